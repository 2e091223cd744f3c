import { type BoardRegistry, nullIfDamaged } from "./collaboration/boardRegistry.ts";
import { createImageKeeping } from "./features/images/imageKeeping.ts";
import { registerNoteImages } from "./features/images/noteImages.feature.ts";
import { imagesFor, type NoteImageReading, readNoteImages } from "./features/images/noteImages.view.ts";
import { collectorIds } from "./features/story/story.store.ts";
import { storiesFor } from "./features/story/story.view.ts";
import { noteCopies } from "./features/tables/copies.store.ts";
import { boardUse } from "./features/workshop/workshop.store.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Seat } from "./kernel/seat.ts";
import type { Logger } from "./observability/log.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { Register } from "./transport/commandRouter.ts";

interface ImageParts {
  storage: Storage;
  registry: Pick<BoardRegistry, "open" | "isOpen">;
  clock: Clock;
  publish: Publish;
  /** Throws away the files that are made of a workshop. */
  dropFiles(workshopId: string): void;
  /** Which boards each seat may read. */
  readers: NoteImageReading["readers"];
  log: Logger;
}

/** Joins what pictures need of the other features: notes and stories hold them, boards say who sees the notes. */
export function composeImages({ storage, registry, clock, publish, dropFiles, readers, log }: ImageParts) {
  const onError = (error: unknown) => log.error({ err: error }, "pictures not told anew");
  /** One damaged board closes itself, and neither the room nor the other boards' pictures. */
  const soundRoom = (boardId: string) => registry.open(boardId).catch(nullIfDamaged);
  const keeping = createImageKeeping({
    storage,
    clock,
    publish,
    async hasNote(boardId, noteId) {
      if ((await boardUse(storage.sql, boardId)) === null) return false;
      // On a board that cannot be read it may stand: what is not known to be gone is not let go.
      return (await soundRoom(boardId))?.board.hasNote(noteId) ?? true;
    },
    isOpen: registry.isOpen,
    workshopOf: async (boardId) => (await boardUse(storage.sql, boardId))?.workshopId ?? null,
    onError,
  });
  const reading: NoteImageReading = {
    readers,
    copies: noteCopies,
    async notesOn(boardId, noteIds) {
      const room = await soundRoom(boardId);
      return room ? keeping.notesOn(boardId, noteIds, { hasNote: room.board.hasNote }) : new Set();
    },
  };

  return {
    register: (on: Register) => registerNoteImages(on, { boardUse, dropFiles }),
    slice: (sql: Sql, workshopId: string) => imagesFor(sql, workshopId, reading),
    /** For files: pictures on notes that all who read the boards may see. */
    readNoteImages: (sql: Sql, workshopId: string) => readNoteImages(sql, workshopId, reading),
    heard: keeping.heard,
    sweep: keeping.sweep,
    /** Whether a seat is sent something that holds this image: a note, or a story with its teller's word on pictures. */
    async isShownTo(sql: Sql, seat: Seat, imageId: string): Promise<boolean> {
      const shown = await imagesFor(sql, seat.workshopId, reading);
      if (shown(seat)?.list.some((image) => image.imageId === imageId)) return true;
      const { stories } = await storiesFor(sql, seat);
      return stories.some(({ image }) => image?.imageId === imageId);
    },
    onRemoved: (workshopId: string) => publish(workshopId, { slices: ["images", "stories"] }),
    collects: async (sql: Sql, { workshopId, participantId }: Seat) =>
      participantId !== null && (await collectorIds(sql, workshopId)).includes(participantId),
  };
}
export type ImagesComposed = ReturnType<typeof composeImages>;
