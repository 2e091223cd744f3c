import type { ActivityId, BoardId, RoundId, TableId } from "@longtable/shared/kernel/ids";
import type { Candidate, Electorate, Round, TallyRow } from "@longtable/shared/voting/voting.schema";
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
  title: string | null;
  who: string | null;
  table_ids_json: string | null;
  opened_at: number | null;
  is_in_extra_time: number | null;
  on_paper: number | null;
  is_published: number | null;
  seal: string | null;
  ballots: number;
  papers: number;
}

/** A round as kept and as it is for everyone; nobody's ballot is in it. */
export type StoredRound = Omit<Round, "mine" | "receipt" | "notForMe">;

/** By note: the salt its words are sealed with in the log, or, once they were taken back, the seal alone. */
export type CandidateSeals = Readonly<Record<string, { salt: string } | { seal: string }>>;

/** What only the server knows of a round: when it opened, in milliseconds since 1970. */
export type KeptRound = StoredRound & { openedAt: number | null };

const toRound = (row: RoundRow): StoredRound => {
  const isClosed = row.state === "closed";
  const onPaper = Number(row.on_paper ?? row.papers);
  return {
    id: row.id as RoundId,
    activityId: row.activity_id as ActivityId,
    boardId: row.board_id as BoardId,
    ...(row.title && { title: row.title }),
    state: isClosed ? "closed" : "open",
    ...(row.who && row.who !== "everyone" && { who: row.who as Electorate }),
    ...(row.table_ids_json !== null && { tableIds: JSON.parse(row.table_ids_json) as TableId[] }),
    ...(!isClosed && row.is_in_extra_time === 1 && { isInExtraTime: true }),
    dots: row.dots,
    maxPerItem: row.max_per_item,
    candidates: JSON.parse(row.candidates_json) as Candidate[],
    voted: Number(row.voted ?? row.ballots),
    ...(onPaper > 0 && { onPaper }),
    ...(isClosed && row.tally_json !== null && { tally: JSON.parse(row.tally_json) as TallyRow[] }),
    ...(isClosed && row.is_published !== null && { isPublished: row.is_published === 1 }),
    ...(isClosed && row.seal !== null && { seal: row.seal }),
  };
};

const SELECT_ROUNDS = `SELECT r.*,
  (SELECT COUNT(*) FROM open_ballots b
   WHERE b.round_id = r.id AND b.dots_json <> '{}' AND b.voter NOT LIKE 'aside:%') AS ballots,
  (SELECT COUNT(*) FROM open_ballots b LEFT JOIN participants p ON p.id = b.voter
   WHERE b.round_id = r.id AND b.dots_json <> '{}' AND (b.voter LIKE 'paper:%' OR p.is_proxy = 1)) AS papers
  FROM rounds r`;

/** A workshop's rounds, in the order they were opened; a tally only in those that are closed. */
export async function listRounds(sql: Sql, workshopId: string): Promise<StoredRound[]> {
  const rows = await sql.all<RoundRow>(`${SELECT_ROUNDS} WHERE r.workshop_id = ? ORDER BY r.position`, workshopId);
  return rows.map(toRound);
}

export async function findRound(sql: Sql, workshopId: string, roundId: string): Promise<KeptRound | null> {
  const row = await sql.get<RoundRow>(`${SELECT_ROUNDS} WHERE r.workshop_id = ? AND r.id = ?`, workshopId, roundId);
  return row ? { ...toRound(row), openedAt: row.opened_at === null ? null : Number(row.opened_at) } : null;
}

/** When each open round opened, in milliseconds since 1970. */
export async function openingTimes(sql: Sql, workshopId: string): Promise<Map<string, number>> {
  const rows = await sql.all<{ id: string; opened_at: number | null }>(
    "SELECT id, opened_at FROM rounds WHERE workshop_id = ? AND state = 'open'",
    workshopId,
  );
  return new Map(rows.map((row) => [row.id, Number(row.opened_at ?? 0)]));
}

export async function addRound(
  sql: Sql,
  workshopId: string,
  round: StoredRound & { openedAt?: number | null; seals?: CandidateSeals },
): Promise<void> {
  const isClosed = round.state === "closed";
  await sql.run(
    `INSERT INTO rounds (id, workshop_id, activity_id, board_id, position, state, dots, max_per_item, candidates_json,
       voted, tally_json, title, who, opened_at, table_ids_json, seals_json)
     VALUES (?, ?, ?, ?, (SELECT COUNT(*) FROM rounds WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    round.id,
    workshopId,
    round.activityId,
    round.boardId,
    workshopId,
    round.state,
    round.dots,
    round.maxPerItem,
    JSON.stringify(round.candidates),
    isClosed ? round.voted : null,
    round.tally ? JSON.stringify(round.tally) : null,
    round.title ?? null,
    round.who ?? "everyone",
    round.openedAt ?? null,
    round.tableIds ? JSON.stringify(round.tableIds) : null,
    round.seals ? JSON.stringify(round.seals) : null,
  );
}

/** What seals the words of a round's candidates; nothing for rounds from before. */
export async function candidateSeals(sql: Sql, roundId: string): Promise<CandidateSeals> {
  const row = await sql.get<{ seals_json: string | null }>("SELECT seals_json FROM rounds WHERE id = ?", roundId);
  return row?.seals_json ? (JSON.parse(row.seals_json) as CandidateSeals) : {};
}

/** What a round is closed with. */
export interface Closing {
  tally: TallyRow[];
  voted: number;
  onPaper: number;
  isPublished: boolean;
  seal: string;
}

/** Freezes a round with its count. */
export async function closeStoredRound(sql: Sql, roundId: string, closing: Closing): Promise<void> {
  await sql.run(
    `UPDATE rounds SET state = 'closed', tally_json = ?, voted = ?, on_paper = ?, is_published = ?, seal = ?
     WHERE id = ?`,
    JSON.stringify(closing.tally),
    closing.voted,
    closing.onPaper,
    closing.isPublished ? 1 : 0,
    closing.seal,
    roundId,
  );
  await sql.run("DELETE FROM round_extra_time WHERE round_id = ?", roundId);
}

/** Ends a round for all but those who have more time, and gives it to these. */
export async function giveExtraTime(sql: Sql, roundId: string, participantIds: readonly string[]): Promise<void> {
  await sql.run("UPDATE rounds SET is_in_extra_time = 1 WHERE id = ?", roundId);
  for (const participantId of participantIds) {
    await sql.run(
      "INSERT INTO round_extra_time (round_id, participant_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
      roundId,
      participantId,
    );
  }
}

/** Names people who may go on in the rounds that are open now, once those end for the others; or names them no more. */
export async function rememberExtraVoters(
  sql: Sql,
  workshopId: string,
  participantIds: readonly string[],
  has: boolean,
): Promise<void> {
  const rounds = "SELECT id FROM rounds WHERE workshop_id = ? AND state = 'open'";
  const text = has
    ? `INSERT INTO round_extra_time (round_id, participant_id) SELECT id, ? FROM (${rounds}) WHERE true ON CONFLICT DO NOTHING`
    : `DELETE FROM round_extra_time WHERE participant_id = ? AND round_id IN (${rounds})`;
  for (const participantId of participantIds) await sql.run(text, participantId, workshopId);
}

/** Who has more time, by round, in a workshop's open rounds. */
export async function extraTimes(sql: Sql, workshopId: string): Promise<Map<string, Set<string>>> {
  const rows = await sql.all<{ round_id: string; participant_id: string }>(
    "SELECT x.* FROM round_extra_time x JOIN rounds r ON r.id = x.round_id WHERE r.workshop_id = ?",
    workshopId,
  );
  const byRound = new Map<string, Set<string>>();
  for (const row of rows) {
    const people = byRound.get(row.round_id) ?? new Set<string>();
    byRound.set(row.round_id, people.add(row.participant_id));
  }
  return byRound;
}

/** Notes that a workshop's open votes are about, each with when the last of these votes opened, in milliseconds since 1970. */
export async function askedSince(sql: Sql, workshopId: string): Promise<Map<string, number>> {
  const times = await openingTimes(sql, workshopId);
  const asked = new Map<string, number>();
  for (const { id, state, candidates } of await listRounds(sql, workshopId)) {
    if (state !== "open") continue;
    for (const { noteId } of candidates) asked.set(noteId, Math.max(asked.get(noteId) ?? 0, times.get(id) ?? 0));
  }
  return asked;
}

/** Notes that a workshop's open votes are about. */
export async function notesInVote(sql: Sql, workshopId: string): Promise<Set<string>> {
  return new Set((await askedSince(sql, workshopId)).keys());
}
