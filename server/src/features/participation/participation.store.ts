import type { GroupId, ParticipantId, SeatId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { Role } from "@longtable/shared/participation/roles";
import type { GroupCounts } from "@longtable/shared/participation/smallGroups";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";

export interface Participant {
  id: ParticipantId;
  workshopId: WorkshopId;
  alias: string;
  groupId: GroupId | null;
  rejoinHash: string;
  joinedAt: number;
}

interface SeatRow {
  id: string;
  workshop_id: string;
  role: string;
  participant_id: string | null;
  can_vote: number;
  table_id: string | null;
}

const toSeat = (row: SeatRow): Seat => ({
  id: row.id as SeatId,
  workshopId: row.workshop_id as WorkshopId,
  role: row.role as Role,
  participantId: row.participant_id as ParticipantId | null,
  canVote: row.can_vote === 1,
  tableId: row.table_id as TableId | null,
});

/** How an alias is compared: case and spacing do not matter to someone coming back. */
export function aliasKey(alias: string): string {
  return alias.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ");
}

const SEATS = `SELECT s.*, COALESCE(p.table_id, s.view_table_id) AS table_id
  FROM seats s LEFT JOIN participants p ON p.id = s.participant_id`;

/** Finds the seat a token belongs to. */
export async function seatByToken(sql: Sql, tokenHash: string): Promise<Seat | null> {
  const row = await sql.get<SeatRow>(`${SEATS} WHERE s.token_hash = ?`, tokenHash);
  return row ? toSeat(row) : null;
}

/** The seat as it is now; null once it, or its workshop, is gone. */
export async function seatById(sql: Sql, id: string): Promise<Seat | null> {
  const row = await sql.get<SeatRow>(`${SEATS} WHERE s.id = ?`, id);
  return row ? toSeat(row) : null;
}

/** Names people gave, by seat. */
export async function aliasesBySeat(sql: Sql, workshopId: string): Promise<Map<string, string>> {
  const text =
    "SELECT s.id, p.alias FROM seats s JOIN participants p ON p.id = s.participant_id WHERE s.workshop_id = ?";
  return new Map((await sql.all<{ id: string; alias: string }>(text, workshopId)).map(({ id, alias }) => [id, alias]));
}

/** The seats of a workshop's facilitators. */
export async function facilitatorSeats(sql: Sql, workshopId: string): Promise<string[]> {
  const text = "SELECT id FROM seats WHERE workshop_id = ? AND role = 'facilitator'";
  return (await sql.all<{ id: string }>(text, workshopId)).map(({ id }) => id);
}

/** The seats of a workshop's facilitators and of its screens. */
export async function staffSeats(sql: Sql, workshopId: string): Promise<string[]> {
  const text = "SELECT id FROM seats WHERE workshop_id = ? AND role IN ('facilitator', 'observer')";
  return (await sql.all<{ id: string }>(text, workshopId)).map(({ id }) => id);
}

/** False once the seat's workshop is erased. Asked inside a transaction, so that nothing is written for nobody. */
export async function seatExists(sql: Sql, seatId: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM seats WHERE id = ?", seatId)) !== undefined;
}

export async function addSeat(sql: Sql, seat: Seat & { tokenHash: string; createdAt: number }): Promise<void> {
  await sql.run(
    `INSERT INTO seats (id, workshop_id, role, participant_id, can_vote, token_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    seat.id,
    seat.workshopId,
    seat.role,
    seat.participantId,
    seat.canVote ? 1 : 0,
    seat.tokenHash,
    seat.createdAt,
  );
}

/** So many ended tokens of a seat are remembered, the latest: whoever has its words can end any number. */
const ENDED_TOKENS = 20;

/** Remembers whose a token was that is about to end: its device may have to be told something, and can do nothing with it. */
async function keepEndedToken(sql: Sql, participantId: string): Promise<void> {
  await sql.run(
    `INSERT INTO ended_tokens (token_hash, seat_id, workshop_id, number)
       SELECT token_hash, id, workshop_id,
         (SELECT COALESCE(MAX(number), 0) + 1 FROM ended_tokens e WHERE e.seat_id = seats.id)
       FROM seats WHERE participant_id = ?`,
    participantId,
  );
  await sql.run(
    `DELETE FROM ended_tokens WHERE seat_id = (SELECT id FROM seats WHERE participant_id = ?) AND number <=
       (SELECT MAX(number) - ? FROM ended_tokens e WHERE e.seat_id = ended_tokens.seat_id)`,
    participantId,
    ENDED_TOKENS,
  );
}

/** Gives a seat a new token; the old one is dead from here on, and remembered. Answers the seat. */
export async function renewSeatToken(sql: Sql, participantId: string, tokenHash: string): Promise<Seat | null> {
  await keepEndedToken(sql, participantId);
  await sql.run("UPDATE seats SET token_hash = ? WHERE participant_id = ?", tokenHash, participantId);
  const row = await sql.get<SeatRow>(`${SEATS} WHERE s.participant_id = ?`, participantId);
  return row ? toSeat(row) : null;
}

export async function countSeats(sql: Sql, workshopId: string): Promise<number> {
  const row = await sql.get<{ n: number }>(
    "SELECT COUNT(*) AS n FROM seats WHERE workshop_id = ? AND view_of IS NULL",
    workshopId,
  );
  return Number(row?.n ?? 0);
}

export async function addParticipant(sql: Sql, participant: Participant): Promise<void> {
  await sql.run(
    // The number stays with the person: who gave no name is "Guest 12" to hosts.
    `INSERT INTO participants (id, workshop_id, alias, alias_key, group_id, rejoin_hash, joined_at, number)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM
       (SELECT number FROM participants WHERE workshop_id = ?
        UNION ALL SELECT number FROM removed_people WHERE workshop_id = ?)))`,
    participant.id,
    participant.workshopId,
    participant.alias,
    aliasKey(participant.alias),
    participant.groupId,
    participant.rejoinHash,
    participant.joinedAt,
    participant.workshopId,
    participant.workshopId,
  );
}

/** Everyone in a workshop who came under this alias; several people may share one. */
export async function participantsByAlias(sql: Sql, workshopId: string, alias: string) {
  return sql.all<{ id: ParticipantId; alias: string; rejoin_hash: string }>(
    "SELECT id, alias, rejoin_hash FROM participants WHERE workshop_id = ? AND alias_key = ?",
    workshopId,
    aliasKey(alias),
  );
}

export async function participantById(
  sql: Sql,
  id: string,
): Promise<{ alias: string; group_id: GroupId | null } | null> {
  const row = await sql.get<{ alias: string; group_id: GroupId | null }>(
    "SELECT alias, group_id FROM participants WHERE id = ?",
    id,
  );
  return row ?? null;
}

/** Takes away a host's view seats; answers their ids. */
export async function dropViewSeats(sql: Sql, hostSeatId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>("SELECT id FROM seats WHERE view_of = ?", hostSeatId);
  await sql.run("DELETE FROM seats WHERE view_of = ?", hostSeatId);
  return rows.map(({ id }) => id);
}

/** Says of a seat that through it a host looks on as a participant, at a table or at none. */
export async function markAsView(sql: Sql, seatId: string, hostSeatId: string, tableId: string | null): Promise<void> {
  await sql.run("UPDATE seats SET view_of = ?, view_table_id = ? WHERE id = ?", hostSeatId, tableId, seatId);
}

/** When each participant joined, in milliseconds since 1970. */
export async function joinTimes(sql: Sql, workshopId: string): Promise<Map<string, number>> {
  const text = "SELECT id, joined_at FROM participants WHERE workshop_id = ?";
  const rows = await sql.all<{ id: string; joined_at: number }>(text, workshopId);
  return new Map(rows.map((row) => [row.id, Number(row.joined_at)]));
}

/** Everyone who joined, with the name they gave: for hosts, who give single people more time. */
export async function listPeople(sql: Sql, workshopId: string): Promise<{ participantId: string; alias: string }[]> {
  const text = "SELECT id, alias FROM participants WHERE workshop_id = ? ORDER BY alias_key, id";
  const rows = await sql.all<{ id: string; alias: string }>(text, workshopId);
  return rows.map(({ id, alias }) => ({ participantId: id, alias }));
}

/** Everyone who joined, by group; `undeclared` for those who chose not to say. */
export async function countByGroup(sql: Sql, workshopId: string): Promise<GroupCounts> {
  const rows = await sql.all<{ group_id: string | null; n: number }>(
    "SELECT group_id, COUNT(*) AS n FROM participants WHERE workshop_id = ? GROUP BY group_id",
    workshopId,
  );
  return Object.fromEntries(rows.map((row) => [row.group_id ?? "undeclared", Number(row.n)]));
}

/** The participants who have a vote now. */
export async function votersNow(sql: Sql, workshopId: string): Promise<Set<string>> {
  const text = "SELECT participant_id FROM seats WHERE workshop_id = ? AND can_vote = 1 AND participant_id IS NOT NULL";
  const rows = await sql.all<{ participant_id: string }>(text, workshopId);
  return new Set(rows.map((row) => row.participant_id));
}
