import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Storage } from "../../storage/storage.ts";
import { removeLoose } from "./images.store.ts";
import { type Aged, listAges, markGone, removeNoteImage } from "./noteImages.store.ts";

interface ImageKeepingDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  hasNote(boardId: string, noteId: string): Promise<boolean>;
  /** Whether a board is in memory just now. */
  isOpen(boardId: string): boolean;
  workshopOf(boardId: string): Promise<string | null>;
  onError(error: unknown): void;
}

/** So many boards at most are brought into memory in one sweep; the others wait for the next. */
const BOARDS_A_SWEEP = 5;

/** Notes with pictures come and go on boards by hand: whoever is sent the pictures hears of it, and what stays away is let go. */
export function createImageKeeping(deps: ImageKeepingDeps) {
  const { storage, clock, publish, hasNote, isOpen, workshopOf, onError } = deps;
  /** By board: which notes have a picture, and which of them stood on it when that was last told. */
  const told = new Map<string, { noteIds: readonly string[]; standing: string }>();
  /** By board that has not changed since: which of its notes with pictures were looked for on it. */
  const lookedFor = new Map<string, Set<string>>();

  async function tell(boardId: string): Promise<void> {
    const workshopId = await workshopOf(boardId);
    if (workshopId !== null) publish(workshopId, { slices: ["images"] });
  }

  return {
    /** Remembers what was just told of a board, and answers which of these notes stand on it. */
    notesOn(boardId: string, noteIds: readonly string[], board: { hasNote(id: string): boolean }): ReadonlySet<string> {
      const standing = noteIds.filter((id) => board.hasNote(id));
      told.set(boardId, { noteIds, standing: standing.join(" ") });
      return new Set(standing);
    },

    /** A board was changed: where a note with a picture went or came back, the room is told. */
    heard(boardId: string, board: { hasNote(id: string): boolean }): void {
      lookedFor.delete(boardId);
      const known = told.get(boardId);
      if (!known) return;
      const standing = known.noteIds.filter((id) => board.hasNote(id)).join(" ");
      if (standing === known.standing) return;
      known.standing = standing;
      tell(boardId).catch(onError);
    },

    /** Lets go of pictures that were taken off, or whose notes are gone, and of images that nothing holds, once nobody can put them back. */
    async sweep(): Promise<void> {
      const now = clock.now();
      const opened = new Set<string>();
      const isGoneNow = async ({ since, isOff, isHeld, ...at }: Aged): Promise<boolean> => {
        if (isOff || isHeld) return isOff;
        const looked = lookedFor.get(at.boardId) ?? new Set();
        const mayOpen = isOpen(at.boardId) || opened.has(at.boardId) || opened.size < BOARDS_A_SWEEP;
        if (looked.has(at.noteId) || !mayOpen) return since !== null;
        if (!isOpen(at.boardId)) opened.add(at.boardId);
        // Before it is looked for: should the board change meanwhile, that is forgotten again.
        lookedFor.set(at.boardId, looked.add(at.noteId));
        try {
          return !(await hasNote(at.boardId, at.noteId));
        } catch (error) {
          looked.delete(at.noteId);
          throw error;
        }
      };
      for (const aged of await listAges(storage.sql)) {
        const { since, isOff: _isOff, isHeld: _isHeld, ...at } = aged;
        const isGone = await isGoneNow(aged);
        if (isGone && since !== null && now - since > IMAGE_LIMITS.looseMs) {
          await storage.transact((sql) => removeNoteImage(sql, at));
        } else if (isGone !== (since !== null)) await storage.transact((sql) => markGone(sql, at, isGone ? now : null));
      }
      await storage.transact((sql) => removeLoose(sql, now - IMAGE_LIMITS.looseMs));
    },
  };
}
export type ImageKeeping = ReturnType<typeof createImageKeeping>;
