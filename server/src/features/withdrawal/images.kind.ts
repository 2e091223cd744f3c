import type { Sql } from "../../storage/storage.ts";
import type { ContributionKind, ContributionRef, Owner } from "./contributions.ts";

interface Row {
  id: string;
  alt: string | null;
  about: string | null;
  /** 1 where others can see it. */
  is_shown: number | null;
}

/** How a picture stands on the list of what was erased. */
export const imageRef = (id: string): ContributionRef => ({ kind: "image", id, within: "" });

/** What somebody brought, with what they said is to be seen and the board or story it stands with. */
function imagesOf(sql: Sql, { workshopId, seatId }: Owner): Promise<Row[]> {
  return sql.all<Row>(
    `SELECT i.id, COALESCE(p.alt, s.image_alt) AS alt, COALESCE(b.title, s.title) AS about,
       CASE WHEN p.note_id IS NOT NULL THEN p.is_waiting = 0 AND p.is_off = 0 AND h.id IS NULL
         WHEN s.id IS NOT NULL THEN s.scope IS NOT NULL AND s.media = 'image' ELSE 0 END AS is_shown
     FROM images i
       LEFT JOIN note_images p ON p.workshop_id = i.workshop_id AND p.image_id = i.id
       LEFT JOIN boards b ON b.id = p.board_id
       LEFT JOIN held_notes h ON h.id = p.note_id AND h.board_id = p.board_id AND h.is_change = 0
       LEFT JOIN stories s ON s.workshop_id = i.workshop_id AND s.image_id = i.id
     WHERE i.workshop_id = ? AND i.seat_id = ? ORDER BY i.added_at, i.id`,
    workshopId,
    seatId,
  );
}

/** Pictures somebody brought: they go with their bytes, off every note and story. */
export const IMAGE_KIND: ContributionKind = {
  kind: "image",

  async list(sql, owner) {
    const rows = new Map((await imagesOf(sql, owner)).map((row) => [row.id, row]));
    return [...rows.values()].map(({ id, alt, about, is_shown }) => {
      const seen = Number(is_shown) === 1 ? ("shown" as const) : ("private" as const);
      return { kind: "image", id, text: alt ?? "", about: about ?? "", seen };
    });
  },

  async refs(sql, owner, id) {
    const ids = new Set((await imagesOf(sql, owner)).map((row) => row.id));
    return [...ids].filter((one) => id === undefined || one === id).map(imageRef);
  },

  /** For hosts who are asked to: any that stands on a note. */
  async find(sql, workshopId, id) {
    const text = "SELECT 1 FROM note_images WHERE workshop_id = ? AND image_id = ?";
    return (await sql.get(text, workshopId, id)) ? [imageRef(id)] : [];
  },

  async erase({ sql, workshopId, changed }, refs) {
    let count = 0;
    for (const { id } of refs) {
      await sql.run("DELETE FROM note_images WHERE workshop_id = ? AND image_id = ?", workshopId, id);
      await sql.run(
        `UPDATE stories SET image_id = NULL, image_alt = NULL, revision = revision + 1
         WHERE workshop_id = ? AND image_id = ?`,
        workshopId,
        id,
      );
      count += await sql.run("DELETE FROM images WHERE workshop_id = ? AND id = ?", workshopId, id);
    }
    if (count > 0) changed({ slices: ["images", "stories"] });
    return count;
  },
};
