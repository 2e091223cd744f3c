import type { BoardType } from "../board/board.types.ts";
import { PHASES, type PhaseKey } from "./phases.ts";
import type { Activity, OutputType } from "./workshop.schema.ts";

export const AGENDA_LIMITS = {
  promptChars: 500,
  minutes: 24 * 60,
  boardsPerActivity: 6,
  activitiesPerWorkshop: 120,
  /** The room's own; tables' copies come on top. */
  boardsPerWorkshop: 60,
  reasonChars: 500,
} as const;

interface InPhase {
  phase: PhaseKey;
}
interface Listed extends InPhase {
  id: string;
}

const rank = ({ phase }: InPhase) => PHASES.indexOf(phase);

/** The agenda's one order: phase by phase, and in each phase as given. */
export function inAgendaOrder<T extends InPhase>(activities: readonly T[]): T[] {
  return activities.toSorted((a, b) => rank(a) - rank(b));
}

/** A place on the agenda, named by its neighbour, so that it means the same after others have moved. */
export interface AgendaPlace {
  phase: PhaseKey;
  /** What it comes after; null for first in the phase; left out, or no longer in that phase: last. */
  afterId?: string | null | undefined;
}

/** The agenda with these activities at a place, in their order, moved there or new; all others keep theirs. */
export function placedAt<T extends Listed>(
  activities: readonly T[],
  placed: readonly T[],
  { phase, afterId }: AgendaPlace,
): T[] {
  const own = new Set(placed.map(({ id }) => id));
  const others = inAgendaOrder(activities.filter(({ id }) => !own.has(id)));
  const first = others.filter((one) => rank(one) < PHASES.indexOf(phase)).length;
  const last = first + others.filter((one) => one.phase === phase).length;
  const after = others.findIndex((one) => one.id === afterId && one.phase === phase);
  const at = afterId === null ? first : after < 0 ? last : after + 1;
  return others.toSpliced(at, 0, ...placed.map((one) => ({ ...one, phase })));
}

/** Where an activity goes when it moves one place up (-1) or down (1), over the edge of a phase too; null at either end. */
export function neighbourPlace(activities: readonly Listed[], id: string, by: 1 | -1): AgendaPlace | null {
  const order = inAgendaOrder(activities);
  const at = order.findIndex((one) => one.id === id);
  const moved = order[at];
  if (!moved) return null;
  const next = order[at + by];
  if (next?.phase === moved.phase) {
    const after = by === 1 ? next : order[at - 2];
    return { phase: moved.phase, afterId: after?.phase === moved.phase ? after.id : null };
  }
  const phase = PHASES[rank(moved) + by];
  if (!phase) return null;
  return by === 1 ? { phase, afterId: null } : { phase };
}

/** True once the session has begun: something other than pre-work has been open. */
export function hasBegun(activities: readonly Pick<Activity, "openedAt" | "isPreWork">[]): boolean {
  return activities.some(({ openedAt, isPreWork }) => openedAt !== null && !isPreWork);
}

/** What people may do when they like while the room has nothing in front: the pre-work that is open. */
export function openPreWork(activities: readonly Activity[]): Activity[] {
  return activities.filter(({ state, isPreWork }) => state === "open" && isPreWork);
}

/** What an activity has made, as far as an output can be told from it. */
export interface OutputFacts {
  /** Its boards, tables' copies among them, with how many notes each has. */
  boards: readonly { type: BoardType; notes: number }[];
  /** Closed votes of the activity. */
  closedRounds: number;
  /** Decisions recorded since it was started. */
  decisions: number;
  /** Commitments of the workshop. */
  commitments: number;
  /** Wheels, declared rungs and asked questions of the workshop. */
  reflections: number;
}

const MAPS: readonly BoardType[] = ["journeyMap", "matrix", "rings"];

/** True when an activity has the output it declares (METHODS M3). */
export function hasOutput(output: OutputType, facts: OutputFacts): boolean {
  const notesOn = (isMeant: (type: BoardType) => boolean) =>
    facts.boards.some(({ type, notes }) => notes > 0 && isMeant(type));
  switch (output) {
    case "map":
      return notesOn((type) => MAPS.includes(type));
    case "shortlist":
      return facts.closedRounds > 0;
    case "decision":
      return facts.decisions > 0;
    case "commitments":
      return facts.commitments > 0;
    case "reflection":
      return facts.reflections > 0;
    case "evidence":
    case "prototype":
    case "measures":
      return notesOn(() => true);
  }
}

/** Why an activity may not be taken off the agenda, or null. */
export function removalDenial({
  state,
  isPromptLocked,
}: Pick<Activity, "state" | "isPromptLocked">): "promptLocked" | "hasRun" | null {
  if (isPromptLocked) return "promptLocked";
  return state === "queued" ? null : "hasRun";
}

/** What a change to an activity touches. */
export interface ActivityChange {
  title?: unknown;
  prompt?: unknown;
  isPreWork?: boolean | undefined;
  writing?: unknown;
  place?: unknown;
  boardIds?: unknown;
}

/** Why an activity may not be changed so, or null: a locked prompt keeps its words, one that has run its boards. */
export function changeDenial(
  { state, isPromptLocked, isPreWork }: Pick<Activity, "state" | "isPromptLocked" | "isPreWork">,
  change: ActivityChange,
): "promptLocked" | "hasRun" | null {
  if (isPromptLocked && (change.title !== undefined || change.prompt !== undefined)) return "promptLocked";
  if (state === "queued") return null;
  const becomesPreWork = change.isPreWork === true && !isPreWork;
  const isOfTheStart = [change.writing, change.place, change.boardIds].some((field) => field !== undefined);
  return becomesPreWork || isOfTheStart ? "hasRun" : null;
}
