import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../storage/sqliteStorage.ts";
import type { Storage } from "../storage/storage.ts";
import { type BoardRegistry, type BoardUnit, createBoardRegistry } from "./boardRegistry.ts";
import { createTestMember } from "./member.testing.ts";

let storage: Storage;
let registry: BoardRegistry;
/** What would run later, in the order it was asked for; `passTime` runs it. */
let later: (() => void)[];
let counts: number[];
let damaged: number[];
beforeEach(() => {
  storage = openSqlite({ path: ":memory:" });
  later = [];
  counts = [];
  damaged = [];
  registry = createBoardRegistry({
    storage,
    onCount: (count) => counts.push(count),
    onDamaged: (count) => damaged.push(count),
    later(action) {
      later.push(action);
      return () => {
        later = later.filter((other) => other !== action);
      };
    },
  });
});
afterEach(() => storage.close());

async function passTime(): Promise<void> {
  for (const action of later.splice(0)) action();
  await new Promise((next) => setImmediate(next));
}
const addTo = (boards: BoardUnit, sql: Parameters<Parameters<BoardRegistry["transact"]>[0]>[0], id: string) =>
  boards
    .room("b")
    .then((room) => room.edit(sql, (board, origin) => board.addNote({ id: id as NoteId, text: id }, origin)));
const add = (id: string) => registry.transact((sql, boards) => addTo(boards, sql, id));
const idsOf = (doc: Y.Doc) => [...doc.getMap("notes").keys()].toSorted();
const onDisk = async () => (await storage.sql.all("SELECT seq FROM board_updates")).length;

it("[BD8] however many ask at once, a board is loaded once", async () => {
  await add("n1");
  const rooms = await Promise.all(Array.from({ length: 20 }, () => registry.open("b")));
  expect(new Set(rooms).size).toBe(1);
});

it("[KE1] members hear of a change only when it is on disk, and of the works of one commit together", async () => {
  const one = createTestMember();
  await registry.listen("b", one.member);
  const states: number[] = [];
  const counting = { ...createTestMember().member, write: async () => void states.push(await onDisk()) };
  const { room } = await registry.listen("b", counting);
  const adding = Promise.all(["a", "b", "c"].map(add));
  expect(one.updates()).toEqual([]);
  await adding;
  expect(one.updates()).toHaveLength(1);
  expect(states).toEqual([3]);
  const copy = new Y.Doc();
  for (const update of one.updates()) Y.applyUpdate(copy, update);
  expect(idsOf(copy)).toEqual(idsOf(room.doc));
});

it("[KE3] a work that fails after its edit is taken back from memory too, and its neighbours' edits stay", async () => {
  await add("before");
  const watcher = createTestMember();
  await registry.listen("b", watcher.member);
  const outcomes = await Promise.allSettled([
    add("one"),
    registry.transact(async (sql, boards) => {
      await addTo(boards, sql, "never");
      throw new Error("after the edit");
    }),
    add("two"),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(idsOf((await registry.open("b")).doc)).toEqual(["before", "one", "two"]);
  expect(watcher.heard.resets).toBe(1);
  expect(await onDisk()).toBe(3);
});

it("[KE3] a work that fails without an edit disturbs nobody", async () => {
  await add("n1");
  const watcher = createTestMember();
  const { room } = await registry.listen("b", watcher.member);
  const failing = registry.transact(async (_sql, boards) => {
    await boards.room("b");
    throw new Error("before any edit");
  });
  await expect(failing).rejects.toThrow("before any edit");
  expect(watcher.heard.resets).toBe(0);
  expect(await registry.open("b")).toBe(room);
});

it("a board nobody is on is let go after a while, and read again when it is asked for", async () => {
  await add("n1");
  const { room, stop } = await registry.listen("b", createTestMember().member);
  await passTime();
  expect(await registry.open("b")).toBe(room);
  stop();
  await passTime();
  expect(counts.at(-1)).toBe(0);
  const again = await registry.open("b");
  expect(again).not.toBe(room);
  expect(idsOf(again.doc)).toEqual(["n1"]);
});

it("a board that is asked for again in time stays", async () => {
  const { room, stop } = await registry.listen("b", createTestMember().member);
  stop();
  await registry.listen("b", createTestMember().member);
  await passTime();
  expect(await registry.open("b")).toBe(room);
});

it("[AC6] an erased board is forgotten, and whoever is on it is told to come back", async () => {
  const watcher = createTestMember();
  const { room } = await registry.listen("b", watcher.member);
  await registry.erase(["b", "never"]);
  expect(watcher.heard.resets).toBe(1);
  expect(await registry.open("b")).not.toBe(room);
});

it("[KE4] a board that cannot be read stays closed, and is tried again the next time", async () => {
  await add("n1");
  await add("n2");
  await registry.erase(["b"]);
  await storage.transact((sql) => sql.run("UPDATE board_updates SET seq = 9 WHERE seq = 2"));
  await expect(registry.open("b")).rejects.toThrow(/gap/);
  await expect(registry.open("b")).rejects.toThrow(/gap/);
  expect(damaged).toEqual([1]);
  await storage.transact((sql) => sql.run("UPDATE board_updates SET seq = 2 WHERE seq = 9"));
  expect(idsOf((await registry.open("b")).doc)).toEqual(["n1", "n2"]);
  expect(damaged).toEqual([1, 0]);
});
