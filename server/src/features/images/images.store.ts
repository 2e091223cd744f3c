import type { KeptImageType } from "@longtable/shared/images/image.limits";
import type { Sql } from "../../storage/storage.ts";

/** An image as kept; its id is the SHA-256 of its bytes. */
export interface StoredImage {
  id: string;
  type: KeptImageType;
  width: number;
  height: number;
  /** Who brought it. */
  seatId: string;
}

interface ImageRow {
  id: string;
  type: KeptImageType;
  width: number;
  height: number;
  seat_id: string;
}

const toImage = ({ seat_id, ...row }: ImageRow): StoredImage => ({ ...row, seatId: seat_id });

/** Keeps an image; one that is there already stays as it is, and whose it was. */
export async function addImage(
  sql: Sql,
  workshopId: string,
  { id, type, width, height, seatId, bytes, at }: StoredImage & { bytes: Uint8Array; at: number },
): Promise<void> {
  await sql.run(
    `INSERT INTO images (workshop_id, id, type, width, height, seat_id, added_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    workshopId,
    id,
    type,
    width,
    height,
    seatId,
    at,
    bytes,
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

/** An image's bytes, for files to take home and for the page; null when it is gone. */
export async function imageBytes(sql: Sql, workshopId: string, id: string): Promise<Uint8Array | null> {
  const text = "SELECT bytes FROM images WHERE workshop_id = ? AND id = ?";
  return (await sql.get<{ bytes: Uint8Array }>(text, workshopId, id))?.bytes ?? null;
}

/** How many images the workshop has, and how many of them this seat brought. */
export async function countImages(sql: Sql, workshopId: string, seatId: string): Promise<{ all: number; own: number }> {
  const row = await sql.get<{ all_count: number; own_count: number | null }>(
    `SELECT COUNT(*) AS all_count, SUM(CASE WHEN seat_id = ? THEN 1 ELSE 0 END) AS own_count
     FROM images WHERE workshop_id = ?`,
    seatId,
    workshopId,
  );
  return { all: Number(row?.all_count ?? 0), own: Number(row?.own_count ?? 0) };
}

/** Takes an image away; answers how many went. */
export function removeImage(sql: Sql, workshopId: string, id: string): Promise<number> {
  return sql.run("DELETE FROM images WHERE workshop_id = ? AND id = ?", workshopId, id);
}

/** Takes away everything a seat brought; answers how many went. */
export function removeImagesOf(sql: Sql, seatId: string): Promise<number> {
  return sql.run("DELETE FROM images WHERE seat_id = ?", seatId);
}
