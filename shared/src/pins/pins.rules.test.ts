import { expect, it } from "vitest";
import { pinDenial, unansweredPins } from "./pins.rules.ts";

const guest = { access: "contribute", isHost: false, isMine: false, isAlone: false, isModerated: false } as const;

it.each([
  ["ask", {}, null],
  ["answer", {}, null],
  ["change", {}, "notYours"],
  ["change", { isMine: true }, null],
  ["change", { access: "edit" }, null],
  ["letThrough", { access: "edit" }, "notYours"],
  ["ask", { access: "read" }, "readOnly"],
  ["change", { access: "read", isMine: true }, "readOnly"],
  ["ask", { isAlone: true }, "writtenAlone"],
  ["answer", { isAlone: true }, "writtenAlone"],
  ["change", { isAlone: true, isMine: true }, null],
  ["ask", { isModerated: true }, null],
  ["answer", { isModerated: true }, "hostsFirst"],
  ["answer", { isModerated: true, isHost: true, access: "contribute" }, null],
  ["letThrough", { isHost: true }, null],
] as const)("[PI2] to %s a pin, being %j: %s", (deed, being, expected) => {
  expect(pinDenial(deed, { ...guest, ...being })).toBe(expected);
});

it("[PI4] unanswered are the open ones, then those left for later; what waits for a host is not among them", () => {
  const pins = [
    { id: 1, state: "parked" },
    { id: 2, state: "answered" },
    { id: 3, state: "open" },
    { id: 4, state: "open", isWaiting: true },
    { id: 5, state: "open" },
  ] as const;
  expect(unansweredPins(pins).map(({ id }) => id)).toEqual([3, 5, 1]);
});
