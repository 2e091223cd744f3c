import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import { answerCopies, answeredBefore, answerIdsOf, copiedOf, pinCopies } from "./pinOrigins.store.ts";

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
    const standing = (await rowsOf(sql, owner)).map((row) => row.id);
    const own = new Set([...standing, ...(await copiedOf(sql, owner.seatId))]);
    return pinRefs(
      sql,
      [...own].filter((one) => id === undefined || one === id),
    );
  },

  /** For hosts who are asked to: any pin. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    const row = await sql.get<{ id: string }>("SELECT id FROM pins WHERE workshop_id = ? AND id = ?", workshopId, id);
    return row ? pinRefs(sql, [id]) : [];
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    const away = "DELETE FROM pins WHERE id = ? RETURNING workshop_id";
    let count = 0;
    for (const { id } of refs) {
      // Where a file brought it too, beside it or under its own id once it was removed, it is the same person's.
      for (const one of [id, ...(await pinCopies(sql, id))]) {
        const rows = await sql.all<{ workshop_id: string }>(away, one);
        tellWorkshops(rows, changed);
        if (one === id) count += rows.filter((row) => row.workshop_id === workshopId).length;
      }
    }
    return count;
  },
};

/** Pins with their copies, which stand on the list beside the database too: a file of another workshop has those. */
async function pinRefs(sql: Sql, ids: readonly string[]): Promise<Ref[]> {
  const all = new Set(ids);
  for (const id of ids) for (const copy of await pinCopies(sql, id)) all.add(copy);
  return [...all].map((id) => ({ kind: KIND, id, within: "" }));
}

const ANSWER = "pinAnswer";

/** In what an answer's own id stands on the list beside the database: in no seat, so that it is nobody's pin that it names. */
const BY_ITSELF = "answer";

/** What stands under a pin's id as an answer, if anything does: its own id, and whose it is, empty for nobody's. */
function answerAt(sql: Sql, id: string): Promise<{ seat: string; answer_id: string | null } | undefined> {
  const text = "SELECT COALESCE(answer_seat_id, '') AS seat, answer_id FROM pins WHERE id = ? AND answer IS NOT NULL";
  return sql.get<{ seat: string; answer_id: string | null }>(text, id);
}

/**
 * The same for a seat's answers, or with an empty one for nobody's: of a pin that somebody else answered since, only the copies
 * that went before; and what was answered to a copy since is somebody's, and no copy. By the answers' ids too, which is how
 * files have them: what others answered since comes with those.
 */
async function answerRefs(sql: Sql, ids: readonly string[], seatId: string): Promise<Ref[]> {
  const refs = new Map<string, Ref>();
  const put = (id: string, within: string) => refs.set(`${id} ${within}`, { kind: ANSWER, id, within });
  const take = async (id: string, within: string) => {
    const there = await answerAt(sql, id);
    if (!there || there.seat === within) put(id, within);
    const ids = await answerIdsOf(sql, id, within || null);
    if (there?.seat === within && there.answer_id !== null) ids.push(there.answer_id);
    for (const answerId of ids) put(answerId, BY_ITSELF);
  };
  for (const id of ids) {
    await take(id, seatId);
    for (const copy of await answerCopies(sql, id, seatId || null)) await take(copy, "");
  }
  return [...refs.values()];
}

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
    const standing = (await answersOf(sql, owner)).map((row) => row.id);
    const own = new Set([...standing, ...(await answeredBefore(sql, owner.seatId))]);
    const named = [...own].filter((one) => id === undefined || one === id);
    return answerRefs(sql, named, owner.seatId);
  },

  /** For hosts who are asked to: any answer. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    const row = await sql.get<{ answer_seat_id: string | null }>(
      "SELECT answer_seat_id FROM pins WHERE workshop_id = ? AND id = ? AND answer IS NOT NULL",
      workshopId,
      id,
    );
    return row ? answerRefs(sql, [id], row.answer_seat_id ?? "") : [];
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    const away = `UPDATE pins SET answer = NULL, answer_seat_id = NULL, answer_id = NULL, state = 'open'
      WHERE id = ? AND answer IS NOT NULL AND COALESCE(answer_seat_id, '') = ? RETURNING workshop_id`;
    let count = 0;
    for (const { id, within } of refs) {
      const rows = await sql.all<{ workshop_id: string }>(away, id, within);
      tellWorkshops(rows, changed);
      count += rows.filter((row) => row.workshop_id === workshopId).length;
    }
    return count;
  },
};
