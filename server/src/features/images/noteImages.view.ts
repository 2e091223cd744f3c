import type { Images, NoteImage } from "@longtable/shared/images/images.schema";
import { may } from "@longtable/shared/participation/permissions";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { areImagesOpen, type FoundNoteImage, listNoteImages, type NoteAt } from "./noteImages.store.ts";

export interface NoteImageReading {
  /** Which boards each seat may read. */
  readers(sql: Sql, workshopId: string): Promise<(seat: Seat) => (boardId: string) => boolean>;
  /** Which notes stand for which on other boards, once tables were merged. */
  copies(sql: Sql, workshopId: string): Promise<readonly { fromNote: string; toNote: string; toBoard: string }[]>;
  /** Of these notes of a board, those that stand on it now. */
  notesOn(boardId: string, noteIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Pictures whose note is there to be seen: on its board, or held by somebody; a note that stands for another has its picture too. */
async function standing(
  sql: Sql,
  workshopId: string,
  { copies, notesOn }: Pick<NoteImageReading, "copies" | "notesOn">,
): Promise<FoundNoteImage[]> {
  const own = await listNoteImages(sql, workshopId);
  if (own.length === 0) return [];
  const taken = new Set(own.map(keyOf));
  const copied = Map.groupBy(await copies(sql, workshopId), ({ fromNote }) => fromNote);
  const more = own.flatMap((image) =>
    (image.held ? [] : (copied.get(image.noteId) ?? [])).map(({ toNote, toBoard }): FoundNoteImage => {
      return { ...image, boardId: toBoard as NoteAt["boardId"], noteId: toNote as NoteAt["noteId"] };
    }),
  );
  const all = [...own, ...more.filter((image) => !taken.has(keyOf(image)) && taken.add(keyOf(image)))];
  const there = new Set(all.filter(({ held }) => held).map(keyOf));
  for (const [boardId, images] of Map.groupBy(all, (image) => image.boardId)) {
    const noteIds = images.map(({ noteId }) => noteId);
    const ids = await notesOn(boardId, noteIds);
    for (const image of images) if (ids.has(image.noteId)) there.add(keyOf(image));
  }
  return all.filter((image) => there.has(keyOf(image)));
}

const keyOf = ({ boardId, noteId }: NoteAt) => `${boardId} ${noteId}`;

const bare = ({ boardId, noteId, imageId, alt, scope, width, height }: FoundNoteImage): NoteImage => {
  return { boardId, noteId, imageId, alt, scope, width, height };
};

/**
 * Pictures on notes, read once and cut for a seat: on boards it may read, without whose they are; of a note that is on no board
 * its owner's, and what hosts are to read, theirs; what waits goes to hosts and to who put it there.
 */
export async function imagesFor(
  sql: Sql,
  workshopId: string,
  reading: NoteImageReading,
): Promise<(seat: Seat) => Images | undefined> {
  const isOpen = await areImagesOpen(sql, workshopId);
  const found = await standing(sql, workshopId, reading);
  if (found.length === 0) return () => (isOpen ? { isOpen, list: [] } : undefined);
  const readable = await reading.readers(sql, workshopId);
  return (seat) => {
    const mayRead = readable(seat);
    const isHost = may(seat.role, "moderate");
    const sees = ({ boardId, held, isWaiting, seatId }: FoundNoteImage) => {
      if (!mayRead(boardId)) return false;
      if (held) return held.seatId === seat.id || (isHost && held.isWaiting);
      return !isWaiting || isHost || seatId === seat.id;
    };
    const list = found.filter(sees).map((image) => ({
      ...bare(image),
      ...(image.seatId === seat.id && { isMine: true }),
      ...(image.isWaiting && { isWaiting: true }),
    }));
    return list.length > 0 || isOpen ? { isOpen, list } : undefined;
  };
}

/** Pictures that all who read their board may see, for files. */
export async function readNoteImages(
  sql: Sql,
  workshopId: string,
  reading: Pick<NoteImageReading, "copies" | "notesOn">,
): Promise<NoteImage[]> {
  const found = await standing(sql, workshopId, reading);
  return found.filter(({ held, isWaiting }) => !held && !isWaiting).map(bare);
}
