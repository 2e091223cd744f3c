import { expect, it } from "vitest";
import type { Unwritable } from "./unwritable.ts";
import { unwritableReason } from "./unwritable.ts";
import { createWriteHealth } from "./writeHealth.ts";

it("[OP5] after a write that failed it tries until one gets through, and tells each change once", async () => {
  const told: (Unwritable | null)[] = [];
  const waiting: (() => void)[] = [];
  const outcomes: (Unwritable | null)[] = ["diskFull", "diskFull", null];
  const health = createWriteHealth({
    async probe() {
      health.heard(outcomes.shift() ?? null);
    },
    onChange: (reason) => told.push(reason),
    later(action) {
      waiting.push(action);
      return () => {};
    },
  });
  health.heard(null);
  expect(waiting).toHaveLength(0);
  health.heard("diskFull");
  health.heard("diskFull");
  for (let n = 0; n < 3; n += 1) {
    expect(waiting).toHaveLength(1);
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(waiting).toHaveLength(0);
  expect(told).toEqual(["diskFull", null]);
  expect(health.reason()).toBeNull();
});

it.each([
  [Object.assign(new Error("database or disk is full"), { errcode: 13 }), "diskFull"],
  [Object.assign(new Error("disk I/O error"), { errcode: 10 | (3 << 8) }), "diskError"],
  [Object.assign(new Error("readonly"), { errcode: 8 }), "readOnly"],
  [Object.assign(new Error("no space"), { code: "ENOSPC" }), "diskFull"],
  [Object.assign(new Error("constraint failed"), { errcode: 19 }), null],
  [new Error("anything"), null],
  ["words", null],
])("[OP5] %s is %s", (error, reason) => {
  expect(unwritableReason(error)).toBe(reason);
});
