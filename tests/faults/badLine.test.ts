import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BoardPeer, createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { type LineConditions, startTcpProxy } from "../support/tcpProxy.ts";

let server: SpawnedServer;
beforeAll(async () => {
  server = await spawnServer();
});
afterAll(() => server.close());

interface Amount {
  /** Of each of the two editors. */
  edits: number;
  /** Of each of the three phones. */
  notes: number;
}

/** Two facilitators with stock clients and three phones, all at the end of the same bad line, write at the same time. */
async function writeOver(conditions: Partial<LineConditions>, { edits, notes }: Amount) {
  const room = await openWorkshop(server);
  await using line = await startTcpProxy(server.url, createRandom(1));
  line.set(conditions);
  const editors = [1, 2].map(() =>
    createBoardPeer({ wsUrl: line.wsUrl, boardId: room.boardId, token: room.facilitator, by: "subprotocol" }),
  );
  const tokens = await Promise.all([room.join("Ada"), room.join("Bo"), room.join("Cy")]);
  const phones = tokens.map((token) => takeSeat({ url: line.url, token }));
  await Promise.all([...editors.map((editor) => editor.synced()), ...phones.map((phone) => phone.ready())]);

  const words = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} ${index}`);
  const asked = phones.flatMap((phone, index) =>
    words(`phone-${index}`, notes).map((text) => phone.send("board.addNote", { boardId: room.boardId, text })),
  );
  for (const [index, editor] of editors.entries()) {
    for (const text of words(`editor-${index}`, edits)) editor.board.addNote({ id: slug(text), text }, "test");
  }
  const replies = await Promise.all(asked);
  expect(replies.every((reply) => reply.ok)).toBe(true);

  const written = [
    ...phones.flatMap((_phone, index) => words(`phone-${index}`, notes)),
    ...editors.flatMap((_editor, index) => words(`editor-${index}`, edits)),
  ].toSorted();
  await Promise.all(
    editors.map((editor) => editor.waitFor((board) => board.noteCount() >= written.length, "everyone's notes")),
  );
  for (const seat of phones) await seat.waitFor((state) => state.me.noteIds.length === notes, "its own notes");
  const fresh = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen });
  const seen = [fresh.content, ...editors.map((editor) => editor.board.content())];
  const closeCodes = editors.map((editor) => editor.closeCode());
  for (const seat of phones) seat.close();
  for (const editor of editors) editor.close();
  return { written, seen, closeCodes, refusals: editors.flatMap(({ refused }: BoardPeer) => refused) };
}
const slug = (text: string) => text.replace(" ", "-") as NoteId;

it.each([
  ["late by 40 ms and as much again by chance", { latencyMs: 40, jitterMs: 40 }, { edits: 40, notes: 20 }],
  ["cut into single bytes", { sliceBytes: 1 }, { edits: 10, notes: 5 }],
  [
    "cut into pieces of seven bytes, a few milliseconds late",
    { sliceBytes: 7, latencyMs: 5 },
    { edits: 20, notes: 10 },
  ],
  ["narrow as an old telephone's", { bandwidth: 40_000, latencyMs: 20 }, { edits: 20, notes: 10 }],
])(
  "[KE1] over a line that is %s everything arrives once and everyone ends with the same board",
  async (_what, conditions, amount) => {
    const { written, seen, closeCodes, refusals } = await writeOver(conditions, amount);
    const [fresh, ...editors] = seen;
    expect(fresh?.notes.map(({ text }) => text).toSorted()).toEqual(written);
    for (const editor of editors) expect(editor).toEqual(fresh);
    expect([closeCodes, refusals]).toEqual([[null, null], []]);
  },
);
