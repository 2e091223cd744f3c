import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import { applyPatch, type StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { io, type Socket } from "socket.io-client";
import type * as Y from "yjs";
import type { Api } from "../support/api.ts";
import { type BoardPeer, createBoardPeer } from "../support/boardPeer.ts";

interface RoomAddress {
  api: Api;
  url: string;
  wsUrl: string;
  joinCode: string;
  boardId: string;
}

/** Longest wait for an acknowledgement, in milliseconds. */
const ACK_MS = 30_000;

/**
 * One person with a phone: joins over HTTP, sits down at the socket, reads the board over its own socket. Lighter than
 * the tests' participant, which keeps every frame.
 */
export async function takeLoadSeat({ api, url, wsUrl, joinCode, boardId }: RoomAddress, alias: string) {
  const { token, participantId } = await api.join(joinCode, { alias });
  const socket = io(url, { auth: { token, slim: true }, transports: ["websocket"], forceNew: true });
  let state: WorkshopState | null = null;
  const seated = new Promise<void>((resolve, reject) => {
    socket.on("connect_error", reject);
    socket.on("state", (whole: WorkshopState) => {
      state = whole;
      resolve();
    });
  });
  socket.on("patch", (patch: StatePatch) => {
    if (state) state = applyPatch(state, patch);
  });
  const peer = createBoardPeer({ wsUrl, boardId, token, by: "subprotocol" });
  await Promise.all([seated, synced(peer)]);
  return {
    participantId,
    peer,
    state: (): WorkshopState | null => state,
    send: <Result>(type: string, input: Readonly<Record<string, unknown>>) => sendOver<Result>(socket, type, input),
    leave(): void {
      socket.disconnect();
      peer.close();
    },
  };
}
export type LoadSeat = Awaited<ReturnType<typeof takeLoadSeat>>;

/** Sends a command, again and again under the same id until it is acknowledged; throws when it is refused. */
async function sendOver<Result>(socket: Socket, type: string, input: Readonly<Record<string, unknown>>) {
  const command = { id: randomUUID(), type, ...input };
  const reply = (await socket.timeout(ACK_MS).emitWithAck("command", command)) as Reply<Result>;
  if (!reply.ok) throw new Error(`${type} was refused: ${reply.error.code}`);
  return reply.result;
}

const synced = ({ provider }: BoardPeer): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.once("sync", () => resolve());
  });

/** Calls `onText` with the words of every note that is new or whose words change, as this copy hears of it. */
export function watchTexts(doc: Y.Doc, onText: (text: string) => void): void {
  const notes = doc.getMap<Y.Map<unknown>>("notes");
  notes.observeDeep((events) => {
    const ids = new Set<string>();
    for (const { path, changes } of events) {
      if (typeof path[0] === "string") ids.add(path[0]);
      else for (const id of changes.keys.keys()) ids.add(id);
    }
    for (const id of ids) {
      const text = notes.get(id)?.get("text");
      if (text) onText(String(text));
    }
  });
}
