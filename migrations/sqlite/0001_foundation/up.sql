-- Instants are microseconds UTC (BIGINT), calendar days are DATE, keys are UUIDv7 made by the
-- program, enums are text. Columns named `sealed` or `body` hold ciphertext (docs/data.md).

CREATE TABLE app_meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE staff (
    id            BLOB    NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL,
    email_print   BIGINT  NOT NULL UNIQUE,
    sealed        BLOB    NOT NULL,           -- name and address
    roles         TEXT    NOT NULL,           -- handler,lead,auditor,admin
    is_trustee    BOOLEAN NOT NULL,           -- stands above: sees restricted cases
    language      TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    disabled_at   BIGINT
);

CREATE TABLE sessions (
    token_hash BLOB   NOT NULL PRIMARY KEY,
    staff_id   BLOB   NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);
CREATE INDEX sessions_staff ON sessions (staff_id);

CREATE TABLE cases (
    id                BLOB     NOT NULL PRIMARY KEY,
    reference         TEXT     NOT NULL UNIQUE,
    version           INTEGER  NOT NULL,
    state             TEXT     NOT NULL,      -- received, verifying, answered
    kind              TEXT     NOT NULL,
    channel           TEXT     NOT NULL,      -- form, email, post, counter, phone
    reply_channel     TEXT     NOT NULL,      -- email, phone, post
    language          TEXT     NOT NULL,
    leaked            TEXT     NOT NULL,      -- comma-separated kinds of data
    wishes            TEXT     NOT NULL,      -- comma-separated
    received_at       BIGINT   NOT NULL,
    received_source   TEXT     NOT NULL,      -- system, handler
    entered_at        BIGINT   NOT NULL,
    entered_by        BLOB     REFERENCES staff (id),
    due_on            DATE     NOT NULL,      -- the promise
    late_from         BIGINT   NOT NULL,
    legal_latest_on   DATE     NOT NULL,
    act_by_on         DATE     NOT NULL,
    rule              TEXT     NOT NULL,
    calendar          TEXT     NOT NULL,
    policy_version    TEXT     NOT NULL,
    notice_version    TEXT     NOT NULL,
    next_act_by_on    DATE     NOT NULL,      -- of the earliest open duty; far future when none
    next_due_on       DATE     NOT NULL,
    next_late_from    BIGINT   NOT NULL,
    assignee_id       BLOB     REFERENCES staff (id),
    is_restricted     BOOLEAN  NOT NULL,
    is_held           BOOLEAN  NOT NULL,      -- came in like a machine: a person looks first
    identity          TEXT     NOT NULL,      -- unconfirmed, contact, account
    gate              TEXT     NOT NULL,      -- unanswered, no, yes
    detected_at       BIGINT,
    technical_done    BOOLEAN  NOT NULL,
    business_done     BOOLEAN  NOT NULL,
    is_waiting        BOOLEAN  NOT NULL,      -- a question to the complainant is out
    outcome           TEXT,
    cause             TEXT,
    answered_at       BIGINT,
    delivery          TEXT     NOT NULL,      -- none, pending, failed, done
    verdict           TEXT,                   -- of the answer: in_time, late; frozen
    code_hash         BLOB     NOT NULL,
    sequence          INTEGER  NOT NULL,      -- of the newest event
    head              BLOB     NOT NULL       -- its hash
);
CREATE INDEX cases_next ON cases (next_act_by_on, next_late_from, id);
CREATE INDEX cases_late ON cases (next_late_from, id);
CREATE INDEX cases_state ON cases (state, is_restricted, id);
CREATE INDEX cases_assignee ON cases (assignee_id, next_late_from);
CREATE INDEX cases_answered ON cases (answered_at, id, is_restricted);
CREATE INDEX cases_verdict ON cases (verdict, due_on);

CREATE TABLE case_keys (
    case_id BLOB NOT NULL PRIMARY KEY REFERENCES cases (id),
    wrapped BLOB NOT NULL
);

CREATE TABLE complaints (
    case_id BLOB NOT NULL PRIMARY KEY REFERENCES cases (id),
    sealed  BLOB NOT NULL
);

CREATE TABLE submissions (
    token_hash BLOB   NOT NULL PRIMARY KEY,
    case_id    BLOB   NOT NULL REFERENCES cases (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE duties (
    id           BLOB     NOT NULL PRIMARY KEY,
    case_id      BLOB     NOT NULL REFERENCES cases (id),
    rule         TEXT     NOT NULL,           -- a row of duties.csv
    started_at   BIGINT   NOT NULL,
    due_on       DATE     NOT NULL,
    late_from    BIGINT   NOT NULL,
    act_by_on    DATE     NOT NULL,
    rule_version TEXT     NOT NULL,
    calendar     TEXT     NOT NULL,
    met_at       BIGINT,
    verdict      TEXT,                        -- in_time, late, void; frozen with met_at
    rung         SMALLINT NOT NULL            -- the last warning given: 32767 none, 5, 3, 1, 0, -1 late
);
CREATE INDEX duties_case ON duties (case_id);
CREATE INDEX duties_open ON duties (met_at, act_by_on, rung);

CREATE TABLE events (
    case_id     BLOB    NOT NULL REFERENCES cases (id),
    sequence    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    at          BIGINT  NOT NULL,
    actor_id    BLOB    REFERENCES staff (id),  -- null: the complainant or the desk itself
    facts       TEXT    NOT NULL,             -- plain JSON, nothing personal
    body        BLOB,
    body_digest BLOB,                         -- of the sealed body
    previous    BLOB    NOT NULL,
    hash        BLOB    NOT NULL,
    PRIMARY KEY (case_id, sequence)
);
CREATE INDEX events_at ON events (at, case_id);

CREATE TABLE daily_roots (
    day     DATE    NOT NULL PRIMARY KEY,
    root    BLOB    NOT NULL,
    changed INTEGER NOT NULL
);

CREATE TABLE measures (
    case_id    BLOB   NOT NULL REFERENCES cases (id),
    key        TEXT   NOT NULL,               -- T1…T12, B1…B11
    status     TEXT   NOT NULL,
    sealed     BLOB,                          -- note and evidence
    updated_at BIGINT NOT NULL,
    updated_by BLOB   NOT NULL REFERENCES staff (id),
    PRIMARY KEY (case_id, key)
);

CREATE TABLE answers (
    case_id    BLOB   NOT NULL PRIMARY KEY REFERENCES cases (id),
    sealed     BLOB   NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by BLOB   NOT NULL REFERENCES staff (id),
    sent_at    BIGINT                          -- null while a draft
);

CREATE TABLE search_tokens (
    token   BIGINT NOT NULL,
    case_id BLOB   NOT NULL REFERENCES cases (id),
    PRIMARY KEY (token, case_id)
) WITHOUT ROWID;
CREATE INDEX search_tokens_case ON search_tokens (case_id);

CREATE TABLE case_access (
    case_id    BLOB    NOT NULL REFERENCES cases (id),
    staff_id   BLOB    NOT NULL REFERENCES staff (id),
    is_allowed BOOLEAN NOT NULL,              -- false: shut out even as a trustee
    PRIMARY KEY (case_id, staff_id)
);
CREATE INDEX case_access_staff ON case_access (staff_id);

CREATE TABLE looks (
    id       BLOB   NOT NULL PRIMARY KEY,
    case_id  BLOB   NOT NULL REFERENCES cases (id),
    staff_id BLOB   NOT NULL REFERENCES staff (id),
    at       BIGINT NOT NULL
);
CREATE INDEX looks_case ON looks (case_id, at);

CREATE TABLE outbox (
    id          BLOB     NOT NULL PRIMARY KEY,
    dedupe_key  TEXT     NOT NULL UNIQUE,
    kind        TEXT     NOT NULL,
    priority    SMALLINT NOT NULL,            -- smaller leaves first
    case_id     BLOB     REFERENCES cases (id),
    recipient   BIGINT   NOT NULL,            -- print of the address, for caps
    sealed      BLOB     NOT NULL,            -- address, subject, text, HTML
    message_id  TEXT     NOT NULL,
    state       TEXT     NOT NULL,            -- held, pending, sent, given_up, dropped
    not_before  BIGINT   NOT NULL,
    attempts    INTEGER  NOT NULL,
    lease_until BIGINT   NOT NULL,
    fence       INTEGER  NOT NULL,
    last_error  TEXT,                         -- reply class and code, never the server's words
    created_at  BIGINT   NOT NULL,
    finished_at BIGINT,
    route       TEXT                          -- smtp, file
);
CREATE INDEX outbox_due ON outbox (state, priority, not_before);
CREATE INDEX outbox_case ON outbox (case_id);
CREATE INDEX outbox_recipient ON outbox (recipient, finished_at);

CREATE TABLE digest_runs (
    local_date  DATE   NOT NULL,
    recipient   TEXT   NOT NULL,              -- staff id, or duty
    covers_from DATE   NOT NULL,
    claimed_at  BIGINT NOT NULL,
    outbox_id   BLOB,                          -- null: nothing was owed to this person
    PRIMARY KEY (local_date, recipient)
);
