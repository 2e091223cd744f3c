/** What running the room brought; the second part of `MIGRATIONS`. New entries go to `migrationsOrigins.ts`. */
export const ROOM_MIGRATIONS: readonly string[] = [
  `
  ALTER TABLE participants ADD COLUMN table_id TEXT;
  ALTER TABLE boards ADD COLUMN table_id TEXT;
  ALTER TABLE boards ADD COLUMN origin_id TEXT;
  ALTER TABLE boards ADD COLUMN is_locked INTEGER;
  ALTER TABLE boards ADD COLUMN is_shared INTEGER;
  ALTER TABLE activities ADD COLUMN access_json TEXT;
  ALTER TABLE activities ADD COLUMN writing TEXT;
  ALTER TABLE activities ADD COLUMN place TEXT;
  `,
  `
  ALTER TABLE seats ADD COLUMN host_name TEXT;
  CREATE TABLE hosting (
    workshop_id TEXT PRIMARY KEY,
    is_hosted INTEGER,
    leading_id TEXT,
    pause_json TEXT,
    cursors_off INTEGER
  );
  `,
  `
  ALTER TABLE workshops ADD COLUMN timer_left_ms BIGINT;
  ALTER TABLE workshops ADD COLUMN screen_before TEXT;
  ALTER TABLE boards ADD COLUMN locked_parts_json TEXT;
  CREATE TABLE room_leads (
    workshop_id TEXT PRIMARY KEY,
    call_json TEXT,
    follow_json TEXT,
    spotlight_json TEXT,
    shows_ready INTEGER
  );
  CREATE TABLE room_hands (
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    is_turn INTEGER NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  CREATE TABLE room_ready (
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  CREATE TABLE room_extra_time (
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  CREATE TABLE room_pauses (
    id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    to_seat_id TEXT,
    words TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  CREATE TABLE room_pause_replies (
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (workshop_id, participant_id)
  ) WITHOUT ROWID;
  `,
  // Without row numbers: the order in which notes came would tell whose they are.
  `
  ALTER TABLE workshops ADD COLUMN is_moderated INTEGER;
  CREATE TABLE held_notes (
    id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    seat_id TEXT,
    stage TEXT NOT NULL,
    note_json TEXT NOT NULL,
    is_kept INTEGER NOT NULL,
    was_shown INTEGER NOT NULL,
    is_change INTEGER NOT NULL,
    reason TEXT,
    waits_since BIGINT,
    reveal_id TEXT,
    PRIMARY KEY (id, board_id)
  ) WITHOUT ROWID;
  CREATE INDEX held_notes_by_seat ON held_notes (seat_id);
  CREATE INDEX held_notes_by_stage ON held_notes (workshop_id, stage);
  CREATE TABLE reveals (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    revealed_at BIGINT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX reveals_by_workshop ON reveals (workshop_id);
  CREATE TABLE revealed_notes (
    reveal_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (reveal_id, note_id, board_id)
  ) WITHOUT ROWID;
  CREATE INDEX revealed_notes_by_workshop ON revealed_notes (workshop_id);
  `,
  `
  ALTER TABLE workshops ADD COLUMN names TEXT;
  ALTER TABLE workshops ADD COLUMN door TEXT;
  ALTER TABLE participants ADD COLUMN number INTEGER;
  ALTER TABLE participants ADD COLUMN is_proxy INTEGER;
  UPDATE participants SET number = (SELECT COUNT(*) FROM participants q WHERE q.workshop_id = participants.workshop_id
    AND (q.joined_at < participants.joined_at OR (q.joined_at = participants.joined_at AND q.id <= participants.id)));
  ALTER TABLE seats ADD COLUMN view_of TEXT;
  ALTER TABLE seats ADD COLUMN view_table_id TEXT;
  ALTER TABLE notes ADD COLUMN names TEXT;
  ALTER TABLE notes ADD COLUMN is_by_proxy INTEGER;
  ALTER TABLE notes ADD COLUMN group_id TEXT;
  ALTER TABLE held_notes ADD COLUMN names TEXT;
  CREATE TABLE removed_people (
    participant_id TEXT PRIMARY KEY,
    removal_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    alias_key TEXT NOT NULL,
    rejoin_hash TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    person_json TEXT NOT NULL,
    seat_json TEXT NOT NULL,
    contact TEXT NOT NULL,
    with_notes INTEGER NOT NULL,
    notes_json TEXT,
    removed_at BIGINT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX removed_people_by_alias ON removed_people (workshop_id, alias_key);
  CREATE INDEX removed_people_by_token ON removed_people (token_hash);
  CREATE TABLE note_deeds (
    workshop_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    board_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    seat_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    row_json TEXT,
    taken_by TEXT,
    PRIMARY KEY (workshop_id, seq)
  ) WITHOUT ROWID;
  CREATE INDEX note_deeds_by_note ON note_deeds (board_id, note_id, seq);
  CREATE TABLE take_backs (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    notes INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    undo_json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE adjustment_requests (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    choices_json TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX adjustment_requests_by_workshop ON adjustment_requests (workshop_id);
  `,
  `
  ALTER TABLE activities ADD COLUMN is_prompt_locked INTEGER;
  ALTER TABLE activities ADD COLUMN is_pre_work INTEGER;
  ALTER TABLE activities ADD COLUMN removed_at BIGINT;
  ALTER TABLE activities ADD COLUMN started_at BIGINT;
  ALTER TABLE activities ADD COLUMN opened_notes INTEGER;
  UPDATE activities SET started_at = opened_at;
  CREATE TABLE activity_closings (
    workshop_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    activity_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT,
    PRIMARY KEY (workshop_id, seq)
  ) WITHOUT ROWID;
  CREATE TABLE question_versions (
    workshop_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    decision_id TEXT,
    PRIMARY KEY (workshop_id, version)
  ) WITHOUT ROWID;
  CREATE TABLE agreement_versions (
    workshop_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    lines_json TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workshop_id, version)
  ) WITHOUT ROWID;
  CREATE TABLE suggestions (
    workshop_id TEXT NOT NULL,
    id TEXT NOT NULL,
    about TEXT NOT NULL,
    text TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workshop_id, id)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE breakout_tables (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    seats INTEGER,
    ended_at BIGINT
  );
  CREATE INDEX breakout_tables_by_workshop ON breakout_tables (workshop_id, position);
  CREATE TABLE table_settings (
    workshop_id TEXT PRIMARY KEY,
    way TEXT NOT NULL,
    may_volunteer INTEGER NOT NULL,
    copy_start TEXT NOT NULL,
    message_json TEXT,
    undo_json TEXT
  );
  CREATE TABLE board_copies (
    board_id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    structure_json TEXT NOT NULL
  );
  CREATE TABLE note_links (
    to_board TEXT NOT NULL,
    from_board TEXT NOT NULL,
    from_note TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    to_note TEXT NOT NULL,
    print_json TEXT NOT NULL,
    PRIMARY KEY (to_board, from_board, from_note)
  ) WITHOUT ROWID;
  CREATE INDEX note_links_by_workshop ON note_links (workshop_id);
  ALTER TABLE rounds ADD COLUMN table_ids_json TEXT;
  CREATE TABLE round_electors (
    round_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    PRIMARY KEY (round_id, participant_id)
  ) WITHOUT ROWID;
  CREATE INDEX round_electors_by_workshop ON round_electors (workshop_id);
  `,
  `
  CREATE TABLE walls (
    workshop_id TEXT PRIMARY KEY,
    wall_json TEXT NOT NULL
  );
  `,
  // Since when everyone writes alone, the last time they did: what was revealed before has nothing to do with it.
  `
  ALTER TABLE activities ADD COLUMN alone_since BIGINT;
  `,
  // The activity that a timer was stopped with, and goes on with; null for one that a host stopped by hand.
  `
  ALTER TABLE workshops ADD COLUMN timer_stopped_with TEXT;
  `,
  // A note that was entered from paper stays one while it is off its board.
  `
  ALTER TABLE held_notes ADD COLUMN is_by_proxy INTEGER;
  ALTER TABLE held_notes ADD COLUMN group_id TEXT;
  `,
  // The activity a note was written in: several may use one board, and each shows its own.
  `
  ALTER TABLE held_notes ADD COLUMN activity_id TEXT;
  `,
];
