import { randomUUID } from "node:crypto";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
});
afterAll(() => server.close());

/** Sends until it is acknowledged, as a phone's outbox does: the same id each time. */
async function sendUntilAcknowledged(seat: ReturnType<typeof takeSeat>, type: string, input: Record<string, unknown>) {
  const id = randomUUID();
  return until(
    async () => {
      if (!seat.socket.connected) return null;
      const reply = await seat.socket
        .timeout(300)
        .emitWithAck("command", { id, type, ...input })
        .catch(() => null);
      return reply?.ok ? reply.result : null;
    },
    { what: `${type} to be acknowledged`, timeoutMs: 20_000 },
  );
}

it("[KE2] a restart while people write loses nothing and doubles nothing", async () => {
  const host = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  await host.synced();
  const seats = await Promise.all(
    ["Ann", "Bob", "Cem"].map(async (alias) => takeSeat({ url: server.url, token: await room.join(alias) })),
  );
  await Promise.all(seats.map((seat) => seat.ready()));
  const texts: string[] = [];
  const acknowledged: Promise<unknown>[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    for (const [index, seat] of seats.entries()) {
      const text = `phone ${index}, note ${turn}`;
      texts.push(text);
      acknowledged.push(sendUntilAcknowledged(seat, "board.addNote", { boardId: room.boardId, text }));
    }
    const text = `canvas, note ${turn}`;
    texts.push(text);
    host.board.addNote({ id: `canvas-${turn}` as NoteId, text }, null);
    if (turn === 4 || turn === 8) await server.restart();
  }
  await Promise.all(acknowledged);
  await host.waitFor((board) => board.noteCount() === texts.length, "everything on the canvas");
  const fresh = await until(async () => {
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
    return content.notes.length === texts.length ? content : null;
  });
  expect(fresh.notes.map((note) => note.text).toSorted()).toEqual(texts.toSorted());
  expect(host.board.content()).toEqual(fresh);
  for (const seat of seats) seat.close();
  host.close();
});

it("[KE2] after a restart a seat comes back by itself and sees the state as it was", async () => {
  const token = await room.join("Dee");
  const seat = takeSeat({ url: server.url, token });
  const before = await seat.ready();
  const noteId = await room.addNote(token, "mine");
  await seat.waitFor((state) => state.me.noteIds.includes(noteId as NoteId));
  await server.restart();
  await seat.waitFor((state) => state.version !== before.version && seat.socket.connected);
  const after = await server.api.state(room.workshopId, token);
  expect(after.me).toEqual({ ...before.me, noteIds: [noteId] });
  expect(after.activities).toEqual(before.activities);
  seat.close();
});
