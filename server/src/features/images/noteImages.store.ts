import type { NoteImage } from "@longtable/shared/images/images.schema";
import type { Audience } from "@longtable/shared/story/story.types";
import type { Sql } from "../../storage/storage.ts";

/** Where a picture is: a note of a board. On another board the same id is another note. */
export interface NoteAt {
  boardId: NoteImage["boardId"];
  noteId: NoteImage["noteId"];
}

/** A picture on a note, as kept. */
export interface StoredNoteImage extends NoteAt {
  imageId: string;
  alt: string;
  /** How far it may go; never further than its note. */
  scope: Audience;
  /** Who put it there; null once that is forgotten. */
  seatId: string | null;
  /** Put there by a host, who speaks for it. */
  isHosts: boolean;
  isWaiting: boolean;
  /** Taken off: nobody is sent it, and for some minutes it can be put back. */
  isOff: boolean;
  /** Who took it off; null while it is on. */
  offSeatId: string | null;
}

/** With what is known of the image and of its note. */
export interface FoundNoteImage extends StoredNoteImage {
  width: number;
  height: number;
  /** What it stands on is on no board: whose it is, and whether hosts read it. */
  held: { seatId: string | null; isWaiting: boolean } | null;
}

interface Row {
  board_id: string;
  note_id: string;
  image_id: string;
  alt: string;
  scope: string;
  seat_id: string | null;
  is_hosts: number;
  is_waiting: number;
  is_off: number;
  off_seat_id: string | null;
  width: number;
  height: number;
  held_id: string | null;
  held_seat: string | null;
  held_stage: string | null;
}

const FOUND = `SELECT p.*, i.width, i.height, h.id AS held_id, h.seat_id AS held_seat, h.stage AS held_stage
  FROM note_images p JOIN images i ON i.workshop_id = p.workshop_id AND i.id = p.image_id
  LEFT JOIN held_notes h ON h.id = p.note_id AND h.board_id = p.board_id AND h.is_change = 0`;

const toFound = (row: Row): FoundNoteImage => ({
  boardId: row.board_id as NoteAt["boardId"],
  noteId: row.note_id as NoteAt["noteId"],
  imageId: row.image_id,
  alt: row.alt,
  scope: row.scope as Audience,
  seatId: row.seat_id,
  isHosts: Number(row.is_hosts) === 1,
  isWaiting: Number(row.is_waiting) === 1,
  isOff: Number(row.is_off) === 1,
  offSeatId: row.off_seat_id,
  width: Number(row.width),
  height: Number(row.height),
  held: row.held_id === null ? null : { seatId: row.held_seat, isWaiting: row.held_stage === "waiting" },
});

/** All pictures that are on notes of a workshop, in an order that says nothing of who or when. */
export async function listNoteImages(sql: Sql, workshopId: string): Promise<FoundNoteImage[]> {
  const text = `${FOUND} WHERE p.workshop_id = ? AND p.is_off = 0 ORDER BY p.board_id, p.note_id`;
  return (await sql.all<Row>(text, workshopId)).map(toFound);
}

export async function findNoteImage(sql: Sql, workshopId: string, at: NoteAt): Promise<FoundNoteImage | null> {
  const text = `${FOUND} WHERE p.workshop_id = ? AND p.board_id = ? AND p.note_id = ?`;
  const row = await sql.get<Row>(text, workshopId, at.boardId, at.noteId);
  return row ? toFound(row) : null;
}

/** Puts a picture on a note, in the place of the one before, or keeps what changed of it. */
export async function putNoteImage(sql: Sql, workshopId: string, image: StoredNoteImage): Promise<void> {
  await sql.run(
    `INSERT INTO note_images (board_id, note_id, workshop_id, image_id, alt, scope, seat_id, is_hosts, is_waiting, is_off,
       off_seat_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (board_id, note_id) DO UPDATE SET image_id = excluded.image_id, alt = excluded.alt,
       scope = excluded.scope, seat_id = excluded.seat_id, is_hosts = excluded.is_hosts,
       is_waiting = excluded.is_waiting, is_off = excluded.is_off, off_seat_id = excluded.off_seat_id,
       gone_since = NULL`,
    image.boardId,
    image.noteId,
    workshopId,
    image.imageId,
    image.alt,
    image.scope,
    image.seatId,
    image.isHosts ? 1 : 0,
    image.isWaiting ? 1 : 0,
    image.isOff ? 1 : 0,
    image.offSeatId,
  );
}

/** Gives these notes' copies on another board the pictures that everybody is shown on them. */
export async function carryNoteImages(
  sql: Sql,
  { fromId, toId, noteIds }: { fromId: string; toId: string; noteIds: readonly string[] },
): Promise<void> {
  for (const noteId of noteIds) {
    await sql.run(
      `INSERT INTO note_images (board_id, note_id, workshop_id, image_id, alt, scope, seat_id, is_hosts, is_waiting, is_off)
       SELECT ?, note_id, workshop_id, image_id, alt, scope, seat_id, is_hosts, is_waiting, is_off FROM note_images
       WHERE board_id = ? AND note_id = ? AND is_waiting = 0 AND is_off = 0 AND gone_since IS NULL ON CONFLICT DO NOTHING`,
      toId,
      fromId,
      noteId,
    );
  }
}

export async function removeNoteImage(sql: Sql, { boardId, noteId }: NoteAt): Promise<void> {
  await sql.run("DELETE FROM note_images WHERE board_id = ? AND note_id = ?", boardId, noteId);
}

/** Takes an image off everything that holds it; answers off how much. */
export async function dropUses(sql: Sql, workshopId: string, imageId: string): Promise<number> {
  const notes = await sql.run("DELETE FROM note_images WHERE workshop_id = ? AND image_id = ?", workshopId, imageId);
  const stories = await sql.run(
    "UPDATE stories SET image_id = NULL, image_alt = NULL, revision = revision + 1 WHERE workshop_id = ? AND image_id = ?",
    workshopId,
    imageId,
  );
  return notes + stories;
}

/** Whose a note is, on its board or held back from all; null where there is none. */
export async function noteOwner(
  sql: Sql,
  workshopId: string,
  { boardId, noteId }: NoteAt,
): Promise<{ seatId: string | null; isHeld: boolean; isRead: boolean } | null> {
  const held = await sql.get<{ seat_id: string | null; stage: string }>(
    "SELECT seat_id, stage FROM held_notes WHERE workshop_id = ? AND board_id = ? AND id = ? AND is_change = 0",
    workshopId,
    boardId,
    noteId,
  );
  if (held) return { seatId: held.seat_id, isHeld: true, isRead: held.stage === "waiting" };
  const note = await sql.get<{ seat_id: string | null }>(
    "SELECT seat_id FROM notes WHERE workshop_id = ? AND board_id = ? AND id = ?",
    workshopId,
    boardId,
    noteId,
  );
  return note ? { seatId: note.seat_id, isHeld: false, isRead: true } : null;
}

/** True while participants may bring pictures. */
export async function areImagesOpen(sql: Sql, workshopId: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM workshops WHERE id = ? AND are_images_open = 1", workshopId)) !== undefined;
}

export async function setOpen(sql: Sql, workshopId: string, isOpen: boolean): Promise<void> {
  await sql.run("UPDATE workshops SET are_images_open = ? WHERE id = ?", isOpen ? 1 : 0, workshopId);
}

/** A picture with since when it is of no use, in milliseconds; null while it is, or for one that is new to that. */
export interface Aged extends NoteAt {
  since: number | null;
  isOff: boolean;
  /** Its note is on no board yet. */
  isHeld: boolean;
}

/** Every picture of every workshop. */
export async function listAges(sql: Sql): Promise<Aged[]> {
  const rows = await sql.all<Pick<Row, "board_id" | "note_id" | "is_off" | "held_id"> & { gone_since: number | null }>(
    `SELECT p.board_id, p.note_id, p.is_off, p.gone_since, h.id AS held_id FROM note_images p
     LEFT JOIN held_notes h ON h.id = p.note_id AND h.board_id = p.board_id`,
  );
  return rows.map((row) => ({
    boardId: row.board_id as NoteAt["boardId"],
    noteId: row.note_id as NoteAt["noteId"],
    since: row.gone_since === null ? null : Number(row.gone_since),
    isOff: Number(row.is_off) === 1,
    isHeld: row.held_id !== null,
  }));
}

export async function markGone(sql: Sql, { boardId, noteId }: NoteAt, since: number | null): Promise<void> {
  await sql.run("UPDATE note_images SET gone_since = ? WHERE board_id = ? AND note_id = ?", since, boardId, noteId);
}
