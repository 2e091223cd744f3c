import { expect, it } from "vitest";
import type { Storage } from "../../storage/storage.ts";
import { createKeepingSweep } from "./keepingSweep.ts";

it("[RT5] one workshop that cannot be erased keeps neither the next one, nor the file's rewriting, nor the start", async () => {
  const rows = ["first", "second"].map((id) => ({
    id,
    created_at: 0,
    kept_days: 1,
    kept_set_at: 0,
    opened_at: null,
    closed_at: null,
    ended_at: null,
  }));
  const erased: string[] = [];
  const errors: unknown[] = [];
  let scrubs = 0;
  const sql = {
    all: async () => rows,
    get: async () => ({ trusted_at: 1e15, doubted_from: null, seen_at: 1e15 }),
    run: async () => 1,
  };
  const storage = {
    sql,
    transact: async (work: (all: typeof sql) => unknown) => work(sql),
    scrub: async () => {
      scrubs += 1;
      throw new Error("no room on the disk");
    },
  } as unknown as Storage;
  const deps = {
    storage,
    clock: { now: () => 1e15 },
    later: () => () => undefined,
    async erase(id: string) {
      if (id === "first") throw new Error("it cannot be erased");
      erased.push(id);
    },
    onPurged: () => undefined,
    onDoubt: () => undefined,
    onError: (error: unknown) => errors.push(error),
    letGo: async () => undefined,
  };
  const sweep = createKeepingSweep(deps);
  await sweep.start();
  expect([erased, errors.length, scrubs]).toEqual([["second"], 2, 1]);
});

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 10, 22);

/** A server with a workshop whose time is over from `until` on; `sweepAt` starts it anew and sweeps. */
function room(until: number) {
  let kept: unknown;
  const erased: string[] = [];
  const doubts: number[] = [];
  const made = { id: "room", created_at: until - DAY, kept_days: 1, kept_set_at: null };
  const sql = {
    all: async () => (erased.length > 0 ? [] : [{ ...made, opened_at: null, closed_at: null, ended_at: null }]),
    get: async (text: string) => (text.includes("sweep_clock") ? kept : undefined),
    async run(_text: string, trusted_at: number | null, doubted_from: number | null, seen_at: number) {
      kept = { trusted_at, doubted_from, seen_at };
      return 1;
    },
  };
  const storage = { sql, transact: (work: (all: typeof sql) => unknown) => work(sql) } as unknown as Storage;
  async function sweepAt(now: number): Promise<string[]> {
    await createKeepingSweep({
      storage,
      clock: { now: () => now },
      later: () => () => undefined,
      erase: async (id) => void erased.push(id),
      letGo: async () => undefined,
      onPurged: () => undefined,
      onDoubt: (count) => doubts.push(count),
      onError(error) {
        throw error;
      },
    }).start();
    return erased;
  }
  return { sweepAt, doubts };
}

it("[RT6] a clock years ahead deletes nothing, and once it is set right all goes on as before", async () => {
  const { sweepAt, doubts } = room(BEGIN + 3 * DAY);
  for (const now of [BEGIN, BEGIN + DAY, BEGIN + 3600 * DAY, BEGIN + 3600.9 * DAY]) {
    expect(await sweepAt(now)).toEqual([]);
  }
  expect(doubts).toEqual([1, 1]);
  expect(await sweepAt(BEGIN + 2 * DAY)).toEqual([]);
  expect(await sweepAt(BEGIN + 3 * DAY)).toEqual(["room"]);
});

it("[RT6] a server that was off for two months deletes what is over after a day, also when it starts again meanwhile", async () => {
  const { sweepAt } = room(BEGIN + 30 * DAY);
  await sweepAt(BEGIN);
  await sweepAt(BEGIN + DAY);
  for (const later of [60, 60.5, 60.99]) expect(await sweepAt(BEGIN + later * DAY)).toEqual([]);
  expect(await sweepAt(BEGIN + 61 * DAY)).toEqual(["room"]);
});

it("[RT6] a clock that jumps again while it is doubted begins its day anew", async () => {
  const { sweepAt } = room(BEGIN + 30 * DAY);
  await sweepAt(BEGIN);
  for (const later of [60, 600, 600.9, 6000]) expect(await sweepAt(BEGIN + later * DAY)).toEqual([]);
});
