import type { Sql } from "../../storage/storage.ts";

interface Brought {
  id: string;
  workshopId: string;
  /** Of the answer as the file has it; null for none, and in files of before answers had ids. */
  answerId: string | null;
}

/**
 * Remembers that a pin came with a file beside the first, and whose that and its answer are: nobody's that can be told where
 * somebody answered otherwise since.
 */
export async function keepPinOrigin(sql: Sql, fromId: string, { id, workshopId, answerId }: Brought): Promise<void> {
  if (id === fromId) return;
  const isThat = "FROM pins WHERE id = ? AND answer_id = COALESCE(?, answer_id)";
  const isBefore = "FROM pin_answers_before WHERE pin_id = ? AND answer_id = ?";
  const either = (stands: string, before: string) =>
    `COALESCE((SELECT ${stands} ${isThat}), (SELECT ${before} ${isBefore}))`;
  const answer = [fromId, answerId, fromId, answerId];
  await sql.run(
    `INSERT INTO pin_origins (from_pin, to_pin, workshop_id, from_seat, answer_seat, answer_id)
     VALUES (?, ?, ?, (SELECT seat_id FROM pins WHERE id = ?), ${either("answer_seat_id", "seat_id")}, ${either("answer_id", "answer_id")})
     ON CONFLICT DO NOTHING`,
    ...[fromId, id, workshopId, fromId, ...answer, ...answer],
  );
}

/** Remembers whose an answer is that somebody else answers otherwise now: older files have its words. */
export async function keepAnswerBefore(
  sql: Sql,
  workshopId: string,
  { id, answerId, answerSeatId }: { id: string; answerId: string | null; answerSeatId: string | null },
): Promise<void> {
  if (answerId === null || answerSeatId === null) return;
  await sql.run(
    "INSERT INTO pin_answers_before (answer_id, pin_id, workshop_id, seat_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ...[answerId, id, workshopId, answerSeatId],
  );
}

/**
 * Remembers whose a pin and its answer are that is removed by somebody else's hand, as a pin that came of itself: an older file
 * brings it again under its own id, as nobody's.
 */
export async function keepRemovedPin(sql: Sql, workshopId: string, pinId: string): Promise<void> {
  await sql.run(
    `INSERT INTO pin_origins (from_pin, to_pin, workshop_id, from_seat, answer_seat, answer_id)
     SELECT id, id, workshop_id, seat_id, answer_seat_id, answer_id FROM pins
       WHERE workshop_id = ? AND id = ? AND (seat_id IS NOT NULL OR answer_seat_id IS NOT NULL)
     ON CONFLICT DO UPDATE SET from_seat = COALESCE(from_seat, excluded.from_seat),
       answer_id = IIF(answer_seat IS NULL, excluded.answer_id, answer_id),
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

/** Pins of a seat that others came beside or somebody else removed; also those that are gone. */
export async function copiedOf(sql: Sql, seatId: string): Promise<string[]> {
  const text = "SELECT DISTINCT from_pin FROM pin_origins WHERE from_seat = ?";
  return (await sql.all<{ from_pin: string }>(text, seatId)).map(({ from_pin }) => from_pin);
}

/** Pins that a seat had answered when others came beside them, somebody else removed them or answered anew; also those that are gone. */
export async function answeredBefore(sql: Sql, seatId: string): Promise<string[]> {
  const text = `SELECT from_pin AS id FROM pin_origins WHERE answer_seat = ?
    UNION SELECT pin_id FROM pin_answers_before WHERE seat_id = ?`;
  return (await sql.all<{ id: string }>(text, seatId, seatId)).map(({ id }) => id);
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

/** Ids of answers that this seat, or nobody, had given to a pin when it was removed, answered anew, or others came beside it. */
export async function answerIdsOf(sql: Sql, pinId: string, seatId: string | null): Promise<string[]> {
  const text = `SELECT answer_id FROM pin_origins WHERE from_pin = ? AND answer_seat IS ? AND answer_id IS NOT NULL
    UNION SELECT answer_id FROM pin_answers_before WHERE pin_id = ? AND seat_id IS ?`;
  return (await sql.all<{ answer_id: string }>(text, pinId, seatId, pinId, seatId)).map(({ answer_id }) => answer_id);
}
