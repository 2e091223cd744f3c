import { type BoardUse, isWrittenAlone, may } from "../participation/permissions.ts";
import type { Role } from "../participation/roles.ts";
import { HELD_LIMITS, type HeldStage, type Taking } from "./held.types.ts";

/** How a board takes what a role writes on it now. What hosts write waits for nobody, but alone they write like everyone. */
export function takingOf(role: Role, use: Pick<BoardUse, "activities" | "isModerated">): Taking {
  if (isWrittenAlone(use)) return "private";
  return use.isModerated && !may(role, "moderate") ? "waiting" : "shown";
}

/** Where a note stands after its owner has changed its words: one that a host gave back asks again. */
export function stageAfterEdit(stage: HeldStage): HeldStage {
  return stage === "back" ? "waiting" : stage;
}

/** Why a seat may hold no more notes, or null. It is told of its own notes alone: a count of all would tell of others'. */
export function holdDenial(ownCount: number): "tooMany" | null {
  return ownCount >= HELD_LIMITS.perSeat ? "tooMany" : null;
}

/**
 * Why a reveal cannot be taken back, or null. `revealedAt` is null when there was none, `candidates` of all rounds so far;
 * `copied` are notes that stand on another board too, where they would be left; `named` those on the shortlist or in a
 * decision, whose words everybody may read there.
 */
export function undoDenial(
  { revealedAt, noteIds, state }: { revealedAt: number | null; noteIds: readonly string[]; state: string },
  { candidates, copied, named }: Record<"candidates" | "copied" | "named", ReadonlySet<string>>,
  now: number,
): "tooLate" | "votedSince" | "namedSince" | "mergedSince" | "activityOver" | null {
  if (revealedAt === null || now - revealedAt > HELD_LIMITS.undoMs) return "tooLate";
  if (noteIds.some((id) => candidates.has(id))) return "votedSince";
  if (noteIds.some((id) => named.has(id))) return "namedSince";
  if (noteIds.some((id) => copied.has(id))) return "mergedSince";
  return state === "closed" || state === "queued" ? "activityOver" : null;
}
