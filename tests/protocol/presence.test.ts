import { type Others, readOthers } from "@longtable/client/src/features/together/people.ts";
import { type Cursors, presenceFrame, readCursors } from "@longtable/client/src/session/boardFrames.ts";
import { HINT, MESSAGE } from "@longtable/shared/board/board.protocol";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRawPeer, type RawPeer } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Someone on the room's board who asks for all there is to see of the others. */
async function join(room: OpenWorkshop, token: string) {
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token, by: "subprotocol" });
  peer.send(Uint8Array.of(MESSAGE.presence, 1));
  peer.send(Uint8Array.of(MESSAGE.hints, HINT.wanted, 1));
  await peer.frameOf(MESSAGE.hints);
  return peer;
}
const framesOf = (peer: RawPeer, type: number) => peer.frames.filter((frame) => frame.type === type);
const cursorsOf = (peer: RawPeer) => {
  const own = new Set<number>();
  return framesOf(peer, MESSAGE.presence).reduce<Cursors>(
    (known, { bytes }) => readCursors(known, bytes, own),
    new Map(),
  );
};
const othersOf = (peer: RawPeer): Others =>
  framesOf(peer, MESSAGE.hints).reduce<Others>((known, { bytes }) => readOthers(known, bytes), new Map());
const writersOf = (peer: RawPeer) => [...othersOf(peer).values()].map(({ writing }) => writing).filter(Boolean);

function hint(kind: number, ...ids: string[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.hints);
  encoding.writeUint8(encoder, kind);
  if (kind === HINT.selected) encoding.writeVarUint(encoder, ids.length);
  for (const id of ids) encoding.writeVarString(encoder, id);
  return encoding.toUint8Array(encoder);
}

it("[PS2] a participant's choice and writing reach who asks, without a name or a word, and go with the socket", async () => {
  const room = await openWorkshop(server);
  const token = await room.join("SECRETNAME");
  const note = await room.addNote(token, "SECRETWORDS");
  const elsewhere = await openWorkshop(server);
  const foreign = await elsewhere.addNote(elsewhere.facilitator, "not here");
  const [host, wall, ann] = [
    await join(room, room.facilitator),
    await createRawPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen, by: "subprotocol" }),
    await join(room, token),
  ];
  ann.send(hint(HINT.selected, note, foreign));
  ann.send(hint(HINT.writing, note));
  await until(() => writersOf(host).length > 0);
  expect([...othersOf(host).values()]).toEqual([{ role: null, name: "", selected: [note], writing: note }]);
  expect(framesOf(wall, MESSAGE.hints)).toEqual([]);
  const sent = framesOf(host, MESSAGE.hints).map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
  expect(sent.join()).not.toMatch(/SECRET/);
  ann.close();
  await until(() => othersOf(host).size === 0, { what: "no ghost" });
  for (const peer of [host, wall]) peer.close();
});

it("[PS3] a host's pointer has the word for the role, and names only while they are on for everybody", async () => {
  const room = await openWorkshop(server);
  await server.api.run(room.facilitator, "hosts.setName", { name: "Ada" });
  const token = await room.join("Ann");
  const [host, ann] = [await join(room, room.facilitator), await join(room, token)];
  host.send(presenceFrame({ x: 1, y: 1 }));
  ann.send(presenceFrame({ x: 2, y: 2 }));
  const labels = (peer: RawPeer) => [...othersOf(peer).values()].map(({ role, name }) => [role, name]);
  await until(() => labels(ann).length === 2 && cursorsOf(host).size === 1);
  expect(labels(ann).toSorted()).toEqual(
    [
      ["facilitator", ""],
      [null, ""],
    ].toSorted(),
  );
  await server.api.run(room.facilitator, "people.setNames", { level: "all" });
  await until(() => labels(ann).some(([, name]) => name === "Ada") && labels(host).some(([, name]) => name === "Ann"));
  await server.api.run(token, "people.changeMe", { alias: "Egret" });
  await until(() => labels(host).some(([, name]) => name === "Egret"));
  await server.api.run(room.facilitator, "people.setNames", { level: "off" });
  await until(() => labels(ann).every(([, name]) => name === ""));
  for (const peer of [host, ann]) peer.close();
});

it("[PS1] above thirty people only hosts' pointers go out, and everybody's again once the room has thinned", async () => {
  const room = await openWorkshop(server);
  const token = await room.join("Ann");
  const note = await room.addNote(token, "an idea");
  const [host, ann, ben] = [
    await join(room, room.facilitator),
    await join(room, token),
    await join(room, await room.join("Ben")),
  ];
  host.send(presenceFrame({ x: 1, y: 1 }));
  ann.send(presenceFrame({ x: 2, y: 2 }));
  ann.send(hint(HINT.writing, note));
  await until(() => cursorsOf(ben).size === 2 && writersOf(ben).length === 1);
  const crowd = await Promise.all(
    Array.from({ length: 31 }, async () => takeSeat({ url: server.url, token: await room.join() })),
  );
  await Promise.all(crowd.map((seat) => seat.ready()));
  await until(() => cursorsOf(ben).size === 1 && writersOf(ben).length === 0, { what: "a crowd's quiet board" });
  ann.send(presenceFrame({ x: 3, y: 3 }));
  host.send(presenceFrame({ x: 9, y: 9 }));
  await until(() => [...cursorsOf(ben).values()].some(({ x }) => x === 9));
  expect([...cursorsOf(ben).values()]).toEqual([{ x: 9, y: 9 }]);
  for (const seat of crowd.slice(0, 7)) seat.close();
  await until(() => cursorsOf(ben).size === 2 && writersOf(ben).length === 1, { what: "everybody again" });
  for (const seat of crowd) seat.close();
  for (const peer of [host, ann, ben]) peer.close();
});

it("[PS1] hosts take pointers off the boards for the room, and give them back", async () => {
  const room = await openWorkshop(server);
  const [host, ann] = [await join(room, room.facilitator), await join(room, await room.join("Ann"))];
  ann.send(presenceFrame({ x: 2, y: 2 }));
  await until(() => cursorsOf(host).size === 1);
  await server.api.run(room.facilitator, "hosts.setCursors", { shown: false });
  await until(() => cursorsOf(host).size === 0);
  await server.api.run(room.facilitator, "hosts.setCursors", { shown: true });
  await until(() => cursorsOf(host).size === 1);
  for (const peer of [host, ann]) peer.close();
});

it("[PS1] while people write alone nobody is hinted at, and no participant's pointer is seen", async () => {
  const room = await openWorkshop(server);
  const token = await room.join("Ann");
  const note = await room.addNote(token, "from before");
  await server.api.run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  const [host, ann, ben] = [
    await join(room, room.facilitator),
    await join(room, token),
    await join(room, await room.join("Ben")),
  ];
  const before = framesOf(ben, MESSAGE.hints).length;
  ann.send(hint(HINT.writing, note));
  ann.send(presenceFrame({ x: 2, y: 2 }));
  host.send(presenceFrame({ x: 1, y: 1 }));
  await until(() => cursorsOf(ben).size === 1);
  expect([...cursorsOf(ben).values()]).toEqual([{ x: 1, y: 1 }]);
  expect(writersOf(ben)).toEqual([]);
  const told = framesOf(ben, MESSAGE.hints).slice(before);
  expect(told.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join()).not.toContain(note);
  for (const peer of [host, ann, ben]) peer.close();
});
