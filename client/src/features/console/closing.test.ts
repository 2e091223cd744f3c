import { closeActivity, openActivity, setTimer } from "@longtable/shared/workshop/workshop.commands";
import { expect, it } from "vitest";
import { closingOf, withReason } from "./closing.ts";

it("[AG12] the question why belongs to what ends, also while the room goes on to another activity", () => {
  const close = { activityId: "a", askWhy: true };
  expect(closingOf(closeActivity.type, close)?.activityId).toBe("a");
  const goOn = { activityId: "b", from: { activityId: "a", askWhy: true } };
  expect(closingOf(openActivity.type, goOn)?.activityId).toBe("a");
  expect(closingOf(openActivity.type, { activityId: "b", from: { activityId: null } })).toBeNull();
  expect(closingOf(openActivity.type, { activityId: "b" })).toBeNull();
  expect(closingOf(setTimer.type, { seconds: 0 })).toBeNull();
  expect(withReason({ activityId: "a", input: close }, "No time")).toEqual({ ...close, reason: "No time" });
  expect(withReason({ activityId: "a", input: goOn }, "No time")).toEqual({
    activityId: "b",
    from: { activityId: "a", askWhy: true, reason: "No time" },
  });
});
