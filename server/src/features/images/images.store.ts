import type { ImageFile } from "@longtable/shared/export/imageFiles";
import { IMAGE_LIMITS, type KeptImageType } from "@longtable/shared/images/image.limits";
import type { ShownImage } from "@longtable/shared/images/images.schema";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";

/** An image as kept; its id is a hash of its bytes and of who brought it. */
export interface StoredImage {
  id: string;
  type: KeptImageType;
  width: number;
  height: number;
  /** Who brought it; empty for one that came with a file. */
  seatId: string;
}

/** The image as kept, and a small copy of it. */
export interface ImageBytes {
  bytes: Uint8Array;
  small: Uint8Array;
}

interface ImageRow {
  id: string;
  type: KeptImageType;
  width: number;
  height: number;
  seat_id: string;
}

const toImage = ({ seat_id, ...row }: ImageRow): StoredImage => ({ ...row, seatId: seat_id });

/** Keeps an image; one that is there already stays as it is, but counts as new. */
export async function addImage(
  sql: Sql,
  workshopId: string,
  { id, type, width, height, seatId, bytes, small, at }: StoredImage & ImageBytes & { at: number },
): Promise<void> {
  await sql.run(
    `INSERT INTO images (workshop_id, id, type, width, height, seat_id, added_at, bytes, small)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workshop_id, id) DO UPDATE SET added_at = excluded.added_at`,
    workshopId,
    id,
    type,
    width,
    height,
    seatId,
    at,
    bytes,
    small,
  );
}

/** What is known of an image of this workshop; null when there is none of that id. */
export async function findImage(sql: Sql, workshopId: string, id: string): Promise<StoredImage | null> {
  const row = await sql.get<ImageRow>(
    "SELECT id, type, width, height, seat_id FROM images WHERE workshop_id = ? AND id = ?",
    workshopId,
    id,
  );
  return row ? toImage(row) : null;
}

/** An image's bytes, for files to take home and for the page; null when it is gone. One of an earlier version has no small copy. */
export async function imageBytes(sql: Sql, workshopId: string, id: string): Promise<ImageBytes | null> {
  const text = "SELECT bytes, small FROM images WHERE workshop_id = ? AND id = ?";
  const row = await sql.get<{ bytes: Uint8Array; small: Uint8Array | null }>(text, workshopId, id);
  return row ? { bytes: row.bytes, small: row.small ?? row.bytes } : null;
}

/** How many images the workshop has and what they weigh, and how many of them this seat brought. */
export async function countImages(
  sql: Sql,
  workshopId: string,
  seatId: string,
): Promise<{ all: number; own: number; bytes: number }> {
  const row = await sql.get<{ all_count: number; own_count: number | null; weight: number | null }>(
    `SELECT COUNT(*) AS all_count, SUM(CASE WHEN seat_id = ? THEN 1 ELSE 0 END) AS own_count, SUM(LENGTH(bytes)) AS weight
     FROM images WHERE workshop_id = ?`,
    seatId,
    workshopId,
  );
  return { all: Number(row?.all_count ?? 0), own: Number(row?.own_count ?? 0), bytes: Number(row?.weight ?? 0) };
}

/** Takes an image away; answers how many went. */
export function removeImage(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM images WHERE workshop_id = ? AND id = ?", workshopId, id);
}

/** Something let go of an image: unless something else holds it, it goes when its time is over. */
export async function letGo(sql: Sql, workshopId: string, id: string, now: number): Promise<void> {
  await sql.run("UPDATE images SET added_at = ? WHERE workshop_id = ? AND id = ?", now, workshopId, id);
}

const IS_HELD = `EXISTS (SELECT 1 FROM note_images p WHERE p.workshop_id = images.workshop_id AND p.image_id = images.id)
  OR EXISTS (SELECT 1 FROM stories s WHERE s.workshop_id = images.workshop_id AND s.image_id = images.id)`;

/** Takes away images that nothing holds, and has not since then; answers how many went. */
export function removeLoose(sql: Sql, before: number): Promise<number> {
  return sql.run(`DELETE FROM images WHERE added_at < ? AND NOT (${IS_HELD})`, before);
}

/** Takes away an image at once if nothing holds it. */
export async function removeIfLoose(sql: Sql, workshopId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM images WHERE workshop_id = ? AND id = ? AND NOT (${IS_HELD})`, workshopId, id);
}

/**
 * A picture that this seat brought, with its size.
 *
 * @throws {UserError} notFound for any other.
 */
export async function ownImage(
  sql: Sql,
  { id, workshopId }: Pick<Seat, "id" | "workshopId">,
  { imageId, alt }: { imageId: string; alt: string },
): Promise<ShownImage> {
  const image = await findImage(sql, workshopId, imageId);
  if (image?.seatId !== id) throw new UserError("notFound", "images.notFound");
  return { imageId, alt, width: image.width, height: image.height };
}

/** A picture's file, for files to take home; null once it is gone. */
export async function readImageFile(sql: Sql, workshopId: string, id: string): Promise<ImageFile | null> {
  const [image, bytes] = [await findImage(sql, workshopId, id), await imageBytes(sql, workshopId, id)];
  if (!image || !bytes) return null;
  const { type, width, height } = image;
  return { type, width, height, ...bytes };
}

/** @throws {UserError} `conflict` where a workshop would hold too many pictures with these, or too heavy ones. */
export async function requireImageRoom(
  sql: Sql,
  workshopId: string,
  more: readonly { bytes: Uint8Array }[],
): Promise<void> {
  const { all, bytes } = await countImages(sql, workshopId, "");
  const weight = more.reduce((sum, one) => sum + one.bytes.length, bytes);
  const isTooMuch =
    all + more.length > IMAGE_LIMITS.perWorkshop || weight > IMAGE_LIMITS.workshopBytes + IMAGE_LIMITS.keptBytes;
  if (isTooMuch) throw new UserError("conflict", "images.full");
}
