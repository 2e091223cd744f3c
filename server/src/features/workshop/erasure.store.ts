import type { Sql } from "../../storage/storage.ts";

const BY_BOARD = ["board_updates", "board_snapshots", "board_clients", "activity_boards"];
const BY_ROUND = ["open_ballots", "published_ballots", "round_extra_time"];
/** Tables with a `workshop_id` that belong to the room. */
export const BY_WORKSHOP: readonly string[] = [
  "activities",
  "boards",
  "participants",
  "seats",
  "receipts",
  "notes",
  "rounds",
  "group_results",
  "group_thresholds",
  "vote_log",
  "tickets",
  "decisions",
  "proposals",
  "quick_checks",
  "breakout_tables",
  "table_settings",
  "board_copies",
  "note_links",
  "note_origins",
  "story_origins",
  "round_electors",
  "removed_people",
  "note_deeds",
  "take_backs",
  "adjustment_requests",
  "held_notes",
  "reveals",
  "revealed_notes",
  "room_leads",
  "room_hands",
  "room_ready",
  "room_extra_time",
  "room_pauses",
  "room_pause_replies",
  "hosting",
  "walls",
  "stories",
  "story_links",
  "story_names",
  "story_collectors",
  "feeling_rounds",
  "feeling_answers",
  "pins",
  "pin_origins",
  "pin_answers_before",
  "scenarios",
  "scenarios_off",
  "scenario_origins",
  "map_standings",
  "kept_boards",
];

/** Everybody's seats, also of those who were removed and may be brought back. */
const SEATS = "SELECT id FROM seats UNION ALL SELECT json_extract(seat_json, '$.id') FROM removed_people";

/** Which of these are kept where a copy's chain would break without them: ids of copies, and never a word. */
const ORIGINS: readonly { table: string; from: string; to: string; first: string }[] = [
  {
    table: "note_origins",
    from: "from_board, from_note",
    to: "to_board, to_note",
    first: `from_board IN (SELECT id FROM boards) OR from_note IN (SELECT id FROM idea_box)`,
  },
  { table: "story_origins", from: "from_story", to: "to_story", first: "from_story IN (SELECT id FROM stories)" },
  // Also of a pin that was removed, while anybody who asked or answered it is there.
  {
    table: "pin_origins",
    from: "from_pin",
    to: "to_pin",
    first: `from_pin IN (SELECT id FROM pins)
      OR COALESCE(from_seat, '') IN (${SEATS}) OR COALESCE(answer_seat, '') IN (${SEATS})`,
  },
  { table: "scenario_origins", from: "from_id", to: "to_id", first: "from_workshop IN (SELECT id FROM workshops)" },
];

/** What a workshop leaves behind beside its boards and rounds. */
export const AFTERWARDS: readonly string[] = [
  "activity_closings",
  "question_versions",
  "agreement_versions",
  "suggestions",
  "report_plans",
  "follow_through",
  "shortlist",
  "idea_responses",
  "commitments",
  "idea_box",
  "reflection_wheels",
  "reflection_rungs",
  "reflection_questions",
  "reflection_answers",
  "erased_notes",
  "withdrawals",
  "erased_people",
  "ended_tokens",
  "images",
  "note_images",
  "imports",
  "imported_attendance",
  // Those with words of the workshop in them; a structure alone belongs to none.
  "saved_templates",
];

/** Deletes every row of a workshop. */
export async function eraseWorkshop(sql: Sql, id: string): Promise<void> {
  for (const table of BY_BOARD) {
    await sql.run(`DELETE FROM ${table} WHERE board_id IN (SELECT id FROM boards WHERE workshop_id = ?)`, id);
  }
  for (const table of BY_ROUND) {
    await sql.run(`DELETE FROM ${table} WHERE round_id IN (SELECT id FROM rounds WHERE workshop_id = ?)`, id);
  }
  await sql.run(
    "DELETE FROM proposal_answers WHERE proposal_id IN (SELECT id FROM proposals WHERE workshop_id = ?)",
    id,
  );
  await sql.run(
    "DELETE FROM quick_check_answers WHERE check_id IN (SELECT id FROM quick_checks WHERE workshop_id = ?)",
    id,
  );
  const chained = new Set(ORIGINS.map(({ table }) => table));
  for (const table of [...BY_WORKSHOP, ...AFTERWARDS].filter((one) => !chained.has(one))) {
    await sql.run(`DELETE FROM ${table} WHERE workshop_id = ?`, id);
  }
  await sql.run("DELETE FROM workshops WHERE id = ?", id);
  await forgetOrigins(sql);
}

/**
 * Forgets where copies in erased workshops came from, unless the first of them still stands elsewhere: taken back there, it takes
 * along what was brought on from them, and their older files bring it no more. One between them may be gone from a workshop that stands.
 */
async function forgetOrigins(sql: Sql): Promise<void> {
  const isErased = "workshop_id NOT IN (SELECT id FROM workshops)";
  // What was told of notes that never came to its boards.
  await sql.run(`DELETE FROM note_origins WHERE told_by IS NOT NULL AND ${isErased}`);
  for (const { table, from, to, first } of ORIGINS) {
    await sql.run(
      `WITH RECURSIVE led(${from}) AS (
         SELECT ${to} FROM ${table} WHERE ${first}
         UNION SELECT ${to} FROM led JOIN ${table} USING (${from})
       )
       DELETE FROM ${table} WHERE ${isErased} AND NOT (${first}) AND (${from}) NOT IN (SELECT ${from} FROM led)`,
    );
  }
}
