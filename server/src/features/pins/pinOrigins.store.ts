import type { Sql } from "../../storage/storage.ts";

/** Remembers that a pin came with a file beside the first, and whose that and its answer are. */
export async function keepPinOrigin(sql: Sql, fromId: string, to: { id: string; workshopId: string }): Promise<void> {
  if (to.id === fromId) return;
  await sql.run(
    `INSERT INTO pin_origins (from_pin, to_pin, workshop_id, from_seat, answer_seat)
     VALUES (?, ?, ?, (SELECT seat_id FROM pins WHERE id = ?), (SELECT answer_seat_id FROM pins WHERE id = ?))
     ON CONFLICT DO NOTHING`,
    ...[fromId, to.id, to.workshopId, fromId, fromId],
  );
}

/**
 * Remembers whose a pin and its answer are that is removed by somebody else's hand, as a pin that came of itself: an older file
 * brings it again under its own id, as nobody's.
 */
export async function keepRemovedPin(sql: Sql, workshopId: string, pinId: string): Promise<void> {
  await sql.run(
    `INSERT INTO pin_origins (from_pin, to_pin, workshop_id, from_seat, answer_seat)
     SELECT id, id, workshop_id, seat_id, answer_seat_id FROM pins
       WHERE workshop_id = ? AND id = ? AND (seat_id IS NOT NULL OR answer_seat_id IS NOT NULL)
     ON CONFLICT DO UPDATE SET from_seat = COALESCE(from_seat, excluded.from_seat),
       answer_seat = COALESCE(answer_seat, excluded.answer_seat)`,
    ...[workshopId, pinId],
  );
}

/** Ids of pins that came with files beside this one, and beside those, in whatever workshop; also of those that are gone. */
export async function pinCopies(sql: Sql, id: string): Promise<string[]> {
  const found = new Set([id]);
  // A set goes on while it grows: copies of copies are looked at too.
  for (const from of found) {
    const rows = await sql.all<{ to_pin: string }>("SELECT to_pin FROM pin_origins WHERE from_pin = ?", from);
    for (const { to_pin } of rows) found.add(to_pin);
  }
  found.delete(id);
  return [...found];
}

/** Pins of a seat, or pins it had answered, that others came beside or somebody else removed; also those that are gone. */
export async function copiedOf(sql: Sql, column: "from_seat" | "answer_seat", seatId: string): Promise<string[]> {
  const text = `SELECT DISTINCT from_pin FROM pin_origins WHERE ${column} = ?`;
  return (await sql.all<{ from_pin: string }>(text, seatId)).map(({ from_pin }) => from_pin);
}

/**
 * Pins that files brought beside this one with the answer of this seat, or of nobody, and beside those as long as nobody had
 * answered them anew: what others answered before or since went other ways.
 */
export async function answerCopies(sql: Sql, id: string, seatId: string | null): Promise<string[]> {
  const text = "SELECT to_pin FROM pin_origins WHERE from_pin = ? AND answer_seat IS ?";
  const brought = async (from: string, whose: string | null) =>
    (await sql.all<{ to_pin: string }>(text, from, whose)).map(({ to_pin }) => to_pin);
  const found = new Set(await brought(id, seatId));
  // A set goes on while it grows: copies of copies are looked at too.
  for (const from of found) for (const copy of await brought(from, null)) found.add(copy);
  return [...found];
}
