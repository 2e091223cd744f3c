import type { RunningServer } from "../support/testServer.ts";
import type { Row } from "./commandTable.ts";

/** What commands of the report have to name: a passage that hosts wrote. */
export interface ReportThings {
  passageId: string;
}

/** Writes one passage into the report. */
export async function makeReport(
  { api }: RunningServer,
  { facilitator }: { facilitator: string },
): Promise<ReportThings> {
  const { entryId } = await api.run<{ entryId: string }>(facilitator, "report.addPassage", { text: "From the hosts" });
  return { passageId: entryId };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "__proto__", long(41), 5, true, {}, [], null];
const AFTER = ["", "a b", "constructor", long(41), 5, {}];
const host = { allows: ["facilitator"], mustExist: ["entryId"] } as const;

/** The commands that put the report together, as `COMMANDS` lists them. */
export const REPORT: Readonly<Record<string, Row>> = {
  "report.move": {
    ...host,
    good: ({ passageId }) => ({ entryId: "votes", afterId: passageId }),
    bad: { entryId: ID, afterId: AFTER },
    required: ["entryId", "afterId"],
    mustExist: ["afterId"],
  },
  "report.setShown": {
    ...host,
    good: ({ passageId }) => ({ entryId: passageId, isShown: false }),
    bad: { entryId: ID, isShown: ["no", 0, null, {}] },
    required: ["entryId", "isShown"],
  },
  "report.addPassage": {
    ...host,
    good: ({ passageId }) => ({ title: "Before you read", text: "Thank you.", afterId: passageId }),
    bad: { title: [long(121), 5, null, {}], text: ["", "  ", long(4001), 5, null, {}], afterId: AFTER },
    required: ["text"],
    mustExist: ["afterId"],
  },
  "report.editPassage": {
    ...host,
    good: ({ passageId }) => ({ entryId: passageId, text: "Other words" }),
    bad: { entryId: ID, title: [long(121), 5, null, {}], text: ["", long(4001), 5, null, {}] },
    required: ["entryId"],
  },
  "report.removePassage": {
    ...host,
    good: ({ passageId }) => ({ entryId: passageId }),
    bad: { entryId: ID },
    required: ["entryId"],
  },
  "report.reset": { allows: ["facilitator"], mustExist: [], good: () => ({}), bad: {}, required: [] },
};
