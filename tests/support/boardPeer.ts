import { openBoard } from "@longtable/shared/board/board.doc";
import { MESSAGE, SUBPROTOCOL } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as sync from "y-protocols/sync";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { until } from "./until.ts";

interface PeerOptions {
  /** `ws://host:port`. */
  wsUrl: string;
  boardId: string;
  token?: string;
  /** How the token travels; a browser can only use the subprotocol. */
  by?: "header" | "subprotocol";
  headers?: Record<string, string>;
  doc?: Y.Doc;
}

/** The stock y-websocket client on one board: nothing of Longtable in it but the token. */
export function createBoardPeer({
  wsUrl,
  boardId,
  token,
  by = "header",
  headers = {},
  doc = new Y.Doc(),
}: PeerOptions) {
  const all = { ...headers, ...(by === "header" && token !== undefined && { authorization: `Bearer ${token}` }) };
  class SocketWithHeaders extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: all });
    }
  }
  let closeCode: number | null = null;
  let failed = false;
  const provider = new WebsocketProvider(`${wsUrl}/boards`, boardId, doc, {
    WebSocketPolyfill: SocketWithHeaders as unknown as typeof globalThis.WebSocket,
    protocols: by === "subprotocol" ? [SUBPROTOCOL, `bearer.${token}`] : [],
    disableBc: true,
    maxBackoffTime: 200,
  });
  // The stock client complains on the console about message types it does not know; Longtable's own go to `saved`.
  const saved: Uint8Array[] = [];
  const refused: string[] = [];
  const extra = provider.messageHandlers as ((encoder: unknown, decoder: decoding.Decoder) => void)[];
  extra[MESSAGE.saved] = (_encoder, decoder) => saved.push(decoding.readVarUint8Array(decoder));
  extra[MESSAGE.refused] = (_encoder, decoder) => refused.push(decoding.readVarString(decoder));
  extra[MESSAGE.presence] = () => {};
  extra[MESSAGE.erased] = () => {};
  provider.on("connection-close", (event: { code: number } | null) => {
    closeCode = event?.code ?? null;
  });
  provider.on("connection-error", () => {
    failed = true;
  });
  const board = openBoard(doc);
  return {
    doc,
    board,
    provider,
    /** State vectors that came with `saved`; only for the subprotocol. */
    saved,
    refused,
    closeCode: () => closeCode,
    hasFailed: () => failed,
    synced: () => until(() => provider.synced, { what: "the sync" }),
    /** Resolves with the code once the server has closed the connection. */
    closed: () => until(() => closeCode, { what: "the close" }),
    waitFor: (look: (content: typeof board) => unknown, what = "the board") => until(() => look(board), { what }),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}
export type BoardPeer = ReturnType<typeof createBoardPeer>;

export interface Frame {
  type: number;
  bytes: Uint8Array;
}

/** A bare socket on one board, for frames no honest client sends. */
export async function createRawPeer(options: Omit<PeerOptions, "doc">) {
  const { wsUrl, boardId, token, by = "header", headers = {} } = options;
  const socket = new WebSocket(
    `${wsUrl}/boards/${boardId}`,
    by === "subprotocol" ? [SUBPROTOCOL, `bearer.${token}`] : [],
    {
      headers: { ...headers, ...(by === "header" && token !== undefined && { authorization: `Bearer ${token}` }) },
    },
  );
  const frames: Frame[] = [];
  let closeCode: number | null = null;
  let status: number | null = null;
  socket.on("message", (data: Buffer) => frames.push(readFrame(new Uint8Array(data))));
  socket.on("close", (code) => {
    closeCode = code;
  });
  socket.on("unexpected-response", (_request, response) => {
    status = response.statusCode ?? 0;
    socket.terminate();
  });
  socket.on("error", () => {});
  await until(() => socket.readyState !== WebSocket.CONNECTING, { what: "the upgrade" });
  return {
    socket,
    frames,
    /** HTTP status of a refused upgrade. */
    status: () => status,
    closeCode: () => closeCode,
    closed: () => until(() => closeCode, { what: "the close" }),
    send: (frame: Uint8Array) => socket.send(frame),
    /** Waits for the next frame of a type, counted from the start unless `after` says otherwise. */
    frameOf: (type: number, after = 0) => until(() => frames.slice(after).find((frame) => frame.type === type)),
    close: () => socket.terminate(),
  };
}
export type RawPeer = Awaited<ReturnType<typeof createRawPeer>>;

function readFrame(data: Uint8Array): Frame {
  const decoder = decoding.createDecoder(data);
  const type = decoding.readVarUint(decoder);
  return { type, bytes: decoding.readTailAsUint8Array(decoder) };
}

/** A y-websocket frame that carries an update. */
export function updateFrame(update: Uint8Array, step: number = sync.messageYjsUpdate): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** A y-websocket frame that asks for everything after a state vector. */
export function syncRequestFrame(stateVector: Uint8Array = new Uint8Array([0])): Uint8Array {
  return updateFrame(stateVector, sync.messageYjsSyncStep1);
}

/** Reads a board as a fresh client with this token would: joins, syncs, leaves. */
export async function readBoard(options: PeerOptions) {
  const peer = createBoardPeer(options);
  try {
    await peer.synced();
    return { content: peer.board.content(), state: Y.encodeStateAsUpdate(peer.doc) };
  } finally {
    peer.close();
  }
}
