import type { Decision } from "@longtable/shared/decision/decision.schema";
import { standingCall } from "@longtable/shared/room/room.rules";
import type { Spotlight } from "@longtable/shared/room/room.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { currentActivity, pausedActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { CHECK_SHOWN_MS, checkJustShown, type WallQuestion, wallQuestion } from "../agreement/wallQuestion.ts";

/** How long a decision stays on the wall before the result or the board comes back, in milliseconds. */
export const DECISION_SHOWN_MS = 120_000;

type Counted = Round & { tally: NonNullable<Round["tally"]> };

/** What the wall shows. Everything in it is in the state already: the wall decides nothing about who may see what. */
export type ProjectorView =
  | { name: "blank" }
  | { name: "waiting" }
  | { name: "report" }
  | { name: "reflection" }
  | { name: "agreement" }
  | { name: "paused"; activity: Activity }
  | { name: "spotlight"; spotlight: Spotlight }
  | { name: "board"; activity: Activity; boardId: string; besideId?: string }
  | { name: "alone"; activity: Activity }
  /** The question alone: the activity has no board, or none that screens may show. */
  | { name: "prompt"; activity: Activity }
  /** The breakout tables: at work, or, while nothing is open, where each one is. */
  | { name: "tables"; activity: Activity | null }
  | WallQuestion
  | { name: "vote"; activity: Activity; round: Round }
  | { name: "results"; activity: Activity; round: Counted }
  | { name: "decision"; activity: Activity; decision: Decision };

interface Moment {
  state: WorkshopState;
  /** Server time in milliseconds since 1970. */
  now: number;
  /** What the room does; null when nothing is open. */
  activity: Activity | null;
}

/** One of the wall's pages: what it would show now, or null when it has nothing to show. */
type Chooser = (moment: Moment) => ProjectorView | null;

/**
 * The wall's pages in order of precedence: the first that has something to show has the wall. A page of your own is one
 * line here, a name in `ProjectorView` and a case in `Wall.tsx`; where its view is of something with an id, `viewKey` too.
 */
const CHOOSERS: readonly Chooser[] = [
  blank,
  spotlit,
  chosenPage,
  chosenResult,
  chosenBoard,
  led,
  openVote,
  question,
  paused,
  findTable,
  waiting,
  answersJustShown,
  justDecided,
  writtenAlone,
  result,
  atTables,
  board,
  prompt,
];

/**
 * Chooses the wall's page.
 *
 * @param now - server time in milliseconds since 1970.
 */
export function projectorView(state: WorkshopState, now: number): ProjectorView {
  const moment = { state, now, activity: currentActivity(state.activities) };
  for (const choose of CHOOSERS) {
    const view = choose(moment);
    if (view) return view;
  }
  return { name: "waiting" };
}

function blank({ state }: Moment): ProjectorView | null {
  return state.workshop.screen === "blank" ? { name: "blank" } : null;
}

/** What stands in the light on every screen. */
function spotlit({ state: { room } }: Moment): ProjectorView | null {
  return room?.spotlight ? { name: "spotlight", spotlight: room.spotlight } : null;
}

/** The board that hosts call to or lead on, until the room is asked something newer. */
function led({ state, now, activity: current }: Moment): ProjectorView | null {
  const lead = state.room?.follow ?? standingCall(state.room, state.activities);
  const boardId = ledBoardId(state);
  if (!lead || !boardId) return null;
  if (state.rounds.some((round) => round.state === "open" && !lead.over?.includes(round.id))) return null;
  const asked = wallQuestion(state, now);
  const askedAt = asked?.name === "proposal" ? asked.proposal.askedAt : asked?.check.askedAt;
  if (askedAt !== undefined && askedAt > lead.at) return null;
  const origin = state.boards.find(({ id }) => id === boardId)?.originId ?? boardId;
  const holds = (activity: Activity) => activity.boards.some(({ id }) => id === origin);
  const activity = current && holds(current) ? current : (state.activities.find(holds) ?? current);
  return activity && { name: "board", activity, boardId };
}

/** What a host chose that is a page by itself. */
function chosenPage({ state: { workshop } }: Moment): ProjectorView | null {
  if (workshop.screen === "report" || workshop.screen === "reflection") return { name: workshop.screen };
  if (workshop.screen === "agreement") return { name: workshop.agreement?.lines.length ? "agreement" : "waiting" };
  return workshop.screen === "code" ? { name: "waiting" } : null;
}

/** The closed vote that a host chose, else the last one; the code until one is closed. */
function chosenResult({ state }: Moment): ProjectorView | null {
  if (state.workshop.screen !== "result") return null;
  const counted = state.rounds.filter(isCounted);
  const round = counted.find(({ id }) => id === state.wall?.roundId) ?? counted.at(-1);
  const activity = state.activities.find(({ id }) => id === round?.activityId);
  return round && activity ? { name: "results", activity, round } : { name: "waiting" };
}

/** The board that a host chose, else that of the activity, whatever else the room is asked. */
function chosenBoard({ state, activity: current }: Moment): ProjectorView | null {
  if (state.workshop.screen !== "board") return null;
  const boardId = shownBoardId(state);
  const origin = state.boards.find(({ id }) => id === boardId)?.originId ?? boardId;
  const holds = (activity: Activity) => activity.boards.some(({ id }) => id === origin);
  const activity = current && holds(current) ? current : state.activities.find(holds);
  const besideId = besideBoardId(state);
  if (activity && boardId) return { name: "board", activity, boardId, ...(besideId !== null && { besideId }) };
  return current ? { name: "prompt", activity: current } : { name: "waiting" };
}

function openVote({ state, activity }: Moment): ProjectorView | null {
  const open = state.rounds.findLast((round) => round.activityId === activity?.id && round.state === "open");
  return activity && open ? { name: "vote", activity, round: open } : null;
}

function question({ state, now }: Moment): ProjectorView | null {
  return wallQuestion(state, now);
}

/** What the room was doing stands still. */
function paused({ state: { activities } }: Moment): ProjectorView | null {
  const activity = pausedActivity(activities);
  return activity && { name: "paused", activity };
}

const hasTables = ({ tables }: WorkshopState) => tables?.list.some(({ isEnded }) => !isEnded) ?? false;

/** Between two activities people look for their tables. */
function findTable({ state, activity }: Moment): ProjectorView | null {
  return activity === null && hasTables(state) ? { name: "tables", activity } : null;
}

/** What each table writes is its own; the wall shows how they get on. */
function atTables({ state, activity }: Moment): ProjectorView | null {
  return activity?.place === "tables" && hasTables(state) ? { name: "tables", activity } : null;
}

function waiting({ activity }: Moment): ProjectorView | null {
  return activity === null ? { name: "waiting" } : null;
}

function answersJustShown({ state, activity, now }: Moment): ProjectorView | null {
  const check = checkJustShown(state, now);
  // What was opened since is what the room does.
  return check && (check.shownAt ?? 0) >= (activity?.openedAt ?? 0) ? { name: "check", check } : null;
}

function justDecided({ state: { decisions }, activity, now }: Moment): ProjectorView | null {
  const latest = decisions.toSorted((a, b) => a.recordedAt - b.recordedAt).at(-1);
  if (!activity || !latest || latest.recordedAt < (activity.openedAt ?? 0)) return null;
  return now - latest.recordedAt < DECISION_SHOWN_MS ? { name: "decision", activity, decision: latest } : null;
}

/** While everyone writes alone there is nothing to look at but the question and the time. */
function writtenAlone({ activity }: Moment): ProjectorView | null {
  return activity?.state === "open" && activity.writing === "alone" ? { name: "alone", activity } : null;
}

function result({ state, activity }: Moment): ProjectorView | null {
  const last = state.rounds.findLast(({ activityId }) => activityId === activity?.id);
  return activity && last && isCounted(last) ? { name: "results", activity, round: last } : null;
}

function board({ state, activity }: Moment): ProjectorView | null {
  const boardId = shownBoardId(state);
  return activity && boardId ? { name: "board", activity, boardId } : null;
}

function prompt({ activity }: Moment): ProjectorView | null {
  return activity && { name: "prompt", activity };
}

const isCounted = (round: Round): round is Counted => round.state === "closed" && round.tally !== undefined;

/** What is shown, as a text that differs whenever pages chosen of it would mean something else. */
export function viewKey(view: ProjectorView): string {
  switch (view.name) {
    case "board":
      return `board:${view.boardId}${view.besideId ? `:${view.besideId}` : ""}`;
    case "vote":
    case "prompt":
      return `${view.name}:${view.activity.id}`;
    case "results":
      return `results:${view.round.id}`;
    case "spotlight":
      return `spotlight:${view.spotlight.id}`;
    case "decision":
      return `decision:${view.decision.id}`;
    case "proposal":
      return `proposal:${view.proposal.id}:${view.proposal.version}`;
    case "check":
      return `check:${view.check.id}`;
    default:
      return view.name;
  }
}

/** When the wall's page will change by itself, in milliseconds from now; null when only the room can change it. */
export function nextChangeIn(view: ProjectorView, now: number): number | null {
  if (view.name === "check" && view.check.shownAt !== undefined) {
    return Math.max(0, view.check.shownAt + CHECK_SHOWN_MS - now);
  }
  return view.name === "decision" ? Math.max(0, view.decision.recordedAt + DECISION_SHOWN_MS - now) : null;
}

/**
 * The board that screens show: the one a host chose, else that of the current activity; null when that is not for them.
 * The same for screens and for hosts, who may read more, so that the console's picture is what is projected.
 */
export function shownBoardId(state: WorkshopState): string | null {
  const led = ledBoardId(state);
  if (led) return led;
  const chosen = state.workshop.screen === "board" ? state.wall?.boardId : undefined;
  const board = state.boards.find(({ id }) => id === chosen);
  if (board && (board.tableId === undefined || board.isShared)) return board.id;
  return currentActivity(state.activities)?.access?.observer === "none" ? null : wallBoardId(state);
}

/** The board that a host shows beside it; null for none, and for one that is not for screens. */
export function besideBoardId(state: WorkshopState): string | null {
  const { boardId, besideId } = state.wall ?? {};
  if (state.workshop.screen !== "board" || shownBoardId(state) !== boardId) return null;
  const board = state.boards.find(({ id }) => id === besideId);
  return board && (board.tableId === undefined || board.isShared) ? board.id : null;
}

/** The board of the spotlight, or the one that hosts lead or call to; null for none, and for one that is not for screens. */
function ledBoardId(state: WorkshopState): string | null {
  const { spotlight, follow } = state.room ?? {};
  const boardId = spotlight?.boardId ?? follow?.boardId ?? standingCall(state.room, state.activities)?.boardId;
  const board = state.boards.find(({ id }) => id === boardId);
  return board && (board.tableId === undefined || board.isShared) ? board.id : null;
}

/** The board of the current activity. */
export function wallBoardId(state: WorkshopState): string | null {
  return currentActivity(state.activities)?.boards[0]?.id ?? null;
}
