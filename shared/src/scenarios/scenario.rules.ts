import type { StepId } from "../kernel/ids.ts";
import type { Access } from "../participation/roles.ts";
import { accessAllows } from "../participation/roles.ts";
import { narrower, type Reach } from "../story/scope.rules.ts";
import { DEFAULT_BOARD_SCOPE, type Scope } from "../story/story.types.ts";
import type { Need, Scenario, Visit } from "./scenario.schema.ts";
import { FITS, type Fit, GAP_KINDS, type GapKind } from "./scenario.types.ts";

export type ScenarioDeed = "make" | "change" | "remove" | "show";
export type ScenarioDenial = "readOnly" | "notYours" | "hostsOnly" | "writtenAlone" | "hostsFirst";

interface ScenarioUse {
  /** What the seat may do on the board. */
  access: Access;
  /** A host, who may change anyone's. */
  isHost: boolean;
  isMine: boolean;
  /** A table's own board: who sits there works on one life together. */
  isTogether: boolean;
  /** Everyone writes for themselves just now. */
  isAlone: boolean;
  /** What the room writes waits for a host. */
  isModerated: boolean;
}

/** Why this seat may not do this to a person plotted on a board, or null. */
export function scenarioDenial(deed: ScenarioDeed, use: ScenarioUse): ScenarioDenial | null {
  if (use.isHost) return null;
  if (deed === "show") return "hostsOnly";
  if (!accessAllows(use.access, "contribute")) return "readOnly";
  if (use.isAlone) return "writtenAlone";
  // Words that no host has seen would reach everyone.
  if (use.isModerated) return "hostsFirst";
  if (deed === "make" || use.isMine || use.access === "edit") return null;
  return deed === "change" && use.isTogether ? null : "notYours";
}

type Way = Pick<Scenario, "needs" | "visits">;

export interface Gap {
  need: Need;
  kind: GapKind;
}

/** How far the best visit met a need; null where no visit is about it. */
export function bestFit(need: Pick<Need, "id">, visits: readonly Visit[]): Fit | null {
  const about = visits.filter(({ needIds }) => needIds.includes(need.id));
  return FITS.find((fit) => about.some((visit) => visit.fit === fit)) ?? null;
}

/** Needs that nobody meets: those without a visit first, then those never met, then those met only in part. */
export function gapsOf({ needs, visits }: Way): Gap[] {
  const gaps = needs.flatMap((need): Gap[] => {
    const fit = bestFit(need, visits);
    return fit === "met" ? [] : [{ need, kind: fit ?? "noVisit" }];
  });
  return gaps.toSorted((a, b) => GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind));
}

/** How many visits met what was needed, in part or not at all; and needs that no visit is about. */
export interface ScenarioCounts extends Record<Fit, number> {
  visits: number;
  noVisit: number;
}

export function countScenario({ needs, visits }: Way): ScenarioCounts {
  const count = (fit: Fit) => visits.filter((visit) => visit.fit === fit).length;
  const noVisit = needs.filter((need) => bestFit(need, visits) === null).length;
  return { met: count("met"), partly: count("partly"), unmet: count("unmet"), visits: visits.length, noVisit };
}

/** By step how many visits there left somebody's need unmet; steps without any are not in it. */
export function unmetByStep(scenarios: readonly Way[]): Map<StepId, number> {
  const counts = new Map<StepId, number>();
  for (const { visits } of scenarios) {
    for (const { stepId, fit } of visits) {
      if (stepId !== null && fit === "unmet") counts.set(stepId, (counts.get(stepId) ?? 0) + 1);
    }
  }
  return counts;
}

/** Where a visit is: at a step of this map, elsewhere, or at a step that is gone. */
export function visitPlace(
  { stepId }: Pick<Visit, "stepId">,
  stepIds: ReadonlySet<string>,
): "step" | "offMap" | "gone" {
  if (stepId === null) return "offMap";
  return stepIds.has(stepId) ? "step" : "gone";
}

/** A way whose visits name only needs that are there. */
export function withKnownNeeds<Kept extends Way>(way: Kept): Kept {
  const known = new Set<string>(way.needs.map(({ id }) => id));
  const visits = way.visits.map((visit) => ({ ...visit, needIds: visit.needIds.filter((id) => known.has(id)) }));
  return { ...way, visits };
}

/** The list with this one before another; at the end with null, or when that one is gone. */
export function placedBefore<Entry extends { id: string }>(
  list: readonly Entry[],
  entry: Entry,
  beforeId: string | null,
): Entry[] {
  if (beforeId === entry.id) return [...list];
  const rest = list.filter(({ id }) => id !== entry.id);
  const at = rest.findIndex(({ id }) => id === beforeId);
  return at < 0 ? [...rest, entry] : [...rest.slice(0, at), entry, ...rest.slice(at)];
}

/**
 * How far a scenario may go: an invented one as far as its board; a real person's as far as both their story and the board may,
 * and without a story no further than the room.
 *
 * @param story - how far the story it is told from may go; undefined where it is told from none.
 */
export function scenarioReach(fictional: boolean, boardScope: Scope, story: Reach | undefined): Reach {
  if (fictional) return boardScope;
  return narrower(boardScope, story === undefined ? DEFAULT_BOARD_SCOPE : story);
}

/** What a person's name is called as something that was written: never the person's own id, as taking it back leaves the person. */
export const nameIdOf = (scenarioId: string): string => `${scenarioId}-name`;

/** What the words of who a person is are called, likewise. */
export const aboutIdOf = (scenarioId: string): string => `${scenarioId}-about`;
