import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { CHECK_SHOWN_MS, checkJustShown, type WallQuestion, wallQuestion } from "../agreement/wallQuestion.ts";

/** How long a decision stays on the wall before the result or the board comes back, in milliseconds. */
export const DECISION_SHOWN_MS = 120_000;

/** What the wall shows. Everything in it is in the state already: the wall decides nothing about who may see what. */
export type ProjectorView =
  | { name: "blank" }
  | { name: "waiting" }
  | { name: "report" }
  | { name: "reflection" }
  | { name: "board"; activity: Activity; boardId: string | null }
  | WallQuestion
  | { name: "vote"; activity: Activity; round: Round }
  | { name: "results"; activity: Activity; round: Round & { tally: NonNullable<Round["tally"]> } }
  | { name: "decision"; activity: Activity; decision: Decision };

/**
 * Chooses the wall's page: an open vote first, then what else the room is asked, then the answers to a
 * check, then a decision just recorded, then the result, then the board.
 *
 * @param now - server time in milliseconds since 1970.
 */
export function projectorView(state: WorkshopState, now: number): ProjectorView {
  if (state.workshop.screen === "blank") return { name: "blank" };
  if (state.workshop.screen === "report" || state.workshop.screen === "reflection")
    return { name: state.workshop.screen };
  const activity = currentActivity(state.activities);
  const asked = state.workshop.screen === "activity" ? wallQuestion(state, now) : null;
  if (asked && activity === null) return asked;
  if (state.workshop.screen === "code" || activity === null) return { name: "waiting" };

  const rounds = state.rounds.filter((round) => round.activityId === activity.id);
  const open = rounds.findLast((round) => round.state === "open");
  if (open) return { name: "vote", activity, round: open };
  if (asked) return asked;

  const check = checkJustShown(state, now);
  if (check) return { name: "check", check };

  const decision = latestDecision(state.decisions, activity, now);
  if (decision) return { name: "decision", activity, decision };

  const closed = rounds.at(-1);
  if (closed?.tally) return { name: "results", activity, round: { ...closed, tally: closed.tally } };
  return { name: "board", activity, boardId: activity.boards[0]?.id ?? null };
}

function latestDecision(decisions: readonly Decision[], activity: Activity, now: number): Decision | null {
  const latest = decisions.toSorted((a, b) => a.recordedAt - b.recordedAt).at(-1);
  if (!latest || latest.recordedAt < (activity.openedAt ?? 0)) return null;
  return now - latest.recordedAt < DECISION_SHOWN_MS ? latest : null;
}

/** When the wall's page will change by itself, in milliseconds from now; null when only the room can change it. */
export function nextChangeIn(view: ProjectorView, now: number): number | null {
  if (view.name === "check" && view.check.shownAt !== undefined) {
    return Math.max(0, view.check.shownAt + CHECK_SHOWN_MS - now);
  }
  return view.name === "decision" ? Math.max(0, view.decision.recordedAt + DECISION_SHOWN_MS - now) : null;
}

/** The board whose content the wall may need: that of the current activity. */
export function wallBoardId(state: WorkshopState): string | null {
  return currentActivity(state.activities)?.boards[0]?.id ?? null;
}
