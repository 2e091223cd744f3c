import { AFTER_MIGRATIONS } from "./migrationsAfter.ts";
import { ORIGIN_MIGRATIONS } from "./migrationsOrigins.ts";
import { ROOM_MIGRATIONS } from "./migrationsRoom.ts";

/** Each entry takes the database one version up; entries are never edited once released. Plain DDL for every database. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE workshops (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    join_code TEXT NOT NULL UNIQUE,
    template TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    groups_json TEXT NOT NULL,
    screen TEXT NOT NULL,
    timer_ends_at BIGINT,
    timer_seconds INTEGER,
    created_at BIGINT NOT NULL
  );
  CREATE TABLE activities (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    template_id TEXT NOT NULL,
    phase TEXT NOT NULL,
    title TEXT NOT NULL,
    prompt TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    output_type TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at BIGINT
  );
  CREATE INDEX activities_by_workshop ON activities (workshop_id, position);
  CREATE TABLE boards (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL
  );
  CREATE INDEX boards_by_workshop ON boards (workshop_id, position);
  CREATE TABLE activity_boards (
    activity_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (activity_id, board_id)
  );
  CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    alias TEXT NOT NULL,
    alias_key TEXT NOT NULL,
    group_id TEXT,
    rejoin_hash TEXT NOT NULL,
    joined_at BIGINT NOT NULL
  );
  CREATE INDEX participants_by_alias ON participants (workshop_id, alias_key);
  CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    role TEXT NOT NULL,
    participant_id TEXT,
    can_vote INTEGER NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
  );
  CREATE INDEX seats_by_workshop ON seats (workshop_id);
  CREATE INDEX seats_by_participant ON seats (participant_id);
  CREATE TABLE receipts (
    seat_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    result_json TEXT NOT NULL,
    PRIMARY KEY (seat_id, command_id)
  );
  CREATE TABLE board_updates (
    board_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    update_blob BLOB NOT NULL,
    PRIMARY KEY (board_id, seq)
  );
  CREATE TABLE board_snapshots (
    board_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    state_blob BLOB NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (board_id, seq)
  );
  CREATE TABLE board_clients (
    board_id TEXT NOT NULL,
    client_id BIGINT NOT NULL,
    seat_id TEXT NOT NULL,
    PRIMARY KEY (board_id, client_id)
  );
  CREATE TABLE notes (
    board_id TEXT NOT NULL,
    id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    seat_id TEXT,
    PRIMARY KEY (board_id, id)
  );
  CREATE INDEX notes_by_id ON notes (workshop_id, id);
  CREATE INDEX notes_by_seat ON notes (seat_id);
  CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    board_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    dots INTEGER NOT NULL,
    max_per_item INTEGER NOT NULL,
    candidates_json TEXT NOT NULL,
    voted INTEGER,
    tally_json TEXT
  );
  CREATE INDEX rounds_by_workshop ON rounds (workshop_id, position);
  CREATE TABLE ballots (
    round_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    dots_json TEXT NOT NULL,
    PRIMARY KEY (round_id, participant_id)
  );
  CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    method TEXT NOT NULL,
    state TEXT NOT NULL,
    round_id TEXT,
    note_ids_json TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
  );
  CREATE INDEX decisions_by_workshop ON decisions (workshop_id, position);
  `,
  `
  ALTER TABLE board_updates ADD COLUMN checksum BIGINT;
  `,
  `
  CREATE TABLE follow_through (
    workshop_id TEXT PRIMARY KEY,
    previous_id TEXT,
    closed_at BIGINT,
    reported_at BIGINT,
    share_hash TEXT UNIQUE,
    shared_at BIGINT
  );
  CREATE TABLE shortlist (
    workshop_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (workshop_id, note_id)
  );
  CREATE TABLE idea_responses (
    workshop_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (workshop_id, note_id)
  );
  CREATE TABLE commitments (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    decision_id TEXT,
    what TEXT NOT NULL,
    owners_json TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    proof TEXT
  );
  CREATE INDEX commitments_by_workshop ON commitments (workshop_id, position);
  CREATE TABLE idea_box (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    board_id TEXT
  );
  CREATE INDEX idea_box_by_workshop ON idea_box (workshop_id, position);
  CREATE TABLE reflection_wheels (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    scores_json TEXT NOT NULL,
    evidence_json TEXT NOT NULL,
    depth_json TEXT
  );
  CREATE INDEX reflection_wheels_by_workshop ON reflection_wheels (workshop_id, position);
  CREATE TABLE reflection_rungs (
    workshop_id TEXT PRIMARY KEY,
    rung TEXT NOT NULL,
    reason TEXT NOT NULL
  );
  CREATE TABLE reflection_questions (
    workshop_id TEXT NOT NULL,
    question TEXT NOT NULL,
    state TEXT NOT NULL,
    answered INTEGER,
    result_json TEXT,
    PRIMARY KEY (workshop_id, question)
  );
  CREATE TABLE reflection_answers (
    workshop_id TEXT NOT NULL,
    question TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    answer_json TEXT NOT NULL,
    PRIMARY KEY (workshop_id, question, participant_id)
  );
  `,
  `
  CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    note_ids_json TEXT NOT NULL,
    round_id TEXT,
    state TEXT NOT NULL,
    method TEXT,
    version INTEGER NOT NULL,
    asked_at BIGINT NOT NULL,
    is_released INTEGER NOT NULL,
    history_json TEXT NOT NULL,
    frozen_json TEXT
  );
  CREATE INDEX proposals_by_workshop ON proposals (workshop_id, position);
  CREATE TABLE proposal_answers (
    proposal_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    stand TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (proposal_id, participant_id)
  );
  CREATE TABLE quick_checks (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    is_released INTEGER NOT NULL,
    frozen_json TEXT
  );
  CREATE INDEX quick_checks_by_workshop ON quick_checks (workshop_id, position);
  CREATE TABLE quick_check_answers (
    check_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    answer_json TEXT NOT NULL,
    PRIMARY KEY (check_id, participant_id)
  );
  `,
  `
  ALTER TABLE rounds ADD COLUMN title TEXT;
  ALTER TABLE rounds ADD COLUMN who TEXT;
  ALTER TABLE rounds ADD COLUMN opened_at BIGINT;
  ALTER TABLE rounds ADD COLUMN is_in_extra_time INTEGER;
  ALTER TABLE rounds ADD COLUMN on_paper INTEGER;
  ALTER TABLE rounds ADD COLUMN is_published INTEGER;
  ALTER TABLE rounds ADD COLUMN seal TEXT;
  CREATE TABLE open_ballots (
    round_id TEXT NOT NULL,
    voter TEXT NOT NULL,
    code TEXT,
    dots_json TEXT NOT NULL,
    PRIMARY KEY (round_id, voter)
  ) WITHOUT ROWID;
  INSERT INTO open_ballots (round_id, voter, code, dots_json)
    SELECT b.round_id, b.participant_id, NULL, b.dots_json
    FROM ballots b JOIN rounds r ON r.id = b.round_id WHERE r.state = 'open';
  CREATE UNIQUE INDEX open_ballots_by_code ON open_ballots (round_id, code);
  DROP TABLE ballots;
  CREATE TABLE published_ballots (
    round_id TEXT NOT NULL,
    code TEXT NOT NULL,
    dots_json TEXT NOT NULL,
    PRIMARY KEY (round_id, code)
  ) WITHOUT ROWID;
  CREATE TABLE round_extra_time (
    round_id TEXT NOT NULL,
    participant_id TEXT NOT NULL,
    PRIMARY KEY (round_id, participant_id)
  ) WITHOUT ROWID;
  CREATE TABLE vote_log (
    workshop_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    round_id TEXT,
    body_json TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (workshop_id, seq)
  );
  CREATE TABLE tickets (
    workshop_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    participant_id TEXT,
    PRIMARY KEY (workshop_id, number)
  );
  CREATE UNIQUE INDEX tickets_by_code ON tickets (workshop_id, code_hash);
  CREATE INDEX tickets_by_participant ON tickets (participant_id);
  `,
  `
  CREATE TABLE group_results (
    round_id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    results_json TEXT NOT NULL,
    view TEXT NOT NULL
  );
  CREATE INDEX group_results_by_workshop ON group_results (workshop_id);
  CREATE TABLE group_thresholds (
    workshop_id TEXT PRIMARY KEY,
    least INTEGER NOT NULL
  );
  `,
  // Without row numbers: in the order they came in, receipts would tell whose the ideas of the box are.
  `
  CREATE TABLE receipts_by_seat (
    seat_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    workshop_id TEXT NOT NULL,
    result_json TEXT NOT NULL,
    PRIMARY KEY (seat_id, command_id)
  ) WITHOUT ROWID;
  INSERT INTO receipts_by_seat (seat_id, command_id, workshop_id, result_json)
    SELECT seat_id, command_id, workshop_id, result_json FROM receipts ORDER BY seat_id, command_id;
  DROP TABLE receipts;
  ALTER TABLE receipts_by_seat RENAME TO receipts;
  `,
  ...ROOM_MIGRATIONS,
  ...AFTER_MIGRATIONS,
  ...ORIGIN_MIGRATIONS,
];
