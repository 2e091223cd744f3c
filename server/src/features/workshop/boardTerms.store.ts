import type { BoardTerms } from "@longtable/shared/export/kept.model";
import type { Sql } from "../../storage/storage.ts";

/** What is kept of a board beside its document, as its row says it. */
export type KeptTerms = Omit<BoardTerms, "table"> & { tableId?: string };

interface TermsRow {
  id: string;
  table_id: string | null;
  origin_id: string | null;
  is_shared: number | null;
  is_locked: number | null;
  locked_parts_json: string | null;
  map_state: BoardTerms["mapState"] | null;
  based_on_id: string | null;
}

const toTerms = (row: TermsRow): KeptTerms => ({
  ...(row.table_id !== null && { tableId: row.table_id }),
  ...(row.origin_id !== null && { originId: row.origin_id }),
  ...(row.is_shared === 1 && { isShared: true }),
  ...(row.is_locked === 1 && { isLocked: true }),
  ...(row.locked_parts_json !== null && {
    lockedParts: JSON.parse(row.locked_parts_json) as NonNullable<BoardTerms["lockedParts"]>,
  }),
  ...(row.map_state && { mapState: row.map_state }),
  ...(row.based_on_id !== null && { basedOnId: row.based_on_id }),
});

/** The terms of a workshop's boards, by their ids. */
export async function listBoardTerms(sql: Sql, workshopId: string): Promise<Map<string, KeptTerms>> {
  const rows = await sql.all<TermsRow>("SELECT * FROM boards WHERE workshop_id = ?", workshopId);
  return new Map(rows.map((row) => [row.id, toTerms(row)]));
}

/** Writes the terms of a board that is there. */
export async function putBoardTerms(sql: Sql, boardId: string, terms: KeptTerms): Promise<void> {
  await sql.run(
    `UPDATE boards SET table_id = ?, origin_id = ?, is_shared = ?, is_locked = ?, locked_parts_json = ?, map_state = ?,
       based_on_id = ? WHERE id = ?`,
    terms.tableId ?? null,
    terms.originId ?? null,
    terms.isShared ? 1 : null,
    terms.isLocked ? 1 : null,
    terms.lockedParts?.length ? JSON.stringify(terms.lockedParts) : null,
    terms.mapState ?? null,
    terms.basedOnId ?? null,
    boardId,
  );
}
