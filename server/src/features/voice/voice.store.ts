import type { Sql } from "../../storage/storage.ts";

/** A participant, and how many notes of theirs are on each board. */
export interface VoiceRow {
  participantId: string;
  groupId: string | null;
  notesByBoard: ReadonlyMap<string, number>;
}

/**
 * Everyone in a workshop with their notes that are on the boards; what is held back is on none. A note that stands at a
 * table and in the room is one.
 */
export async function voicesOf(sql: Sql, workshopId: string): Promise<VoiceRow[]> {
  const people = await sql.all<{ id: string; group_id: string | null }>(
    "SELECT id, group_id FROM participants WHERE workshop_id = ?",
    workshopId,
  );
  const notes = await sql.all<{ participant_id: string; board_id: string; n: number }>(
    `SELECT s.participant_id, n.board_id, COUNT(*) AS n FROM notes n JOIN seats s ON s.id = n.seat_id
     JOIN boards b ON b.id = n.board_id
     WHERE n.workshop_id = ? AND s.participant_id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM note_links l JOIN notes m ON m.board_id = l.to_board AND m.id = l.to_note
       WHERE l.to_board = b.origin_id AND l.from_board = n.board_id AND l.from_note = n.id)
     GROUP BY s.participant_id, n.board_id`,
    workshopId,
  );
  const byPerson = new Map<string, Map<string, number>>();
  for (const { participant_id, board_id, n } of notes) {
    const own = byPerson.get(participant_id) ?? new Map<string, number>();
    byPerson.set(participant_id, own.set(board_id, Number(n)));
  }
  return people.map(({ id, group_id }) => ({
    participantId: id,
    groupId: group_id,
    notesByBoard: byPerson.get(id) ?? new Map<string, number>(),
  }));
}

/**
 * Who has answered the newest proposal that is open with its answers shown; null when there is none. Whose answer is
 * what is not read.
 */
export async function answeredProposal(sql: Sql, workshopId: string): Promise<ReadonlySet<string> | null> {
  const proposal = await sql.get<{ id: string }>(
    `SELECT id FROM proposals WHERE workshop_id = ? AND is_released = 1 AND frozen_json IS NULL
     ORDER BY position DESC LIMIT 1`,
    workshopId,
  );
  if (!proposal) return null;
  const rows = await sql.all<{ participant_id: string }>(
    "SELECT participant_id FROM proposal_answers WHERE proposal_id = ?",
    proposal.id,
  );
  return new Set(rows.map((row) => row.participant_id));
}
