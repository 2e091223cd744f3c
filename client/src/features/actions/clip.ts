import type { Note, NoteKind, Place, Point } from "@longtable/shared/board/board.types";
import { EVIDENCE_STATUSES, type EvidenceStatus, NOTE_KINDS } from "@longtable/shared/board/board.types";
import { typedTag } from "@longtable/shared/board/typedTag.rules";
import { ASSET_KINDS, type AssetKind, CHANNELS, type Channel } from "@longtable/shared/journey/channels";
import { isId } from "@longtable/shared/kernel/idText";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { CopySource } from "../boardEdit/boardActions.ts";

/** A note as it is carried from one board to another: its words, what it is and what it is a copy of, never whose. */
export interface ClipNote {
  text: string;
  kind: NoteKind;
  status: EvidenceStatus | null;
  /** From the first note of a free board, in board units; null where notes stand in places. */
  off: Point | null;
  /** The place a row of a table named; left out: where the others go. Never from another board. */
  place?: Place;
  channel?: Channel;
  assetKind?: AssetKind;
  tags?: readonly string[];
  copyOf?: CopySource;
}

/** How our notes are called on a clipboard, beside their plain words. */
export const CLIP_TYPE = "application/x-longtable-notes";
/** What was copied last in this browser, for boards in other tabs and for pasting by a menu. */
const KEPT = "longtable.clip";

/** As many as a board holds: what is cut from one fits into another. */
const MOST = LIMITS.notesPerBoard;

/** The chosen notes as a clipboard holds them. */
export function toClip(
  notes: readonly Pick<Note, "id" | "text" | "kind" | "status" | "at" | "channel" | "assetKind" | "tags">[],
  boardId: string | undefined,
): ClipNote[] {
  const first = notes.find(({ at }) => at)?.at;
  return notes.slice(0, MOST).map(({ id, text, kind, status, at, channel, assetKind, tags }) => ({
    text,
    kind,
    status,
    off: first && at ? { x: at.x - first.x, y: at.y - first.y } : null,
    ...(channel && { channel }),
    ...(assetKind && { assetKind }),
    ...(tags && { tags }),
    ...(boardId !== undefined && { copyOf: { boardId, noteId: id } }),
  }));
}

/** Plain words of a clip, a line a note. */
export const clipText = (clip: readonly ClipNote[]): string =>
  clip.map(({ text }) => text.replace(/\s*\n\s*/g, " ")).join("\n");

/** Words from anywhere as notes: a line each, without the marks that lists begin their lines with; a long one as several. */
export function linesToClip(text: string, kind: NoteKind): ClipNote[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)/, "")
        .replace(/\t+/g, " · ")
        .trim(),
    )
    .filter((line) => line !== "")
    .flatMap(inNotes)
    .map((words) => ({ text: words, kind, status: null, off: null }));
}

/** A line in parts that fit on notes, each but the last ending with a word where it has any. */
function inNotes(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > LIMITS.noteChars) {
    const head = rest.slice(0, LIMITS.noteChars);
    const space = head.lastIndexOf(" ");
    const isHalf = /[\uD800-\uDBFF]$/.test(head);
    const at = space > LIMITS.noteChars / 2 ? space : LIMITS.noteChars - (isHalf ? 1 : 0);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** Reads what a clipboard or another tab holds; whatever is not ours, or spoilt, is null. */
export function readClip(json: string | null): ClipNote[] | null {
  try {
    const read: unknown = JSON.parse(json ?? "");
    if (!Array.isArray(read) || read.length === 0) return null;
    const notes = read.slice(0, MOST).flatMap((one: Record<string, unknown>) => {
      const kind = NOTE_KINDS.find((name) => name === one?.kind);
      if (typeof one?.text !== "string" || one.text.trim() === "" || !kind) return [];
      const status = EVIDENCE_STATUSES.find((name) => name === one.status) ?? null;
      const text = one.text.slice(0, LIMITS.noteChars);
      return [{ text, kind, status, off: pointOf(one.off), ...factsOf(one), ...sourceOf(one.copyOf) }];
    });
    return notes.length === 0 ? null : notes;
  } catch {
    return null;
  }
}

function factsOf({
  channel,
  assetKind,
  tags,
}: Record<string, unknown>): Pick<ClipNote, "channel" | "assetKind" | "tags"> {
  const [way, sort] = [CHANNELS.find((name) => name === channel), ASSET_KINDS.find((name) => name === assetKind)];
  const words = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string" && typedTag(tag) === tag) : [];
  return {
    ...(way && { channel: way }),
    ...(sort && { assetKind: sort }),
    ...(words.length > 0 && { tags: words.slice(0, LIMITS.tagsPerNote) }),
  };
}

function sourceOf(value: unknown): Pick<ClipNote, "copyOf"> {
  const { boardId, noteId } = (value ?? {}) as Partial<CopySource>;
  return isId(boardId) && isId(noteId) ? { copyOf: { boardId, noteId } } : {};
}

function pointOf(value: unknown): Point | null {
  const { x, y } = (value ?? {}) as Partial<Point>;
  return Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null;
}

export const keepClip = (storage: Pick<Storage, "setItem">, clip: readonly ClipNote[]): void =>
  storage.setItem(KEPT, JSON.stringify(clip));
export const keptClip = (storage: Pick<Storage, "getItem">): ClipNote[] | null => readClip(storage.getItem(KEPT));
