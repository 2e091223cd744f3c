import { presenceFrame } from "@longtable/client/src/session/boardFrames.ts";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import { type BoardPeer, createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { startTcpProxy } from "../support/tcpProxy.ts";
import { until } from "../support/until.ts";

const NOTES = 150;
/** Far more than the buffers between server and reader hold: they take some megabytes before a server sees any waiting. */
const MOST_ROUNDS = 300;

/** The words of all notes at once, about 75 KB, other ones each time. */
function rewriteAll({ doc, board }: BoardPeer, round: number): void {
  // A letter of its own: an edit carries only what is not the same as before.
  const letter = String.fromCharCode(97 + (round % 26));
  doc.transact(() => {
    for (let note = 0; note < NOTES; note += 1) {
      board.changeNote(`note-${note}` as NoteId, { text: `${round} ${letter.repeat(480)}` }, "test");
    }
  });
}

it("[LN3] a reader that stalls holds nobody up: it loses cursors first, then its socket, and comes back to the same board", async () => {
  await using server = await spawnServer();
  await using line = await startTcpProxy(server.url);
  const room = await openWorkshop(server);
  const join = (wsUrl: string) =>
    createBoardPeer({ wsUrl, boardId: room.boardId, token: room.facilitator, by: "subprotocol" });
  const [writer, watcher, stalled] = [join(server.wsUrl), join(server.wsUrl), join(line.wsUrl)];
  await Promise.all([writer.synced(), watcher.synced(), stalled.synced()]);
  for (let note = 0; note < NOTES; note += 1) writer.board.addNote({ id: `note-${note}` as NoteId, text: "" }, "test");
  await stalled.waitFor((board) => board.noteCount() === NOTES, "the notes");
  const count = async (name: string) => {
    const { body } = await server.api.request<string>("GET", "/metrics");
    return Number(new RegExp(`^longtable_${name} (\\d+)$`, "m").exec(body)?.[1]);
  };

  line.set({ isStalled: true });
  let droppedBeforeClose = 0;
  let rounds = 0;
  while ((await count("slow_sockets_closed_total")) === 0) {
    rounds += 1;
    expect(rounds).toBeLessThan(MOST_ROUNDS);
    rewriteAll(writer, rounds);
    writer.provider.ws?.send(presenceFrame({ x: rounds, y: rounds }));
    // Everyone else hears of each round before the next: nothing waits for the one who does not read.
    await until(() => watcher.board.note("note-0")?.text.startsWith(`${rounds} `), {
      what: "the round at the watcher",
    });
    if ((await count("slow_sockets_closed_total")) === 0) droppedBeforeClose = await count("presence_dropped_total");
  }
  expect(droppedBeforeClose).toBeGreaterThan(0);
  expect([writer.closeCode(), watcher.closeCode()]).toEqual([null, null]);

  line.set({ isStalled: false });
  expect(await stalled.closed()).toBe(4503);
  await until(() => stalled.provider.synced, { what: "the return" });
  await stalled.waitFor((board) => board.note("note-0")?.text.startsWith(`${rounds} `), "the last round");
  expect(stalled.board.content()).toEqual(watcher.board.content());
  for (const peer of [writer, watcher, stalled]) peer.close();
});
