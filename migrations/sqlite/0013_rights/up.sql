-- Second factors, what a session was begun with, and the log of what was done to members of staff.

-- proved_at: the last password or code in this session. Sessions from before have no second factor.
ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN with_factor BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT '';    -- its family only: firefox, chrome

CREATE TABLE second_factors (
    staff_id  BLOB    NOT NULL PRIMARY KEY REFERENCES staff (id),
    sealed    BLOB    NOT NULL,           -- the secret
    set_at    BIGINT  NOT NULL,
    last_step BIGINT  NOT NULL            -- codes up to this step are used up
);

CREATE TABLE recovery_codes (
    code_hash BLOB    NOT NULL PRIMARY KEY,
    staff_id  BLOB    NOT NULL REFERENCES staff (id)
);
CREATE INDEX recovery_codes_staff ON recovery_codes (staff_id);

-- A hash chain like a case's (ledger/chain.rs): rows are appended, never changed.
CREATE TABLE staff_events (
    sequence INTEGER NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    at       BIGINT  NOT NULL,
    actor_id BLOB    REFERENCES staff (id), -- null: the command line, or a link
    staff_id BLOB    NOT NULL REFERENCES staff (id),
    facts    TEXT    NOT NULL,            -- plain JSON, nothing personal; names staff_id too
    previous BLOB    NOT NULL,
    hash     BLOB    NOT NULL
);
CREATE INDEX staff_events_staff ON staff_events (staff_id, sequence);
