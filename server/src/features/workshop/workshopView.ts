import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import type { GroupId } from "@longtable/shared/kernel/ids";
import type { Me } from "@longtable/shared/participation/participation.schema";
import { boardAccess, may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { type GroupCounts, suppressSmallGroups } from "@longtable/shared/participation/smallGroups";
import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import {
  type PatchPart,
  type RoundCount,
  STATE_SLICES,
  type StatePatch,
} from "@longtable/shared/workshop/workshop.patch";
import { currentPhase } from "@longtable/shared/workshop/workshop.rules";
import type { Activity, BoardSummary } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { StoredWorkshop } from "./workshop.store.ts";

export interface ViewDeps {
  sql: Sql;
  clock: Clock;
  workshopById(sql: Sql, id: string): Promise<StoredWorkshop | null>;
  listActivities(sql: Sql, id: string): Promise<Activity[]>;
  listBoards(sql: Sql, id: string): Promise<BoardSummary[]>;
  listRounds(sql: Sql, id: string): Promise<RoundForAll[]>;
  readOwnVotes(sql: Sql, id: string, rounds: readonly RoundForAll[]): Promise<(seat: Seat) => Map<string, OwnVote>>;
  listDecisions(sql: Sql, id: string): Promise<Decision[]>;
  /** Reads once; the answer cuts for a seat. */
  proposalsFor(sql: Sql, id: string): Promise<(seat: Seat) => Proposal[]>;
  checksFor(sql: Sql, id: string): Promise<(seat: Seat) => Check[]>;
  countByGroup(sql: Sql, id: string): Promise<GroupCounts>;
  participantById(sql: Sql, id: string): Promise<{ alias: string; group_id: GroupId | null } | null>;
  noteIdsOf(sql: Sql, seatId: string): Promise<string[]>;
  followThroughFor(sql: Sql, id: string): Promise<(role: Role) => FollowThrough>;
  reflectionFor(sql: Sql, id: string): Promise<(seat: Seat) => Reflection>;
  listGroupResults(sql: Sql, id: string): Promise<GroupResults[]>;
  /** From how many people on a group is shown on its own. */
  leastShown(sql: Sql, id: string): Promise<number>;
  /** How many participants are connected now. */
  countHere(workshopId: string): number;
}

type OwnVote = Pick<Round, "mine" | "receipt" | "notForMe">;
type RoundForAll = Omit<Round, keyof OwnVote>;

/** A workshop as it is for everyone; each person's own view is cut from it. */
interface SharedView {
  stored: StoredWorkshop;
  activities: Activity[];
  boards: BoardSummary[];
  rounds: RoundForAll[];
  ownVotes(seat: Seat): Map<string, OwnVote>;
  decisions: Decision[];
  proposals: (seat: Seat) => Proposal[];
  checks: (seat: Seat) => Check[];
  groups: GroupCounts;
  followThrough: ((role: Role) => FollowThrough) | null;
  reflection: ((seat: Seat) => Reflection) | null;
  results: GroupResults[];
  least: number;
}

const PERSONAL: ReadonlySet<PatchPart> = new Set(["me", "rounds", "agreements", "checks", "reflection"]);

/**
 * Builds what each person may see: the only place where the state leaves the server, so the only place where
 * something could leak. `mine` goes to its owner, tallies only after close, small groups only to facilitators.
 */
export function createWorkshopView(deps: ViewDeps) {
  const { sql, clock } = deps;
  let version = clock.now();

  /** Reads what the named parts are cut from, and leaves out what none of them needs. */
  async function shared(workshopId: string, names: ReadonlySet<PatchPart>): Promise<SharedView | null> {
    const stored = await deps.workshopById(sql, workshopId);
    if (!stored) return null;
    const needs = (...parts: PatchPart[]) => parts.some((part) => names.has(part));
    const [activities, boards, rounds, decisions, groups, proposals, checks] = await Promise.all([
      needs("phase", "activities", "boards") ? deps.listActivities(sql, workshopId) : [],
      needs("boards") ? deps.listBoards(sql, workshopId) : [],
      needs("rounds", "roundCounts") ? deps.listRounds(sql, workshopId) : [],
      needs("decisions") ? deps.listDecisions(sql, workshopId) : [],
      needs("participants") ? deps.countByGroup(sql, workshopId) : {},
      needs("agreements") ? deps.proposalsFor(sql, workshopId) : () => [],
      needs("checks") ? deps.checksFor(sql, workshopId) : () => [],
    ]);
    const ownVotes = await deps.readOwnVotes(sql, workshopId, needs("rounds") ? rounds : []);
    const afterwards = {
      followThrough: needs("followThrough") ? await deps.followThroughFor(sql, workshopId) : null,
      reflection: needs("reflection") ? await deps.reflectionFor(sql, workshopId) : null,
    };
    const results = needs("results") ? await deps.listGroupResults(sql, workshopId) : [];
    const least = await deps.leastShown(sql, workshopId);
    return {
      results,
      least,
      ...afterwards,
      stored,
      activities,
      boards,
      rounds,
      ownVotes,
      decisions,
      groups,
      proposals,
      checks,
    };
  }

  async function me(seat: Seat): Promise<Me> {
    const person = seat.participantId ? await deps.participantById(sql, seat.participantId) : null;
    return {
      seatId: seat.id,
      ...(seat.participantId && { participantId: seat.participantId }),
      role: seat.role,
      canVote: seat.canVote,
      ...(person && { alias: person.alias, groupId: person.group_id }),
      noteIds: await deps.noteIdsOf(sql, seat.id),
    };
  }

  const statesOf = (activities: readonly Activity[], boardId: string) =>
    activities.filter((activity) => activity.boards.some((board) => board.id === boardId)).map(({ state }) => state);

  const slices = {
    workshop: ({ stored: { id, title, joinCode, groups, screen, isSample } }: SharedView) => ({
      id,
      title,
      joinCode,
      groups,
      screen,
      isSample,
    }),
    phase: ({ activities }: SharedView) => currentPhase(activities),
    activities: ({ activities }: SharedView) => activities,
    boards: ({ boards, activities }: SharedView, seat: Seat) =>
      boards.map((board) => ({ ...board, access: boardAccess(seat.role, statesOf(activities, board.id)) })),
    rounds: ({ rounds, ownVotes }: SharedView, seat: Seat) => {
      const own = ownVotes(seat);
      return rounds.map((round) => ({ ...round, ...own.get(round.id) }));
    },
    roundCounts: ({ rounds }: SharedView) => Object.fromEntries(rounds.filter(isOpen).map(countOf)),
    decisions: ({ decisions }: SharedView) => decisions,
    agreements: ({ proposals }: SharedView, seat: Seat) => proposals(seat),
    checks: ({ checks }: SharedView, seat: Seat) => checks(seat),
    participants: ({ stored, groups, least }: SharedView, seat: Seat) => ({
      count: Object.values(groups).reduce((sum, count) => sum + count, 0),
      here: deps.countHere(stored.id),
      byGroup: may(seat.role, "seeGroups") ? groups : suppressSmallGroups(groups, least),
      leastShown: least,
    }),
    timer: ({ stored }: SharedView) => (stored.timer ? { ...stored.timer, now: clock.now() } : null),
    followThrough: ({ followThrough }: SharedView, seat: Seat) => followThrough?.(seat.role),
    reflection: ({ reflection }: SharedView, seat: Seat) => reflection?.(seat),
    results: ({ results }: SharedView, seat: Seat) =>
      may(seat.role, "seeGroups") ? results : results.map(({ silent: _silent, ...seen }) => seen),
  };

  /** The named parts as one seat may see them. */
  async function cut(view: SharedView, seat: Seat, wanted: readonly PatchPart[]): Promise<Omit<StatePatch, "version">> {
    const patch: Record<string, unknown> = {};
    for (const part of wanted) patch[part] = part === "me" ? await me(seat) : slices[part](view, seat);
    return patch;
  }

  return {
    /** True for parts that differ between two people of one role; the others may be cut once for all of them. */
    isPersonal: (part: PatchPart): boolean => PERSONAL.has(part),

    /** Something has changed: what is read from now on is a later version. */
    advance(): void {
      version += 1;
    },

    /** The whole state for one seat; null when the workshop is gone. */
    async stateFor(seat: Seat): Promise<WorkshopState | null> {
      const view = await shared(seat.workshopId, new Set(STATE_SLICES));
      if (!view) return null;
      return {
        version,
        workshop: slices.workshop(view),
        me: await me(seat),
        phase: slices.phase(view),
        activities: slices.activities(view),
        boards: slices.boards(view, seat),
        rounds: slices.rounds(view, seat),
        decisions: slices.decisions(view),
        agreements: slices.agreements(view, seat),
        checks: slices.checks(view, seat),
        participants: slices.participants(view, seat),
        timer: slices.timer(view),
        followThrough: slices.followThrough(view, seat),
        reflection: slices.reflection(view, seat),
        results: slices.results(view, seat),
      };
    },

    /** Patches for many seats from one reading of the workshop. */
    async patchesFor(
      workshopId: string,
      wanted: ReadonlyMap<Seat, readonly PatchPart[]>,
    ): Promise<Map<Seat, StatePatch>> {
      const view = await shared(workshopId, new Set([...wanted.values()].flat()));
      const patches = new Map<Seat, StatePatch>();
      if (!view) return patches;
      for (const [seat, names] of wanted) patches.set(seat, { version, ...(await cut(view, seat, names)) });
      return patches;
    },
  };
}
const isOpen = ({ state }: RoundForAll) => state === "open";

const countOf = ({ id, voted, onPaper }: RoundForAll): [string, RoundCount] => [
  id,
  { voted, ...(onPaper && { onPaper }) },
];

export type WorkshopView = ReturnType<typeof createWorkshopView>;
