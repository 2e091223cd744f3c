import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";

interface Row {
  id: string;
  text: string;
  kind: string;
  about: string;
  is_waiting: number;
}

interface Owner {
  workshopId: string;
  seatId: string;
}

interface Ref {
  kind: string;
  id: string;
  within: string;
}

interface Erasing {
  sql: Sql;
  workshopId: string;
  changed(change: { slices: ["pins"] }, workshopId?: string): void;
}

const KIND = "pin";

function tellWorkshops(rows: readonly { workshop_id: string }[], changed: Erasing["changed"]): void {
  for (const id of new Set(rows.map(({ workshop_id }) => workshop_id))) changed({ slices: ["pins"] }, id);
}

const rowsOf = (sql: Sql, { workshopId, seatId }: Owner): Promise<Row[]> =>
  sql.all<Row>(
    `SELECT p.id, p.text, p.kind, p.is_waiting, b.title AS about FROM pins p JOIN boards b ON b.id = p.board_id
     WHERE p.workshop_id = ? AND p.seat_id = ? ORDER BY p.position`,
    workshopId,
    seatId,
  );

/** What somebody pinned to notes and steps. */
export const PIN_KIND = {
  kind: KIND,

  async list(sql: Sql, owner: Owner): Promise<Contribution[]> {
    return (await rowsOf(sql, owner)).map(({ id, text, about, is_waiting }) => ({
      kind: KIND,
      id,
      text,
      about,
      seen: Number(is_waiting) === 1 ? ("private" as const) : ("shown" as const),
    }));
  },

  async refs(sql: Sql, owner: Owner, id?: string): Promise<Ref[]> {
    const rows = (await rowsOf(sql, owner)).filter((row) => id === undefined || row.id === id);
    return rows.map((row) => ({ kind: KIND, id: row.id, within: "" }));
  },

  /** For hosts who are asked to: any pin. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    const row = await sql.get<{ id: string }>("SELECT id FROM pins WHERE workshop_id = ? AND id = ?", workshopId, id);
    return row ? [{ kind: KIND, id, within: "" }] : [];
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    let count = 0;
    for (const { id } of refs) {
      count += await sql.run("DELETE FROM pins WHERE workshop_id = ? AND id = ?", workshopId, id);
      // Where a file brought it too, it is the same person's.
      const copies = "DELETE FROM pins WHERE from_pin = ? RETURNING workshop_id";
      tellWorkshops(await sql.all<{ workshop_id: string }>(copies, id), changed);
    }
    if (count > 0) changed({ slices: ["pins"] });
    return count;
  },
};

const ANSWER = "pinAnswer";

const answersOf = (sql: Sql, { workshopId, seatId }: Owner) =>
  sql.all<{ id: string; answer: string; text: string; is_waiting: number }>(
    `SELECT id, answer, text, is_waiting FROM pins
     WHERE workshop_id = ? AND answer_seat_id = ? AND answer IS NOT NULL ORDER BY position`,
    workshopId,
    seatId,
  );

/** What somebody answered to pins; the question is open again when it is taken back. */
export const PIN_ANSWER_KIND = {
  kind: ANSWER,

  async list(sql: Sql, owner: Owner): Promise<Contribution[]> {
    return (await answersOf(sql, owner)).map(({ id, answer, text, is_waiting }) => ({
      kind: ANSWER,
      id,
      text: answer,
      about: text,
      seen: Number(is_waiting) === 1 ? ("private" as const) : ("shown" as const),
    }));
  },

  async refs(sql: Sql, owner: Owner, id?: string): Promise<Ref[]> {
    const rows = (await answersOf(sql, owner)).filter((row) => id === undefined || row.id === id);
    return rows.map((row) => ({ kind: ANSWER, id: row.id, within: owner.seatId }));
  },

  /** For hosts who are asked to: any answer. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    const row = await sql.get<{ answer_seat_id: string | null }>(
      "SELECT answer_seat_id FROM pins WHERE workshop_id = ? AND id = ? AND answer IS NOT NULL",
      workshopId,
      id,
    );
    return row ? [{ kind: ANSWER, id, within: row.answer_seat_id ?? "" }] : [];
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    let count = 0;
    for (const { id, within } of refs) {
      const erased = await sql.run(
        `UPDATE pins SET answer = NULL, answer_seat_id = NULL, state = 'open'
         WHERE workshop_id = ? AND id = ? AND answer IS NOT NULL AND COALESCE(answer_seat_id, '') = ?`,
        workshopId,
        id,
        within,
      );
      count += erased;
      if (erased === 0) continue;
      // What came with a file is nobody's there; what was answered there since is somebody's.
      const copies = `UPDATE pins SET answer = NULL, state = 'open'
        WHERE from_pin = ? AND answer IS NOT NULL AND answer_seat_id IS NULL RETURNING workshop_id`;
      tellWorkshops(await sql.all<{ workshop_id: string }>(copies, id), changed);
    }
    if (count > 0) changed({ slices: ["pins"] });
    return count;
  },
};
