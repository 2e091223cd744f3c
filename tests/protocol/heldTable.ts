import { HELD_LIMITS } from "@longtable/shared/held/held.types";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { RunningServer } from "../support/testServer.ts";

/** What the commands for notes that are on no board have to name. */
export interface HeldThings {
  /** An activity that was revealed a moment ago, and its board. */
  revealedActivityId: string;
  revealedBoardId: string;
  /** The participant's: still private, waiting for a host, and on the board. */
  privateId: string;
  waitingId: string;
  shownId: string;
}

type Who = Record<"facilitator" | "participant" | "activityId", string>;

/** An activity that people wrote in alone and that was revealed; the one named stays in front. */
export async function makeHeld(
  { api }: RunningServer,
  { facilitator, participant, activityId }: Who,
): Promise<HeldThings> {
  const made = await api.run<{ activityId: string; boardIds: string[] }>(facilitator, "agenda.addActivity", {
    phase: "coDesign",
    title: "Think first",
    outputType: "shortlist",
    newBoard: { type: "columns", title: "Written alone" },
    writing: "alone",
  });
  const boardId = made.boardIds[0] ?? "";
  const add = async (text: string) =>
    (await api.run<{ noteId: string }>(participant, "board.addNote", { boardId, text })).noteId;
  await api.run(facilitator, "workshop.openActivity", { activityId: made.activityId });
  await add("revealed");
  const privateId = await add("kept");
  await api.run(participant, "held.keep", { noteId: privateId, isKept: true });
  await api.run(facilitator, "workshop.revealActivity", { activityId: made.activityId });
  const shownId = await add("shown");
  await api.run(facilitator, "held.setModeration", { isOn: true });
  const waitingId = await add("waits");
  await api.run(facilitator, "held.setModeration", { isOn: false });
  await api.run(facilitator, "workshop.openActivity", { activityId });
  return { revealedActivityId: made.activityId, revealedBoardId: boardId, privateId, waitingId, shownId };
}

const long = (length: number) => "x".repeat(length);
const NOT_AN_ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, []];
const ID = [...NOT_AN_ID, null];
const FLAG = ["yes", 1, null, {}];
const REASON = [long(LIMITS.reasonChars + 1), 5, null, {}];

interface Row {
  good(things: HeldThings): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
  isOwnersAlone?: boolean;
}

const host = { allows: ["facilitator"], mustExist: ["noteId"] } as const;
const owner = { allows: ["participant"], mustExist: ["noteId"], isOwnersAlone: true } as const;

/** The commands for notes that are on no board, as `COMMANDS` lists them. */
export const HELD: Readonly<Record<string, Row>> = {
  "workshop.setWriting": {
    ...host,
    good: ({ revealedActivityId }) => ({ activityId: revealedActivityId, writing: "alone" }),
    bad: { activityId: ID, writing: ["", "apart", 5, null] },
    required: ["activityId", "writing"],
    mustExist: ["activityId"],
  },
  "held.undoReveal": {
    ...host,
    good: ({ revealedActivityId }) => ({ activityId: revealedActivityId }),
    bad: { activityId: ID },
    required: ["activityId"],
    mustExist: ["activityId"],
  },
  "held.setModeration": {
    ...host,
    good: () => ({ isOn: true }),
    bad: { isOn: FLAG },
    required: ["isOn"],
    mustExist: [],
  },
  "held.release": {
    ...host,
    good: ({ waitingId }) => ({ noteIds: [waitingId] }),
    bad: {
      noteIds: [
        [],
        null,
        "x",
        {},
        [5],
        ["__proto__"],
        Array.from({ length: HELD_LIMITS.releasedAtOnce + 1 }, () => "n"),
      ],
      prints: [null, "x", {}, [5], [long(HELD_LIMITS.printChars + 1)]],
    },
    required: ["noteIds"],
    mustExist: [],
  },
  "held.sendBack": {
    ...host,
    good: ({ waitingId }) => ({ noteId: waitingId, reason: "It names someone." }),
    bad: { noteId: ID, reason: REASON },
    required: ["noteId", "reason"],
  },
  "held.takeOff": {
    ...host,
    good: ({ shownId, revealedBoardId }) => ({ noteId: shownId, boardId: revealedBoardId }),
    bad: { noteId: ID, boardId: ID, reason: REASON },
    required: ["noteId"],
    mustExist: ["noteId", "boardId"],
  },
  "held.keep": {
    ...owner,
    good: ({ privateId }) => ({ noteId: privateId, isKept: false }),
    bad: { noteId: ID, isKept: FLAG },
    required: ["noteId", "isKept"],
  },
  "held.share": {
    ...owner,
    good: ({ privateId }) => ({ noteId: privateId }),
    bad: { noteId: ID },
    required: ["noteId"],
  },
};
