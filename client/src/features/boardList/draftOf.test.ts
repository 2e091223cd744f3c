import { expect, it } from "vitest";
import { draftOf } from "./draftOf.ts";

const boards = [
  { id: "room", tableId: null, originId: null },
  { id: "atOne", tableId: "one", originId: "room" },
  { id: "atTwo", tableId: "two", originId: "room" },
];
const draftsOf = (tableId?: string) =>
  boards.map(({ id }) => draftOf(id, { boards, me: { ...(tableId && { tableId }) } } as never));

it("[TB20] what is half written goes along to one's own table, and with no host from table to table", () => {
  expect(draftsOf("one")).toEqual(["room", "room", "atTwo"]);
  expect(draftsOf("two")).toEqual(["room", "atOne", "room"]);
  expect(draftsOf()).toEqual(["room", "atOne", "atTwo"]);
  expect(draftOf("atOne", null)).toBe("atOne");
});
