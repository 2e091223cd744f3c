import { expect, it } from "vitest";
import { openSqlite } from "../../storage/sqliteStorage.ts";
import { createSweep } from "./sweep.ts";
import { addTakeBack, findTakeBack } from "./takeBack.store.ts";

it("[PE4] what can no longer be undone is forgotten every few minutes while the server runs, and leaves the files", async () => {
  const storage = openSqlite({ path: ":memory:" });
  let [now, scrubs] = [1_000, 0];
  let next: (() => void) | null = null;
  const sweep = createSweep({
    storage,
    clock: { now: () => now },
    later(action) {
      next = action;
      return () => undefined;
    },
    scrubSoon() {
      scrubs += 1;
    },
    onError: (error) => expect.unreachable(String(error)),
  });
  const run = () => next?.();
  const kept = { id: "t", workshopId: "w", participantId: "p", at: now, notes: 1, changes: 0, undo: [] };
  await storage.transact((sql) => addTakeBack(sql, kept as unknown as Parameters<typeof addTakeBack>[1]));
  const isKept = async () => (await findTakeBack(storage.sql, "w", "t")) !== null;
  await sweep.start();
  expect([await isKept(), scrubs]).toEqual([true, 0]);
  now += 16 * 60_000;
  run();
  await storage.settled();
  expect([await isKept(), scrubs]).toEqual([false, 1]);
  await storage.close();
});
