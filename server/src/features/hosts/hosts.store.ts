import { HostPause } from "@longtable/shared/hosts/hosts.schema";
import type { SeatId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { Change } from "../../kernel/publish.ts";
import type { Sql } from "../../storage/storage.ts";

/** How a workshop is hosted, as kept. */
export interface Hosting {
  /** Somebody hosts, or did when the server stopped: if nobody comes, the room pauses. */
  isHosted: boolean;
  leadingId: SeatId | null;
  pause: HostPause | null;
  areCursorsOff: boolean;
}

interface HostingRow {
  is_hosted: number | null;
  leading_id: string | null;
  pause_json: string | null;
  cursors_off: number | null;
}

export async function readHosting(sql: Sql, workshopId: string): Promise<Hosting> {
  const row = await sql.get<HostingRow>("SELECT * FROM hosting WHERE workshop_id = ?", workshopId);
  return {
    isHosted: row?.is_hosted === 1,
    leadingId: (row?.leading_id ?? null) as SeatId | null,
    pause: row?.pause_json ? HostPause.parse(JSON.parse(row.pause_json)) : null,
    areCursorsOff: row?.cursors_off === 1,
  };
}

/** Changes what is named and keeps the rest. */
export async function changeHosting(sql: Sql, workshopId: string, change: Partial<Hosting>): Promise<void> {
  const next = { ...(await readHosting(sql, workshopId)), ...change };
  await sql.run("DELETE FROM hosting WHERE workshop_id = ?", workshopId);
  await sql.run(
    "INSERT INTO hosting (workshop_id, is_hosted, leading_id, pause_json, cursors_off) VALUES (?, ?, ?, ?, ?)",
    workshopId,
    next.isHosted ? 1 : 0,
    next.leadingId,
    next.pause && JSON.stringify(next.pause),
    next.areCursorsOff ? 1 : 0,
  );
}

/** Workshops that somebody hosted when the server stopped. */
export async function hostedWorkshops(sql: Sql): Promise<WorkshopId[]> {
  const rows = await sql.all<{ workshop_id: WorkshopId }>("SELECT workshop_id FROM hosting WHERE is_hosted = 1");
  return rows.map((row) => row.workshop_id);
}

/** A host's seat, with the name it has said; empty before that. */
export interface HostSeat {
  id: SeatId;
  name: string;
}

/** The hosts' seats, oldest first. */
export async function listHostSeats(sql: Sql, workshopId: string): Promise<HostSeat[]> {
  const text = "SELECT id, host_name FROM seats WHERE workshop_id = ? AND role = 'facilitator' ORDER BY created_at, id";
  const rows = await sql.all<{ id: SeatId; host_name: string | null }>(text, workshopId);
  return rows.map((row) => ({ id: row.id, name: row.host_name ?? "" }));
}

export async function setSeatHostName(sql: Sql, seatId: string, name: string): Promise<void> {
  await sql.run("UPDATE seats SET host_name = ? WHERE id = ?", name, seatId);
}

/**
 * Takes a host's seat away, and those through which this host looked on as a participant; their tokens are dead from here on.
 * Answers the ids of all of them; none when the workshop has no such host.
 */
export async function removeHostSeat(sql: Sql, workshopId: string, seatId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    `SELECT id FROM seats WHERE workshop_id = ? AND ((id = ? AND role = 'facilitator') OR view_of = ?)`,
    workshopId,
    seatId,
    seatId,
  );
  for (const { id } of rows) await sql.run("DELETE FROM seats WHERE id = ?", id);
  return rows.map(({ id }) => id);
}

/** What is told of seats that were taken back: a pause asked of that host is now any host's, and nobody is led by them. */
export const afterWithdrawal = (gone: readonly string[]): Change => ({ slices: ["hosts", "room", "hands"], gone });
