import type { Reply } from "@longtable/shared/kernel/command";
import { expect, it } from "vitest";
import { createDirectSend } from "./directSend.ts";

/** A line that answers as told: null is an answer that never comes. */
function line(answers: (Reply | null)[]) {
  const clock = { ms: 0 };
  const ids: unknown[] = [];
  let isConnected = true;
  let count = 0;
  const send = createDirectSend({
    isConnected: () => isConnected,
    async emit({ id }, withinMs) {
      ids.push(id);
      const answer = answers.shift();
      if (answer) return answer;
      clock.ms += withinMs;
      throw new Error("no answer");
    },
    newId: () => `id${++count}`,
    now: () => clock.ms,
    async pause(milliseconds) {
      clock.ms += milliseconds;
    },
  });
  const setConnected = (value: boolean) => {
    isConnected = value;
  };
  return { send, ids, clock, setConnected };
}
const ok: Reply = { ok: true, result: {} };
const decide = ["decision.record", { question: "Lamps?" }] as const;

it("[CM2] asks again under the same id when the answer was lost", async () => {
  const { send, ids } = line([null, ok]);
  expect(await send(...decide)).toEqual(ok);
  expect(ids).toEqual(["id1", "id1"]);
});

it("says after 20 seconds that it did not go through, and no later", async () => {
  const { send, clock } = line([]);
  expect(await send(...decide)).toMatchObject({ ok: false, error: { messageKey: "offline" } });
  expect(clock.ms).toBeGreaterThanOrEqual(20_000);
  expect(clock.ms).toBeLessThan(20_500);
});

it("[CM2] the person's own repeat of what failed is the same command", async () => {
  const { send, ids } = line([null, null, null, ok, ok]);
  await send(...decide);
  await send(...decide);
  await send(...decide);
  expect(ids).toEqual(["id1", "id1", "id1", "id1", "id2"]);
});

it("the same doing much later, or another doing, is a new command", async () => {
  const { send, ids, clock } = line([null, null, null, ok, ok]);
  await send(...decide);
  await send("decision.record", { question: "Seats?" });
  clock.ms += 60_001;
  await send(...decide);
  expect(ids.slice(3)).toEqual(["id2", "id3"]);
});

it("sends nothing without a line: what happens by itself later would surprise the room", async () => {
  const { send, ids, setConnected } = line([ok]);
  setConnected(false);
  expect(await send(...decide)).toMatchObject({ ok: false });
  expect(ids).toEqual([]);
});
