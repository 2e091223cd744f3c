import type { NeedId, ScenarioId, StepId, StoryId, VisitId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, isWrittenAlone, may } from "@longtable/shared/participation/permissions";
import {
  addNeed,
  addVisit,
  changeNeed,
  changeScenario,
  changeVisit,
  makeScenario,
  moveNeed,
  moveVisit,
  removeNeed,
  removeScenario,
  removeVisit,
  showScenario,
} from "@longtable/shared/scenarios/scenario.commands";
import {
  aboutIdOf,
  nameIdOf,
  placedBefore,
  type ScenarioDeed,
  scenarioDenial,
} from "@longtable/shared/scenarios/scenario.rules";
import type { Visit } from "@longtable/shared/scenarios/scenario.schema";
import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type Part, requireFree, wasThere, withoutPart, withWriter } from "./scenarioParts.ts";
import {
  countScenarios,
  findScenario,
  putScenario,
  removeScenarioRow,
  type StoredScenario,
} from "./scenarios.store.ts";
import { findOff, type OffScenario, offOf, putBack, putOff, removeOff } from "./scenariosOff.store.ts";

/** Which stories a seat may read, and which are its own. */
export interface StoryTies {
  mayRead(seat: Seat, storyId: string): boolean;
  isOwn(seat: Seat, storyId: string): boolean;
}

export interface ScenarioDeps {
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
  readTies(sql: Sql, workshopId: string): Promise<StoryTies>;
}

type Whose = Pick<StoredScenario, "boardId" | "seatId">;

/** People plotted over a planned map (METHODS M18): needs, an ordered way, and how well each stop met what they needed. */
export function registerScenarios(on: Register, { boardUse, readTies }: ScenarioDeps): void {
  /** Refuses what this seat may not do here; a board that it may not read is not there for it. */
  async function require(deed: ScenarioDeed, { sql, seat }: CommandContext, { boardId, seatId }: Whose): Promise<void> {
    const use = await boardUse(sql, boardId);
    const access = use?.workshopId === seat.workshopId ? boardAccess(seat, use) : "none";
    if (!use || access === "none") throw new UserError("notFound", "board.notFound");
    const denial = scenarioDenial(deed, {
      access,
      isHost: may(seat.role, "editAnyNote"),
      isMine: seatId === seat.id,
      isTogether: use.tableId !== null,
      isAlone: isWrittenAlone(use),
      isModerated: use.isModerated === true,
    });
    if (denial) throw new UserError("forbidden", `scenario.${denial}`);
  }

  async function find(deed: ScenarioDeed, context: CommandContext, id: ScenarioId): Promise<StoredScenario> {
    const { sql, seat } = context;
    const scenario = await findScenario(sql, seat.workshopId, id);
    if (!scenario) throw new UserError("notFound", "scenario.gone");
    const isTied = scenario.storyId !== null && scenario.seatId !== seat.id;
    if (isTied && !(await readTies(sql, seat.workshopId)).mayRead(seat, scenario.storyId ?? "")) {
      throw new UserError("notFound", "scenario.gone");
    }
    await require(deed, context, scenario);
    return scenario;
  }

  async function keep(context: CommandContext, scenario: StoredScenario): Promise<void> {
    await putScenario(context.sql, context.seat.workshopId, scenario);
    context.changed({ slices: ["scenarios"] });
  }

  /** Keeps it with a need or visit of this id as this seat's words. */
  const keepPart = (context: CommandContext, scenario: StoredScenario, partId: string) =>
    keep(context, { ...scenario, writers: { ...scenario.writers, [partId]: context.seat.id } });

  const keepAdded = (context: CommandContext, scenario: StoredScenario, part: Part) =>
    keep(context, withWriter(scenario, part, context.seat.id));

  /** What is known of a person whom this seat took off and puts back. @throws {UserError} notFound where that is nobody. */
  async function offFor({ sql, seat }: CommandContext, id: ScenarioId): Promise<OffScenario> {
    const off = await findOff(sql, seat.workshopId, id);
    if (off?.seatId !== seat.id) throw new UserError("notFound", "scenario.gone");
    await removeOff(sql, seat.workshopId, id);
    return off;
  }

  /** A real person's life is told by a host, or by the person themselves from their own story. */
  async function requireReal({ sql, seat }: CommandContext, storyId: StoryId | null): Promise<void> {
    const isHost = may(seat.role, "editAnyNote");
    if (storyId === null) {
      if (!isHost) throw new UserError("forbidden", "scenario.notYourLife");
      return;
    }
    const ties = await readTies(sql, seat.workshopId);
    if (!ties.mayRead(seat, storyId)) throw new UserError("notFound", "scenario.storyGone");
    if (!isHost && !ties.isOwn(seat, storyId)) throw new UserError("forbidden", "scenario.notYourLife");
  }

  async function requireSteps(
    context: CommandContext,
    boardId: StoredScenario["boardId"],
    stepIds: readonly (StepId | null)[],
  ): Promise<void> {
    const { board } = await context.boards.room(boardId);
    const isMissing = stepIds.some((stepId) => stepId !== null && !board.hasStep(stepId));
    if (isMissing) throw new UserError("notFound", "scenario.stepNotFound");
  }

  on(makeScenario, async ({ scenarioId, storyId = null, needs = [], visits = [], onWall = false, ...who }, context) => {
    const { sql, seat } = context;
    const { boardId, fictional } = who;
    await require("make", context, { boardId, seatId: seat.id });
    if (onWall) await require("show", context, { boardId, seatId: seat.id });
    if (fictional && storyId !== null) throw new UserError("invalid", "scenario.inventedStory");
    if (!fictional) await requireReal(context, storyId);
    if (!areDifferent([...needs, ...visits])) throw new UserError("invalid", "command.wrongShape");
    const { board } = await context.boards.room(boardId);
    if (board.content().type !== "journeyMap") throw new UserError("conflict", "scenario.notAMap");
    if ((await countScenarios(sql, boardId)) >= SCENARIO_LIMITS.scenariosPerBoard) {
      throw new UserError("conflict", "scenario.full");
    }
    const off = scenarioId ? await offFor(context, scenarioId) : null;
    const added = visits.filter((visit) => !off || !wasThere(off, visit.id));
    await requireSteps(
      context,
      boardId,
      added.map(({ stepId }) => stepId),
    );
    const id = scenarioId ?? newId<ScenarioId>();
    const writers = Object.fromEntries([...needs, ...visits].map((part) => [part.id, seat.id]));
    const made = { ...who, id, storyId, needs, visits, onWall, writers, gone: {}, seatId: seat.id };
    await keep(context, off ? putBack(made, off) : made);
    return { scenarioId: id };
  });

  on(changeScenario, async ({ scenarioId, ...wished }, context) => {
    const scenario = await find("change", context, scenarioId);
    const fictional = wished.fictional ?? scenario.fictional;
    if (fictional && wished.storyId) throw new UserError("invalid", "scenario.inventedStory");
    const storyId = fictional ? null : wished.storyId === undefined ? scenario.storyId : wished.storyId;
    // Whoever makes it real, ties it to another story or sets it free decides how far it goes.
    if (fictional !== scenario.fictional || storyId !== scenario.storyId) {
      if (scenario.storyId !== null) await requireReal(context, scenario.storyId);
      if (!fictional) await requireReal(context, storyId);
    }
    const { pseudonym = scenario.pseudonym, about = scenario.about } = wished;
    const writers = {
      ...scenario.writers,
      ...(pseudonym !== scenario.pseudonym && { [nameIdOf(scenarioId)]: context.seat.id }),
      ...(about !== scenario.about && { [aboutIdOf(scenarioId)]: context.seat.id }),
    };
    await keep(context, { ...scenario, pseudonym, about, fictional, storyId, writers });
    return {};
  });

  on(removeScenario, async ({ scenarioId }, context) => {
    const scenario = await find("remove", context, scenarioId);
    const { sql, seat } = context;
    await removeScenarioRow(sql, seat.workshopId, scenarioId);
    if (scenario.seatId === seat.id) await putOff(sql, seat.workshopId, offOf(scenario));
    context.changed({ slices: ["scenarios"] });
    return {};
  });

  on(showScenario, async ({ scenarioId, onWall }, context) => {
    const scenario = await find("show", context, scenarioId);
    if (scenario.onWall !== onWall) await keep(context, { ...scenario, onWall });
    return {};
  });

  on(addNeed, async ({ scenarioId, text, needId = newId<NeedId>(), beforeId = null }, context) => {
    const scenario = await find("change", context, scenarioId);
    const { needs } = scenario;
    if (needs.some((need) => need.id === needId && need.text === text)) return { needId };
    requireFree(scenario, needId);
    if (needs.length >= SCENARIO_LIMITS.needsPerScenario) throw new UserError("conflict", "scenario.needsFull");
    const added = { ...scenario, needs: placedBefore(needs, { id: needId, text }, beforeId) };
    await keepAdded(context, added, { id: needId, words: text });
    return { needId };
  });

  on(changeNeed, async ({ scenarioId, needId, text }, context) => {
    const scenario = await find("change", context, scenarioId);
    const need = partOf(scenario.needs, needId, "scenario.needGone");
    if (need.text === text) return {};
    const needs = scenario.needs.map((one) => (one === need ? { ...one, text } : one));
    await keepPart(context, { ...scenario, needs }, needId);
    return {};
  });

  on(moveNeed, async ({ scenarioId, needId, beforeId }, context) => {
    const scenario = await find("change", context, scenarioId);
    const need = partOf(scenario.needs, needId, "scenario.needGone");
    await keep(context, { ...scenario, needs: placedBefore(scenario.needs, need, beforeId) });
    return {};
  });

  on(removeNeed, async ({ scenarioId, needId }, context) => {
    const scenario = await find("change", context, scenarioId);
    const need = partOf(scenario.needs, needId, "scenario.needGone");
    await keep(context, withoutPart(scenario, { id: needId, words: need.text }));
    return {};
  });

  on(addVisit, async ({ scenarioId, visitId, beforeId = null, ...said }, context) => {
    const scenario = await find("change", context, scenarioId);
    const { visits } = scenario;
    const id = visitId ?? newId<VisitId>();
    const visit = { ...said, needIds: [...new Set(said.needIds)], id };
    if (visits.some((one) => isSameVisit(one, visit))) return { visitId: id };
    requireFree(scenario, id);
    if (visits.length >= SCENARIO_LIMITS.visitsPerScenario) throw new UserError("conflict", "scenario.visitsFull");
    // What is put back keeps its place, also where that went in the meantime.
    if (!wasThere(scenario, id)) await requireSteps(context, scenario.boardId, [said.stepId]);
    const added = { ...scenario, visits: placedBefore(visits, visit, beforeId) };
    await keepAdded(context, added, { id, words: visit.note });
    return { visitId: id };
  });

  on(changeVisit, async ({ scenarioId, visitId, stepId, needIds, fit, note }, context) => {
    const scenario = await find("change", context, scenarioId);
    const visit = partOf(scenario.visits, visitId, "scenario.visitGone");
    if (stepId !== undefined && stepId !== visit.stepId) await requireSteps(context, scenario.boardId, [stepId]);
    const next = {
      ...visit,
      ...(stepId !== undefined && { stepId }),
      ...(needIds && { needIds: [...new Set(needIds)] }),
      ...(fit && { fit }),
      ...(note !== undefined && { note }),
    };
    const visits = scenario.visits.map((one) => (one === visit ? next : one));
    const changed = { ...scenario, visits };
    // Another step or fit says nothing new: the words stay whose they were.
    await (next.note === visit.note ? keep(context, changed) : keepPart(context, changed, visitId));
    return {};
  });

  on(moveVisit, async ({ scenarioId, visitId, beforeId }, context) => {
    const scenario = await find("change", context, scenarioId);
    const visit = partOf(scenario.visits, visitId, "scenario.visitGone");
    await keep(context, { ...scenario, visits: placedBefore(scenario.visits, visit, beforeId) });
    return {};
  });

  on(removeVisit, async ({ scenarioId, visitId }, context) => {
    const scenario = await find("change", context, scenarioId);
    const visit = partOf(scenario.visits, visitId, "scenario.visitGone");
    await keep(context, withoutPart(scenario, { id: visitId, words: visit.note }));
    return {};
  });
}

const areDifferent = (parts: readonly { id: string }[]) => new Set(parts.map(({ id }) => id)).size === parts.length;

const isSameVisit = (one: Visit, other: Visit) =>
  (["id", "stepId", "fit", "note"] as const).every((field) => one[field] === other[field]) &&
  one.needIds.join() === other.needIds.join();

function partOf<Part extends { id: string }>(parts: readonly Part[], id: string, missing: string): Part {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new UserError("notFound", missing);
  return part;
}
