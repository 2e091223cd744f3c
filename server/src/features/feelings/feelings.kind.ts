import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";

interface Row {
  id: string;
  words_json: string;
  value: number | null;
  about: string;
}

/** Whose contributions are meant, as the feature for taking back names them. */
interface Owner {
  workshopId: string;
  participantId: string | null;
}

interface Ref {
  kind: string;
  id: string;
  within: string;
}

const KIND = "feeling";

async function rowsOf(sql: Sql, { workshopId, participantId }: Owner): Promise<Row[]> {
  if (participantId === null) return [];
  return sql.all<Row>(
    `SELECT a.id, a.words_json, a.value, b.title AS about FROM feeling_answers a JOIN boards b ON b.id = a.board_id
     WHERE a.workshop_id = ? AND a.participant_id IN (?, 'aside:' || ?) ORDER BY a.board_id, a.step_id`,
    workshopId,
    participantId,
    participantId,
  );
}

/** How somebody rated the steps of a map, while it is open; closed, nobody knows any more whose a rating was. */
export const FEELING_KIND = {
  kind: KIND,

  async list(sql: Sql, owner: Owner): Promise<Contribution[]> {
    return (await rowsOf(sql, owner)).map(({ id, words_json, value, about }) => ({
      kind: KIND,
      id,
      text: (JSON.parse(words_json) as string[]).join(", "),
      about,
      seen: "private" as const,
      ...(value !== null && { choice: String(value) }),
    }));
  },

  async refs(sql: Sql, owner: Owner, id?: string): Promise<Ref[]> {
    const rows = (await rowsOf(sql, owner)).filter((row) => id === undefined || row.id === id);
    return rows.map((row) => ({ kind: KIND, id: row.id, within: owner.participantId ?? "" }));
  },

  async erase(
    { sql, workshopId, changed }: { sql: Sql; workshopId: string; changed(change: { slices: ["feelings"] }): void },
    refs: readonly Ref[],
  ): Promise<number> {
    let count = 0;
    for (const { id, within } of refs) {
      count += await sql.run(
        "DELETE FROM feeling_answers WHERE workshop_id = ? AND id = ? AND participant_id IN (?, 'aside:' || ?)",
        workshopId,
        id,
        within,
        within,
      );
    }
    if (count > 0) changed({ slices: ["feelings"] });
    return count;
  },
};
