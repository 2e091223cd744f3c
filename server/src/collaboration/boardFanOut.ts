import { notesIn } from "@longtable/shared/board/board.doc";
import * as Y from "yjs";
import { erasedFrame, savedFrame, updateFrame } from "./boardFrames.ts";
import { type BoardPeople, createBoardPeople, type PresencePolicy } from "./boardPeople.ts";
import { type BoardPresence, createBoardPresence } from "./presence.ts";

/** A socket on a board, as far as sending goes. */
export interface BoardMember {
  /** Understands `saved`; a stock y-websocket client does not. */
  readonly isLongtable: boolean;
  /** Shows other people's cursors now. */
  showsCursors(): boolean;
  /** Shows only what hosts point with; left out: no. */
  showsHostsOnly?(): boolean;
  /** Shows what people do beside pointing; left out: no. */
  showsHints?(): boolean;
  /** Bytes handed over that have not left yet. */
  waiting(): number;
  /** Sends ready-made frames, the same bytes for all members with the same needs. Must not change them. */
  write(frames: Buffer): void;
  /** Reads too slowly to be kept waiting for: it should come back with a clean start. */
  onTooSlow(): void;
  /** The document had to be read again from disk: come back with a clean copy. */
  onReset(): void;
}

/** Timing, passed in so that tests choose it. */
export interface Pacing {
  /** Milliseconds, never going back. */
  now(): number;
  after(milliseconds: number, action: () => void): void;
}

export const realPacing: Pacing = {
  now: () => performance.now(),
  after: (milliseconds, action) => void setTimeout(action, milliseconds).unref(),
};

interface FanOutDeps {
  doc: Y.Doc;
  pacing: Pacing;
  onSent: OnSent;
  /** A member was left out of a presence frame because it reads too slowly. */
  onDropped(): void;
}

/** Told of each sending: bytes and frames by kind, for all members together. */
export type OnSent = (kind: "update" | "saved" | "presence", bytes: number, frames: number) => void;

/** Unread bytes at which cursors are left out for a member, long before it is sent away. */
const MAX_WAITING_CURSORS = 64 * 1024;
/** Unread bytes at which a member is sent away. */
const MAX_WAITING = 1024 * 1024;
/** Updates merged into one; merging costs their number squared. */
const MERGED_AT_ONCE = 32;

/**
 * Milliseconds between two sendings to a room. One write per receiver is nearly all that sending costs (PERFORMANCE,
 * point 1), so a large room is sent to less often: 48 ms up to 250 members, 96 ms for 1,000.
 */
export function paceMs(members: number): number {
  return Math.min(96, 48 + 0.064 * Math.max(0, members - 250));
}

interface Standing {
  /** Has written something since the last sending, and waits to hear that it is on disk. */
  isOwedSaved: boolean;
  /** Was left out of a presence frame, so the changes since are not enough. */
  hasMissedCursors: boolean;
}

/**
 * Sends a board's committed updates and its cursors to everyone on it. The first news after a quiet moment goes out at
 * once; what follows is gathered, and each member gets one write: edits, then `saved`, then cursors.
 */
export function createBoardFanOut({ doc, pacing, onSent, onDropped }: FanOutDeps) {
  const members = new Map<BoardMember, Standing>();
  const people: BoardPeople = createBoardPeople((id) => notesIn(doc).has(id));
  const presence: BoardPresence = createBoardPresence(people.showsCursor);
  /** Other people may be seen than before: everybody is sent the whole. */
  let isPolicyNew = false;
  let unsent: Uint8Array[] = [];
  let lastSent = Number.NEGATIVE_INFINITY;
  let isPlanned = false;
  let isSavedOwed = false;

  /**
   * Milliseconds until something new would be sent at once; nought or less: it would be now. Rooms keep the same beat, so
   * that what they all write shares a commit.
   */
  function untilNext(): number {
    const pace = paceMs(members.size);
    return (Math.floor(lastSent / pace) + 1) * pace - pacing.now();
  }
  const hasNews = () => unsent.length > 0 || isSavedOwed || isPolicyNew || presence.hasNews() || people.hasNews();

  /** Sends now if the last sending is long enough ago, else as soon as it is. */
  function wake(): void {
    if (isPlanned || !hasNews()) return;
    const wait = untilNext();
    if (wait <= 0) {
      flush();
      return;
    }
    isPlanned = true;
    pacing.after(Math.ceil(wait), () => {
      isPlanned = false;
      // Timers may be a little early, and the beat is not over then.
      wake();
    });
  }

  function flush(): void {
    if (!hasNews()) return;
    lastSent = pacing.now();
    const parcels = createParcels(doc, takeMerged(), presence, people);
    isSavedOwed = false;
    isPolicyNew = false;
    for (const [member, standing] of members) send(member, standing, parcels);
    parcels.report(onSent);
  }

  function send(member: BoardMember, standing: Standing, parcels: Parcels): void {
    const waiting = member.waiting();
    if (waiting > MAX_WAITING) {
      member.onTooSlow();
      return;
    }
    const saved = standing.isOwedSaved && member.isLongtable;
    standing.isOwedSaved = false;
    let [cursors, hints]: [CursorPart, HintPart] = ["none", "none"];
    const [showsCursors, showsHints] = [member.showsCursors(), member.showsHints?.() ?? false];
    if (showsCursors || showsHints) {
      if (waiting <= MAX_WAITING_CURSORS) {
        const isWhole = standing.hasMissedCursors;
        if (showsHints) hints = isWhole ? "whole" : "changes";
        if (!showsCursors) cursors = "none";
        else if (member.showsHostsOnly?.()) cursors = isWhole ? "hostsWhole" : "hosts";
        else cursors = isWhole ? "whole" : "changes";
        standing.hasMissedCursors = false;
      } else if (parcels.hasPresence) {
        standing.hasMissedCursors = true;
        onDropped();
      }
    }
    const frames = parcels.take({ saved, cursors, hints });
    if (frames.byteLength > 0) member.write(frames);
  }

  /** What has been committed, in as few updates as merging is worth. */
  function takeMerged(): Uint8Array[] {
    const updates = unsent;
    unsent = [];
    if (updates.length < 2) return updates;
    const merged: Uint8Array[] = [];
    for (let from = 0; from < updates.length; from += MERGED_AT_ONCE) {
      merged.push(Y.mergeUpdates(updates.slice(from, from + MERGED_AT_ONCE)));
    }
    return merged;
  }

  return {
    size: () => members.size,

    /** From now on; cursors that are there already are for whoever adds it to send. */
    add(member: BoardMember): void {
      members.set(member, { isOwedSaved: false, hasMissedCursors: false });
    },

    remove(member: BoardMember): void {
      members.delete(member);
    },

    /** The member's write is in this commit: its next sending says that it is on disk. */
    owe(member: BoardMember): void {
      const standing = members.get(member);
      if (!standing) return;
      standing.isOwedSaved = true;
      isSavedOwed = true;
    },

    /** Updates that are on disk. */
    offer(updates: readonly Uint8Array[]): void {
      unsent.push(...updates);
      wake();
    },

    /** Tells whoever may keep a history of the document that notes were taken back for good. */
    tellErased(noteIds: readonly string[]): void {
      flush();
      const frames = erasedFrame(noteIds);
      for (const member of members.keys()) if (member.isLongtable) member.write(frames);
    },

    /** Runs `action` so many milliseconds before something new would be sent; at once where that is over. */
    beforeNext(milliseconds: number, action: () => void): void {
      const wait = untilNext() - milliseconds;
      if (wait > 0) pacing.after(wait, action);
      else action();
    },

    presence,
    people,
    /** To be called when a cursor has moved or left, or a hint has come. */
    wake,

    /** Says who may be seen from now on. */
    setPolicy(next: PresencePolicy): void {
      if (!people.setPolicy(next)) return;
      for (const standing of members.values()) standing.hasMissedCursors = true;
      isPolicyNew = true;
      wake();
    },

    /** This memory is not what is on disk: everyone should come back. */
    reset(): void {
      unsent = [];
      for (const member of [...members.keys()]) member.onReset();
      members.clear();
    },
  };
}
export type BoardFanOut = ReturnType<typeof createBoardFanOut>;

type CursorPart = "none" | "changes" | "whole" | "hosts" | "hostsWhole";
type HintPart = "none" | "changes" | "whole";
interface Needs {
  saved: boolean;
  cursors: CursorPart;
  hints: HintPart;
}
type Parcels = ReturnType<typeof createParcels>;

/** The frames of one sending, put together once for each combination of needs: edits, then `saved`, then cursors. */
function createParcels(doc: Y.Doc, updates: readonly Uint8Array[], presence: BoardPresence, people: BoardPeople) {
  const hasCursors = presence.hasNews();
  const hints = people.takeChanges();
  const edits = updates.map(updateFrame);
  const changes = hasCursors ? presence.takeChanges() : null;
  const made = new Map<string, Parcel>();
  const cursorFrames = (cursors: CursorPart): Buffer[] => {
    if (cursors === "whole" || cursors === "hostsWhole") return [presence.whole(cursors === "hostsWhole")];
    const frames = cursors === "changes" ? changes?.all : cursors === "hosts" ? changes?.hosts : null;
    return frames ? [frames] : [];
  };
  const hintFrames = (part: HintPart): Buffer[] => {
    const made = part === "whole" ? people.whole() : part === "changes" ? hints : null;
    return made ? [made] : [];
  };
  const framesOf = ({ saved, cursors, hints: part }: Needs): Frames => ({
    update: edits,
    // The document is what is on disk: no other code runs inside a transaction (see `Storage.transact`).
    saved: saved ? [savedFrame(Y.encodeStateVector(doc))] : [],
    presence: [...cursorFrames(cursors), ...hintFrames(part)],
  });

  return {
    hasPresence: hasCursors || hints !== null,
    /** The frames for one more member with these needs. */
    take(needs: Needs): Buffer {
      const key = `${needs.saved}${needs.cursors}${needs.hints}`;
      let parcel = made.get(key);
      if (!parcel) {
        const frames = framesOf(needs);
        parcel = { frames, bytes: Buffer.concat([...frames.update, ...frames.saved, ...frames.presence]), taken: 0 };
        made.set(key, parcel);
      }
      parcel.taken += 1;
      return parcel.bytes;
    },
    report(onSent: OnSent): void {
      for (const { frames, taken } of made.values()) {
        for (const kind of ["update", "saved", "presence"] as const) {
          const bytes = frames[kind].reduce((sum, frame) => sum + frame.byteLength, 0);
          onSent(kind, bytes * taken, frames[kind].length * taken);
        }
      }
    },
  };
}

type Frames = Record<"update" | "saved" | "presence", readonly Buffer[]>;
interface Parcel {
  frames: Frames;
  bytes: Buffer;
  /** Members it was given to. */
  taken: number;
}
