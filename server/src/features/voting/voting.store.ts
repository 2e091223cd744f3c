import type { ActivityId, BoardId, RoundId } from "@longtable/shared/kernel/ids";
import type { Allocation, Candidate, Round, TallyRow } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

interface RoundRow {
  id: string;
  activity_id: string;
  board_id: string;
  state: string;
  dots: number;
  max_per_item: number;
  candidates_json: string;
  voted: number | null;
  tally_json: string | null;
  ballots: number;
}

/** A round as kept; nobody's ballot is in it. */
export type StoredRound = Omit<Round, "mine">;

const toRound = (row: RoundRow): StoredRound => ({
  id: row.id as RoundId,
  activityId: row.activity_id as ActivityId,
  boardId: row.board_id as BoardId,
  state: row.state === "closed" ? "closed" : "open",
  dots: row.dots,
  maxPerItem: row.max_per_item,
  candidates: JSON.parse(row.candidates_json) as Candidate[],
  voted: Number(row.voted ?? row.ballots),
  ...(row.state === "closed" && row.tally_json !== null && { tally: JSON.parse(row.tally_json) as TallyRow[] }),
});

const SELECT_ROUNDS = `SELECT r.*, (SELECT COUNT(*) FROM ballots b WHERE b.round_id = r.id AND b.dots_json <> '{}') AS ballots
  FROM rounds r`;

/** A workshop's rounds, in the order they were opened; a tally only in those that are closed. */
export async function listRounds(sql: Sql, workshopId: string): Promise<StoredRound[]> {
  const rows = await sql.all<RoundRow>(`${SELECT_ROUNDS} WHERE r.workshop_id = ? ORDER BY r.position`, workshopId);
  return rows.map(toRound);
}

export async function findRound(sql: Sql, workshopId: string, roundId: string): Promise<StoredRound | null> {
  const row = await sql.get<RoundRow>(`${SELECT_ROUNDS} WHERE r.workshop_id = ? AND r.id = ?`, workshopId, roundId);
  return row ? toRound(row) : null;
}

export async function addRound(sql: Sql, workshopId: string, round: StoredRound): Promise<void> {
  await sql.run(
    `INSERT INTO rounds (id, workshop_id, activity_id, board_id, position, state, dots, max_per_item, candidates_json, voted, tally_json)
     VALUES (?, ?, ?, ?, (SELECT COUNT(*) FROM rounds WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?)`,
    round.id,
    workshopId,
    round.activityId,
    round.boardId,
    workshopId,
    round.state,
    round.dots,
    round.maxPerItem,
    JSON.stringify(round.candidates),
    round.state === "closed" ? round.voted : null,
    round.tally ? JSON.stringify(round.tally) : null,
  );
}

/** Freezes a round with its count. */
export async function closeStoredRound(sql: Sql, roundId: string, tally: TallyRow[], voted: number): Promise<void> {
  const text = "UPDATE rounds SET state = 'closed', tally_json = ?, voted = ? WHERE id = ?";
  await sql.run(text, JSON.stringify(tally), voted, roundId);
}

/** One ballot per participant and round; a later one takes the place of the earlier. */
export async function putBallot(sql: Sql, roundId: string, participantId: string, dots: Allocation): Promise<void> {
  await sql.run(
    `INSERT INTO ballots (round_id, participant_id, dots_json) VALUES (?, ?, ?)
     ON CONFLICT (round_id, participant_id) DO UPDATE SET dots_json = excluded.dots_json`,
    roundId,
    participantId,
    JSON.stringify(dots),
  );
}

/** All ballots of a round that hold a dot. */
export async function listBallots(sql: Sql, roundId: string): Promise<Allocation[]> {
  const text = "SELECT dots_json FROM ballots WHERE round_id = ? AND dots_json <> '{}' ORDER BY participant_id";
  const rows = await sql.all<{ dots_json: string }>(text, roundId);
  return rows.map((row) => JSON.parse(row.dots_json) as Allocation);
}

/** Ballots of a workshop by participant, each by round: what each person may see of their own. */
export async function ballotsByParticipant(
  sql: Sql,
  workshopId: string,
): Promise<Map<string, Map<string, Allocation>>> {
  const rows = await sql.all<{ round_id: string; participant_id: string; dots_json: string }>(
    "SELECT b.* FROM ballots b JOIN rounds r ON r.id = b.round_id WHERE r.workshop_id = ?",
    workshopId,
  );
  const all = new Map<string, Map<string, Allocation>>();
  for (const row of rows) {
    const own = all.get(row.participant_id) ?? new Map<string, Allocation>();
    all.set(row.participant_id, own.set(row.round_id, JSON.parse(row.dots_json) as Allocation));
  }
  return all;
}
