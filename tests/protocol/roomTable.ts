import type { RunningServer } from "../support/testServer.ts";

/** What the commands of the room have to name. */
export interface RoomCalls {
  pauseId: string;
  columnId: string;
}

interface Named extends RoomCalls {
  boardId: string;
  closedRoundId: string;
  participantId: string;
}

/** A wish for a pause and a timer; a column of the board. */
export async function makeRoomCalls(
  { api }: RunningServer,
  {
    facilitator,
    participant,
    workshopId,
    boardId,
  }: Record<"facilitator" | "participant" | "workshopId" | "boardId", string>,
): Promise<RoomCalls> {
  await api.run(participant, "room.askPause", { words: "a pause, please" });
  await api.run(facilitator, "workshop.setTimer", { seconds: 600 });
  const state = await api.state(workshopId, facilitator);
  const { body } = await api.request<{ columns: { id: string }[] }>("GET", `/api/boards/${boardId}/export.json`, {
    token: facilitator,
  });
  return { pauseId: state.hands?.pauses?.[0]?.id ?? "", columnId: body.columns[0]?.id ?? "" };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", "constructor", long(41), 5, true, {}, [], null];
const IS = ["yes", 1, null, {}, []];
const PLACE = [{}, [], "column", 5, { columnId: "a b" }, { columnId: "a", stepId: "b" }, { laneId: "a" }, null];
const PART = [{}, [], "column", 5, { columnId: "a b" }, { columnId: "a", stepId: "b" }, { noteId: "a" }, null];
const VIEW = [
  {},
  { x: 0, y: 0, width: 0, height: 5 },
  { x: 0, y: 0, width: 5 },
  { x: 1e300, y: 0, width: 1, height: 1 },
  5,
];

interface Row {
  good(things: Named): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const host = { allows: ["facilitator"], mustExist: [] } as const;
const person = { allows: ["participant"], mustExist: [] } as const;
const nothing = { good: () => ({}), bad: { seconds: [0, "a", null, {}] }, required: [] } as const;

/** The commands of the room, as `COMMANDS` lists them. */
export const ROOM_CALLS: Readonly<Record<string, Row>> = {
  "room.call": {
    ...host,
    good: ({ boardId, columnId }) => ({ boardId, place: { columnId } }),
    bad: { boardId: ID, place: PLACE, view: VIEW },
    required: ["boardId"],
    mustExist: ["boardId"],
  },
  "room.endCall": { ...host, ...nothing },
  "room.lead": {
    ...host,
    good: ({ boardId, columnId }) => ({ boardId, place: { columnId } }),
    bad: { boardId: ID.filter((id) => id !== null), place: PLACE, followId: ["", long(41), 5, true, {}, [], null] },
    required: ["boardId"],
    mustExist: ["boardId"],
  },
  "room.spotlight": {
    ...host,
    good: ({ closedRoundId }) => ({ roundId: closedRoundId }),
    bad: { roundId: ID, boardId: ["a", ...ID], place: PLACE },
    required: ["roundId"],
    mustExist: ["roundId"],
  },
  "room.endSpotlight": { ...host, ...nothing },
  "room.lock": {
    ...host,
    good: ({ boardId, columnId }) => ({ boardId, part: { columnId }, isLocked: true }),
    bad: { boardId: ID, part: PART, isLocked: IS },
    required: ["boardId", "isLocked"],
    mustExist: ["boardId"],
  },
  "room.setHand": { ...person, good: () => ({ isUp: true }), bad: { isUp: IS }, required: ["isUp"] },
  "room.answerHand": {
    ...host,
    good: ({ participantId }) => ({ participantId, answer: "turn" }),
    bad: { participantId: ID, answer: ["", "up", 5, null] },
    required: ["participantId", "answer"],
  },
  "room.setReady": { ...person, good: () => ({ isReady: true }), bad: { isReady: IS }, required: ["isReady"] },
  "room.showReady": { ...host, good: () => ({ isShown: true }), bad: { isShown: IS }, required: ["isShown"] },
  "room.giveTime": {
    ...host,
    good: ({ participantId }) => ({ participantIds: [participantId], minutes: 5 }),
    bad: { participantIds: [[], "me", null, [5], [""]], minutes: [-1, 61, 1.5, "5", null, {}] },
    required: ["participantIds", "minutes"],
    mustExist: [],
  },
  "room.askPause": {
    ...person,
    good: () => ({ words: "it is loud" }),
    bad: { to: ID.filter((id) => id !== null), words: [long(201), 5, {}, []] },
    required: [],
  },
  "room.answerPause": {
    ...host,
    good: ({ pauseId }) => ({ pauseId, answer: "seen" }),
    bad: { pauseId: ["", long(41), 5, {}, [], null], answer: ["", "no", 5, null] },
    required: ["pauseId", "answer"],
    mustExist: ["pauseId"],
  },
  "room.endPause": { ...person, ...nothing },
  "room.blank": { ...host, good: () => ({ isBlank: true }), bad: { isBlank: IS }, required: ["isBlank"] },
  "timer.extend": {
    ...host,
    good: () => ({ seconds: 60 }),
    bad: { seconds: [3601, -3601, 1.5, "60", null, {}] },
    required: ["seconds"],
  },
  "timer.pause": { ...host, ...nothing },
  "timer.resume": { ...host, ...nothing },
};
