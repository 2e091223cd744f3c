import type { RunningServer } from "../support/testServer.ts";

/** Ids of tables and what belongs to them, for commands to name. */
export interface AtTables {
  /** A table that people choose, and the participant sits at it. */
  tableId: string;
  /** Another one, with nobody at it. */
  emptyTableId: string;
  /** The first table's own board. */
  tableBoardId: string;
  /** The last thing that was done to the tables. */
  tableDeedId: string;
}

type Seats = Record<"facilitator" | "participant" | "participantId" | "activityId" | "workshopId", string>;

/** Makes tables to choose from, puts the participant at one, and gives each a copy of the open activity's board. */
export async function makeAtTables({ api }: RunningServer, seats: Seats): Promise<AtTables> {
  const { facilitator, participant, participantId, activityId, workshopId } = seats;
  const run = <Result>(type: string, input: Record<string, unknown>) => api.run<Result>(facilitator, type, input);
  const { tableIds } = await run<{ tableIds: string[] }>("tables.make", { way: "choice", size: 2 });
  const { tableId: emptyTableId } = await run<{ tableId: string }>("tables.add", {});
  const [tableId = ""] = tableIds;
  const { deedId: tableDeedId } = await run<{ deedId: string }>("tables.move", { participantId, tableId });
  await run("tables.setPlace", { activityId, place: "tables" });
  const { boards } = await api.state(workshopId, participant);
  await run("tables.setPlace", { activityId, place: "room" });
  const tableBoardId = boards.find((board) => board.tableId === tableId)?.id ?? "";
  return { tableId, emptyTableId, tableBoardId, tableDeedId };
}

interface Named extends AtTables {
  participantId: string;
  activityId: string;
  boardId: string;
}

interface Row {
  good(things: Named): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const long = (length: number) => "x".repeat(length);
const NOT_AN_ID = ["", "a b", "ä", "__proto__", "constructor", long(41), 5, true, {}, []];
const ID = [...NOT_AN_ID, null];
const LABEL = ["", "   ", long(41), 5, null, {}];
const YES = ["yes", 1, null, {}, []];
/** For commands that take nothing: whatever comes is too much. */
const NOTHING = { tableId: ["x", 5, null, {}] };
const host = { allows: ["facilitator"] } as const;
const SEATING = {
  good: () => ({ way: "mixed", count: 2, who: "joined" }),
  bad: { way: ["", "alphabet", 5, null], count: [0, 1.5, 61, "2", null], who: ["", "all", 5, null], size: [8, 0, 41] },
  required: ["way", "count"],
  mustExist: [],
  ...host,
};

/** What the commands of breakout tables take. */
export const TABLES: Readonly<Record<string, Row>> = {
  "tables.preview": SEATING,
  "tables.make": SEATING,
  "tables.rename": {
    good: ({ tableId }) => ({ tableId, label: "Garden" }),
    bad: { tableId: ID, label: LABEL },
    required: ["tableId", "label"],
    mustExist: ["tableId"],
    ...host,
  },
  "tables.add": { good: () => ({ label: "Window" }), bad: { label: LABEL }, required: [], mustExist: [], ...host },
  "tables.remove": {
    good: ({ tableId, emptyTableId }) => ({ tableId: emptyTableId, intoId: tableId }),
    bad: { tableId: ID, intoId: ID },
    required: ["tableId"],
    mustExist: ["tableId", "intoId"],
    ...host,
  },
  "tables.end": { good: () => ({}), bad: NOTHING, required: [], mustExist: [], ...host },
  "tables.undo": {
    good: ({ tableDeedId }) => ({ deedId: tableDeedId }),
    bad: { deedId: ID },
    required: ["deedId"],
    mustExist: [],
    ...host,
  },
  "tables.seatRest": { good: () => ({}), bad: NOTHING, required: [], mustExist: [], ...host },
  "tables.move": {
    good: ({ participantId, emptyTableId }) => ({ participantId, tableId: emptyTableId }),
    bad: { participantId: ID, tableId: NOT_AN_ID },
    required: ["participantId", "tableId"],
    mustExist: ["participantId", "tableId"],
    ...host,
  },
  "tables.choose": {
    good: ({ emptyTableId }) => ({ tableId: emptyTableId }),
    bad: { tableId: ID },
    required: ["tableId"],
    allows: ["participant"],
    mustExist: ["tableId"],
  },
  "tables.setHost": {
    good: ({ participantId }) => ({ participantId, isHost: true }),
    bad: { participantId: ID, isHost: YES },
    required: ["participantId", "isHost"],
    mustExist: ["participantId"],
    ...host,
  },
  "tables.volunteer": {
    good: () => ({ isHost: true }),
    bad: { isHost: YES },
    required: ["isHost"],
    allows: ["participant"],
    mustExist: [],
  },
  "tables.setRules": {
    good: () => ({ mayVolunteer: false }),
    bad: { mayVolunteer: YES },
    required: ["mayVolunteer"],
    mustExist: [],
    ...host,
  },
  "tables.people": {
    good: ({ tableId }) => ({ tableId }),
    bad: { tableId: NOT_AN_ID },
    required: ["tableId"],
    mustExist: ["tableId"],
    ...host,
  },
  "tables.setPlace": {
    good: ({ activityId }) => ({ activityId, place: "tables", copyStart: "all" }),
    bad: { activityId: ID, place: ["", "garden", 5, null], copyStart: ["", "some", 5, null] },
    required: ["activityId", "place"],
    mustExist: ["activityId"],
    ...host,
  },
  "tables.share": {
    good: ({ tableBoardId }) => ({ boardId: tableBoardId, isShared: true }),
    bad: { boardId: ID, isShared: YES },
    required: ["boardId", "isShared"],
    mustExist: ["boardId"],
    ...host,
  },
  "tables.broadcast": {
    good: () => ({ text: "Five minutes left", asNote: true }),
    bad: { text: ["", "  ", long(301), 5, null, {}], asNote: YES },
    required: ["text", "asNote"],
    mustExist: [],
    ...host,
  },
  "tables.addNoteFor": {
    good: ({ boardId }) => ({ boardId, text: "said by somebody" }),
    bad: { boardId: ID, text: ["", "  ", long(501), 5, null, {}] },
    required: ["boardId", "text"],
    mustExist: ["boardId"],
    ...host,
  },
  "tables.previewMerge": {
    good: ({ boardId, tableId }) => ({ boardId, tableIds: [tableId] }),
    bad: { boardId: ID, tableIds: ["x", {}, null, [5]] },
    required: ["boardId"],
    mustExist: ["boardId"],
    ...host,
  },
  "tables.merge": {
    good: ({ boardId, tableId }) => ({ boardId, tableIds: [tableId] }),
    bad: { boardId: ID, tableIds: ["x", {}, null, [5]] },
    required: ["boardId"],
    mustExist: ["boardId"],
    ...host,
  },
};
