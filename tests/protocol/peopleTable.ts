import type { RunningServer } from "../support/testServer.ts";

/** What the commands about people have to name. */
export interface PeopleThings {
  /** Somebody without a phone. */
  proxyId: string;
  /** Somebody who was asked to step out. */
  removalId: string;
  /** What was taken back of the participant's last minutes: nothing. */
  takeBackId: string;
  /** What the participant asked hosts for. */
  requestId: string;
}

interface Named extends PeopleThings {
  participantId: string;
  boardId: string;
}

/** A person without a phone, one who was removed, a taking back that can be undone, and a private request. */
export async function makePeople(
  { api }: RunningServer,
  { facilitator, participant, joinCode }: Record<"facilitator" | "participant" | "joinCode", string>,
): Promise<PeopleThings> {
  const run = <Result>(type: string, input: Record<string, unknown>) => api.run<Result>(facilitator, type, input);
  const gone = await api.join(joinCode, { alias: "Gone" });
  const { removalId } = await run<{ removalId: string }>("people.remove", {
    participantIds: [gone.participantId],
    withNotes: true,
  });
  const { participantId: proxyId } = await run<{ participantId: string }>("people.addProxy", { alias: "Mrs Wren" });
  const { takeBackId } = await run<{ takeBackId: string }>("people.takeBack", { participantId: proxyId, minutes: 1 });
  const { requestId } = await api.run<{ requestId: string }>(participant, "people.askForNeed", { choices: ["seat"] });
  return { proxyId, removalId, takeBackId, requestId };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, []];
const IS = ["yes", 1, null, {}, []];
const NAME = ["", "   ", long(41), 5, {}, ["x"]];

interface Row {
  good(things: Named): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
  isOwnersAlone?: boolean;
}

/** The commands about people, as `COMMANDS` lists them. */
export const PEOPLE: Readonly<Record<string, Row>> = {
  "people.setNames": {
    good: () => ({ level: "hosts" }),
    bad: { level: ["", "some", "ALL", 5, null, {}] },
    required: ["level"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "people.setDoor": {
    good: () => ({ door: "locked" }),
    bad: { door: ["", "closed", true, 5, null, {}] },
    required: ["door"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "people.setVote": {
    good: ({ participantId }) => ({ participantId, canVote: false }),
    bad: { participantId: ID, canVote: IS },
    required: ["participantId", "canVote"],
    allows: ["facilitator"],
    mustExist: ["participantId"],
  },
  "people.changeMe": {
    good: () => ({ alias: "Ann Egret", groupId: null }),
    bad: { alias: NAME, groupId: ID },
    required: [],
    allows: ["participant"],
    mustExist: [],
  },
  "people.remove": {
    good: ({ participantId }) => ({ participantIds: [participantId], withNotes: false }),
    bad: { participantIds: ["x", [], {}, null, [5], ["a b"]], withNotes: IS, contact: [5, null, {}, long(61)] },
    required: ["participantIds", "withNotes"],
    allows: ["facilitator"],
    mustExist: ["participantIds"],
  },
  "people.bringBack": {
    good: ({ removalId }) => ({ removalId }),
    bad: { removalId: ID },
    required: ["removalId"],
    allows: ["facilitator"],
    mustExist: ["removalId"],
  },
  "people.takeBack": {
    good: ({ participantId }) => ({ participantId, minutes: 5 }),
    bad: { participantId: ID, minutes: [0, -1, 1.5, 61, "5", null, {}] },
    required: ["participantId", "minutes"],
    allows: ["facilitator"],
    mustExist: ["participantId"],
  },
  "people.undoTakeBack": {
    good: ({ takeBackId }) => ({ takeBackId }),
    bad: { takeBackId: ID },
    required: ["takeBackId"],
    allows: ["facilitator"],
    mustExist: ["takeBackId"],
  },
  "people.addProxy": {
    good: () => ({ alias: "Mr Wren" }),
    bad: { alias: NAME, groupId: ID, canVote: IS },
    required: ["alias"],
    allows: ["facilitator"],
    mustExist: [],
  },
  "people.actFor": {
    good: ({ proxyId, boardId }) => ({
      participantId: proxyId,
      what: "board.addNote",
      input: { boardId, text: "said aloud" },
    }),
    bad: { participantId: ID, what: ["", "people.remove", 5, null], input: ["x", 5, null, [], { boardId: "a b" }] },
    required: ["participantId", "what", "input"],
    allows: ["facilitator"],
    mustExist: ["participantId"],
  },
  "people.addPaperNotes": {
    good: ({ boardId }) => ({ boardId, lines: ["from paper"] }),
    bad: { boardId: ID, lines: ["x", [], [""], [5], null, Array.from({ length: 101 }, () => "x")], kind: ["", "bomb"] },
    required: ["boardId", "lines"],
    allows: ["facilitator"],
    mustExist: ["boardId"],
  },
  "people.askForNeed": {
    good: () => ({ choices: ["quietCorner"], text: "near the door" }),
    bad: { choices: ["seat", ["yacht"], 5, null, {}], text: [5, null, {}, long(301)] },
    required: [],
    allows: ["participant"],
    mustExist: [],
  },
  "people.answerNeed": {
    good: ({ requestId }) => ({ requestId, isMet: true }),
    bad: { requestId: ID, isMet: IS },
    required: ["requestId", "isMet"],
    allows: ["facilitator"],
    mustExist: ["requestId"],
  },
  "people.withdrawNeed": {
    good: ({ requestId }) => ({ requestId }),
    bad: { requestId: ID },
    required: ["requestId"],
    allows: ["participant"],
    mustExist: ["requestId"],
    isOwnersAlone: true,
  },
};
