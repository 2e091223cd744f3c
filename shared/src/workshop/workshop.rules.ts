import type { TableId } from "../kernel/ids.ts";
import type { PhaseKey } from "./phases.ts";
import type { Activity, ActivityState, BoardForViewer } from "./workshop.schema.ts";

/** Which states an activity may go to from each state. A closed activity may be opened again. */
const NEXT: Record<ActivityState, readonly ActivityState[]> = {
  queued: ["open", "closed"],
  open: ["paused", "revealed", "closed"],
  paused: ["open", "closed"],
  revealed: ["open", "closed"],
  closed: ["open"],
};

/** Why an activity may not go from one state to the other, or null. Asking for the state it is in is no error. */
export function transitionDenial(from: ActivityState, to: ActivityState): "cannotChangeState" | null {
  return from === to || NEXT[from].includes(to) ? null : "cannotChangeState";
}

/** The activity that everyone's screen follows: of those open or revealed, the one opened last, never pre-work; or null. */
export function currentActivity(activities: readonly Activity[]): Activity | null {
  const open = activities.filter(({ state, isPreWork }) => !isPreWork && (state === "open" || state === "revealed"));
  return open.toSorted((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0] ?? null;
}

/** The activity that stands still while none is open: of those paused, the one opened last, never pre-work; or null. */
export function pausedActivity(activities: readonly Activity[]): Activity | null {
  if (currentActivity(activities)) return null;
  const paused = activities.filter(({ state, isPreWork }) => !isPreWork && state === "paused");
  return paused.toSorted((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0] ?? null;
}

/** True between activities: none is in front, and none stands still to go on. */
export const isBetween = (activities: readonly Activity[]): boolean =>
  currentActivity(activities) === null && pausedActivity(activities) === null;

/**
 * The open activities that may not stay open beside this one: they use one of its boards, and people write alone in one of the
 * two. A board is either the room's or each person's own, on every screen at once.
 */
export function clashesWith(activity: Activity, activities: readonly Activity[]): Activity[] {
  if (activity.state !== "open") return [];
  const own = new Set<string>(activity.boards.map(({ id }) => id));
  return activities.filter(
    ({ id, state, place, writing, boards }) =>
      id !== activity.id &&
      state === "open" &&
      (writing === "alone" || activity.writing === "alone") &&
      (place === "tables") === (activity.place === "tables") &&
      boards.some((board) => own.has(board.id)),
  );
}

/** The next queued activity of the session after the given one, in the agenda's order; null at the end. */
export function nextActivity(activities: readonly Activity[], after: Activity | null): Activity | null {
  const from = after ? activities.findIndex((activity) => activity.id === after.id) + 1 : 0;
  return activities.slice(from).find(({ state, isPreWork }) => state === "queued" && !isPreWork) ?? null;
}

/** The phase the room is in: that of the current activity, else of the last one that ran, else of the first. */
export function currentPhase(activities: readonly Activity[]): PhaseKey | null {
  const current = currentActivity(activities);
  if (current) return current.phase;
  const ran = activities.filter(({ openedAt, isPreWork }) => openedAt !== null && !isPreWork);
  const last = ran.toSorted((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0];
  return (last ?? activities[0])?.phase ?? null;
}

/**
 * The boards of an activity, in its order, as somebody meets them: at the tables, the copy of the table named; otherwise, and
 * where the table has none, the room's.
 */
export function boardsOf(
  activity: Activity,
  boards: readonly BoardForViewer[],
  tableId: TableId | null,
): BoardForViewer[] {
  return activity.boards.flatMap(({ id }) => {
    const copy = boards.find((board) => board.originId === id && board.tableId === tableId);
    const own = activity.place === "tables" && tableId !== null ? copy : undefined;
    return own ?? boards.find((board) => board.id === id) ?? [];
  });
}
