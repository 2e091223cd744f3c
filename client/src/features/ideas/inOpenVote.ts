import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** Notes that open votes ask about. */
export function inOpenVote(state: Pick<WorkshopState, "rounds"> | null): ReadonlySet<string> {
  const open = (state?.rounds ?? []).filter((round) => round.state === "open");
  return new Set(open.flatMap(({ candidates }) => candidates.map(({ noteId }) => noteId)));
}
