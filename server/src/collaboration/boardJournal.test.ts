import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../storage/sqliteStorage.ts";
import type { Storage } from "../storage/storage.ts";
import { loadBoard } from "./boardJournal.ts";
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

it("[KE4] every 400 updates a snapshot takes the place of what went before; two are kept", async () => {
  await write(1, 399);
  expect([await count("board_updates"), await count("board_snapshots")]).toEqual([399, 0]);
  await write(400, 400);
  expect([await count("board_updates"), await count("board_snapshots")]).toEqual([400, 1]);
  await write(401, 1200);
  // The journal reaches back to the older snapshot, so that a damaged newer one can be passed over.
  expect([await count("board_updates"), await count("board_snapshots")]).toEqual([400, 2]);
  await write(1201, 1250);
  expect([await count("board_updates"), await count("board_snapshots")]).toEqual([450, 2]);
  const { doc } = await loadBoard(storage.sql, "b");
  expect(encoded(doc)).toBe(encoded(room.doc));
  await run("UPDATE board_snapshots SET checksum = 'damaged' WHERE seq = 1200");
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
