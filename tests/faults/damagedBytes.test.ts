import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom, type Random } from "../support/random.ts";
import { createHastyClock, makeDataDir, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { withDatabase } from "./database.ts";

const SEED = 4711;
const KILOBYTE = 1024;
const NOTES = 24;
/** Journal rows that are damaged, each in a run of its own. */
const ROWS = 8;

interface Kept {
  dataDir: string;
  /** The database as it was when the server had stopped in order. */
  file: Buffer;
  board: { id: BoardId; facilitator: string };
  other: { id: BoardId; facilitator: string };
  content: BoardContent;
}
let kept: Kept;

/** A board whose journal has made three snapshots and goes on after the last; and a second board beside it. */
async function writeBoards(random: Random): Promise<Kept> {
  const dataDir = makeDataDir();
  const server = await startServer({ dataDir, clock: createHastyClock() });
  const room = await openWorkshop(server);
  const { workshop, tokens } = await server.api.createWorkshop();
  const [activity] = workshop.activities;
  const otherId = activity?.boards[0]?.id;
  if (!activity || !otherId) throw new Error("the template has no board");
  await server.api.run(tokens.facilitator, "board.addNote", { boardId: otherId, text: "beside" });

  const peer = createBoardPeer({
    wsUrl: server.wsUrl,
    boardId: room.boardId,
    token: room.facilitator,
    by: "subprotocol",
  });
  await peer.synced();
  const allSaved = () => {
    const vector = Y.decodeStateVector(peer.saved.at(-1) ?? new Uint8Array([0]));
    return (vector.get(peer.doc.clientID) ?? 0) >= Y.getState(peer.doc.store, peer.doc.clientID);
  };
  const made = new Set<number>();
  for (let edits = 0; made.size < 3 || edits % 100 !== 0; edits += 1) {
    const id = `note-${edits % NOTES}` as NoteId;
    const text = `${edits} ${random
      .int(0, 2 ** 30)
      .toString(36)
      .repeat(70)}`.slice(0, 480);
    if (!peer.board.changeNote(id, { text }, "test")) peer.board.addNote({ id, text }, "test");
    if (edits % 20 !== 0) continue;
    await until(allSaved, { what: "the edits on disk" });
    for (const { seq } of snapshotsIn(dataDir, room.boardId)) made.add(seq);
  }
  await until(allSaved, { what: "the edits on disk" });
  const content = peer.board.content();
  peer.close();
  await server.close();
  return {
    dataDir,
    file: readFileSync(path.join(dataDir, "longtable.db")),
    board: { id: room.boardId, facilitator: room.facilitator },
    other: { id: otherId, facilitator: tokens.facilitator },
    content,
  };
}

interface Row {
  seq: number;
  blob: Uint8Array;
}
const snapshotsIn = (dataDir: string, boardId: string) =>
  withDatabase(dataDir, (db) => {
    const text = "SELECT seq, state_blob AS blob FROM board_snapshots WHERE board_id = ? ORDER BY seq DESC";
    return db.prepare(text).all(boardId) as unknown as Row[];
  });

/** Runs a server on a copy of the kept database in which `sql` has been given `values`. */
async function withDamage(
  sql: string,
  values: readonly (string | number | Uint8Array)[],
  look: (server: RunningServer) => Promise<void>,
): Promise<void> {
  const { dataDir, file } = kept;
  for (const end of ["-wal", "-shm"]) rmSync(path.join(dataDir, `longtable.db${end}`), { force: true });
  writeFileSync(path.join(dataDir, "longtable.db"), file);
  withDatabase(dataDir, (db) => expect(db.prepare(sql).run(...values).changes).toBe(1));
  const server = await startServer({ dataDir, clock: createHastyClock() });
  try {
    await look(server);
  } finally {
    await server.close();
  }
}

/** The kept board as a page first reads it; null when the server does not give it out. */
async function readOut(server: RunningServer): Promise<BoardContent | null> {
  const { id, facilitator } = kept.board;
  const response = await fetch(`${server.url}/api/boards/${id}/snapshot`, {
    headers: { authorization: `Bearer ${facilitator}`, connection: "close" },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 200) return null;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return openBoard(doc).content();
}

const flipped = (blob: Uint8Array, at: number, random: Random) =>
  blob.map((byte, index) => (index === at ? byte ^ random.int(1, 255) : byte));

beforeAll(async () => {
  kept = await writeBoards(createRandom(SEED));
});
afterAll(() => rmSync(kept.dataDir, { recursive: true, force: true }));

it("[KE4] with one byte wrong in any kilobyte of the newest snapshot, or cut there, the board reads the same", async () => {
  const random = createRandom(SEED + 1);
  const [newest, before] = snapshotsIn(kept.dataDir, kept.board.id);
  if (!newest || !before) throw new Error("there are not two snapshots");
  expect(newest.blob.length).toBeGreaterThan(8 * KILOBYTE);
  const set = "UPDATE board_snapshots SET state_blob = ? WHERE board_id = ? AND seq = ?";
  for (let start = 0; start < newest.blob.length; start += KILOBYTE) {
    const at = random.int(start, Math.min(start + KILOBYTE, newest.blob.length) - 1);
    for (const blob of [flipped(newest.blob, at, random), newest.blob.subarray(0, at)]) {
      await withDamage(set, [blob, kept.board.id, newest.seq], async (server) => {
        expect(await readOut(server), `damaged at ${at}`).toEqual(kept.content);
      });
    }
  }
});

it("[KE4] with one byte wrong in a row of its journal a board stays closed, says so, and the other boards go on", async () => {
  const random = createRandom(SEED + 2);
  const [newest] = snapshotsIn(kept.dataDir, kept.board.id);
  const rows = withDatabase(kept.dataDir, (db) => {
    const text = "SELECT seq, update_blob AS blob FROM board_updates WHERE board_id = ? AND seq > ?";
    return db.prepare(text).all(kept.board.id, newest?.seq ?? 0) as unknown as Row[];
  });
  const set = "UPDATE board_updates SET update_blob = ? WHERE board_id = ? AND seq = ?";
  for (const { seq, blob } of random.shuffle(rows).slice(0, ROWS)) {
    const at = random.int(0, blob.length - 1);
    await withDamage(set, [flipped(blob, at, random), kept.board.id, seq], async (server) => {
      expect(await readOut(server), `row ${seq} wrong at ${at}`).toBeNull();
      const { board, other } = kept;
      const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: board.id, token: board.facilitator });
      expect(await peer.closed()).toBe(4503);
      expect(peer.provider.synced).toBe(false);
      peer.close();
      const { body } = await server.api.request<string>("GET", "/metrics");
      expect(body).toContain("longtable_quarantined_boards 1\n");
      const beside = await readBoard({ wsUrl: server.wsUrl, boardId: other.id, token: other.facilitator });
      expect(beside.content.notes.map(({ text }) => text)).toEqual(["beside"]);
    });
  }
});
