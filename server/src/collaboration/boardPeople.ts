import { HINT, MESSAGE } from "@longtable/shared/board/board.protocol";
import { isId } from "@longtable/shared/kernel/idText";
import { isShown, type ShownPeople } from "@longtable/shared/participation/presence.rules";
import type { Role } from "@longtable/shared/participation/roles";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { frame } from "./boardFrames.ts";

/** Who sits at a socket, as the server knows it from the session. */
export interface Person {
  seatId: string;
  role: Role;
  tableId: string | null;
}

/** Who may be seen doing what on one board. */
export interface PresencePolicy {
  cursors: ShownPeople;
  hints: ShownPeople;
  /** The table whose board it is. */
  boardTable: string | null;
  /** Names by seat; null while names are not for everybody. */
  names: ReadonlyMap<string, string> | null;
}

const SHOW_ALL: PresencePolicy = { cursors: "all", hints: "all", boardTable: null, names: null };
export const SHOW_NOTHING: PresencePolicy = { cursors: "none", hints: "none", boardTable: null, names: null };

/** One person on one board. */
export interface Mark {
  /** Takes a client's hint (see `HINT`); answers whether it was one. */
  take(bytes: Uint8Array): boolean;
  /** Has pointed somewhere: from here on the others are told what to call them. */
  seen(): void;
  leave(): void;
}

interface Entry {
  person: Person;
  selected: readonly string[];
  writing: string;
  /** Has pointed or hinted: before that nobody needs to know them. */
  isKnown: boolean;
}

/** Notes of one person's selection that are hinted at. */
const MOST_SELECTED = 20;
const ROLE_CODES: Partial<Record<Role, number>> = { facilitator: 1, tableHost: 2 };

/**
 * What people do on one board beside pointing: which notes they have selected, which one they write in, and what they may be
 * called. Built from the session: a hint holds ids of notes that are on this board and nothing else.
 */
export function createBoardPeople(hasNote: (id: string) => boolean) {
  const people = new Map<number, Entry>();
  const changed = new Set<number>();
  let gone: number[] = [];
  let policy = SHOW_ALL;

  const isHinted = ({ person }: Entry) => isShown(policy.hints, person, policy.boardTable);
  const isCursorShown = ({ person }: Entry) => isShown(policy.cursors, person, policy.boardTable);

  /** What is new about a person goes out only if it may be seen; it is remembered for when it may. */
  function touch(index: number, entry: Entry): void {
    entry.isKnown = true;
    if (isHinted(entry) || isCursorShown(entry)) changed.add(index);
  }

  function read(entry: Entry, bytes: Uint8Array): boolean {
    try {
      const decoder = decoding.createDecoder(bytes);
      const kind = decoding.readUint8(decoder);
      if (kind === HINT.selected) {
        const count = decoding.readVarUint(decoder);
        if (count > MOST_SELECTED) return false;
        const ids = Array.from({ length: count }, () => decoding.readVarString(decoder));
        entry.selected = [...new Set(ids)].filter((id) => isId(id) && hasNote(id));
      } else if (kind === HINT.writing) {
        const id = decoding.readVarString(decoder);
        entry.writing = isId(id) && hasNote(id) ? id : "";
      } else return false;
      return !decoding.hasContent(decoder);
    } catch {
      return false;
    }
  }

  function write(encoder: encoding.Encoder, index: number, entry: Entry): void {
    const name = policy.names?.get(entry.person.seatId) ?? "";
    const code = ROLE_CODES[entry.person.role] ?? 0;
    head(encoder, index, HINT.label);
    encoding.writeUint8(encoder, code);
    encoding.writeVarString(encoder, name);
    const isSeen = isHinted(entry);
    head(encoder, index, HINT.selected);
    const selected = isSeen ? entry.selected : [];
    encoding.writeVarUint(encoder, selected.length);
    for (const id of selected) encoding.writeVarString(encoder, id);
    head(encoder, index, HINT.writing);
    encoding.writeVarString(encoder, isSeen ? entry.writing : "");
  }

  return {
    /** Someone whose cursor has this number. */
    join(index: number, person: Person): Mark {
      const entry: Entry = { person, selected: [], writing: "", isKnown: false };
      people.set(index, entry);
      return {
        take(bytes) {
          if (!read(entry, bytes)) return false;
          touch(index, entry);
          return true;
        },
        seen: () => void (entry.isKnown || touch(index, entry)),
        leave() {
          if (entry.isKnown && (isHinted(entry) || isCursorShown(entry))) gone.push(index);
          people.delete(index);
          changed.delete(index);
        },
      };
    },

    /** True when the cursor with this number may go out. */
    showsCursor(index: number): boolean {
      const entry = people.get(index);
      return entry === undefined || isCursorShown(entry);
    },

    /** Answers whether anything is shown otherwise now: then everybody should be sent the whole. */
    setPolicy(next: PresencePolicy): boolean {
      const before = policy;
      policy = next;
      return people.size > 0 && !isSame(before, next);
    },

    hasNews: () => changed.size > 0 || gone.length > 0,

    /** What changed since the last call, as a ready frame; null when nothing has. */
    takeChanges(): Buffer | null {
      if (changed.size === 0 && gone.length === 0) return null;
      const encoder = newFrame();
      for (const index of gone) head(encoder, index, HINT.gone);
      for (const index of changed) {
        const entry = people.get(index);
        if (entry) write(encoder, index, entry);
      }
      gone = [];
      changed.clear();
      return frame(encoding.toUint8Array(encoder));
    },

    /** All that may be seen, for someone who comes or who missed changes; what they knew before is void. */
    whole(): Buffer {
      const encoder = newFrame();
      head(encoder, 0, HINT.gone);
      for (const [index, entry] of people) {
        if (entry.isKnown && (isHinted(entry) || isCursorShown(entry))) write(encoder, index, entry);
      }
      return frame(encoding.toUint8Array(encoder));
    },
  };
}
export type BoardPeople = ReturnType<typeof createBoardPeople>;

function newFrame(): encoding.Encoder {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.hints);
  return encoder;
}

function head(encoder: encoding.Encoder, index: number, kind: number): void {
  encoding.writeVarUint(encoder, index);
  encoding.writeUint8(encoder, kind);
}

function isSame(one: PresencePolicy, other: PresencePolicy): boolean {
  const isAlike = one.cursors === other.cursors && one.hints === other.hints && one.boardTable === other.boardTable;
  if (!isAlike || one.names === null || other.names === null) return isAlike && one.names === other.names;
  return one.names.size === other.names.size && [...one.names].every(([seat, name]) => other.names?.get(seat) === name);
}
