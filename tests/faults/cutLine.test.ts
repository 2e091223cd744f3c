import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardPeer, createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { startTcpProxy, type TcpProxy } from "../support/tcpProxy.ts";
import { until } from "../support/until.ts";
import { faultSeeds } from "./runs.ts";
import { createSender, type Sender } from "./sender.ts";

let server: SpawnedServer;
beforeAll(async () => {
  server = await spawnServer();
});
afterAll(() => server.close());

const CUTS = 15;

interface Writers {
  phones: Sender[];
  editor: BoardPeer;
  /** The texts that the editor has written so far. */
  edits: string[];
}

async function sitDown(line: TcpProxy, room: OpenWorkshop): Promise<Writers> {
  const tokens = await Promise.all([room.join("Ada"), room.join("Bo")]);
  const phones = tokens.map((token) => createSender({ url: line.url, token }));
  const editor = createBoardPeer({
    wsUrl: line.wsUrl,
    boardId: room.boardId,
    token: room.facilitator,
    by: "subprotocol",
  });
  await Promise.all([...phones.map((phone) => phone.connected()), editor.synced()]);
  return { phones, editor, edits: [] };
}

function writeSome({ phones, editor, edits }: Writers, boardId: string): void {
  for (const [index, phone] of phones.entries()) {
    for (let more = 0; more < 2; more += 1)
      void phone.add("board.addNote", { boardId, text: `phone ${index}: ${phone.count()}` });
  }
  const text = `editor: ${edits.length}`;
  edits.push(text);
  editor.board.addNote({ id: `edit-${edits.length}` as NoteId, text }, "test");
}

const isSaved = ({ doc, saved }: BoardPeer) => {
  const vector = Y.decodeStateVector(saved.at(-1) ?? new Uint8Array([0]));
  return (vector.get(doc.clientID) ?? 0) >= Y.getState(doc.store, doc.clientID);
};

it.each(faultSeeds(31, 2))(
  "[KE2] [CM2] a line cut in mid-frame again and again loses and doubles nothing (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const room = await openWorkshop(server);
    await using line = await startTcpProxy(server.url);
    const writers = await sitDown(line, room);
    const { phones, editor, edits } = writers;
    for (let cut = 1; cut <= CUTS; cut += 1) {
      // Mostly amid the writing, sometimes while people are still coming back.
      if (random.chance(0.8)) await until(() => phones.every((phone) => phone.isConnected()) && editor.provider.synced);
      // Up to a few frames away: in the header of one, in its middle, or just behind it.
      line.cutAfter(random.pick(["up", "down"] as const), random.int(0, 400));
      while (line.cutCount() < cut) {
        writeSome(writers, room.boardId);
        const counts = phones.map((phone) => phone.answeredCount());
        await until(
          () => line.cutCount() >= cut || phones.every((phone, i) => phone.answeredCount() > (counts[i] ?? 0)),
        );
      }
    }
    await until(() => phones.every((phone) => phone.isEmpty()) && isSaved(editor), { what: "everything on disk" });

    const written = [...edits, ...phones.flatMap((phone) => phone.texts())].toSorted();
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen });
    expect(content.notes.map(({ text }) => text).toSorted()).toEqual(written);
    expect(phones.flatMap((phone) => phone.refused())).toEqual([]);
    expect(editor.refused).toEqual([]);
    // Cuts that hit nobody in the middle of something would prove nothing.
    expect(phones.reduce((sum, phone) => sum + phone.repeats(), 0)).toBeGreaterThan(CUTS / 2);
    for (const phone of phones) phone.close();
    editor.close();
  },
);

it("[CM2] a command whose answer is lost every third time is sent again under its id and done once", async () => {
  const room = await openWorkshop(server);
  await using line = await startTcpProxy(server.url);
  const phone = createSender({ url: line.url, token: await room.join("Ada") });
  await phone.connected();
  const NOTES = 30;
  for (let note = 0; note < NOTES; note += 1) {
    await until(() => phone.isConnected(), { what: "the line" });
    const cutsBefore = line.cutCount();
    const isLost = note % 3 === 2;
    // The command goes up whole; of what the server says next, not one byte comes down.
    if (isLost) line.cutAfter("down", 0);
    void phone.add("board.addNote", { boardId: room.boardId, text: `note ${note}` });
    await until(() => phone.isEmpty() && (!isLost || line.cutCount() > cutsBefore), { what: "the acknowledgement" });
  }
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen });
  expect(content.notes.map(({ text }) => text).toSorted()).toEqual(phone.texts().toSorted());
  expect(content.notes).toHaveLength(NOTES);
  expect(phone.repeats()).toBeGreaterThanOrEqual(NOTES / 3);
  phone.close();
});
