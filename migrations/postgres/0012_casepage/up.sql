-- The page of a case: cases that belong together, answers that a second person reads, the desk's own prepared texts,
-- and what was typed when a session had ended.

-- Two cases that belong together, each with its own clock and answer; the smaller id stands first.
CREATE TABLE links (
    one_id    BYTEA   NOT NULL REFERENCES cases (id),
    other_id  BYTEA   NOT NULL REFERENCES cases (id),
    why       TEXT   NOT NULL,                -- same_person, same_event, other
    linked_at BIGINT NOT NULL,
    linked_by BYTEA   REFERENCES staff (id),
    PRIMARY KEY (one_id, other_id)
);
CREATE INDEX links_other ON links (other_id);

-- Answers that a second person has to read before they leave; bound to the words by a keyed fingerprint.
CREATE TABLE approvals (
    id         BYTEA   NOT NULL PRIMARY KEY,
    case_id    BYTEA   NOT NULL REFERENCES cases (id),
    digest     BYTEA   NOT NULL,
    state      TEXT   NOT NULL,               -- pending, approved, sent_back, void
    reasons    TEXT   NOT NULL,               -- comma-separated: finding, incident, staff, inaccurate
    asked_by   BYTEA   NOT NULL REFERENCES staff (id),
    asked_at   BIGINT NOT NULL,
    decided_by BYTEA   REFERENCES staff (id),
    decided_at BIGINT,
    sealed     BYTEA                           -- what the second person says
);
CREATE INDEX approvals_case ON approvals (case_id, asked_at);
CREATE INDEX approvals_state ON approvals (state, case_id);

-- Prepared texts that replace the bundled ones, every version of them; nothing about any case.
CREATE TABLE prepared_texts (
    id         BYTEA    NOT NULL PRIMARY KEY,
    key        TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    is_current BOOLEAN NOT NULL,
    fields     TEXT,                          -- JSON, name and text of each; NULL: back to the bundled text
    saved_by   BYTEA    NOT NULL REFERENCES staff (id),
    saved_at   BIGINT  NOT NULL,
    UNIQUE (key, language, version)
);

-- Forms that came when their session was over, until their sender has signed in again.
CREATE TABLE kept_forms (
    id          BYTEA   NOT NULL PRIMARY KEY,
    browser     BYTEA   NOT NULL,              -- keyed fingerprint of the browser's cookie
    staff_id    BYTEA   NOT NULL REFERENCES staff (id),
    path        TEXT   NOT NULL,
    wrapped_key BYTEA   NOT NULL,
    sealed      BYTEA   NOT NULL,
    kept_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX kept_forms_browser ON kept_forms (browser, kept_at);
CREATE INDEX kept_forms_expires ON kept_forms (expires_at);
