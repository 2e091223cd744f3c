import type { Round } from "../voting/voting.schema.ts";
import type { WorkshopState } from "./workshop.state.ts";

/** Parts of the state that change by themselves. */
export const STATE_SLICES = [
  "workshop",
  "me",
  "phase",
  "activities",
  "agenda",
  "boards",
  "rounds",
  "decisions",
  "agreements",
  "checks",
  "participants",
  "timer",
  "followThrough",
  "reflection",
  "results",
  "people",
  "held",
  "wall",
  "hosts",
  "voice",
  "tables",
  "room",
  "hands",
  "report",
  "programme",
  "stories",
  "evidence",
  "feelings",
  "pins",
  "scenarios",
  "images",
  "versions",
] as const;
export type StateSlice = (typeof STATE_SLICES)[number];

/**
 * What a patch may name: a slice, or of open rounds the counts alone, for who offers `slim`. Everybody's ballot moves a
 * count, and a whole round with all its candidates is a hundred times its size.
 */
export type PatchPart = StateSlice | "roundCounts";

/** How many voted in an open round. */
export type RoundCount = Pick<Round, "voted" | "onPaper">;

/**
 * The parts that change with these: what is to be answered follows the decisions, and the stage the activities; who is ready
 * and has more time goes with the activity, and what one is told of the room with the boards one may read and the tables that
 * are counted. People plotted over a map follow the boards one may read and the stories they are told from. Pictures follow the notes that are on no board, and who may read which board. Whether the room still waits for a host shows in what runs.
 */
export function withDependents(parts: readonly PatchPart[]): readonly PatchPart[] {
  const has = (part: PatchPart) => parts.includes(part);
  const next = new Set(parts);
  if (has("decisions") || has("activities")) next.add("followThrough");
  if (has("boards") || has("activities") || has("tables")) next.add("room");
  if (has("activities")) next.add("hands");
  if (has("activities") || has("timer")) next.add("hosts");
  if (has("participants") || has("tables")) next.add("people");
  if (has("boards") || has("activities") || has("stories")) next.add("scenarios");
  if (has("boards") || has("activities") || has("held")) next.add("images");
  return [...next];
}

/** The parts as one reader is sent them: counts alone only to who merges them, and only where no whole rounds go. */
export function partsFor(isSlim: boolean, changed: ReadonlySet<PatchPart>): ReadonlySet<PatchPart> {
  if (!changed.has("roundCounts") || (isSlim && !changed.has("rounds"))) return changed;
  const parts = new Set(changed).add("rounds");
  parts.delete("roundCounts");
  return parts;
}

/** Socket.IO's `patch`: the slices that changed, whole; `roundCounts` by round's id, only for who offers `slim`. */
export type StatePatch = { version: number; roundCounts?: Readonly<Record<string, RoundCount>> } & Partial<
  Omit<WorkshopState, "version">
>;

/** The state after a patch; slices it does not name, and rounds whose counts stand still, keep their identity. */
export function applyPatch(state: WorkshopState, { roundCounts, ...slices }: StatePatch): WorkshopState {
  const next = { ...state, ...slices };
  if (!roundCounts) return next;
  const counted = (round: Round) => (roundCounts[round.id] ? { ...round, ...roundCounts[round.id] } : round);
  return { ...next, rounds: next.rounds.map(counted) };
}
