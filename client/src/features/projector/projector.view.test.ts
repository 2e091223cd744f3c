import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type {
  ActivityId,
  BoardId,
  CheckId,
  DecisionId,
  NoteId,
  RoundId,
  SeatId,
  TableId,
  WorkshopId,
} from "@longtable/shared/kernel/ids";
import type { WallState } from "@longtable/shared/screen/screen.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Activity, BoardForViewer, ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { describe, expect, it } from "vitest";
import { DECISION_SHOWN_MS, nextChangeIn, projectorView, shownBoardId, viewKey } from "./projector.view.ts";

const OPENED = 1_000_000;
const activity = (state: Activity["state"]): Activity => ({
  id: "a1" as ActivityId,
  templateId: "t",
  phase: "coDesign",
  title: "Dots",
  prompt: "Which?",
  minutes: 5,
  outputType: "decision",
  state,
  openedAt: state === "queued" ? null : OPENED,
  boards: [{ id: "b1" as BoardId, type: "columns", title: "Ideas" }],
});
const round = (state: Round["state"]): Round => ({
  id: "r1" as RoundId,
  activityId: "a1" as ActivityId,
  boardId: "b1" as BoardId,
  state,
  dots: 5,
  maxPerItem: 3,
  candidates: [],
  voted: 0,
  ...(state === "closed" ? { tally: [{ noteId: "n1" as NoteId, dots: 2, voters: 1 }] } : {}),
});
const decision = (recordedAt: number): Decision => ({
  id: "d1" as DecisionId,
  question: "We try it.",
  method: "vote",
  state: "agreed",
  roundId: null,
  noteIds: [],
  recordedAt,
});
function stateOf(parts: {
  screen?: ScreenMode;
  activity?: Activity["state"];
  rounds?: Round[];
  decisions?: Decision[];
  boards?: WorkshopState["boards"];
  wall?: Partial<WallState>;
}): WorkshopState {
  return {
    version: 1,
    workshop: {
      id: "w1" as WorkshopId,
      title: "W",
      joinCode: "ABCDEFG",
      groups: [],
      screen: parts.screen ?? "activity",
      isSample: false,
    },
    me: { seatId: "s1" as SeatId, role: "observer", canVote: false, noteIds: [] },
    phase: "coDesign",
    activities: [activity(parts.activity ?? "open")],
    boards: parts.boards ?? [],
    ...(parts.wall && { wall: { now: OPENED, isHeld: false, isWhole: false, ...parts.wall } }),
    rounds: parts.rounds ?? [],
    decisions: parts.decisions ?? [],
    participants: { count: 0, here: 0, byGroup: {} },
    timer: null,
  };
}

describe("what the wall shows", () => {
  it.each([
    ["nothing when the host makes it blank", stateOf({ screen: "blank", rounds: [round("open")] }), "blank"],
    ["the code when the host asks for it", stateOf({ screen: "code" }), "waiting"],
    ["the code before an activity opens", stateOf({ activity: "queued" }), "waiting"],
    ["the code after the activity closed", stateOf({ activity: "closed" }), "waiting"],
    ["the open activity's board", stateOf({}), "board"],
    [
      "an open vote before anything else",
      stateOf({ rounds: [round("closed"), round("open")], decisions: [decision(OPENED + 1)] }),
      "vote",
    ],
    ["the result of a closed vote", stateOf({ rounds: [round("closed")] }), "results"],
    ["a decision just recorded", stateOf({ rounds: [round("closed")], decisions: [decision(OPENED + 1)] }), "decision"],
    ["no decision from before the activity", stateOf({ decisions: [decision(OPENED - 1)] }), "board"],
  ])("[PR8] is %s", (_, state, name) => {
    expect(projectorView(state, OPENED + 1000).name).toBe(name);
  });

  it("[TH1] is the question and the time while everyone writes alone, and the board once the notes are shown", () => {
    const shown = (state: Activity["state"], writing: "alone" | "together") =>
      projectorView({ ...stateOf({}), activities: [{ ...activity(state), writing }] }, OPENED).name;
    expect([shown("open", "alone"), shown("revealed", "together"), shown("open", "together")]).toEqual([
      "alone",
      "board",
      "board",
    ]);
  });

  it("[PR8] shows what the room is asked, and leaves what another day left over to phones and the console", () => {
    const askedAt = OPENED - 60 * 60 * 1000;
    const asked = { id: "d1" as DecisionId, state: "proposed", askedAt } as Proposal;
    const state = { ...stateOf({}), agreements: [asked] };
    expect(projectorView(state, OPENED).name).toBe("proposal");
    expect(projectorView(state, askedAt + 12 * 60 * 60 * 1000).name).toBe("board");
  });

  it("[PR8] goes back from the decision to the result after a while", () => {
    const state = stateOf({ rounds: [round("closed")], decisions: [decision(OPENED)] });
    const view = projectorView(state, OPENED + 1000);
    expect(nextChangeIn(view, OPENED + 1000)).toBe(DECISION_SHOWN_MS - 1000);
    expect(projectorView(state, OPENED + DECISION_SHOWN_MS).name).toBe("results");
  });

  it("[PR8] leaves the answers to a check when another activity is opened", () => {
    const check = { id: "c1" as CheckId, state: "closed", isReleased: true, shownAt: OPENED - 1_000 } as Check;
    const before = { ...stateOf({}), checks: [check] };
    expect(projectorView(before, OPENED).name).toBe("board");
    expect(projectorView({ ...before, checks: [{ ...check, shownAt: OPENED + 1 }] }, OPENED + 2).name).toBe("check");
  });

  it("[PR8] shows no result while the tally is withheld", () => {
    const { tally: _tally, ...withheld } = round("closed");
    expect(projectorView(stateOf({ rounds: [withheld] }), OPENED).name).toBe("board");
  });

  it("[PR13] is the result a host chose, else the last one, and the code until there is one", () => {
    const earlier = { ...round("closed"), id: "r0" as RoundId };
    const rounds = [earlier, round("closed"), { ...round("open"), id: "r2" as RoundId }];
    const shown = (parts: Parameters<typeof stateOf>[0]) =>
      viewKey(projectorView(stateOf({ screen: "result", ...parts }), OPENED));
    expect(shown({ rounds, wall: { roundId: earlier.id } })).toBe("results:r0");
    expect(shown({ rounds })).toBe("results:r1");
    expect(shown({ rounds: [round("open")] })).toBe("waiting");
  });

  it("[PR13] is the board a host chose, also while a vote is open; a table's own only once it is shared", () => {
    const board = (id: string, more: Partial<BoardForViewer> = {}): BoardForViewer => ({
      id: id as BoardId,
      type: "columns",
      title: id,
      access: "read",
      ...more,
    });
    const theirs = { tableId: "t1" as TableId, originId: "b1" as BoardId };
    const shown = (boards: BoardForViewer[]) =>
      viewKey(
        projectorView(
          stateOf({ screen: "board", boards, rounds: [round("open")], wall: { boardId: "b2" as BoardId } }),
          OPENED,
        ),
      );
    expect(shown([board("b1"), board("b2", { ...theirs, isShared: true })])).toBe("board:b2");
    expect(shown([board("b1"), board("b2", theirs)])).toBe("board:b1");
    expect(shown([board("b1")])).toBe("board:b1");
  });

  it("[PR14] is the question alone where screens may not show the board, for hosts who may as well", () => {
    const hidden = { ...activity("open"), access: { participant: "contribute", tableHost: "edit", observer: "none" } };
    const state = { ...stateOf({}), activities: [hidden as Activity] };
    expect(projectorView(state, OPENED).name).toBe("prompt");
    expect(shownBoardId(state)).toBeNull();
    const without = { ...stateOf({}), activities: [{ ...activity("open"), boards: [] }] };
    expect(projectorView(without, OPENED).name).toBe("prompt");
  });
});
