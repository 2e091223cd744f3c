import { openBoard } from "@longtable/shared/board/board.doc";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";
import { openSqlite } from "../storage/sqliteStorage.ts";
import type { Storage } from "../storage/storage.ts";
import { createBoardRoom } from "./boardRoom.ts";

/** Client ids of the two who edit, and of the server in its earlier life. */
export const ALICE = 1000;
export const MALLORY = 666;
export const SERVER_BEFORE = 77;

export const id = <Id extends string>(text: string) => text as Id;

/** A board as the server seeded it: one of everything. */
function seed(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SERVER_BEFORE;
  const board = openBoard(doc);
  doc.transact(() => {
    board.create({ type: "journeyMap", title: "The map" }, "seed");
    board.addStage({ id: id<StageId>("stage1"), label: "Asking", moment: "during", order: "a0" }, "seed");
    board.addStep({ id: id<StepId>("step1"), stageId: id<StageId>("stage1"), label: "I ask", order: "a0" }, "seed");
    board.addLane({ id: id<LaneId>("lane1"), label: "What I did", type: "text", layer: "user", order: "a0" }, "seed");
    board.addColumn({ id: id<ColumnId>("col1"), label: "Ideas", order: "a0" }, "seed");
  });
  return Y.encodeStateAsUpdate(doc);
}
const SEED = seed();
const NOTHING_SINCE = { updates: 0, bytes: 0 };

/** A room on an in-memory journal, seeded by the server, with a note that Alice wrote. */
export async function createTestRoom() {
  const storage = openSqlite({ path: ":memory:" });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, SEED);
  const room = createBoardRoom("board1", {
    doc,
    seq: 0,
    clients: new Map(),
    since: NOTHING_SINCE,
    snapshotSeq: 0,
    erased: new Set(),
  });
  const receive = (update: Uint8Array, seatId: string) => storage.transact((sql) => room.receive(sql, update, seatId));
  const alice = copyOf(doc, ALICE);
  const hello = change(alice, (board) => board.addNote({ id: id<NoteId>("n1"), text: "hello" }, null));
  const verdict = await receive(hello, "alice");
  if (!verdict.accepted) throw new Error(`the honest first note was refused: ${verdict.reason}`);
  return {
    room,
    doc,
    receive,
    hello,
    journalled: () => storage.sql.all<{ seq: number }>("SELECT seq FROM board_updates"),
    /** The updates as they are on disk. */
    async blobs(): Promise<Uint8Array[]> {
      const rows = await storage.sql.all<{ update_blob: Uint8Array }>("SELECT update_blob FROM board_updates");
      return rows.map((row) => row.update_blob);
    },
    /** A second room on the same document, which knows of client ids only what was kept. */
    async reloaded() {
      const { clients } = await loadClients(storage);
      const again = createBoardRoom("board1", {
        doc,
        seq: room.seq(),
        clients,
        erased: new Set(),
        since: NOTHING_SINCE,
        snapshotSeq: 0,
      });
      return (update: Uint8Array, seatId: string) => storage.transact((sql) => again.receive(sql, update, seatId));
    },
    close: () => storage.close(),
  };
}
export type TestRoom = Awaited<ReturnType<typeof createTestRoom>>;

/** Another person's copy of a document. */
export function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // Only now: Yjs takes another id when an update shows that its own is in use.
  copy.clientID = clientId;
  return copy;
}

/** Changes a document through its accessor and answers the update that this made. */
export function change(doc: Y.Doc, edit: (board: ReturnType<typeof openBoard>) => unknown): Uint8Array {
  return capture(doc, () => edit(openBoard(doc)));
}

/** Changes a document by bare Yjs and answers the update that this made. */
export function capture(doc: Y.Doc, edit: (doc: Y.Doc) => unknown): Uint8Array {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => updates.push(update);
  doc.on("update", collect);
  doc.transact(() => edit(doc));
  doc.off("update", collect);
  return Y.mergeUpdates(updates);
}

/** Where the item of a map's key is: a root's key, or a field of an entry. */
export function idOf(doc: Y.Doc, root: string, key: string, field?: string): readonly [number, number] {
  const outer = doc.getMap(root)._map.get(key);
  const inner = outer?.content instanceof Y.ContentType ? (outer.content.type as Y.Map<unknown>) : null;
  const found = field === undefined ? outer : inner?._map.get(field);
  if (!found) throw new Error(`no ${root}.${key}.${field ?? ""}`);
  return [found.id.client, found.id.clock];
}

/** Where the characters of a note's text begin. */
export function firstCharacter(doc: Y.Doc, noteId: string): readonly [number, number] {
  const text = (doc.getMap("notes").get(noteId) as Y.Map<unknown>).get("text") as Y.Text;
  const start = text._start;
  if (!start) throw new Error(`note ${noteId} is empty`);
  return [start.id.client, start.id.clock];
}

async function loadClients({ sql }: Storage) {
  const rows = await sql.all<{ client_id: number; seat_id: string }>("SELECT client_id, seat_id FROM board_clients");
  return { clients: new Map(rows.map((row) => [Number(row.client_id), row.seat_id])) };
}
