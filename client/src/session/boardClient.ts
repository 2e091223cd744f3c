import type { BoardContent } from "@longtable/shared/board/board.doc";
import {
  BEARER_PREFIX,
  HINT,
  MESSAGE,
  SHOWN_POINTERS,
  type ShownPointers,
  SUBPROTOCOL,
} from "@longtable/shared/board/board.protocol";
import { wordsErased } from "@longtable/shared/kernel/erasedWords";
import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type CursorPoint, type Cursors, presenceFrame, presenceMessage, readCursors } from "./boardFrames.ts";
import { readEachFrame } from "./boardReading.ts";
import { request } from "./http.ts";
import { followLateness } from "./lateness.ts";
import { onWake } from "./line.ts";
import { followOwnWords } from "./ownWords.ts";
import { spreadReturns } from "./returnPause.ts";
import type { BoardSession, Link, Store } from "./session.types.ts";
import { createStore, type ValueStore } from "./store.ts";

/** A board session that also hands out its document, for those who edit it. */
export interface BoardClient extends BoardSession {
  /** The live document; another one after the server refused a write (`content` follows by itself). */
  readonly doc: Store<Y.Doc>;
  /** Other people's cursors by their number; empty for those who only read. */
  readonly cursors: Store<Cursors>;
  /** True when edits have waited too long for the disk, or have nobody to go to. */
  readonly late: Store<boolean>;
  /** Set by who shows the board while a hand moves its view: what others do is then read less often. */
  readonly moving: ValueStore<boolean>;
  /** The words written here that are not on the server's disk. */
  unsavedWords(): readonly string[];
  /** Tells the others where this person's cursor is, in board units; null when it has left. */
  point(at: CursorPoint | null): void;
  /** Sends a presence message of this seat's own (see `MESSAGE.presence`); lost while there is no line. */
  say(content: Uint8Array): void;
  /**
   * Hears the entries of every presence frame, and asks for other people's pointers while it does: all, or what hosts point
   * with. The answer ends it. Those who edit are sent all without asking.
   */
  hear(listener: (entries: Uint8Array) => void, wants: Exclude<ShownPointers, "none">): () => void;
  /** Sends a hint of this seat's own (see `HINT`); lost while there is no line. */
  sayHint(content: Uint8Array): void;
  /** Hears what others do beside pointing, and asks for it while it does. The answer ends it. */
  hearHints(listener: (entries: Uint8Array) => void): () => void;
  /** True for the number of this person's own cursor. */
  isOwn(index: number): boolean;
}

/** Both lines are asked again this often, in milliseconds: the server's pings do not reach a page's own code. */
const ASK_AGAIN_MS = 20_000;
/** The board says that it is offline once nothing has come for this long, in milliseconds. */
const HONEST_MS = 5_000;
/** Without a snapshot after this long, in milliseconds, the socket brings everything. */
const SNAPSHOT_MS = 4_000;
/** Without a socket the board is fetched this often, in milliseconds. */
const WITHOUT_SOCKET_MS = 10_000;
/** So long after words were erased no screen draws them any more, in milliseconds. */
const DRAWN_ANEW_MS = 2_000;
/** A cursor is sent at most this often, in milliseconds: as often as the server passes cursors on. */
const POINT_MS = 50;

interface Parts {
  content: ValueStore<BoardContent | null>;
  link: ValueStore<Link>;
  unsaved: ValueStore<boolean>;
  late: ValueStore<boolean>;
  moving: ValueStore<boolean>;
  cursors: ValueStore<Cursors>;
  hearers: Map<(entries: Uint8Array) => void, ShownPointers>;
  hintHearers: Set<(entries: Uint8Array) => void>;
}

/**
 * Follows a board over the y-websocket protocol with a seat's token. `onRefused` gets the words of edits that the server
 * refused: they are gone from `doc` and on nobody's board.
 */
export function openBoardClient(
  boardId: string,
  token: string,
  onRefused: (words: readonly string[]) => void = () => undefined,
): BoardClient {
  const parts: Parts = {
    content: createStore<BoardContent | null>(null),
    link: createStore<Link>("connecting"),
    unsaved: createStore(false),
    late: createStore(false),
    moving: createStore(false),
    cursors: createStore<Cursors>(new Map()),
    hearers: new Map(),
    hintHearers: new Set(),
  };
  const doc = createStore<Y.Doc>(new Y.Doc());
  /** Notes taken back for good that this page has made sure to have no word of. */
  const erased = new Set<string>();
  let live = attach(boardId, token, doc.get(), parts, startAfresh, onErased);
  const stopLink = followSilence(parts.link);
  let isClosed = false;

  /** What was taken back may be kept in what can be undone here: a document that begins anew has none of it. */
  function onErased(noteIds: readonly string[]): boolean {
    const isNew = noteIds.some((id) => !erased.has(id));
    for (const id of noteIds) erased.add(id);
    return isNew;
  }

  /** The server refused what this document holds, or it may hold erased words: leave it, and load what everyone sees. */
  function startAfresh(isRefused = true): void {
    queueMicrotask(() => {
      if (isClosed) return;
      const words = live.ownWords();
      live.stop();
      doc.set(new Y.Doc());
      live = attach(boardId, token, doc.get(), parts, startAfresh, onErased);
      if (!isRefused) return;
      onRefused(words);
      // Last: a board that nobody looks at any more is closed by it.
      parts.unsaved.set(false);
    });
  }

  return {
    boardId,
    content: parts.content,
    link: parts.link,
    unsaved: parts.unsaved,
    cursors: parts.cursors,
    late: parts.late,
    moving: parts.moving,
    unsavedWords: () => live.ownWords(),
    doc,
    say: (content) => live.send(presenceMessage(content)),
    hear(listener, wants) {
      parts.hearers.set(listener, wants);
      live.ask();
      return () => {
        parts.hearers.delete(listener);
        live.ask();
      };
    },
    sayHint: (content) => live.send(hintMessage(...content)),
    hearHints(listener) {
      parts.hintHearers.add(listener);
      live.askHints();
      return () => {
        parts.hintHearers.delete(listener);
        live.askHints();
      };
    },
    isOwn: (index) => live.isOwn(index),
    point: throttle((at: CursorPoint | null) => live.send(presenceFrame(at)), POINT_MS),
    close() {
      isClosed = true;
      stopLink();
      live.stop();
    },
  };
}

/**
 * Ties one document to the server. `onAfresh` is called when a write of it was refused, or, with false, once nothing of it is
 * unsaved and `isNewlyErased` said that words were taken back which it may still have.
 */
function attach(
  boardId: string,
  token: string,
  doc: Y.Doc,
  parts: Parts,
  onAfresh: (isRefused?: boolean) => void,
  isNewlyErased: (noteIds: readonly string[]) => boolean,
) {
  const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/boards`;
  const provider = new WebsocketProvider(address, boardId, doc, {
    connect: false,
    protocols: [SUBPROTOCOL, BEARER_PREFIX + token],
    // Two tabs may hold two seats: nothing may pass between them past the server.
    disableBc: true,
    resyncInterval: ASK_AGAIN_MS * (0.8 + Math.random() * 0.4),
  });
  spreadReturns(provider);
  // Presence is the server's business; y-awareness would only be noise.
  provider.awareness.setLocalState(null);
  let hasSnapshot = false;
  const reader = readEachFrame(doc, () => provider.synced || hasSnapshot, parts.content, {
    others: provider,
    moving: parts.moving,
  });
  const own = followOwnWords(doc, (origin) => origin === provider);
  const lateness = followLateness({
    unsaved: parts.unsaved,
    link: parts.link,
    late: parts.late,
    patienceMs: HONEST_MS,
  });
  let savedClock = 0;
  /** Only who writes has something to undo. */
  let [hasWritten, hasErased] = [false, false];
  const onSaved = (clock: number, isUnsaved: boolean) => {
    if (!isUnsaved) own.settle();
    if (!isUnsaved && hasErased) onAfresh(false);
    parts.unsaved.set(isUnsaved);
    if (clock > savedClock) lateness.progress();
    savedClock = clock;
  };
  const stopSaved = followSaved(doc, provider, onSaved, () => {
    hasWritten = true;
    parts.unsaved.set(true);
  });

  provider.on("status", ({ status }) => {
    if (status === "connected") {
      parts.link.set("online");
      if (parts.hearers.size > 0) ask();
      if (parts.hintHearers.size > 0) askHints();
    } else if (parts.link.get() === "online") parts.link.set("connecting");
  });
  provider.on("sync", reader.read);
  const ownCursors = new Set<number>();
  provider.on("connection-close", () => {
    parts.cursors.set(new Map());
    ownCursors.clear();
    for (const hear of parts.hintHearers) hear(NOBODY);
  });
  provider.on("closed", () => parts.link.set("ended"));
  provider.messageHandlers[MESSAGE.presence] = (_encoder, decoder) => {
    const entries = decoding.readTailAsUint8Array(decoder);
    parts.cursors.set(readCursors(parts.cursors.get(), entries, ownCursors));
    for (const hear of parts.hearers.keys()) hear(entries);
  };
  /** Who edits has all without asking: with nobody to hear, what is sent stays as it is. */
  const ask = () => {
    const wants = [...parts.hearers.values()];
    const shown = wants.includes("all") ? "all" : wants.includes("hosts") ? "hosts" : null;
    if (shown && provider.wsconnected) provider.ws?.send(presenceMessage(new Uint8Array([SHOWN_POINTERS[shown]])));
  };
  provider.messageHandlers[MESSAGE.hints] = (_encoder, decoder) => {
    const entries = decoding.readTailAsUint8Array(decoder);
    for (const hear of parts.hintHearers) hear(entries);
  };
  const askHints = () => {
    if (provider.wsconnected) provider.ws?.send(hintMessage(HINT.wanted, parts.hintHearers.size > 0 ? 1 : 0));
  };
  provider.messageHandlers[MESSAGE.refused] = () => onAfresh();
  provider.messageHandlers[MESSAGE.erased] = (_encoder, decoder) => {
    const noteIds = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
    if (!isNewlyErased(noteIds)) return;
    setTimeout(wordsErased, DRAWN_ANEW_MS);
    if (!hasWritten) return;
    hasErased = true;
    if (!parts.unsaved.get()) onAfresh(false);
  };

  const stopWaking = onWake((isDoubtful) => {
    // The first attempt waits for the snapshot.
    if (!provider.shouldConnect) return;
    if (isDoubtful) provider.disconnect();
    provider.connect();
  });

  let isStopped = false;
  const patience = new AbortController();
  const impatient = setTimeout(() => patience.abort(), SNAPSHOT_MS);
  async function fetchSnapshot(signal?: AbortSignal): Promise<void> {
    const path = `/api/boards/${encodeURIComponent(boardId)}/snapshot?format=v2`;
    const response = await request(path, { token, ...(signal && { signal }) });
    const update = new Uint8Array(await response.arrayBuffer());
    if (isStopped) return;
    const apply = () => Y.applyUpdateV2(doc, update, provider);
    if (hasSnapshot) apply();
    else unheard(doc, apply);
    hasSnapshot = true;
    reader.read();
  }

  // A room that opens a board at once is served from one encoding; the socket then brings only the difference.
  fetchSnapshot(patience.signal)
    .catch(() => undefined)
    .finally(() => {
      if (!isStopped) provider.connect();
    });
  // Where a network lets no sockets through, the board is still read, only later.
  const withoutSocket = setInterval(() => {
    if (!provider.wsconnected && !provider.synced) fetchSnapshot().catch(() => undefined);
  }, WITHOUT_SOCKET_MS);

  return {
    ownWords: own.words,
    ask,
    askHints,
    isOwn: (index: number) => ownCursors.has(index),
    send(frame: Uint8Array<ArrayBuffer>) {
      if (provider.wsconnected) provider.ws?.send(frame);
    },
    stop() {
      isStopped = true;
      clearTimeout(impatient);
      clearInterval(withoutSocket);
      patience.abort();
      reader.stop();
      stopSaved();
      stopWaking();
      own.stop();
      lateness.stop();
      provider.destroy();
      doc.destroy();
    },
  };
}

/**
 * Applies a whole board before anybody can have written in it. For whoever hears updates Yjs writes all that came once more, which
 * takes a third of the time; those who hear them want this person's own alone.
 */
function unheard(doc: Y.Doc, apply: () => void): void {
  const hearers = doc._observers.get("update");
  doc._observers.delete("update");
  try {
    apply();
  } finally {
    if (hearers) doc._observers.set("update", hearers);
  }
}

const hintMessage = (...content: number[]) => Uint8Array.of(MESSAGE.hints, ...content);
/** The entry that says: forget all you knew. */
const NOBODY = Uint8Array.of(0, HINT.gone);

/**
 * Compares this document with what the server says is on its disk. A deletion leaves no trace in a state vector; the
 * server answers every write with `saved`, so the next one covers it.
 */
function followSaved(
  doc: Y.Doc,
  provider: WebsocketProvider,
  onSaved: (clock: number, isUnsaved: boolean) => void,
  onEdit: () => void,
): () => void {
  const ownClock = () => Y.getState(doc.store, doc.clientID);
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) onEdit();
  };
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const vector = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    const saved = vector.get(doc.clientID) ?? 0;
    onSaved(saved, saved < ownClock());
  };
  doc.on("update", onUpdate);
  return () => doc.off("update", onUpdate);
}

/** Says `offline` once the board's line has been down for five seconds. The answer stops it. */
function followSilence(link: ValueStore<Link>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (link.get() === "connecting") timer = setTimeout(() => link.set("offline"), HONEST_MS);
  };
  const stop = link.subscribe(look);
  look();
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Passes on the first and the last call of each stretch of time. */
function throttle<T>(action: (value: T) => void, milliseconds: number): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next: { value: T } | null = null;
  const pass = () => {
    timer = undefined;
    if (next === null) return;
    action(next.value);
    next = null;
    timer = setTimeout(pass, milliseconds);
  };
  return (value) => {
    next = { value };
    if (timer === undefined) pass();
  };
}
