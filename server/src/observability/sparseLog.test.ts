import { expect, it } from "vitest";
import type { Logger } from "./log.ts";
import { createSparseLog } from "./sparseLog.ts";

it("[OP4] a flood of one warning becomes twenty lines a minute, and the next minute says how many were left out", () => {
  let now = 0;
  const lines: unknown[] = [];
  const log = { warn: (fields: unknown, kind: string) => lines.push([kind, fields]) } as unknown as Logger;
  const sparse = createSparseLog(log, { now: () => now });
  for (let n = 0; n < 1_000; n += 1) sparse.warn("refused", { reason: "origin" });
  sparse.warn("other");
  expect(lines).toHaveLength(21);
  now = 60_000;
  sparse.warn("refused", { reason: "origin" });
  expect(lines.at(-1)).toEqual(["refused", { reason: "origin", notWritten: 980 }]);
});
