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
  const storage = {
    sql: { all: async () => rows, get: async () => ({ 1: 1 }), run: async () => 1 },
    transact: async () => undefined,
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
    onError: (error: unknown) => errors.push(error),
    letGo: async () => undefined,
  };
  const sweep = createKeepingSweep(deps);
  await sweep.start();
  expect([erased, errors.length, scrubs]).toEqual([["second"], 2, 1]);
});
