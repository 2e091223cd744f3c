/** Where copies came from, and whose the first was; where new entries go. */
export const ORIGIN_MIGRATIONS: readonly string[] = [
  // Which pins came with a file beside which, and whose question and answer that was: kept also where the first or one between
  // was removed or erased.
  `
  CREATE TABLE pin_origins (
    from_pin TEXT NOT NULL,
    to_pin TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    from_seat TEXT,
    answer_seat TEXT,
    PRIMARY KEY (from_pin, to_pin)
  ) WITHOUT ROWID;
  CREATE INDEX pin_origins_by_workshop ON pin_origins (workshop_id);
  CREATE INDEX pin_origins_by_seat ON pin_origins (from_seat);
  CREATE INDEX pin_origins_by_answer ON pin_origins (answer_seat);
  INSERT INTO pin_origins (from_pin, to_pin, workshop_id, from_seat, answer_seat)
    SELECT p.from_pin, p.id, p.workshop_id, f.seat_id, f.answer_seat_id FROM pins p LEFT JOIN pins f ON f.id = p.from_pin
    WHERE p.from_pin IS NOT NULL;
  DROP INDEX pins_by_origin;
  ALTER TABLE pins DROP COLUMN from_pin;
  `,
  // A note is looked up by its id on all boards: whether an id that comes by a canvas is another note's already.
  `
  CREATE INDEX notes_anywhere ON notes (id);
  CREATE INDEX note_deeds_anywhere ON note_deeds (note_id);
  `,
  // Every answer to a pin has an id of its own. Those that were there go by their pin's, as files of before name them.
  `
  ALTER TABLE pins ADD COLUMN answer_id TEXT;
  UPDATE pins SET answer_id = id WHERE answer IS NOT NULL;
  ALTER TABLE pin_origins ADD COLUMN answer_id TEXT;
  `,
  // Whose answers to a pin were that somebody else answered otherwise: older files have their words.
  `
  CREATE TABLE pin_answers_before (
    answer_id TEXT PRIMARY KEY,
    pin_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    seat_id TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX pin_answers_before_by_workshop ON pin_answers_before (workshop_id);
  CREATE INDEX pin_answers_before_by_seat ON pin_answers_before (seat_id, pin_id);
  `,
];
