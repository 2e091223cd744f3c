import { randomBytes } from "node:crypto";
import type { Answer } from "@longtable/shared/agreement/agreement.rules";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import type { ActivityId, BoardId, DecisionId, RoundId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { joinCodeFromBytes } from "@longtable/shared/participation/joinCode";
import type { StartScenarios } from "@longtable/shared/scenarios/startScenarios.types";
import type { StartStories } from "@longtable/shared/story/startStories.types";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { CreatedWorkshop } from "@longtable/shared/workshop/workshop.state";
import type { BoardRegistry, BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import { addBoard } from "./addBoard.store.ts";
import { blueprintFor, type SampleBlueprint, type WorkshopBlueprint } from "./blueprint.ts";
import { eraseWorkshop } from "./erasure.store.ts";
import { findTemplate, removeTemplate, savedTemplates } from "./savedTemplates.store.ts";
import {
  addActivity,
  addWorkshop,
  listActivities,
  listBoards,
  listWorkshops,
  setBoardLocks,
  workshopByCode,
  workshopById,
} from "./workshop.store.ts";

export interface OrganiserDeps {
  storage: Storage;
  registry: BoardRegistry;
  clock: Clock;
  /** Makes a seat and answers its token. */
  addStaffSeat(sql: Sql, workshopId: WorkshopId, role: "facilitator" | "observer"): Promise<string>;
  /** Remembers, on disk and outside the database, that a workshop is erased. */
  noteErased(workshopId: string): void;
  /** Erases what other workshops have of a workshop's notes; answers what to do once that is kept. */
  eraseCopies(sql: Sql, boards: BoardUnit, workshopId: string): Promise<() => void>;
  /** Ends every socket of a workshop that is erased. */
  endWorkshop(workshopId: string): void;
  /** Told of a workshop that could not be erased again. */
  onError(error: unknown, workshopId: string): void;
  /** The filled demo. */
  sample(): SampleBlueprint;
  /** How the neighbouring features keep what a workshop starts with. */
  keep: KeepStart;
}

interface KeepStart {
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: null }): Promise<void>;
  addRound(sql: Sql, workshopId: string, round: Omit<Round, "mine">): Promise<void>;
  addGroupResults(sql: Sql, workshopId: string, results: GroupResults): Promise<void>;
  putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void>;
  /** The proposal behind a decision, with what the room said to it. */
  startProposal(sql: Sql, workshopId: string, decision: Decision, answers: readonly Answer[]): Promise<void>;
  setPrevious(sql: Sql, workshopId: string, previousId: string): Promise<void>;
  startAfterwards(
    sql: Sql,
    workshopId: string,
    afterwards: Afterwards,
    decisionIds: ReadonlyMap<string, DecisionId>,
  ): Promise<void>;
  startStories(
    sql: Sql,
    workshopId: string,
    stories: StartStories,
    boardIds: ReadonlyMap<string, BoardId>,
  ): Promise<void>;
  startScenarios(
    sql: Sql,
    workshopId: string,
    scenarios: StartScenarios,
    boardIds: ReadonlyMap<string, BoardId>,
  ): Promise<void>;
}

/** Addresses without a trailing slash: the one this request came to, and the one phones in the room can reach. */
export interface Addresses {
  own: string;
  phones: string;
}

/** Links to hand out. Tokens sit in the fragment, which no server ever sees. */
export function linksFor(
  { own, phones }: Addresses,
  joinCode: string,
  tokens: { facilitator: string; screen: string },
) {
  return {
    join: `${phones}/#${joinCode}`,
    facilitate: `${own}/facilitate#${tokens.facilitator}`,
    screen: `${own}/screen#${tokens.screen}`,
  };
}

/** What the organiser does with the key: make workshops, hand out seats, erase. */
export function createOrganiserFeature(deps: OrganiserDeps) {
  const { storage, registry, clock, addStaffSeat, endWorkshop, keep } = deps;

  async function write(sql: Sql, boards: BoardUnit, id: WorkshopId, title: string, template: string) {
    const blueprint = await blueprintFor(sql, template, deps.sample);
    await addWorkshop(sql, {
      id,
      title,
      template,
      joinCode: await freeJoinCode(sql),
      groups: [...blueprint.groups],
      screen: "activity",
      isSample: blueprint.isSample,
      timer: null,
      createdAt: clock.now(),
    });
    const boardIds = await writeBoards(sql, boards, id, blueprint, keep);
    const activityIds = await writeActivities(sql, id, blueprint, boardIds);
    await writeOutcomes(sql, id, blueprint, { boardIds, activityIds, keep, now: clock.now() });
  }

  /** Erases a workshop and what others have of its notes. */
  const eraseWhole = (id: string) =>
    registry.transact(async (sql, boards) => {
      const tell = await deps.eraseCopies(sql, boards, id);
      await eraseWorkshop(sql, id);
      return tell;
    });

  return {
    async create(
      { title, template, previousId }: { title: string; template: string; previousId?: WorkshopId | undefined },
      addresses: Addresses,
      /** What it begins with beside its template, in the same transaction. */
      begin: (sql: Sql, boards: BoardUnit, id: WorkshopId) => Promise<void> = async () => undefined,
    ): Promise<CreatedWorkshop> {
      const id = newId<WorkshopId>();
      const tokens = await registry.transact(async (sql, boards) => {
        if (previousId) {
          if (!(await workshopById(sql, previousId))) throw new UserError("notFound", "workshop.notFound");
          await keep.setPrevious(sql, id, previousId);
        }
        await write(sql, boards, id, title, template);
        await begin(sql, boards, id);
        return {
          facilitator: await addStaffSeat(sql, id, "facilitator"),
          screen: await addStaffSeat(sql, id, "observer"),
        };
      });
      const workshop = await workshopById(storage.sql, id);
      if (!workshop) throw new Error("a workshop that was just made is not there");
      const { joinCode } = workshop;
      const activities = await listActivities(storage.sql, id);
      return { workshop: { id, title, joinCode, activities }, links: linksFor(addresses, joinCode, tokens), tokens };
    },

    /** What the maker of a workshop is answered; without links that carry tokens where those were shown before. */
    async made(workshopId: string, addresses: Addresses, tokens: CreatedWorkshop["tokens"] | null) {
      const workshop = await workshopById(storage.sql, workshopId);
      if (!workshop) throw new UserError("notFound", "workshop.notFound");
      const { id, title, joinCode } = workshop;
      const activities = await listActivities(storage.sql, id);
      const links = tokens ? linksFor(addresses, joinCode, tokens) : { join: `${addresses.phones}/#${joinCode}` };
      return { workshop: { id, title, joinCode, activities }, links, ...(tokens && { tokens }) };
    },

    async list({ phones }: Addresses) {
      const workshops = await listWorkshops(storage.sql);
      return workshops.map(({ id, title, joinCode, createdAt, participants, template, isSample, programmeId }) => ({
        id,
        title,
        joinCode,
        createdAt,
        participants,
        template,
        isSample,
        programmeId,
        links: { join: `${phones}/#${joinCode}` },
      }));
    },

    /** What workshops can start from. */
    templates: {
      find: (template: string) => findTemplate(storage.sql, template),
      saved: () => savedTemplates(storage.sql),
      remove: (template: string) => storage.transact((sql) => removeTemplate(sql, template)),
    },

    /** A new seat with its own token: links are shown once, so a lost one is replaced, not repeated. */
    async addSeat(workshopId: string, role: "facilitator" | "observer", { own }: Addresses) {
      const token = await storage.transact(async (sql) => {
        const workshop = await workshopById(sql, workshopId);
        if (!workshop) throw new UserError("notFound", "workshop.notFound");
        return addStaffSeat(sql, workshop.id, role);
      });
      return { token, link: `${own}/${role === "facilitator" ? "facilitate" : "screen"}#${token}` };
    },

    /** Erases once more what was erased before, as after an older backup was put back; answers how many that were. */
    async eraseAgain(workshopIds: readonly string[]): Promise<number> {
      let found = 0;
      for (const id of workshopIds) {
        if (!(await workshopById(storage.sql, id))) continue;
        // One that cannot be erased keeps neither the others from it nor the server from starting.
        found += await eraseWhole(id).then(
          () => 1,
          (error: unknown) => {
            deps.onError(error, id);
            return 0;
          },
        );
      }
      if (found > 0) await storage.scrub();
      return found;
    },

    /** Takes a workshop off every screen, out of memory and out of the file. */
    async erase(workshopId: string): Promise<void> {
      const workshop = await workshopById(storage.sql, workshopId);
      if (!workshop) throw new UserError("notFound", "workshop.notFound");
      const boards = await listBoards(storage.sql, workshopId);
      // First: should the server die in between, the next start erases it.
      deps.noteErased(workshopId);
      const tell = await eraseWhole(workshopId);
      endWorkshop(workshopId);
      tell();
      await registry.erase(boards.map(({ id }) => id));
      await storage.scrub();
    },
  };
}
export type OrganiserFeature = ReturnType<typeof createOrganiserFeature>;

/** A join code that no workshop has. */
export async function freeJoinCode(sql: Sql): Promise<string> {
  for (;;) {
    const code = joinCodeFromBytes(randomBytes(16));
    if (code !== null && !(await workshopByCode(sql, code))) return code;
  }
}

async function writeBoards(
  sql: Sql,
  boards: BoardUnit,
  workshopId: WorkshopId,
  { boards: blueprints }: WorkshopBlueprint,
  keep: KeepStart,
) {
  const ids = new Map<string, BoardId>();
  for (const [position, blueprint] of blueprints.entries()) {
    const { key, type, title, write, mapState, basedOnKey, lockedParts: locks } = blueprint;
    const id = newId<BoardId>();
    ids.set(key, id);
    const basedOnId = basedOnKey && ids.get(basedOnKey);
    await addBoard(sql, workshopId, position, { id, type, title, mapState, basedOnId });
    const room = await boards.room(id);
    await room.edit(sql, write);
    const lockedParts = locks?.() ?? [];
    if (lockedParts.length > 0) await setBoardLocks(sql, id, { isLocked: false, lockedParts });
    for (const note of room.board.listNotes()) {
      await keep.addNoteRow(sql, { id: note.id, boardId: id, workshopId, seatId: null });
    }
  }
  return ids;
}

async function writeActivities(
  sql: Sql,
  workshopId: WorkshopId,
  { activities }: WorkshopBlueprint,
  boardIds: ReadonlyMap<string, BoardId>,
) {
  const ids = new Map<string, ActivityId>();
  for (const [position, { key, boardKeys, ...activity }] of activities.entries()) {
    const id = newId<ActivityId>();
    ids.set(key, id);
    const used = boardKeys.flatMap((boardKey) => boardIds.get(boardKey) ?? []);
    await addActivity(sql, workshopId, position, { ...activity, id, state: "queued", openedAt: null, boardIds: used });
  }
  return ids;
}

interface Made {
  boardIds: ReadonlyMap<string, BoardId>;
  activityIds: ReadonlyMap<string, ActivityId>;
  keep: KeepStart;
  now: number;
}

async function writeOutcomes(
  sql: Sql,
  workshopId: WorkshopId,
  blueprint: WorkshopBlueprint,
  made: Made,
): Promise<void> {
  const roundIds = new Map<string, RoundId>();
  for (const { key, activityKey, boardKey, byGroup, ...round } of blueprint.rounds) {
    const [activityId, boardId] = [made.activityIds.get(activityKey), made.boardIds.get(boardKey)];
    if (!activityId || !boardId) continue;
    const id = newId<RoundId>();
    roundIds.set(key, id);
    await made.keep.addRound(sql, workshopId, { ...round, id, activityId, boardId, state: "closed" });
    await made.keep.addGroupResults(sql, workshopId, { ...byGroup, roundId: id, view: "everyone", silent: [] });
  }
  const decisionIds = new Map<string, DecisionId>();
  for (const { key, roundKey, answers, ...decided } of blueprint.decisions) {
    const id = newId<DecisionId>();
    decisionIds.set(key, id);
    const roundId = roundKey ? (roundIds.get(roundKey) ?? null) : null;
    const decision: Decision = { ...decided, id, roundId, recordedAt: made.now };
    await made.keep.putDecision(sql, workshopId, decision);
    await made.keep.startProposal(sql, workshopId, decision, answers);
  }
  if (blueprint.afterwards) {
    await made.keep.startAfterwards(sql, workshopId, blueprint.afterwards(made.now), decisionIds);
  }
  if (blueprint.stories) await made.keep.startStories(sql, workshopId, blueprint.stories(made.now), made.boardIds);
  if (blueprint.scenarios) await made.keep.startScenarios(sql, workshopId, blueprint.scenarios, made.boardIds);
}
