import type { NoteKind } from "@longtable/shared/board/board.types";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { openPreWork } from "@longtable/shared/workshop/agenda.rules";
import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import { boardsOf, currentActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity, BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** What a participant's page shows, worked out from the state. */
export interface ParticipantView {
  /** The activity everyone follows; null while none is open. */
  activity: Activity | null;
  /** Its place on the agenda, from 1. */
  part: number;
  parts: number;
  /** The activity that is stopped for now, when none is open. */
  pausedTitle: string | null;
  /** True once something has been open. */
  hasStarted: boolean;
  /** True once hosts have closed the workshop and nothing is open any more. */
  isOver: boolean;
  /** True while nothing is in front and there is something to do before the session. */
  hasPreWork: boolean;
  boards: readonly BoardForViewer[];
  /** True while this person is to see nothing of the boards that the room works on. */
  isHidden: boolean;
  /** The open vote that comes to the front by itself: the last one that is for this person, else the last. */
  openRound: Round | null;
  openRounds: readonly Round[];
  /** Closed votes of what is shown, newest first. */
  results: readonly Round[];
}

/** Works out what a participant sees; the state holds only what this person may see. */
export function viewParticipant({ activities, boards, rounds, me, followThrough }: WorkshopState): ParticipantView {
  const activity = currentActivity(activities);
  const preWork = activity ? [] : openPreWork(activities);
  const ran = activities.filter(({ openedAt, isPreWork }) => openedAt !== null && !isPreWork);
  const shown = activity ? [activity] : preWork.length > 0 ? preWork : ran;
  const own = new Set(shown.flatMap((one) => boardsOf(one, boards, me.tableId ?? null)));
  const lastRan = ran.toSorted((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0];
  const resultsOf = new Set<string>([activity?.id ?? lastRan?.id ?? ""]);
  const open = rounds.filter(({ state }) => state === "open");
  return {
    activity,
    part: activity ? activities.indexOf(activity) + 1 : 0,
    parts: activities.length,
    pausedTitle: pausedActivity(activities)?.title ?? null,
    hasStarted: ran.length > 0,
    isOver: activity === null && followThrough !== undefined && followThrough.stage !== "running",
    hasPreWork: preWork.length > 0,
    boards: boards.filter((board) => own.has(board)),
    isHidden: own.size === 0 && activity?.access?.[me.role === "tableHost" ? "tableHost" : "participant"] === "none",
    openRound: open.findLast(({ notForMe }) => !notForMe) ?? open.at(-1) ?? null,
    openRounds: open,
    results: rounds.filter(({ state, activityId }) => state === "closed" && resultsOf.has(activityId)).toReversed(),
  };
}

/** The phase's place among the four, from 1; 0 without one. */
export function phasePart(phase: PhaseKey | null): number {
  return phase === null ? 0 : PHASES.indexOf(phase) + 1;
}

/** What a new note is in an activity unless the person says otherwise. */
export function firstKind(activity: Activity | null): NoteKind {
  return activity?.phase === "coDesign" ? "idea" : "note";
}
