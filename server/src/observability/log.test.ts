import { expect, it } from "vitest";
import { z } from "zod";
import { createLog } from "./log.ts";

function logTo(lines: Record<string, unknown>[], now = () => 0) {
  return createLog("trace", now, { write: (line: string) => void lines.push(JSON.parse(line)) });
}

it("[OP4] a flood of one warning becomes twenty lines a minute, and the next minute says how many were left out", () => {
  const lines: Record<string, unknown>[] = [];
  let now = 0;
  const log = logTo(lines, () => now);
  for (let n = 0; n < 1_000; n += 1) log.warn({ reason: "origin" }, "refused");
  log.warn({ reason: "origin" }, "something else");
  for (let n = 0; n < 100; n += 1) log.debug({ n }, "fine");
  expect(lines).toHaveLength(20 + 1 + 100);
  now = 60_000;
  log.warn({ reason: "origin" }, "refused");
  expect(lines.at(-1)).toMatchObject({ reason: "origin", notWritten: 980, msg: "refused" });
});

it("[OP4] an error says what it is and where, never what it could not read", () => {
  const lines: Record<string, unknown>[] = [];
  const log = logTo(lines);
  const throws = [
    () => JSON.parse('{"note":QUOKKA}'),
    () => z.object({ QUOKKA: z.literal("a") }).parse({ QUOKKA: "b" }),
    () => new URL("QUOKKA"),
    () => decodeURIComponent("%QUOKKA"),
    () => {
      throw Object.assign(new Error("failed", { cause: new SyntaxError("QUOKKA") }), {
        body: "QUOKKA",
        note: "QUOKKA",
      });
    },
    () => {
      throw "QUOKKA";
    },
  ];
  for (const run of throws) {
    try {
      run();
    } catch (error) {
      log.error({ err: error }, "it failed");
    }
  }
  expect(lines).toHaveLength(throws.length);
  expect(JSON.stringify(lines)).not.toContain("QUOKKA");
  expect(lines[4]).toMatchObject({ err: { type: "Error", message: "failed", cause: { type: "SyntaxError" } } });
});
