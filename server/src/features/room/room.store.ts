import type { ParticipantId, SeatId, TableId } from "@longtable/shared/kernel/ids";
import type { RoomCall, RoomFollow, Spotlight } from "@longtable/shared/room/room.schema";
import type { Sql } from "../../storage/storage.ts";

/** How hosts lead a room just now. */
export interface Lead {
  call: RoomCall | null;
  follow: RoomFollow | null;
  spotlight: Spotlight | null;
  showsReady: boolean;
}

interface LeadRow {
  call_json: string | null;
  follow_json: string | null;
  spotlight_json: string | null;
  shows_ready: number | null;
}

const read = <T>(json: string | null | undefined): T | null => (json ? (JSON.parse(json) as T) : null);
const write = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** How the room is led; nobody follows a host whose seat was taken back. */
export async function readLead(sql: Sql, workshopId: string): Promise<Lead> {
  const row = await sql.get<LeadRow>("SELECT * FROM room_leads WHERE workshop_id = ?", workshopId);
  const follow = read<RoomFollow>(row?.follow_json);
  const isLed = follow !== null && (await isHost(sql, workshopId, follow.leaderId));
  return {
    call: read<RoomCall>(row?.call_json),
    follow: isLed ? follow : null,
    spotlight: read<Spotlight>(row?.spotlight_json),
    showsReady: row?.shows_ready === 1,
  };
}

async function isHost(sql: Sql, workshopId: string, seatId: string): Promise<boolean> {
  const text = "SELECT 1 FROM seats WHERE id = ? AND workshop_id = ? AND role = 'facilitator'";
  return (await sql.get(text, seatId, workshopId)) !== undefined;
}

/** Changes what is given and leaves the rest. */
export async function changeLead(sql: Sql, workshopId: string, change: Partial<Lead>): Promise<void> {
  const { call, follow, spotlight, showsReady } = { ...(await readLead(sql, workshopId)), ...change };
  await sql.run(
    `INSERT INTO room_leads (workshop_id, call_json, follow_json, spotlight_json, shows_ready) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET call_json = excluded.call_json, follow_json = excluded.follow_json,
     spotlight_json = excluded.spotlight_json, shows_ready = excluded.shows_ready`,
    workshopId,
    write(call),
    write(follow),
    write(spotlight),
    showsReady ? 1 : 0,
  );
}

/** Somebody as hosts are told of them. */
export interface Person {
  participantId: ParticipantId;
  alias: string;
  tableId?: TableId;
}

interface PersonRow {
  participant_id: string;
  alias: string;
  table_id: string | null;
}

const toPerson = (row: PersonRow): Person => ({
  participantId: row.participant_id as ParticipantId,
  alias: row.alias,
  ...(row.table_id !== null && { tableId: row.table_id as TableId }),
});

/** Rows of one kind with who they belong to; whoever has been removed is not among them. */
const withPeople = <Row>(sql: Sql, table: string, workshopId: string) =>
  sql.all<Row & PersonRow>(
    `SELECT x.*, p.alias, p.table_id FROM ${table} x JOIN participants p ON p.id = x.participant_id
     WHERE x.workshop_id = ?`,
    workshopId,
  );

export interface Hand extends Person {
  raisedAt: number;
  isTurn: boolean;
}

export async function listHands(sql: Sql, workshopId: string): Promise<Hand[]> {
  const rows = await withPeople<{ raised_at: number; is_turn: number }>(sql, "room_hands", workshopId);
  return rows.map((row) => ({ ...toPerson(row), raisedAt: Number(row.raised_at), isTurn: Number(row.is_turn) === 1 }));
}

/** Raises a hand; one that is up stays where it is in the queue. */
export async function raiseHand(sql: Sql, workshopId: string, participantId: string, now: number): Promise<void> {
  const text = "INSERT INTO room_hands (workshop_id, participant_id, raised_at, is_turn) VALUES (?, ?, ?, 0)";
  await sql.run(`${text} ON CONFLICT DO NOTHING`, workshopId, participantId, now);
}

export async function lowerHand(sql: Sql, workshopId: string, participantId: string): Promise<void> {
  await sql.run("DELETE FROM room_hands WHERE workshop_id = ? AND participant_id = ?", workshopId, participantId);
}

/** Whose turn it is; whoever's it was before goes down. */
export async function giveTurn(sql: Sql, workshopId: string, participantId: string): Promise<void> {
  const others = "DELETE FROM room_hands WHERE workshop_id = ? AND is_turn = 1 AND participant_id <> ?";
  await sql.run(others, workshopId, participantId);
  const text = "UPDATE room_hands SET is_turn = 1 WHERE workshop_id = ? AND participant_id = ?";
  await sql.run(text, workshopId, participantId);
}

/** Who is ready, in this activity, and the table each sits at. */
export async function listReady(
  sql: Sql,
  workshopId: string,
  activityId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await sql.all<{ participant_id: string; table_id: string | null }>(
    `SELECT x.participant_id, p.table_id FROM room_ready x JOIN participants p ON p.id = x.participant_id
     WHERE x.workshop_id = ? AND x.activity_id = ?`,
    workshopId,
    activityId,
  );
  return new Map(rows.map((row) => [row.participant_id, row.table_id]));
}

export async function putReady(
  sql: Sql,
  workshopId: string,
  { participantId, activityId }: { participantId: string; activityId: string | null },
): Promise<void> {
  await sql.run("DELETE FROM room_ready WHERE workshop_id = ? AND participant_id = ?", workshopId, participantId);
  if (activityId === null) return;
  const text = "INSERT INTO room_ready (workshop_id, participant_id, activity_id) VALUES (?, ?, ?)";
  await sql.run(text, workshopId, participantId, activityId);
}

export interface Extra extends Person {
  seconds: number;
}

/** Who has extra time in this activity. */
export async function listExtra(sql: Sql, workshopId: string, activityId: string): Promise<Extra[]> {
  const rows = await withPeople<{ activity_id: string; seconds: number }>(sql, "room_extra_time", workshopId);
  return rows
    .filter((row) => row.activity_id === activityId)
    .map((row) => ({ ...toPerson(row), seconds: Number(row.seconds) }));
}

/** Gives somebody extra time in an activity, in place of what they had; 0 takes it back. */
export async function putExtra(
  sql: Sql,
  workshopId: string,
  { participantId, activityId, seconds }: { participantId: string; activityId: string; seconds: number },
): Promise<void> {
  await sql.run("DELETE FROM room_extra_time WHERE workshop_id = ? AND participant_id = ?", workshopId, participantId);
  if (seconds === 0) return;
  const text = "INSERT INTO room_extra_time (workshop_id, participant_id, activity_id, seconds) VALUES (?, ?, ?, ?)";
  await sql.run(text, workshopId, participantId, activityId, seconds);
}

/** The seats of a workshop that somebody with one of these roles sits at. */
export async function seatsOf(sql: Sql, workshopId: string, roles: readonly string[]): Promise<SeatId[]> {
  const marks = roles.map(() => "?").join(", ");
  const text = `SELECT id FROM seats WHERE workshop_id = ? AND role IN (${marks})`;
  return (await sql.all<{ id: SeatId }>(text, workshopId, ...roles)).map(({ id }) => id);
}

/** The seats of these participants. */
export async function seatsOfPeople(sql: Sql, workshopId: string, people: readonly string[]): Promise<SeatId[]> {
  const rows = await sql.all<{ id: SeatId; participant_id: string | null }>(
    "SELECT id, participant_id FROM seats WHERE workshop_id = ?",
    workshopId,
  );
  const wanted = new Set(people);
  return rows.flatMap((row) => (row.participant_id !== null && wanted.has(row.participant_id) ? [row.id] : []));
}
