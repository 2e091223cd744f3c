import { expect, it } from "vitest";
import { holdDenial, stageAfterEdit, takingOf, undoDenial } from "./held.rules.ts";
import { HELD_LIMITS } from "./held.types.ts";

const alone = { activities: [{ state: "open" as const, writing: "alone" as const }] };
const together = { activities: [{ state: "open" as const }] };

it.each([
  ["participant", alone, "private"],
  ["facilitator", alone, "private"],
  ["tableHost", { ...alone, isModerated: true }, "private"],
  ["participant", together, "shown"],
  ["participant", { ...together, isModerated: true }, "waiting"],
  ["tableHost", { ...together, isModerated: true }, "waiting"],
  ["facilitator", { ...together, isModerated: true }, "shown"],
  ["participant", { activities: [{ state: "paused" as const, writing: "alone" as const }] }, "shown"],
] as const)("[TH1] [MO1] what a %s writes on a board used so is %s", (role, use, expected) => {
  expect(takingOf(role, use)).toBe(expected);
});

it("[MO2] a note that was given back waits again once it is changed; any other stays where it is", () => {
  expect((["private", "waiting", "back"] as const).map(stageAfterEdit)).toEqual(["private", "waiting", "waiting"]);
});

it("[TH9] one person holds so many and no more", () => {
  expect([HELD_LIMITS.perSeat - 1, HELD_LIMITS.perSeat].map(holdDenial)).toEqual([null, "tooMany"]);
});

it("[TH5] a reveal is taken back within ten minutes, before a vote on its notes, while its activity runs", () => {
  const reveal = { revealedAt: 1_000, noteIds: ["a", "b"], state: "revealed" };
  const at = 1_000 + HELD_LIMITS.undoMs;
  const none = new Set<string>();
  expect(undoDenial(reveal, { candidates: new Set(["c"]), copied: none, named: none }, at)).toBeNull();
  expect(undoDenial(reveal, { candidates: new Set(["b"]), copied: none, named: none }, at)).toBe("votedSince");
  expect(undoDenial(reveal, { candidates: none, copied: new Set(["b"]), named: none }, at)).toBe("mergedSince");
  expect(undoDenial(reveal, { candidates: none, copied: none, named: new Set(["b"]) }, at)).toBe("namedSince");
  expect(undoDenial(reveal, { candidates: new Set(), copied: none, named: none }, at + 1)).toBe("tooLate");
  expect(undoDenial({ ...reveal, revealedAt: null }, { candidates: new Set(), copied: none, named: none }, at)).toBe(
    "tooLate",
  );
  expect(undoDenial({ ...reveal, state: "closed" }, { candidates: new Set(), copied: none, named: none }, at)).toBe(
    "activityOver",
  );
});
