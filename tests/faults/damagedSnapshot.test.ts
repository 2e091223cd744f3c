import { rmSync } from "node:fs";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { takeSeat } from "../support/participant.ts";
import { createHastyClock, makeDataDir, type RunningServer, startServer } from "../support/testServer.ts";
import { withDatabase } from "./database.ts";

/** More than two snapshots' worth: one is made for every 32 KB of a small board's journal. */
const EDITS = 300;

/** Words that share nothing with those before: an edit carries only what is new. */
const editText = (edit: number) => `edit ${edit} ${String.fromCharCode(97 + (edit % 26)).repeat(400)}`;

interface Board {
  id: BoardId;
  facilitator: string;
  code: string;
}

async function createBoard({ api }: RunningServer): Promise<Board> {
  const { workshop, tokens } = await api.createWorkshop({ template: "ideas-dots-decision" });
  const activity = workshop.activities[0];
  const id = activity?.boards[0]?.id;
  if (!activity || !id) throw new Error("the template has no board");
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: activity.id });
  return { id, facilitator: tokens.facilitator, code: workshop.joinCode };
}

/** Writes one note and changes it again and again, so that the journal grows and the board does not. */
async function writeMuch({ url }: RunningServer, { id, facilitator }: Board): Promise<void> {
  const seat = takeSeat({ url, token: facilitator });
  const added = await seat.send<{ noteId: string }>("board.addNote", { boardId: id, text: editText(0) });
  if (!added.ok) throw new Error(added.error.code);
  const edits = Array.from({ length: EDITS }, (_, index) =>
    seat.send("board.editNote", { boardId: id, noteId: added.result.noteId, text: editText(index + 1) }),
  );
  for (const reply of await Promise.all(edits)) if (!reply.ok) throw new Error(reply.error.code);
  seat.close();
}

async function wordsOn({ wsUrl }: RunningServer, { id, facilitator }: Board): Promise<string[]> {
  const { content } = await readBoard({ wsUrl, boardId: id, token: facilitator });
  return content.notes.map(({ text }) => text);
}

/** Turns one byte in the middle of a snapshot, as a failing disk does; `newest` 0 is the last one made. */
function damageSnapshot(dataDir: string, boardId: string, newest: number): void {
  withDatabase(dataDir, (db) => {
    const rows = db
      .prepare("SELECT seq, state_blob FROM board_snapshots WHERE board_id = ? ORDER BY seq DESC")
      .all(boardId) as { seq: number; state_blob: Uint8Array }[];
    const row = rows[newest];
    if (!row) throw new Error("there is no such snapshot");
    const middle = row.state_blob.length >> 1;
    row.state_blob[middle] = (row.state_blob[middle] ?? 0) ^ 0xff;
    db.prepare("UPDATE board_snapshots SET state_blob = ? WHERE board_id = ? AND seq = ?").run(
      row.state_blob,
      boardId,
      row.seq,
    );
  });
}

const snapshotsOf = (dataDir: string, boardId: string) =>
  withDatabase(
    dataDir,
    (db) => db.prepare("SELECT COUNT(*) AS n FROM board_snapshots WHERE board_id = ?").get(boardId) as { n: number },
  ).n;

/** Runs `work` with two written boards in a directory whose server is stopped between `damage` and `look`. */
async function withDamage(
  damage: (dataDir: string, board: Board) => void,
  look: (server: RunningServer, damaged: Board, other: Board) => Promise<void>,
): Promise<void> {
  const dataDir = makeDataDir();
  try {
    const before = await startServer({ dataDir, clock: createHastyClock() });
    const [board, other] = [await createBoard(before), await createBoard(before)];
    await writeMuch(before, board);
    await before.api.run(other.facilitator, "board.addNote", { boardId: other.id, text: "beside" });
    await before.close();
    expect(snapshotsOf(dataDir, board.id)).toBe(2);
    damage(dataDir, board);
    const after = await startServer({ dataDir, clock: createHastyClock() });
    try {
      await look(after, board, other);
    } finally {
      await after.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

it("[KE4] a damaged newest snapshot is passed over for the one before it and the journal after that", async () => {
  await withDamage(
    (dataDir, board) => damageSnapshot(dataDir, board.id, 0),
    async (server, board) => {
      expect(await wordsOn(server, board)).toEqual([editText(EDITS)]);
      await writeMuch(server, board);
      await server.restart();
      expect(await wordsOn(server, board)).toEqual([editText(EDITS), editText(EDITS)]);
      // The damaged one is gone: what is kept to fall back on can be read.
      damageSnapshot(server.dataDir, board.id, 0);
      await server.restart();
      expect(await wordsOn(server, board)).toEqual([editText(EDITS), editText(EDITS)]);
    },
  );
});

it.each([
  ["both snapshots", () => {}],
  [
    "the only snapshot, with nothing after it",
    (dataDir: string, board: Board) =>
      withDatabase(dataDir, (db) => {
        db.prepare("DELETE FROM board_updates WHERE board_id = ?").run(board.id);
        db.prepare(
          "DELETE FROM board_snapshots WHERE board_id = ?1 AND seq < (SELECT MAX(seq) FROM board_snapshots WHERE board_id = ?1)",
        ).run(board.id);
      }),
  ],
])("[KE4] a board with %s damaged stays closed, never blank, and other boards go on", async (_what, alsoGone) => {
  await withDamage(
    (dataDir, board) => {
      damageSnapshot(dataDir, board.id, 0);
      damageSnapshot(dataDir, board.id, 1);
      alsoGone(dataDir, board);
    },
    async (server, board, other) => {
      const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: board.id, token: board.facilitator });
      expect(await peer.closed()).toBe(4503);
      expect(peer.provider.synced).toBe(false);
      peer.close();

      const { status, body } = await server.api.command(board.facilitator, "board.addNote", {
        boardId: board.id,
        text: "on what?",
      });
      expect({ status, body }).toMatchObject({ status: 500, body: { ok: false, error: { code: "internal" } } });
      const snapshot = await server.api.request("GET", `/api/boards/${board.id}/snapshot`, {
        token: board.facilitator,
      });
      expect(snapshot.status).toBe(500);

      expect(await wordsOn(server, other)).toEqual(["beside"]);
      await server.api.run(other.facilitator, "board.addNote", { boardId: other.id, text: "more" });
      const { participantId } = await server.api.join(board.code);
      expect(participantId).not.toBe("");
    },
  );
});
