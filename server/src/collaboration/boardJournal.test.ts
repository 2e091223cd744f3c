import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../storage/sqliteStorage.ts";
import type { Storage } from "../storage/storage.ts";
import { loadBoard, needsSnapshot } from "./boardJournal.ts";
import { type BoardRoom, createBoardRoom } from "./boardRoom.ts";

let storage: Storage;
let room: BoardRoom;
beforeEach(async () => {
  storage = openSqlite({ path: ":memory:" });
  room = createBoardRoom("b", await loadBoard(storage.sql, "b"));
});
afterEach(() => storage.close());

/** Adds notes in the server's own hand, one update each. */
async function write(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    await storage.transact((sql) =>
      room.edit(sql, (board, origin) => board.addNote({ id: `n${n}` as NoteId, text: `note ${n}` }, origin)),
    );
  }
}
const count = async (table: "board_updates" | "board_snapshots") =>
  (await storage.sql.all(`SELECT seq FROM ${table}`)).length;
const encoded = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
const run = (text: string) => storage.transact((sql) => sql.run(text));

it("[KE2] a board read from its journal is the board that was written, byte for byte", async () => {
  await write(1, 25);
  const { doc, seq } = await loadBoard(storage.sql, "b");
  expect(encoded(doc)).toBe(encoded(room.doc));
  expect(seq).toBe(room.seq());
});

it("[KE2] a board nobody wrote is empty, and other boards' updates are not in it", async () => {
  await write(1, 3);
  const other = await loadBoard(storage.sql, "other");
  expect([other.seq, openBoard(other.doc).noteCount()]).toEqual([0, 0]);
});

it("[KE4] as the journal grows, a snapshot takes the place of what went before; two are kept", async () => {
  const seqs = async () =>
    (await storage.sql.all<{ seq: number }>("SELECT seq FROM board_snapshots ORDER BY seq")).map(({ seq }) => seq);
  let written = 0;
  const writeUntil = async (snapshots: (known: number[]) => boolean) => {
    while (!snapshots(await seqs())) {
      written += 1;
      await write(written, written);
    }
  };
  await writeUntil((known) => known.length === 2);
  const [oldest, second] = await seqs();
  await writeUntil((known) => known[0] !== oldest);
  expect(await seqs()).toEqual([second, written]);
  // The journal reaches back to the older snapshot, so that a damaged newer one can be passed over.
  expect(await count("board_updates")).toBe(written - Number(second));
  await write(written + 1, written + 50);
  expect(encoded((await loadBoard(storage.sql, "b")).doc)).toBe(encoded(room.doc));
  await run(`UPDATE board_snapshots SET checksum = 'damaged' WHERE seq = ${written}`);
  expect(encoded((await loadBoard(storage.sql, "b")).doc)).toBe(encoded(room.doc));
});

it("[KE4] a snapshot is due when the journal is worth half of the board, and after 2,000 updates at the latest", () => {
  const due = (updates: number, bytes: number, boardBytes: number) => needsSnapshot({ updates, bytes }, boardBytes);
  expect([due(10, 31_000, 1000), due(10, 33_000, 1000)]).toEqual([false, true]);
  expect([due(10, 150_000, 334_000), due(10, 168_000, 334_000)]).toEqual([false, true]);
  expect([due(1_999, 1, 1), due(2_000, 1, 1)]).toEqual([false, true]);
});

it("[KE4] a damaged update in the journal keeps the board closed, rather than wrong", async () => {
  await write(1, 5);
  await run("UPDATE board_updates SET update_blob = x'0000' WHERE seq = 3");
  await expect(loadBoard(storage.sql, "b")).rejects.toThrow("board b is damaged: update 3");
});

it("[KE2] updates from before there were checksums are read as they are", async () => {
  await write(1, 3);
  await run("UPDATE board_updates SET checksum = NULL");
  expect(encoded((await loadBoard(storage.sql, "b")).doc)).toBe(encoded(room.doc));
});

it.each([
  ["one in the middle", "DELETE FROM board_updates WHERE seq = 7"],
  ["the first", "DELETE FROM board_updates WHERE seq = 1"],
  ["several", "DELETE FROM board_updates WHERE seq BETWEEN 3 AND 9"],
])("[KE4] a journal that lacks %s stays closed", async (_name, damage) => {
  await write(1, 12);
  await run(damage);
  await expect(loadBoard(storage.sql, "b")).rejects.toThrow(/gap/);
});

it("[BD6] client ids that are bound to seats are known again after a reload", async () => {
  const doc = new Y.Doc();
  doc.clientID = 4242;
  openBoard(doc).addNote({ id: "mine" as NoteId, text: "mine" }, null);
  const update = Y.encodeStateAsUpdate(doc);
  expect(await storage.transact((sql) => room.receive(sql, update, "seat1"))).toMatchObject({ accepted: true });
  expect((await loadBoard(storage.sql, "b")).clients).toEqual(new Map([[4242, "seat1"]]));
});

it("[BD11] a board that has reached its size takes no more, and says so", async () => {
  const { LIMITS } = await import("@longtable/shared/kernel/limits");
  const filler = new Y.Doc();
  const chars = 100_000;
  filler.transact(() => {
    for (let n = 0; n * chars < LIMITS.boardBytes; n += 1) filler.getMap("stages").set(`x${n}`, "x".repeat(chars));
  });
  const full = createBoardRoom("b", { ...(await loadBoard(storage.sql, "b")), doc: filler });
  const refused = storage.transact((sql) => full.edit(sql, (board, origin) => board.setTitle("more", origin)));
  await expect(refused).rejects.toThrow();
  const doc = new Y.Doc();
  openBoard(doc).setTitle("more", null);
  const verdict = await storage.transact((sql) => full.receive(sql, Y.encodeStateAsUpdate(doc), "seat1"));
  expect(verdict).toEqual({ accepted: false, reason: "boardFull" });
});
