import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, expect, it } from "vitest";
import * as Y from "yjs";
import { mountSmallDisk } from "../ops/smallDisk.ts";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { createSender } from "./sender.ts";

// What a failed commit does where no disk can be mounted: failingCommit.test.ts.
const disk = mountSmallDisk(12);
afterAll(() => disk?.unmount());

const title =
  "[OP5] [KE1] what phones and an editor write on a full disk is called saved only when it is, and arrives once";
it.skipIf(disk === null)(disk ? title : `${title} (left out: this system mounts no small disk)`, async () => {
  if (!disk) return;
  await using server = await spawnServer({ dataDir: disk.directory, env: { LOG_LEVEL: "silent" } });
  const room = await openWorkshop(server);
  const { boardId } = room;
  const tokens = await Promise.all([room.join("Ada"), room.join("Bo")]);
  const phones = tokens.map((token) => createSender({ url: server.url, token }));
  const editor = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: room.facilitator, by: "subprotocol" });
  await Promise.all([editor.synced(), ...phones.map((phone) => phone.connected())]);
  const savedClock = () =>
    Y.decodeStateVector(editor.saved.at(-1) ?? new Uint8Array([0])).get(editor.doc.clientID) ?? 0;
  const clock = () => Y.getState(editor.doc.store, editor.doc.clientID);
  const isReady = async () => (await server.api.request("GET", "/readyz")).status === 200;
  let edits = 0;
  const write = () => {
    for (const [index, phone] of phones.entries()) {
      void phone.add("board.addNote", { boardId, text: `phone ${index}: ${phone.count()} ${"x".repeat(300)}` });
    }
    edits += 1;
    editor.board.addNote({ id: `edit-${edits}` as NoteId, text: `edit ${edits} ${"y".repeat(300)}` }, "test");
  };

  write();
  await until(() => phones.every((phone) => phone.isEmpty()) && savedClock() === clock(), { what: "the first notes" });
  disk.fill();
  await until(
    async () => {
      write();
      return !(await isReady());
    },
    { what: "the end of the disk" },
  );
  for (let more = 0; more < 5; more += 1) write();
  const answeredWhenFull = phones.map((phone) => phone.answeredCount());
  const savedWhenFull = savedClock();
  const seen = (await readBoard({ wsUrl: server.wsUrl, boardId, token: room.screen })).content.notes;
  expect(savedWhenFull).toBeLessThan(clock());
  expect(phones.every((phone) => !phone.isEmpty() && phone.refused().length === 0)).toBe(true);
  // Shown to others is what is on the disk, and that is what was acknowledged: nothing more.
  expect(seen.filter(({ text }) => text.startsWith("phone"))).toHaveLength(
    answeredWhenFull.reduce((sum, count) => sum + count, 0),
  );

  disk.empty();
  await until(isReady, { what: "readiness" });
  await until(() => phones.every((phone) => phone.isEmpty()) && savedClock() === clock(), {
    what: "everything on disk",
  });
  await server.kill();
  await server.start();
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: room.screen });
  const written = [
    ...phones.flatMap((phone) => phone.texts()),
    ...Array.from({ length: edits }, (_, edit) => `edit ${edit + 1} ${"y".repeat(300)}`),
  ];
  expect(content.notes.map(({ text }) => text).toSorted()).toEqual(written.toSorted());
  for (const phone of phones) phone.close();
  editor.close();
});
