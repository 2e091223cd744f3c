import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import { BEARER_PREFIX, MESSAGE, SUBPROTOCOL } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { BoardSession, Link } from "./session.types.ts";
import { createStore } from "./store.ts";

/** A board session that also hands out its document, for those who edit it. */
export interface BoardClient extends BoardSession {
  /** The live document; another one after the server refused a write (`content` follows by itself). */
  readonly doc: ReturnType<typeof createStore<Y.Doc>>;
  /** Other people's cursors by their number; empty for those who only read. */
  readonly cursors: ReturnType<typeof createStore<ReadonlyMap<number, { x: number; y: number }>>>;
  /** Tells the others where this person's cursor is, in board units; null when it has left. */
  point(at: { x: number; y: number } | null): void;
}

/** Follows a board over the y-websocket protocol with a seat's token. */
export function openBoardClient(boardId: string, token: string): BoardClient {
  const content = createStore<BoardContent | null>(null);
  const link = createStore<Link>("connecting");
  const unsaved = createStore(false);
  const cursors = createStore<ReadonlyMap<number, { x: number; y: number }>>(new Map());
  const doc = createStore<Y.Doc>(new Y.Doc());
  let send: (frame: Uint8Array<ArrayBuffer>) => unknown = () => undefined;
  let stop = attach();

  function attach(): () => void {
    const live = doc.get();
    const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/boards`;
    const provider = new WebsocketProvider(address, boardId, live, {
      protocols: [SUBPROTOCOL, BEARER_PREFIX + token],
      // Two tabs may hold two seats: nothing may pass between them past the server.
      disableBc: true,
      maxBackoffTime: 2_000 + Math.random() * 3_000,
    });
    const reader = readEachFrame(live, () => provider.synced, content);
    const saved = followSaved(live, provider, unsaved);
    provider.on("status", ({ status }: { status: string }) =>
      link.set(status === "connected" ? "online" : "connecting"),
    );
    provider.on("sync", reader.read);
    provider.on("connection-close", () => cursors.set(new Map()));
    provider.on("closed", () => link.set("ended"));
    provider.messageHandlers[MESSAGE.presence] = (_encoder, decoder) =>
      cursors.set(readCursors(cursors.get(), decoder));
    provider.messageHandlers[MESSAGE.refused] = () => startAfresh();
    send = (frame) => provider.ws?.readyState === WebSocket.OPEN && provider.ws.send(frame);
    return () => {
      reader.stop();
      saved.stop();
      provider.destroy();
      live.destroy();
    };
  }

  /** The server refused what this document holds: leave it, and load what everyone else sees. */
  function startAfresh(): void {
    queueMicrotask(() => {
      stop();
      unsaved.set(false);
      doc.set(new Y.Doc());
      stop = attach();
    });
  }

  return {
    boardId,
    content,
    link,
    unsaved,
    cursors,
    doc,
    point: (at) => send(pointFrame(at)),
    close: () => stop(),
  };
}

/** Reads the document at most once a frame, and only once it has been synced. */
function readEachFrame(
  doc: Y.Doc,
  isSynced: () => boolean,
  content: ReturnType<typeof createStore<BoardContent | null>>,
) {
  const board = openBoard(doc);
  let frame: number | null = null;
  const read = () => {
    frame = null;
    if (isSynced()) content.set(board.content());
  };
  const plan = () => {
    // A hidden page gets no frames, and a screen reader's page may be one.
    if (document.visibilityState === "hidden") read();
    else frame ??= requestAnimationFrame(read);
  };
  doc.on("update", plan);
  return {
    read,
    stop() {
      doc.off("update", plan);
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}

/** Compares this document with what the server says is on its disk. */
function followSaved(doc: Y.Doc, provider: WebsocketProvider, unsaved: ReturnType<typeof createStore<boolean>>) {
  let onDisk = 0;
  const ownClock = () => Y.getState(doc.store, doc.clientID);
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) unsaved.set(true);
  };
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const vector = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    onDisk = vector.get(doc.clientID) ?? 0;
    unsaved.set(onDisk < ownClock());
  };
  doc.on("update", onUpdate);
  return { stop: () => doc.off("update", onUpdate) };
}

/** One own position: the message's type, u8 flags (1 = gone), f32 x, f32 y, little endian. */
function pointFrame(at: { x: number; y: number } | null): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(10);
  const data = new DataView(bytes.buffer);
  bytes[0] = MESSAGE.presence;
  bytes[1] = at ? 0 : 1;
  data.setFloat32(2, at?.x ?? 0, true);
  data.setFloat32(6, at?.y ?? 0, true);
  return bytes;
}

function readCursors(before: ReadonlyMap<number, { x: number; y: number }>, decoder: decoding.Decoder) {
  const bytes = decoding.readTailAsUint8Array(decoder);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const next = new Map(before);
  for (let offset = 0; offset + 11 <= bytes.byteLength; offset += 11) {
    const index = data.getUint16(offset, true);
    if (data.getUint8(offset + 2) & 1) next.delete(index);
    else next.set(index, { x: data.getFloat32(offset + 3, true), y: data.getFloat32(offset + 7, true) });
  }
  return next;
}
