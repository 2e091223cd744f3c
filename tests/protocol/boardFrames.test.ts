import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createRawPeer, type RawPeer, readBoard, syncRequestFrame, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createRandom, type Random } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let room: OpenWorkshop;
let before: Uint8Array;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
  await room.addNote(room.facilitator, "still here");
  before = (await readBoard(board())).state;
});
afterAll(() => server.close());

const board = () => ({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });

/** Frames an honest client sends, to be spoilt: a sync request, an edit, an awareness state, a cursor. */
function honestFrames(): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  const known = Y.encodeStateVector(doc);
  doc.getMap("notes").set("spoilt", new Y.Map<unknown>(Object.entries({ kind: "idea", text: new Y.Text("spoilt") })));
  const edit = Y.encodeStateAsUpdate(doc, known);
  return [
    syncRequestFrame(known),
    updateFrame(edit),
    updateFrame(edit, 1),
    Uint8Array.from([MESSAGE.awareness, 3, 1, 2, 3]),
    Uint8Array.from([MESSAGE.presence, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ];
}

/** A frame with bytes changed, cut, doubled or made up. The edit inside is spoilt too, so that none gets through whole. */
function spoil(frame: Uint8Array, random: Random): Uint8Array {
  const bytes = [...frame];
  switch (random.int(0, 4)) {
    case 0:
      return frame.subarray(0, random.int(0, frame.length - 1));
    case 1:
      return Uint8Array.from([...bytes.slice(0, random.int(0, 4)), ...random.bytes(random.int(0, 60))]);
    case 2:
      return random.bytes(random.int(0, 200));
    default: {
      for (let changes = random.int(1, 4); changes > 0; changes -= 1)
        bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
      return Uint8Array.from(bytes);
    }
  }
}

const isAlive = async () => (await server.api.request("GET", "/healthz")).status === 200;

it.each(seeds(4))("[CM3] 600 spoilt frames never stop the server (seed %i)", async (seed) => {
  const random = createRandom(seed);
  const frames = honestFrames();
  let sent = 0;
  while (sent < 600) {
    const peer: RawPeer = await createRawPeer(board());
    // Five refusals end a socket; each gets a handful of frames, and some get a question that must still be answered.
    for (let left = 4; left > 0; left -= 1, sent += 1) peer.send(spoil(random.pick(frames), random));
    if (random.chance(0.1)) {
      peer.send(syncRequestFrame());
      await until(() => peer.frames.length > 1 || peer.closeCode() !== null);
    }
    peer.socket.close();
  }
  expect(await isAlive()).toBe(true);
  const { content } = await readBoard(board());
  expect(content.notes.map((note) => note.text)).toContain("still here");
});

it("[CM3] a frame that is too large ends its own socket and nothing else", async () => {
  const peer = await createRawPeer(board());
  const other = await createRawPeer(board());
  peer.send(new Uint8Array(LIMITS.boardFrameBytes + 1));
  expect(await peer.closed()).toBe(1009);
  other.send(syncRequestFrame());
  await until(() => other.frames.length > 1);
  other.close();
  expect(await isAlive()).toBe(true);
});

it("[CM3] text frames, empty frames and unknown types are read past", async () => {
  const peer = await createRawPeer(board());
  peer.socket.send("hello");
  peer.send(Uint8Array.from([99, 1, 2, 3]));
  peer.send(Uint8Array.from([MESSAGE.presence, 1]));
  peer.send(new Uint8Array(0));
  peer.send(syncRequestFrame());
  await until(() => peer.frames.length > 1);
  expect(peer.closeCode()).toBeNull();
  peer.close();
});

it("[CM3] a state vector that cannot be read is refused, and the socket goes on", async () => {
  const peer = await createRawPeer(board());
  peer.send(syncRequestFrame(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f, 1])));
  peer.send(syncRequestFrame());
  await until(() => peer.frames.length > 1);
  peer.close();
});

it("[AC4] awareness that one client sends is passed on to nobody", async () => {
  const [sender, listener] = [await createRawPeer(board()), await createRawPeer(board())];
  sender.send(Uint8Array.from([MESSAGE.awareness, 6, ...new TextEncoder().encode("CANARY")]));
  sender.send(syncRequestFrame());
  await until(() => sender.frames.length > 1);
  listener.send(syncRequestFrame());
  await until(() => listener.frames.length > 1);
  expect(listener.frames.filter((frame) => frame.type !== MESSAGE.sync)).toEqual([]);
  sender.close();
  listener.close();
});
