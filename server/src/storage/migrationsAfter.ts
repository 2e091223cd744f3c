/** What the time after a workshop brought: files in and out, withdrawal, stories, reports. */
export const AFTER_MIGRATIONS: readonly string[] = [
  // Imported content, images, programmes with their measures, and maps that are based on earlier ones.
  `
  CREATE TABLE images (
    workshop_id TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seat_id TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workshop_id, id)
  );
  CREATE INDEX images_by_seat ON images (seat_id);
  CREATE TABLE imports (
    id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    board_id TEXT,
    at BIGINT NOT NULL,
    result_json TEXT NOT NULL,
    made_json TEXT NOT NULL,
    undone_at BIGINT,
    PRIMARY KEY (workshop_id, id)
  ) WITHOUT ROWID;
  CREATE TABLE imported_attendance (
    workshop_id TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    groups_json TEXT NOT NULL
  );
  CREATE TABLE programmes (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at BIGINT NOT NULL
  );
  CREATE TABLE programme_phases (
    programme_id TEXT NOT NULL,
    phase TEXT NOT NULL,
    aim TEXT NOT NULL,
    status TEXT NOT NULL,
    close_reason TEXT,
    PRIMARY KEY (programme_id, phase)
  ) WITHOUT ROWID;
  CREATE TABLE measures (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    phase TEXT NOT NULL,
    label TEXT NOT NULL,
    unit TEXT NOT NULL,
    baseline DOUBLE PRECISION,
    target DOUBLE PRECISION,
    story_id TEXT
  );
  CREATE INDEX measures_by_programme ON measures (programme_id, position);
  CREATE TABLE measure_readings (
    id TEXT PRIMARY KEY,
    measure_id TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    on_day TEXT NOT NULL,
    source TEXT NOT NULL
  );
  CREATE INDEX measure_readings_by_measure ON measure_readings (measure_id, on_day);
  ALTER TABLE workshops ADD COLUMN programme_id TEXT;
  ALTER TABLE boards ADD COLUMN based_on_id TEXT;
  ALTER TABLE boards ADD COLUMN map_state TEXT;
  `,
  // What was taken back stays away: ids alone. Rounds keep what their candidates' words are sealed with apart from the words.
  `
  ALTER TABLE workshops ADD COLUMN kept_days INTEGER;
  ALTER TABLE workshops ADD COLUMN kept_set_at BIGINT;
  ALTER TABLE rounds ADD COLUMN seals_json TEXT;
  CREATE TABLE erased_notes (
    board_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (board_id, note_id)
  ) WITHOUT ROWID;
  CREATE INDEX erased_notes_by_workshop ON erased_notes (workshop_id);
  CREATE TABLE withdrawals (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    is_scrubbed INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  // The number of somebody who stepped out stays theirs.
  `
  ALTER TABLE removed_people ADD COLUMN number INTEGER;
  `,
  // Whose a story is stands in its row alone, and goes with its words.
  `
  ALTER TABLE boards ADD COLUMN scope TEXT;
  CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    reference TEXT NOT NULL,
    pseudonym TEXT NOT NULL,
    collector TEXT NOT NULL,
    collected_on TEXT,
    table_id TEXT,
    participant_id TEXT,
    seat_id TEXT,
    scope TEXT,
    media TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    is_ticked INTEGER NOT NULL,
    confirmed_json TEXT NOT NULL,
    revision INTEGER NOT NULL,
    slip_hash TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX stories_by_workshop ON stories (workshop_id);
  CREATE UNIQUE INDEX stories_by_slip ON stories (slip_hash);
  CREATE TABLE story_links (
    story_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (story_id, board_id, note_id, step_id)
  ) WITHOUT ROWID;
  CREATE INDEX story_links_by_workshop ON story_links (workshop_id);
  CREATE TABLE story_names (
    workshop_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workshop_id, name)
  ) WITHOUT ROWID;
  CREATE TABLE story_collectors (
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  `,
  // How hosts put their report together.
  `
  CREATE TABLE report_plans (
    workshop_id TEXT PRIMARY KEY,
    plan_json TEXT NOT NULL
  );
  `,
  // What the public page's link is made from again, beside the server's secret; the link itself is nowhere.
  `
  ALTER TABLE follow_through ADD COLUMN share_nonce TEXT;
  `,
  // Templates made of one's own boards and agendas; with a workshop's words in them they go when it is erased.
  `
  CREATE TABLE saved_templates (
    id TEXT PRIMARY KEY,
    workshop_id TEXT,
    body_json TEXT NOT NULL,
    made_at INTEGER NOT NULL
  );
  CREATE INDEX saved_templates_by_workshop ON saved_templates (workshop_id);
  `,
  // How people rated the steps of a map: beside a person only while it is open. Questions, concerns and gaps pinned to a board.
  `
  CREATE TABLE feeling_rounds (
    board_id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    state TEXT NOT NULL,
    is_shown INTEGER NOT NULL,
    frozen_json TEXT
  );
  CREATE INDEX feeling_rounds_by_workshop ON feeling_rounds (workshop_id);
  CREATE TABLE feeling_answers (
    board_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    id TEXT NOT NULL,
    value INTEGER,
    words_json TEXT NOT NULL,
    PRIMARY KEY (board_id, step_id, participant_id)
  ) WITHOUT ROWID;
  CREATE INDEX feeling_answers_by_workshop ON feeling_answers (workshop_id);
  CREATE TABLE pins (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    note_id TEXT,
    step_id TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT,
    seat_id TEXT,
    is_waiting INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX pins_by_workshop ON pins (workshop_id);
  `,
  // How maps stand (METHODS M44), and boards as they were, kept by hosts under a name (M47): with whose notes are in them.
  `
  CREATE TABLE map_standings (
    board_id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    status TEXT NOT NULL,
    reviews_json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX map_standings_by_workshop ON map_standings (workshop_id);
  CREATE TABLE kept_boards (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    seat_id TEXT,
    note_count INTEGER NOT NULL,
    content_json TEXT NOT NULL,
    owners_json TEXT NOT NULL
  );
  CREATE INDEX kept_boards_by_workshop ON kept_boards (workshop_id, kept_at);
  `,
  // Pictures on notes and with stories; of each image a small copy. `added_at` is also when the last thing let go of it.
  `
  ALTER TABLE images ADD COLUMN small BLOB;
  ALTER TABLE workshops ADD COLUMN are_images_open INTEGER;
  ALTER TABLE stories ADD COLUMN image_id TEXT;
  ALTER TABLE stories ADD COLUMN image_alt TEXT;
  CREATE TABLE note_images (
    board_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    image_id TEXT NOT NULL,
    alt TEXT NOT NULL,
    scope TEXT NOT NULL,
    seat_id TEXT,
    is_hosts INTEGER NOT NULL,
    is_waiting INTEGER NOT NULL,
    is_off INTEGER NOT NULL,
    gone_since BIGINT,
    PRIMARY KEY (board_id, note_id)
  ) WITHOUT ROWID;
  CREATE INDEX note_images_by_workshop ON note_images (workshop_id);
  `,
  // People plotted over a planned map: what each needs, and how well each stop of their way met it.
  `
  CREATE TABLE scenarios (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    is_fictional INTEGER NOT NULL,
    about TEXT NOT NULL,
    needs_json TEXT NOT NULL,
    visits_json TEXT NOT NULL,
    writers_json TEXT NOT NULL,
    story_id TEXT,
    is_on_wall INTEGER NOT NULL,
    seat_id TEXT
  ) WITHOUT ROWID;
  CREATE INDEX scenarios_by_workshop ON scenarios (workshop_id);
  CREATE INDEX scenarios_by_board ON scenarios (board_id);
  `,
  // Where copies came from across boards and workshops, so that they go with what they are copies of; who answered a pin.
  `
  CREATE TABLE note_origins (
    from_board TEXT NOT NULL,
    from_note TEXT NOT NULL,
    to_board TEXT NOT NULL,
    to_note TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (from_board, from_note, to_board, to_note)
  ) WITHOUT ROWID;
  CREATE INDEX note_origins_by_workshop ON note_origins (workshop_id);
  CREATE TABLE story_origins (
    from_story TEXT NOT NULL,
    to_story TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (from_story, to_story)
  ) WITHOUT ROWID;
  CREATE INDEX story_origins_by_workshop ON story_origins (workshop_id);
  ALTER TABLE pins ADD COLUMN answer_seat_id TEXT;
  `,
  // What the clock said when it was last looked for what is over: one that jumps years ahead deletes nothing at once.
  `
  CREATE TABLE sweep_clock (
    id INTEGER PRIMARY KEY,
    trusted_at BIGINT,
    doubted_from BIGINT,
    seen_at BIGINT NOT NULL
  );
  `,
  // Who took a picture off its note: nobody else but a host puts it back.
  `
  ALTER TABLE note_images ADD COLUMN off_seat_id TEXT;
  `,
  // Where a story stands among those that came with a file or the demo; nought for those of the room.
  `
  ALTER TABLE stories ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
  `,
  // Whose a note is that was copied: it may be taken off its board long before it is taken back.
  `
  ALTER TABLE note_origins ADD COLUMN from_seat TEXT;
  CREATE INDEX note_origins_by_seat ON note_origins (from_seat);
  `,
  // Whose everything was taken back, and how often: their devices let go of what they never sent.
  `
  CREATE TABLE erased_people (
    seat_id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    times INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX erased_people_by_token ON erased_people (token_hash);
  CREATE INDEX erased_people_by_workshop ON erased_people (workshop_id);
  `,
  // Where copies of plotted people came from and whose words were in them; prints of what was taken off them, and of those whom
  // their maker took off, so that words put back are whose they were, and none come back that were taken back.
  `
  CREATE TABLE scenario_origins (
    from_id TEXT NOT NULL,
    to_id TEXT NOT NULL,
    from_workshop TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    owners_json TEXT NOT NULL,
    is_carried INTEGER NOT NULL,
    PRIMARY KEY (from_id, to_id)
  ) WITHOUT ROWID;
  CREATE INDEX scenario_origins_by_workshop ON scenario_origins (workshop_id);
  CREATE INDEX scenario_origins_by_source ON scenario_origins (from_workshop);
  CREATE TABLE scenarios_off (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    seat_id TEXT NOT NULL,
    writers_json TEXT NOT NULL,
    gone_json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX scenarios_off_by_workshop ON scenarios_off (workshop_id);
  ALTER TABLE scenarios ADD COLUMN gone_json TEXT NOT NULL DEFAULT '{}';
  `,
  // The pin that one came from with a file, the first of them all: taken back, it takes that along.
  `
  ALTER TABLE pins ADD COLUMN from_pin TEXT;
  CREATE INDEX pins_by_origin ON pins (from_pin);
  `,
  // Who told from a canvas that a note is a copy: it is believed of their own notes alone, and so much of one person.
  `
  ALTER TABLE note_origins ADD COLUMN told_by TEXT;
  CREATE INDEX note_origins_by_teller ON note_origins (told_by);
  CREATE INDEX note_origins_by_copy ON note_origins (to_board, to_note);
  `,
  // Tokens a seat had before somebody came back to it, by number, the latest last: their devices too are told that everything
  // was taken back. And of whom that was whether they left for good: who was removed may be brought back.
  `
  CREATE TABLE ended_tokens (
    token_hash TEXT PRIMARY KEY,
    seat_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    number INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX ended_tokens_by_seat ON ended_tokens (seat_id, number);
  CREATE INDEX ended_tokens_by_workshop ON ended_tokens (workshop_id);
  INSERT INTO ended_tokens (token_hash, seat_id, workshop_id, number)
    SELECT token_hash, seat_id, workshop_id, 1 FROM erased_people
    WHERE seat_id IN (SELECT id FROM seats) AND token_hash NOT IN (SELECT token_hash FROM seats);
  ALTER TABLE erased_people ADD COLUMN has_left INTEGER NOT NULL DEFAULT 0;
  UPDATE erased_people SET has_left = 1
    WHERE seat_id NOT IN (SELECT id FROM seats) AND token_hash NOT IN (SELECT token_hash FROM removed_people);
  `,
];
