import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Place, Point } from "@longtable/shared/board/board.types";
import { spotsInRows } from "@longtable/shared/board/freeSpots";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { t } from "../../i18n/t.ts";
import { safeStorage } from "../../ui/safeStorage.ts";
import { showToast } from "../../ui/toasts.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { ActionScope, ActionTarget } from "./action.types.ts";
import { type ClipNote, clipText, keepClip, toClip } from "./clip.ts";
import type { SeatHere } from "./duplicateNotes.ts";
import { inSentences } from "./lockedRest.ts";

/** Where new notes go when nobody said where. */
export interface Spot {
  place: Place;
  at: Point | null;
  after?: NoteId | null | undefined;
}

/** Keeps the notes for this browser's boards, and their words for everywhere else where the browser lets us. */
export function copyNotes(
  { content, seat }: Pick<ActionScope, "content"> & SeatHere,
  { noteIds }: ActionTarget,
): ClipNote[] {
  const chosen = content.notes.filter(({ id }) => noteIds.includes(id));
  const clip = toClip(chosen, seat?.board.boardId);
  if (clip.length === 0) return clip;
  keepClip(safeStorage, clip);
  showToast(t("canvas.copied", { count: clip.length }));
  return clip;
}

/** The same from a menu, where the browser's own copying has not begun. */
export function copyByMenu(scope: Pick<ActionScope, "content"> & SeatHere, target: ActionTarget): void {
  const clip = copyNotes(scope, target);
  if (clip.length > 0) void navigator.clipboard?.writeText(clipText(clip)).catch(() => undefined);
}

/** About what a note, what is said of it and a tag take in an update beside the words, in bytes. */
const BYTES = { note: 230, facts: 40, tag: 55 };
/** How much of the most one update may be is used. */
const SHARE = 0.97;

/** How many of these notes go to the board in one piece. */
function countInOne(clip: readonly ClipNote[]): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  const at = clip.findIndex(({ text, status, channel, assetKind, tags = [] }) => {
    const facts = status || channel || assetKind ? BYTES.facts : 0;
    bytes += BYTES.note + facts + BYTES.tag * tags.length + encoder.encode(text).length;
    return bytes > LIMITS.boardUpdateBytes * SHARE;
  });
  return at < 0 ? clip.length : at;
}

/** Puts notes from a clipboard on the board in one step, as many as there is room for, and chooses them. */
export async function pasteNotes(scope: ActionScope, clip: readonly ClipNote[], spot?: Spot): Promise<void> {
  const { content, edits, canvas } = scope;
  if (!edits) return;
  const free = Math.max(0, LIMITS.notesPerBoard - content.notes.length);
  // By command each is one of its own.
  const { place, at, after } = spot ?? canvas?.deeds.spotHere() ?? { place: firstPlace(content, edits), at: null };
  const open = clip.filter(({ place: own }) => !edits.locks?.hasPlace(own ?? place));
  if (open.length === 0) return showToast(t("boardList.locked"));
  const room = Math.min(free, edits.placesFreely ? countInOne(open) : LIMITS.notesPerCommand);
  const spots = at
    ? spotsInRows(
        open.map(({ text }) => text),
        at,
      )
    : [];
  const added = await edits.addNotes(
    open.slice(0, room).map(({ text, kind, status, off, channel, assetKind, tags, copyOf, place: own }, index) => ({
      text,
      kind,
      // On a map they say where they come from, too.
      ...(status && content.type === "journeyMap" && { status }),
      place: own ?? place,
      at: at && (off ? { x: at.x + off.x, y: at.y + off.y } : (spots[index] ?? at)),
      ...(after !== undefined && !own && { after }),
      ...(channel && { channel }),
      ...(assetKind && { assetKind }),
      ...(tags && { tags }),
      ...(copyOf && { copyOf }),
    })),
  );
  if (added.length > 0) canvas?.deeds.select(added);
  const words = [...saidOf(added.length, open.length - room), ...leftOut(clip.length - open.length)];
  if (words.length > 0) showToast(inSentences(words));
}

/** In the list: the first part, passing over those that hosts have locked. */
function firstPlace(content: BoardContent, { locks }: BoardActions): Place {
  const places = areasOf(content).map(({ place }) => place);
  return places.find((place) => !locks?.hasPlace(place)) ?? places[0] ?? null;
}

/** What is said of so many notes added, and so many more that there is no room for. */
function saidOf(count: number, left: number): string[] {
  if (left > 0) return [count > 0 ? t("canvas.pastedSome", { count, left }) : t("boardList.full")];
  return count > 0 ? [t("canvas.pasted", { count })] : [];
}

const leftOut = (count: number): string[] => (count > 0 ? [t("canvas.leftOut", { count })] : []);
