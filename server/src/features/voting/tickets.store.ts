import type { Sql } from "../../storage/storage.ts";

/** `paper`: whoever holds it votes on paper, and it opens no phone any more. */
export type TicketState = "unused" | "used" | "paper" | "cancelled";

export interface Ticket {
  number: number;
  state: TicketState;
  participantId: string | null;
}

interface TicketRow {
  number: number;
  state: string;
  participant_id: string | null;
}

const toTicket = (row: TicketRow): Ticket => ({
  number: Number(row.number),
  state: row.state as TicketState,
  participantId: row.participant_id,
});

/** A workshop's tickets, by number. Their codes are not known here: only hashes are kept. */
export async function listTickets(sql: Sql, workshopId: string): Promise<Ticket[]> {
  const rows = await sql.all<TicketRow>("SELECT * FROM tickets WHERE workshop_id = ? ORDER BY number", workshopId);
  return rows.map(toTicket);
}

/** True when a workshop has a ticket. */
export async function hasTickets(sql: Sql, workshopId: string): Promise<boolean> {
  const text = "SELECT EXISTS (SELECT 1 FROM tickets WHERE workshop_id = ?) AS has";
  return Number((await sql.get<{ has: number }>(text, workshopId))?.has) === 1;
}

/** True for a participant who holds a ticket that gives a vote. */
export async function holdsTicket(sql: Sql, workshopId: string, participantId: string): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT 1 FROM tickets
     WHERE workshop_id = ? AND state = 'used' AND participant_id = ?) AS holds`;
  return Number((await sql.get<{ holds: number }>(text, workshopId, participantId))?.holds) === 1;
}

export async function addTicket(sql: Sql, workshopId: string, number: number, codeHash: string): Promise<void> {
  await sql.run(
    "INSERT INTO tickets (workshop_id, number, code_hash, state, participant_id) VALUES (?, ?, ?, 'unused', NULL)",
    workshopId,
    number,
    codeHash,
  );
}

export async function ticketByHash(sql: Sql, workshopId: string, codeHash: string): Promise<Ticket | null> {
  const text = "SELECT * FROM tickets WHERE workshop_id = ? AND code_hash = ?";
  const row = await sql.get<TicketRow>(text, workshopId, codeHash);
  return row ? toTicket(row) : null;
}

export async function ticketByNumber(sql: Sql, workshopId: string, number: number): Promise<Ticket | null> {
  const text = "SELECT * FROM tickets WHERE workshop_id = ? AND number = ?";
  const row = await sql.get<TicketRow>(text, workshopId, number);
  return row ? toTicket(row) : null;
}

export async function setTicket(sql: Sql, workshopId: string, { number, state, participantId }: Ticket): Promise<void> {
  const text = "UPDATE tickets SET state = ?, participant_id = ? WHERE workshop_id = ? AND number = ?";
  await sql.run(text, state, participantId, workshopId, number);
}

/** Everyone whose seat has a vote by ticket. */
export async function ticketHolders(sql: Sql, workshopId: string): Promise<Set<string>> {
  const rows = await sql.all<{ participant_id: string }>(
    "SELECT participant_id FROM tickets WHERE workshop_id = ? AND state = 'used'",
    workshopId,
  );
  return new Set(rows.map((row) => row.participant_id));
}
