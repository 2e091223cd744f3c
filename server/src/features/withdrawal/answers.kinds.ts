import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { Sql, SqlValue } from "../../storage/storage.ts";
import type { ContributionKind, ContributionRef, Owner } from "./contributions.ts";

interface Row {
  id: string;
  text: string | null;
  about: string;
  choice: string | null;
}

interface RowKind {
  kind: string;
  /** Reads `id, text, about, choice` of what belongs to a person: parameters are the workshop and, twice, the person. */
  select: string;
  /** Deletes one: parameters are the workshop, the id and the person. */
  remove: string;
  /** What others are sent differently without it. */
  slices: readonly PatchPart[];
  seen: Contribution["seen"];
}

/** While a question is open it is known who answered what; afterwards nobody knows, and there is nothing left to take back. */
const ROW_KINDS: readonly RowKind[] = [
  {
    kind: "answer",
    select: `SELECT a.proposal_id AS id, a.reason AS text, p.text AS about, a.stand AS choice FROM proposal_answers a
      JOIN proposals p ON p.id = a.proposal_id WHERE p.workshop_id = ? AND a.participant_id IN (?, 'aside:' || ?)`,
    remove: `DELETE FROM proposal_answers WHERE proposal_id IN (SELECT id FROM proposals WHERE workshop_id = ?)
      AND proposal_id = ? AND participant_id IN (?, 'aside:' || ?)`,
    slices: ["agreements"],
    seen: "private",
  },
  {
    kind: "check",
    select: `SELECT a.check_id AS id, NULL AS text, c.question AS about, a.answer_json AS choice FROM quick_check_answers a
      JOIN quick_checks c ON c.id = a.check_id WHERE c.workshop_id = ? AND a.participant_id IN (?, 'aside:' || ?)`,
    remove: `DELETE FROM quick_check_answers WHERE check_id IN (SELECT id FROM quick_checks WHERE workshop_id = ?)
      AND check_id = ? AND participant_id IN (?, 'aside:' || ?)`,
    slices: ["checks"],
    seen: "private",
  },
  {
    kind: "rating",
    select: `SELECT question AS id, NULL AS text, question AS about, answer_json AS choice FROM reflection_answers
      WHERE workshop_id = ? AND participant_id IN (?, 'aside:' || ?)`,
    remove: `DELETE FROM reflection_answers WHERE workshop_id = ? AND question = ?
      AND participant_id IN (?, 'aside:' || ?)`,
    slices: ["reflection"],
    seen: "private",
  },
  {
    kind: "need",
    select: `SELECT id, text, '' AS about, choices_json AS choice FROM adjustment_requests
      WHERE workshop_id = ? AND participant_id IN (?, ?)`,
    remove: "DELETE FROM adjustment_requests WHERE workshop_id = ? AND id = ? AND participant_id IN (?, ?)",
    slices: ["people"],
    seen: "private",
  },
  {
    kind: "pause",
    select: `SELECT id, words AS text, '' AS about, NULL AS choice FROM room_pauses
      WHERE workshop_id = ? AND participant_id IN (?, ?)`,
    remove: "DELETE FROM room_pauses WHERE workshop_id = ? AND id = ? AND participant_id IN (?, ?)",
    slices: ["hands"],
    seen: "private",
  },
];

/** Answers to questions that are still open, ratings, and what somebody asked the hosts for. */
export const ANSWER_KINDS: readonly ContributionKind[] = ROW_KINDS.map(fromRows);

function fromRows({ kind, select, remove, slices, seen }: RowKind): ContributionKind {
  const read = async (sql: Sql, { workshopId, participantId }: Owner): Promise<Row[]> =>
    participantId === null ? [] : sql.all<Row>(select, workshopId, participantId, participantId);
  return {
    kind,

    async list(sql, owner) {
      const rows = await read(sql, owner);
      return rows.map(({ id, text, about, choice }) => ({
        kind,
        id,
        text: text ?? "",
        about,
        seen,
        ...(choice !== null && { choice: plain(choice) }),
      }));
    },

    async refs(sql, owner, id) {
      const rows = (await read(sql, owner)).filter((row) => id === undefined || row.id === id);
      return rows.map((row): ContributionRef => ({ kind, id: row.id, within: owner.participantId ?? "" }));
    },

    async erase({ sql, workshopId, changed }, refs) {
      let count = 0;
      for (const { id, within } of refs) {
        const values: SqlValue[] = [workshopId, id, within, within];
        count += await sql.run(remove, ...values);
      }
      if (count > 0) changed({ slices });
      return count;
    },
  };
}

/** A kept answer as one would say it: a word, a number, several words. */
function plain(kept: string): string {
  try {
    const value: unknown = JSON.parse(kept);
    if (Array.isArray(value)) return value.join(", ");
    return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  } catch {
    return kept;
  }
}
