import { type GateReason, judgeUpdate } from "@longtable/server/src/collaboration/gate.ts";
import { openBoard } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";
import type { Random } from "./random.ts";

/** What travels: an edit, a state vector that asks for what is missing, or the answer to one. */
interface Message {
  kind: "update" | "stateVector" | "answer";
  bytes: Uint8Array;
}

export interface NetworkPeer {
  doc: Y.Doc;
  board: ReturnType<typeof openBoard>;
  /** Local edits carry it; what comes over the network does not. */
  origin: object;
  isOnline: boolean;
  /** Since it came online, the peer has answered what the server asked. */
  hasAnswered: boolean;
  up: Message[];
  down: Message[];
}

interface NetworkOptions {
  peers: number;
  /** Fills the server's document before anybody connects. */
  seed(board: ReturnType<typeof openBoard>): void;
}

/** A cut or a restore is this likely at each step. */
const CUT = 0.03;
const RESTORE = 0.16;

/**
 * A server and its peers in memory, in the manner of y-websocket: messages of one link stay in order, links are
 * served in any order; a cut loses what is under way, a restore asks both ways for what is missing. The server's
 * document lets in only what the real gate lets in.
 */
export function createNetwork(random: Random, { peers: count, seed }: NetworkOptions) {
  const server = createDoc(random);
  seed(openBoard(server));
  const owners = new Map<number, NetworkPeer>();
  const refusals: GateReason[] = [];
  let judged = 0;

  const peers = Array.from({ length: count }, (): NetworkPeer => {
    const doc = createDoc(random);
    const peer = {
      doc,
      board: openBoard(doc),
      origin: {},
      isOnline: false,
      hasAnswered: false,
      up: [],
      down: [],
    } as NetworkPeer;
    doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin !== server && peer.isOnline) peer.up.push({ kind: "update", bytes });
    });
    return peer;
  });
  server.on("update", (bytes: Uint8Array) => {
    for (const peer of peers) if (peer.isOnline) peer.down.push({ kind: "update", bytes });
  });

  function cut(peer: NetworkPeer): void {
    peer.isOnline = false;
    peer.up = [];
    peer.down = [];
  }
  function restore(peer: NetworkPeer): void {
    peer.isOnline = true;
    peer.hasAnswered = false;
    peer.up.push({ kind: "stateVector", bytes: Y.encodeStateVector(peer.doc) });
    peer.down.push({ kind: "stateVector", bytes: Y.encodeStateVector(server) });
  }

  function arriveAtServer(peer: NetworkPeer, { kind, bytes }: Message): void {
    if (kind === "stateVector") {
      peer.down.push({ kind: "answer", bytes: Y.encodeStateAsUpdate(server, bytes) });
      return;
    }
    if (kind === "answer") peer.hasAnswered = true;
    judged += 1;
    const ownsClient = (client: number) => (owners.get(client) ?? peer) === peer && client !== server.clientID;
    const verdict = judgeUpdate(server, bytes, { ownsClient });
    if (!verdict.accepted) {
      // An edit that overtook the answer it builds on comes again with it; the server's socket takes it the same way.
      const comesAgain = !peer.hasAnswered && (verdict.reason === "gap" || verdict.reason === "unknownTarget");
      if (!comesAgain) refusals.push(verdict.reason);
      return;
    }
    for (const client of verdict.newClients) owners.set(client, peer);
    if (verdict.changes) Y.applyUpdate(server, bytes, peer);
    if (server.store.pendingStructs || server.store.pendingDs) throw new Error("the gate let a gap in");
  }
  function arriveAtPeer(peer: NetworkPeer, { kind, bytes }: Message): void {
    if (kind !== "stateVector") Y.applyUpdate(peer.doc, bytes, server);
    else peer.up.push({ kind: "answer", bytes: Y.encodeStateAsUpdate(peer.doc, bytes) });
  }

  /** Delivers one message of a link that has any; false when nothing is under way. */
  function deliver(): boolean {
    const busy = peers.flatMap((peer) => [
      ...(peer.up.length > 0 ? [{ peer, queue: peer.up, arrive: arriveAtServer }] : []),
      ...(peer.down.length > 0 ? [{ peer, queue: peer.down, arrive: arriveAtPeer }] : []),
    ]);
    if (busy.length === 0) return false;
    const { peer, queue, arrive } = random.pick(busy);
    const message = queue.shift();
    if (message) arrive(peer, message);
    return true;
  }

  for (const peer of peers) restore(peer);
  while (deliver());

  return {
    server,
    peers,
    /** Why the gate refused, for each refusal; honest peers expect none. */
    refusals,
    /** How many updates the gate has judged. */
    judged: () => judged,
    /** Cuts or restores a link, or delivers a few messages, or none. */
    step(): void {
      const peer = random.pick(peers);
      if (peer.isOnline && random.chance(CUT)) cut(peer);
      else if (!peer.isOnline && random.chance(RESTORE)) restore(peer);
      for (let messages = random.int(0, 7); messages > 0; messages -= 1) deliver();
    },
    /** Brings everyone online and delivers everything. */
    settle(): void {
      for (const peer of peers) if (!peer.isOnline) restore(peer);
      while (deliver());
    },
  };
}
export type Network = ReturnType<typeof createNetwork>;

function createDoc(random: Random): Y.Doc {
  const doc = new Y.Doc();
  // Ids decide who wins when two write at once, so they belong to the seed.
  doc.clientID = random.int(1, 2 ** 31);
  return doc;
}
