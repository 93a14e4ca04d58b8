// The tables, as the steps that made them. Steps are only ever added at the end.

/** Step n turns a file of version n into one of version n + 1. */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE cases (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- SHA-256 over Message-ID and content: the same mail seen again
    fingerprint TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    opened INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX cases_by_state ON cases (state, opened, number);

  -- SHA-256 of every Message-ID of a case's thread, its own among them
  CREATE TABLE threads (
    message TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (message, case_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE actions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    stage TEXT NOT NULL,
    step INTEGER NOT NULL,
    -- keyed hash of the address a reply goes to, null for everything else
    recipient TEXT,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX actions_by_case ON actions (case_id);
  CREATE INDEX actions_started ON actions (number) WHERE state = 'started';
  CREATE INDEX replies_done ON actions (at) WHERE state = 'done' AND recipient IS NOT NULL;

  CREATE TABLE offers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    patient TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  -- addresses stand here as keyed hashes only: both lists survive an erasure (handbook R-18)
  CREATE TABLE freezes (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (address, why)
  ) STRICT;
  CREATE TABLE stops (address TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE moves (appointment TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE waiting (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL UNIQUE,
    since INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE approvals (
    text_key TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    case_id TEXT,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE actions ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE actions ADD COLUMN not_before INTEGER;
  CREATE INDEX actions_postponed ON actions (number) WHERE state = 'planned' AND not_before IS NOT NULL;

  -- how far each folder was worked (RFC 9051 section 2.3.1.1)
  CREATE TABLE cursors (
    folder TEXT PRIMARY KEY,
    uid_validity TEXT NOT NULL,
    uid INTEGER NOT NULL,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Message-IDs as keyed hashes: letters of ours, and what the practice wrote or answered by itself
  CREATE TABLE letters (message TEXT PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE answered (message TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE verdicts (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE REFERENCES cases (id),
    body TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- who waits for an earlier time, and who did; the order is the date of entry (handbook R-62)
  CREATE TABLE waiting_entries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    patient TEXT NOT NULL,
    since INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  INSERT INTO waiting_entries (id, patient, since, body)
    SELECT 'w-' || patient, patient, since, json_object(
      'patient', patient, 'type', NULL, 'practitioner', NULL, 'wishes', json('[]'), 'replaces', NULL,
      'contact', NULL, 'language', NULL, 'since', since, 'until', NULL, 'priority', NULL,
      'interest', json_object('said', since, 'asked', NULL, 'times', 0), 'state', 'waiting', 'id', 'w-' || patient
    ) FROM waiting ORDER BY since, number;
  DROP TABLE waiting;

  CREATE TABLE freed (
    id TEXT PRIMARY KEY,
    starts INTEGER NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- what patients' own calendars were told; recurrence_id is '' for what does not recur
  CREATE TABLE invitations (
    number INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    recurrence_id TEXT NOT NULL,
    ends INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (uid, recurrence_id)
  ) STRICT;
  `,
  `
  -- what humans noted on a case beside yes and no: seen, put off, handed over
  CREATE TABLE review_notes (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- classes of messages that an address stopped, as keyed hash (handbook R-19)
  CREATE TABLE class_stops (
    address TEXT NOT NULL,
    class TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (address, class)
  ) STRICT, WITHOUT ROWID;

  -- what was said of classes of messages: every change stays, with its date, source and writer
  CREATE TABLE consents (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    class TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    recorded_by TEXT NOT NULL
  ) STRICT;
  CREATE INDEX consents_by_patient ON consents (patient, class, number);

  CREATE TABLE marks (
    patient TEXT NOT NULL,
    flag TEXT NOT NULL,
    set_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (patient, flag)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE choices (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    rule TEXT NOT NULL,
    chosen_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (patient, rule)
  ) STRICT;

  -- patient is null once the answer is detached
  CREATE TABLE survey_answers (
    number INTEGER PRIMARY KEY,
    asked TEXT NOT NULL UNIQUE,
    patient TEXT,
    rule TEXT NOT NULL,
    score INTEGER NOT NULL,
    words TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- what of the review stands outside the terminal: drafts, morning mails, alerts nobody has seen
  CREATE TABLE desk (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- what became of follow-ups: one row for each key, for ever, so that nothing is sent twice
  CREATE TABLE follow_ups (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    patient TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
  CREATE INDEX follow_ups_by_time ON follow_ups (at);
  CREATE TABLE seen_appointments (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE paused_rules (rule TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  `
  -- a body that is no JSON any more is found when it is read, not when it is written
  CREATE INDEX cases_by_reason ON cases
    (CASE WHEN json_valid(body) THEN json_extract(body, '$.reason.code') END, opened);
  CREATE INDEX cases_by_patient ON cases
    (CASE WHEN json_valid(body) THEN json_extract(body, '$.patient') END, opened);
  CREATE INDEX follow_ups_by_patient ON follow_ups (patient, at);
  `,
  `
  CREATE INDEX cases_by_writer ON cases
    (CASE WHEN json_valid(body) THEN json_extract(body, '$.from') END, opened);
  `,
  `
  -- what people said of suggestions: one verdict and one complaint count for a case and kind
  CREATE TABLE suggestions (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    case_id TEXT NOT NULL,
    sort TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (kind, case_id, sort)
  ) STRICT;
  -- how each kind of request stands
  CREATE TABLE autonomy (kind TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- what is counted of a case, nothing of whom
  CREATE TABLE case_figures (
    case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    opened INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_figures_by_time ON case_figures (opened);
  `,
  `
  -- whether and when each case was answered is told by these alone
  CREATE INDEX replies_by_case ON actions (case_id, stage, at) WHERE state = 'done' AND recipient IS NOT NULL;
  CREATE INDEX cases_ended ON cases (id, state, number);
  `,
  `
  -- phone numbers and addresses that humans recorded beside the patients' file (handbook R-43)
  CREATE TABLE contact_changes (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    kind TEXT NOT NULL,
    instead TEXT,
    given TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (patient, given)
  ) STRICT;
  `,
  `
  -- how much of a case is left since its time was over (handbook R-14)
  ALTER TABLE cases ADD COLUMN kept TEXT NOT NULL DEFAULT 'whole';
  CREATE INDEX cases_by_kept ON cases (kept, opened);
  -- of rows that are older than this column, the first purge after it
  ALTER TABLE moves ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  -- until when the practice's own list named a contact: patients and addresses as keyed hashes
  CREATE TABLE known_contacts (contact TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- of an edited suggestion, how many of its words changed; null when nobody could count
  ALTER TABLE suggestions ADD COLUMN words_changed INTEGER;
  ALTER TABLE suggestions ADD COLUMN words_of INTEGER;
  CREATE INDEX suggestions_by_time ON suggestions (sort, at);
  `,
  `
  -- coming events are counted by source; the number of before stands for all of them together
  INSERT INTO settings (name, value)
    SELECT 'event-counts', json_object('', json_object('total', CAST(value AS INTEGER), 'singles', 0, 'last', NULL))
    FROM settings WHERE name = 'event-count';
  DELETE FROM settings WHERE name = 'event-count';
  `,
  `
  -- letters as they left, whole, until their copy lies in Sent
  CREATE TABLE owed_copies (
    number INTEGER PRIMARY KEY,
    message TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- when a case came to the state it is in: what was settled today, whenever its mail came
  ALTER TABLE cases ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;
  UPDATE cases SET state_since = opened;
  UPDATE cases SET state_since = told.at
    FROM (SELECT case_id, max(at) AS at FROM audit WHERE verb IN ('CaseSettled', 'ProposalApproved') GROUP BY case_id)
      AS told
    WHERE told.case_id = cases.id;
  CREATE INDEX cases_by_state_since ON cases (state, state_since, number);
  `,
];
