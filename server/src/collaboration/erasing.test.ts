import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../storage/sqliteStorage.ts";
import type { Storage } from "../storage/storage.ts";
import { loadBoard } from "./boardJournal.ts";
import { type BoardRoom, createBoardRoom } from "./boardRoom.ts";

const CANARY = "QUOKKA";
const secret = "secret" as NoteId;
let storage: Storage;
let room: BoardRoom;

beforeEach(async () => {
  storage = openSqlite({ path: ":memory:" });
  room = createBoardRoom("board1", await loadBoard(storage.sql, "board1"));
  await write(room, (board) => {
    board.addNote({ id: secret, text: `${CANARY} told`, by: `${CANARY} name` }, null);
    board.addNote({ id: "other" as NoteId, text: "somebody else's" }, null);
  });
});
afterEach(() => storage.close());

type Change = (board: ReturnType<typeof openBoard>) => void;
const write = (to: BoardRoom, change: Change) =>
  storage.transact((sql) => to.edit(sql, (board, origin) => board.doc.transact(() => change(board), origin)));
const erase = () => storage.transact((sql) => room.erase(sql, "workshop1", [secret]));
const has = (bytes: Uint8Array) => Buffer.from(bytes).includes(CANARY);

/** A client that has all of the board, and goes on writing by itself. */
function staleClient() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
  return { doc, board: openBoard(doc), everything: () => Y.encodeStateAsUpdate(doc) };
}
const receive = (update: Uint8Array) => storage.transact((sql) => room.receive(sql, update, "seat1"));

async function onDisk(): Promise<Uint8Array[]> {
  const updates = await storage.sql.all<{ blob: Uint8Array }>("SELECT update_blob AS blob FROM board_updates");
  const states = await storage.sql.all<{ blob: Uint8Array }>("SELECT state_blob AS blob FROM board_snapshots");
  return [...updates, ...states].map(({ blob }) => blob);
}

it("[ER2] an erased note is in no update, no snapshot and no copy sent from then on; the others stay", async () => {
  for (let n = 0; n < 5; n += 1)
    await write(room, (board) => board.changeNote(secret, { text: `${CANARY} ${n}` }, null));
  expect((await onDisk()).some(has)).toBe(true);
  expect(await erase()).toBe(1);
  expect((await onDisk()).filter(has)).toEqual([]);
  expect(has(Y.encodeStateAsUpdate(room.doc))).toBe(false);
  const again = await loadBoard(storage.sql, "board1");
  expect(
    openBoard(again.doc)
      .listNotes()
      .map(({ text }) => text),
  ).toEqual(["somebody else's"]);
  expect([...again.erased]).toEqual([secret]);
});

it("[ER2] after an erasure a damaged snapshot is still passed over for one that stands for it", async () => {
  await erase();
  await storage.transact((sql) =>
    sql.run("UPDATE board_snapshots SET state_blob = ? WHERE seq = ?", new Uint8Array([1, 2]), room.seq()),
  );
  const again = await loadBoard(storage.sql, "board1");
  expect([again.seq, openBoard(again.doc).noteCount()]).toEqual([room.seq(), 1]);
});

it("[ER4] a copy from before brings the note back neither by what it has nor by what it wrote into it; its other note lands", async () => {
  const stale = staleClient();
  await erase();
  stale.board.changeNote(secret, { text: `${CANARY} told, and more` }, null);
  stale.board.addNote({ id: "mine" as NoteId, text: "written offline" }, null);
  expect(await receive(stale.everything())).toMatchObject({ accepted: true, newNotes: ["mine"] });
  expect(
    room.board
      .listNotes()
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(["somebody else's", "written offline"]);
  expect((await onDisk()).filter(has)).toEqual([]);
});

it("[ER4] a copy that was built anew, without the trace of the deletion, does not bring it back either", async () => {
  const rebuilt = new Y.Doc();
  const board = openBoard(rebuilt);
  board.addNote({ id: secret, text: `${CANARY} again` }, null);
  board.addNote({ id: "mine" as NoteId, text: "written offline" }, null);
  await erase();
  const verdict = await receive(Y.encodeStateAsUpdate(rebuilt));
  expect(verdict).toMatchObject({ accepted: true, newNotes: ["mine"] });
  expect(verdict.accepted && verdict.deeds.map(({ noteId }) => noteId)).toEqual(["mine"]);
  expect((await onDisk()).filter(has)).toEqual([]);
  expect(has(Y.encodeStateAsUpdate(room.doc))).toBe(false);
  // And the copy itself learns of it by what the server answers.
  Y.applyUpdate(rebuilt, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(rebuilt)));
  expect(board.note(secret)).toBeNull();
});

it("[ER4] after a restart the board still knows what must not come", async () => {
  await erase();
  const again = createBoardRoom("board1", await loadBoard(storage.sql, "board1"));
  const rebuilt = new Y.Doc();
  openBoard(rebuilt).addNote({ id: secret, text: `${CANARY} again` }, null);
  await storage.transact((sql) => again.receive(sql, Y.encodeStateAsUpdate(rebuilt), "seat1"));
  expect(again.board.note(secret)).toBeNull();
  expect((await onDisk()).filter(has)).toEqual([]);
});
