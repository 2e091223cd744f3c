import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { NoteId } from "@longtable/shared/kernel/ids";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import {
  type BoardPeer,
  createBoardPeer,
  createRawPeer,
  readBoard,
  syncRequestFrame,
  updateFrame,
} from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const id = (text: string) => text as NoteId;
const at = (token: string, by?: "subprotocol") => ({
  wsUrl: server.wsUrl,
  boardId: room.boardId,
  token,
  ...(by && { by }),
});
const stock = async (token: string, by?: "subprotocol"): Promise<BoardPeer> => {
  const peer = createBoardPeer(at(token, by));
  await peer.synced();
  return peer;
};
const snapshot = async (token: string) => {
  const answer = await fetch(`${server.url}/api/boards/${room.boardId}/snapshot`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Buffer.from(await answer.arrayBuffer()).toString("base64");
};
/** The update that this edit makes on a copy of the board. */
const updateOf = (doc: Y.Doc, edit: (notes: Y.Map<Y.Map<unknown>>) => void): Uint8Array => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  edit(copy.getMap("notes"));
  return Y.encodeStateAsUpdate(copy, before);
};

it("[BD7] a facilitator's stock client edits, and everybody sees it, also after a restart", async () => {
  room = await openWorkshop(server);
  const participant = await room.join("Ann");
  const [host, phone, screen] = await Promise.all([room.facilitator, participant, room.screen].map((t) => stock(t)));
  host?.board.addNote({ id: id("n1"), text: "seen by all" }, null);
  for (const peer of [phone, screen]) await peer?.waitFor((board) => board.note("n1")?.text === "seen by all");
  host?.board.changeNote(id("n1"), { text: "seen by everybody" }, null);
  for (const peer of [phone, screen]) await peer?.waitFor((board) => board.note("n1")?.text === "seen by everybody");
  await server.restart();
  const { content } = await readBoard(at(participant));
  expect(content.notes.map((note) => note.text)).toEqual(["seen by everybody"]);
  for (const peer of [host, phone, screen]) peer?.close();
});

it.each(["participant", "screen"] as const)(
  "[AC3] a %s reads, and its writes change nothing for anyone",
  async (role) => {
    room = await openWorkshop(server);
    const token = role === "screen" ? room.screen : await room.join("Ann");
    const noteId = await room.addNote(room.facilitator, "as it was");
    const [host, other, reader] = await Promise.all(
      [room.facilitator, await room.join("Bob"), token].map((t) => stock(t)),
    );
    if (!host || !other || !reader) throw new Error("three peers were asked for");
    const before = { snapshot: await snapshot(room.facilitator), content: host.board.content() };
    expect(reader.board.content()).toEqual(before.content);

    reader.board.addNote({ id: id("evil"), text: "should not be" }, null);
    reader.board.changeNote(id(noteId), { text: "changed" }, null);
    reader.board.removeNote(id(noteId), null);
    // Answered after the writes, since one socket's frames are taken in order: the writes have been judged by then.
    host.board.setTitle("still works", null);
    await reader.waitFor((board) => board.content().title === "still works");
    host.board.setTitle(before.content.title, null);
    await other.waitFor((board) => board.content().title === before.content.title);

    expect(host.board.content()).toEqual(before.content);
    expect(other.board.content()).toEqual(before.content);
    expect((await readBoard(at(room.facilitator))).content).toEqual(before.content);
    await server.restart();
    expect((await readBoard(at(room.facilitator))).content).toEqual(before.content);
    for (const peer of [host, other, reader]) peer.close();
  },
);

it("[AC3] a reader's writes leave the server's document as it was, byte for byte", async () => {
  room = await openWorkshop(server);
  const noteId = await room.addNote(room.facilitator, "as it was");
  const reader = await createRawPeer(at(await room.join("Ann")));
  const host = await stock(room.facilitator);
  const before = await snapshot(room.facilitator);
  const writes = [
    updateOf(host.doc, (notes) => notes.set("evil", new Y.Map())),
    updateOf(host.doc, (notes) => notes.delete(noteId)),
    updateOf(host.doc, (notes) => notes.get(noteId)?.set("kind", "idea")),
  ];
  for (const step of [1, 2]) for (const write of writes.slice(0, 2)) reader.send(updateFrame(write, step));
  // Twice a varint longer than it needs to be: it still means what it means.
  reader.send(Uint8Array.from([0x80, 0x00, 0x82, 0x00, ...updateFrame(writes[2] ?? new Uint8Array()).subarray(2)]));
  reader.send(syncRequestFrame());
  await until(() => reader.frames.length >= 2 || reader.closeCode() !== null);
  expect(await snapshot(room.facilitator)).toBe(before);
  host.close();
  reader.close();
});

it("[KE1] `saved` comes to Longtable's clients only, and covers the edit", async () => {
  room = await openWorkshop(server);
  const [mine, plain] = await Promise.all([stock(room.facilitator, "subprotocol"), stock(room.facilitator)]);
  mine.board.addNote({ id: id("n1"), text: "is it saved?" }, null);
  const clock = Y.getState(mine.doc.store, mine.doc.clientID);
  const covers = (vector: Uint8Array) => (Y.decodeStateVector(vector).get(mine.doc.clientID) ?? 0) >= clock;
  await until(() => mine.saved.some(covers), { what: "saved" });
  await plain.waitFor((board) => board.hasNote("n1"));
  plain.board.changeNote(id("n1"), { text: "yes" }, null);
  await mine.waitFor((board) => board.note("n1")?.text === "yes");
  expect(plain.saved).toEqual([]);
  const before = mine.saved.length;
  // What changes nothing is saved too: nobody may wait for it.
  mine.provider.ws?.send(updateFrame(Y.encodeStateAsUpdate(mine.doc)) as Uint8Array<ArrayBuffer>);
  await until(() => mine.saved.length > before, { what: "saved for nothing new" });
  for (const peer of [mine, plain]) peer.close();
});

it("[KE1] what `saved` covers is on disk, whenever it is read", async () => {
  room = await openWorkshop(server);
  const peer = await stock(room.facilitator, "subprotocol");
  for (let n = 0; n < 20; n += 1) peer.board.addNote({ id: id(`n${n}`), text: `note ${n}` }, null);
  await until(() => peer.saved.some((v) => (Y.decodeStateVector(v).get(peer.doc.clientID) ?? 0) > 0));
  const saved = Y.decodeStateVector(peer.saved.at(-1) ?? new Uint8Array([0]));
  peer.close();
  await server.restart();
  const { state } = await readBoard(at(room.facilitator));
  const kept = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
  for (const [client, clock] of saved) expect(kept.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
});

it("[BD5] a refused write is said to Longtable's clients, and five in a minute end the socket with 4403", async () => {
  room = await openWorkshop(server);
  const bad = updateOf(new Y.Doc(), (notes) => notes.set("n1", new Y.Map([["onclick", "x"]])));
  const mine = await createRawPeer(at(room.facilitator, "subprotocol"));
  await mine.frameOf(MESSAGE.sync);
  mine.send(updateFrame(bad, 1));
  const refusal = await mine.frameOf(MESSAGE.refused);
  expect(decoding.readVarString(decoding.createDecoder(refusal.bytes))).toBe("unknownField");
  for (let again = 0; again < 3; again += 1) mine.send(updateFrame(bad));
  await until(() => mine.frames.filter((frame) => frame.type === MESSAGE.refused).length === 4);
  expect(mine.closeCode()).toBeNull();
  mine.send(updateFrame(bad));
  expect(await mine.closed()).toBe(CLOSE.forbidden);

  const plain = await createRawPeer(at(room.facilitator));
  for (let again = 0; again < 5; again += 1) plain.send(updateFrame(bad, 1));
  expect(await plain.closed()).toBe(CLOSE.forbidden);
  expect(new Set(plain.frames.map((frame) => frame.type))).toEqual(new Set([MESSAGE.sync]));
});

it("[BD7] what one types on while the socket opens is no refusal: it builds on offline edits still to come", async () => {
  room = await openWorkshop(server);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await readBoard(at(room.facilitator))).state);
  const base = Y.encodeStateVector(doc);
  const text = new Y.Text("offline");
  doc.getMap("notes").set("n1", new Y.Map<unknown>(Object.entries({ kind: "idea", text })));
  const offline = Y.encodeStateVector(doc);
  text.insert(7, " and on");

  const mine = await createRawPeer(at(room.facilitator, "subprotocol"));
  mine.send(updateFrame(Y.encodeStateAsUpdate(doc, offline)));
  await mine.frameOf(MESSAGE.sync);
  mine.send(updateFrame(Y.encodeStateAsUpdate(doc, base), 1));
  await mine.frameOf(MESSAGE.saved);
  const { content } = await readBoard(at(room.facilitator));
  expect(content.notes.map((note) => note.text)).toEqual(["offline and on"]);
  expect(mine.frames.map((frame) => frame.type)).not.toContain(MESSAGE.refused);
  mine.close();
});

it("[AC2] a token that is replaced by a rejoin ends the board socket it opened", async () => {
  room = await openWorkshop(server);
  const joined = await server.api.join(room.joinCode, { alias: "Ann" });
  const peer = await stock(joined.token);
  await server.api.join(room.joinCode, { alias: "Ann", rejoinWord: joined.rejoinWord });
  expect(await peer.closed()).toBe(CLOSE.unauthorised);
  peer.close();
});

it("[BD16] words made of older words by command leave what a canvas wrote there meanwhile", async () => {
  const host = await stock(room.facilitator);
  const ann = await room.join("Ann too");
  const noteId = await room.addNote(ann, "shared words");
  await host.waitFor((board) => board.hasNote(noteId));
  host.board.changeNote(id(noteId), { text: "our shared words" }, null);
  const phone = await stock(ann);
  await phone.waitFor((board) => board.note(noteId)?.text === "our shared words");
  await server.api.run(ann, "board.editNote", { noteId, text: "shared words at night", from: "shared words" });
  await host.waitFor((board) => board.note(noteId)?.text === "our shared words at night");
  await server.api.run(ann, "board.editNote", { noteId, text: "Anew" });
  await host.waitFor((board) => board.note(noteId)?.text === "Anew");
  for (const peer of [host, phone]) peer.close();
});

it("[BD17] how much can change stays what hosts said, whoever writes it on a canvas", async () => {
  const { boardIds } = await server.api.run<{ activityId: string; boardIds: [string] }>(
    room.facilitator,
    "agenda.addActivity",
    {
      phase: "insight",
      title: "Ours",
      outputType: "map",
      newBoard: { type: "free", title: "Ours" },
      access: { participant: "edit", tableHost: "edit", observer: "read" },
    },
  );
  const state = await server.api.state(room.workshopId, room.facilitator);
  const activityId = state.activities.find(({ boards }) => boards.some((one) => one.id === boardIds[0]))?.id;
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId });
  const open = async (token: string) => {
    const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: boardIds[0], token, by: "subprotocol" });
    await peer.synced();
    return peer;
  };
  const [host, ann] = [await open(room.facilitator), await open(await room.join("Ann three"))];
  const said = { level: "fixed", reason: "The law", owner: "The council" } as const;
  host.board.addNote({ id: id("law"), text: "Opening hours", constraint: said }, null);
  await ann.waitFor((board) => board.note("law"));
  ann.board.changeNote(id("law"), { constraint: null }, null);
  ann.board.addNote({ id: id("own"), text: "Mine", constraint: { ...said, reason: "So I say" } }, null);
  await ann.waitFor((board) => board.note("law")?.constraint && !board.note("own")?.constraint, "what hosts said");
  ann.board.removeNote(id("law"), null);
  await host.waitFor((board) => !board.hasNote("law"));
  ann.board.addNote({ id: id("law"), text: "Opening hours", constraint: said }, null);
  await host.waitFor((board) => board.note("law"));
  ann.board.addNote({ id: id("last"), text: "Behind it" }, null);
  await host.waitFor((board) => board.note("last"));
  expect(host.board.note("law")?.constraint).toEqual(said);
  ann.board.removeNote(id("law"), null);
  await host.waitFor((board) => !board.hasNote("law"));
  ann.board.addNote({ id: id("law"), text: "Opening hours" }, null);
  await host.waitFor((board) => board.note("law")?.constraint, "the limit of a note that came back without it");
  expect(ann.refused).toEqual([]);
  host.board.changeNote(id("law"), { constraint: { ...said, level: "limited" } }, null);
  await ann.waitFor((board) => board.note("law")?.constraint?.level === "limited");
  for (const peer of [host, ann]) peer.close();
});
