-- What a complainant can do with a case afterwards: have an answer reviewed, change where they are
-- reached, get a new code, have it all erased.

CREATE TABLE reviews (
    id         BYTEA   NOT NULL PRIMARY KEY,
    case_id    BYTEA   NOT NULL REFERENCES cases (id),
    duty_id    BYTEA   NOT NULL REFERENCES duties (id),
    asked_at   BIGINT NOT NULL,
    asked_by   BYTEA   REFERENCES staff (id),  -- null: the complainant, on the status page
    reason     BYTEA,                         -- sealed
    sealed     BYTEA,                         -- the answer: a draft until sent_at
    result     TEXT,                          -- upheld, changed; set with sent_at
    outcome    TEXT,                          -- the new conclusion, when changed
    updated_at BIGINT,
    updated_by BYTEA   REFERENCES staff (id),
    sent_at    BIGINT,
    sent_by    BYTEA   REFERENCES staff (id),
    delivery   TEXT   NOT NULL                -- none, pending, failed, done
);
CREATE INDEX reviews_case ON reviews (case_id, asked_at);

CREATE TABLE contacts (
    case_id    BYTEA   NOT NULL PRIMARY KEY REFERENCES cases (id),
    sealed     BYTEA   NOT NULL,               -- where the person is reached now
    updated_at BIGINT NOT NULL
);

CREATE TABLE member_links (
    token_hash BYTEA   NOT NULL PRIMARY KEY,
    purpose    TEXT   NOT NULL,               -- contact, code
    case_id    BYTEA   REFERENCES cases (id),  -- null: made for nobody, to take as long as for somebody
    sealed     BYTEA,                         -- the new address, under the case's key
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX member_links_case ON member_links (case_id, purpose, created_at);
CREATE INDEX member_links_expires ON member_links (expires_at);

CREATE TABLE holds (
    case_id BYTEA   NOT NULL PRIMARY KEY REFERENCES cases (id),
    set_at  BIGINT NOT NULL,
    set_by  BYTEA   NOT NULL REFERENCES staff (id)
);
