import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { startTcpProxy } from "../support/tcpProxy.ts";
import { startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { createSender } from "./sender.ts";

const MINUTE_MS = 60_000;
const MINUTES = 30;

it("[KE1] [CM2] [VO4] half an hour offline: all that was written arrives once, and what came too late is kept and shown", async () => {
  let now = Date.UTC(2026, 2, 14, 9);
  await using server = await startServer({ clock: { now: () => now } });
  await using line = await startTcpProxy(server.url);
  const room = await openWorkshop(server);
  const { boardId } = room;
  const [lamp, door] = await Promise.all([
    room.addNote(room.facilitator, "A lamp"),
    room.addNote(room.facilitator, "A door"),
  ]);
  const roundId = await room.openRound([lamp, door], { dots: 5, maxPerItem: 5 });
  const token = await room.join("Ada");
  const kept = new Map<string, string>();
  const openPage = () => createSender({ url: line.url, token, kept, now: () => now });
  let phone = openPage();
  const editor = createBoardPeer({ wsUrl: line.wsUrl, boardId, token: room.facilitator, by: "subprotocol" });
  await Promise.all([phone.connected(), editor.synced()]);
  const written: string[] = ["A lamp", "A door"];

  line.set({ refuses: true });
  line.cut();
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    now += MINUTE_MS;
    for (const part of ["a", "b", "c"]) {
      written.push(`phone ${minute}${part}`);
      void phone.add("board.addNote", { boardId, text: `phone ${minute}${part}` });
    }
    void phone.add("voting.castBallot", { roundId, dots: { [lamp]: 1 + (minute % 5) } });
    for (let edit = 1; edit <= 20; edit += 1) {
      written.push(`editor ${minute}.${edit}`);
      editor.board.addNote({ id: `e-${minute}-${edit}` as NoteId, text: `editor ${minute}.${edit}` }, "test");
    }
    // The others go on; at the twentieth minute the vote ends without the one who is away.
    written.push(`room ${minute}`);
    await room.addNote(room.facilitator, `room ${minute}`);
    if (minute === 20) await server.api.run(room.facilitator, "voting.closeRound", { roundId });
    // In the middle of it the battery dies, and the page is opened again.
    if (minute === 15) {
      phone.close();
      phone = openPage();
    }
  }
  expect(phone.outbox.items.get()).toHaveLength(MINUTES * 3 + 1);

  line.set({ refuses: false });
  const isWaiting = () => phone.outbox.items.get().some(({ refused }) => refused === null);
  const savedClock = () =>
    Y.decodeStateVector(editor.saved.at(-1) ?? new Uint8Array([0])).get(editor.doc.clientID) ?? 0;
  await until(() => !isWaiting(), { what: "the phone's queue" });
  await until(() => savedClock() >= Y.getState(editor.doc.store, editor.doc.clientID), { what: "the editor's edits" });

  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: room.screen });
  expect(content.notes.map(({ text }) => text).toSorted()).toEqual(written.toSorted());
  await editor.waitFor((board) => board.noteCount() === written.length, "the room's notes at the editor");
  expect(editor.board.content()).toEqual(content);
  expect(editor.refused).toEqual([]);
  // Only the last ballot was worth sending. It came too late: it is there to be read, and counts nowhere.
  expect(phone.refused()).toMatchObject([
    { type: "voting.castBallot", input: { dots: { [lamp]: 1 + (MINUTES % 5) } }, refused: { code: "conflict" } },
  ]);
  const seat = takeSeat({ url: server.url, token: room.facilitator });
  const { rounds } = await seat.ready();
  expect(rounds[0]?.tally?.every(({ dots }) => dots === 0)).toBe(true);
  seat.close();
  phone.close();
  editor.close();
});
