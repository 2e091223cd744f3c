import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Storage } from "../../storage/storage.ts";
import { removeLoose } from "./images.store.ts";
import { listAges, markGone, removeNoteImage } from "./noteImages.store.ts";

interface ImageKeepingDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  hasNote(boardId: string, noteId: string): Promise<boolean>;
  workshopOf(boardId: string): Promise<string | null>;
  onError(error: unknown): void;
}

/** Notes with pictures come and go on boards by hand: whoever is sent the pictures hears of it, and what stays away is let go. */
export function createImageKeeping({ storage, clock, publish, hasNote, workshopOf, onError }: ImageKeepingDeps) {
  /** By board: which notes have a picture, and which of them stood on it when that was last told. */
  const told = new Map<string, { noteIds: readonly string[]; standing: string }>();

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
      for (const { since, isOff, isHeld, ...at } of await listAges(storage.sql)) {
        const isGone = isOff || !(isHeld || (await hasNote(at.boardId, at.noteId)));
        if (isGone && since !== null && now - since > IMAGE_LIMITS.looseMs) {
          await storage.transact((sql) => removeNoteImage(sql, at));
        } else if (isGone !== (since !== null)) await storage.transact((sql) => markGone(sql, at, isGone ? now : null));
      }
      await storage.transact((sql) => removeLoose(sql, now - IMAGE_LIMITS.looseMs));
    },
  };
}
export type ImageKeeping = ReturnType<typeof createImageKeeping>;
