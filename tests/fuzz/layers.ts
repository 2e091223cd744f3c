import { connect } from "node:net";
import { MESSAGE, SUBPROTOCOL } from "@longtable/shared/board/board.protocol";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { readBoard, syncRequestFrame, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import type { RunningServer } from "../support/testServer.ts";

/** One door of the server: frames that it takes, and a way to bring it others. */
export interface Layer {
  name: string;
  valid: readonly Uint8Array[];
  /** Sends frames over as many lines as it takes; resolves once each line has taken or ended what it was sent. */
  send(frames: readonly Uint8Array[]): Promise<void>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** A board socket is closed at the fifth refusal: what comes after is not looked at. */
const FRAMES_PER_BOARD_SOCKET = 5;
const LINES_AT_ONCE = 12;
/** Longest that a line may leave a frame without any answer, in milliseconds. */
const PATIENCE_MS = 5_000;

/** The four doors, each on a workshop of its own. */
export async function createLayers(server: RunningServer): Promise<Layer[]> {
  return [await boardLayer(server), await presenceLayer(server), await hubLayer(server), await httpLayer(server)];
}

async function inLines<T>(list: readonly T[], perLine: number, run: (part: readonly T[]) => Promise<void>) {
  const parts = Array.from({ length: Math.ceil(list.length / perLine) }, (_, n) =>
    list.slice(n * perLine, (n + 1) * perLine),
  );
  const worker = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) await run(part);
  };
  await Promise.all(Array.from({ length: LINES_AT_ONCE }, worker));
}

/** Opens a socket, lets it speak, asks for a pong and leaves once that, or the end, has come. */
function speak(
  address: string,
  protocols: string[],
  first: readonly string[],
  frames: readonly (Uint8Array | string)[],
) {
  return new Promise<void>((resolve) => {
    const socket = new WebSocket(address, protocols);
    const patience = setTimeout(() => socket.terminate(), PATIENCE_MS);
    socket.on("open", () => {
      for (const frame of [...first, ...frames]) socket.send(frame);
      socket.ping();
    });
    socket.on("pong", () => socket.terminate());
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      resolve();
    });
  });
}

const boardSocket = (server: RunningServer, room: OpenWorkshop, frames: readonly Uint8Array[]) =>
  speak(`${server.wsUrl}/boards/${room.boardId}`, [SUBPROTOCOL, `bearer.${room.facilitator}`], [], frames);

async function boardLayer(server: RunningServer): Promise<Layer> {
  const room = await openWorkshop(server);
  await room.addNote(room.facilitator, "still here");
  const { state } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  const doc = new Y.Doc();
  doc.clientID = 31_337;
  Y.applyUpdate(doc, state);
  const known = Y.encodeStateVector(doc);
  const note = new Y.Map<unknown>(
    Object.entries({ kind: "idea", text: new Y.Text("spoilt"), place: { columnId: "c" } }),
  );
  doc.getMap("notes").set("spoilt", note);
  const edit = Y.encodeStateAsUpdate(doc, known);
  (note.get("text") as Y.Text).insert(3, "more");
  doc.getMap("notes").delete("spoilt");
  const later = Y.encodeStateAsUpdate(doc, known);
  return {
    name: "board",
    valid: [
      syncRequestFrame(known),
      updateFrame(edit),
      updateFrame(edit, 1),
      updateFrame(later, 1),
      Uint8Array.from([MESSAGE.awareness, 3, 1, 2, 3]),
    ],
    send: (frames) => inLines(frames, FRAMES_PER_BOARD_SOCKET, (part) => boardSocket(server, room, part)),
  };
}

async function presenceLayer(server: RunningServer): Promise<Layer> {
  const room = await openWorkshop(server);
  const move = (flags: number, x: number, y: number) => {
    const data = new DataView(new ArrayBuffer(10));
    data.setUint8(0, MESSAGE.presence);
    data.setUint8(1, flags);
    data.setFloat32(2, x, true);
    data.setFloat32(6, y, true);
    return new Uint8Array(data.buffer);
  };
  return {
    name: "presence",
    valid: [move(0, 12.5, -40), move(1, 0, 0), move(0, Number.NaN, Number.POSITIVE_INFINITY)],
    // Nothing else speaks here, and spoilt cursors are passed over: many to a line.
    send: (frames) => inLines(frames, 50, (part) => boardSocket(server, room, part)),
  };
}

async function hubLayer(server: RunningServer): Promise<Layer> {
  const room = await openWorkshop(server);
  const token = await room.join("Amber");
  const command = (n: number, body: Record<string, unknown>) =>
    bytesOf(`42${n}${JSON.stringify(["command", { id: `id-${n}`, ...body }])}`);
  const address = `${server.wsUrl}/socket.io/?EIO=4&transport=websocket`;
  return {
    name: "Socket.IO",
    valid: [
      command(0, { type: "board.addNote", boardId: room.boardId, text: "a spoilt note" }),
      command(1, { type: "voting.castBallot", roundId: "none", dots: { a: 1 } }),
      bytesOf('451-["command",{"_placeholder":true,"num":0}]'),
      bytesOf('40{"token":"x"}'),
      bytesOf("41"),
      bytesOf("3"),
    ],
    // A packet that cannot be read ends its line.
    send: (frames) =>
      inLines(frames, 4, (part) =>
        speak(
          address,
          [],
          [`40${JSON.stringify({ token })}`],
          part.map((frame, n) => (n % 4 ? Buffer.from(frame).toString() : frame)),
        ),
      ),
  };
}

async function httpLayer(server: RunningServer): Promise<Layer> {
  const room = await openWorkshop(server);
  const token = await room.join("Hazel");
  const { hostname, port, host } = new URL(server.url);
  const request = (line: string, body?: unknown) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const head = [`${line} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${token}`, "Connection: close"];
    if (text) head.push("Content-Type: application/json", `Content-Length: ${text.length}`);
    return bytesOf(`${head.join("\r\n")}\r\n\r\n${text}`);
  };
  const sendOne = (frame: Uint8Array) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.end(frame));
      socket.setTimeout(PATIENCE_MS, () => socket.destroy());
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
      socket.resume();
    });
  return {
    name: "HTTP",
    valid: [
      request(`GET /api/workshops/${room.workshopId}`),
      request(`GET /api/boards/${room.boardId}/snapshot`),
      request("GET /healthz"),
      request("POST /api/join", { code: room.joinCode, alias: "Spoilt" }),
      request("POST /api/commands", { id: "one", type: "board.addNote", boardId: room.boardId, text: "spoilt" }),
      request("GET /boards/x?a=%00"),
    ],
    send: (frames) => inLines(frames, 1, ([frame]) => (frame ? sendOne(frame) : Promise.resolve())),
  };
}
