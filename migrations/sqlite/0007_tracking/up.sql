-- What a complainant can do with a case afterwards: have an answer reviewed, change where they are
-- reached, get a new code, have it all erased.

CREATE TABLE reviews (
    id         BLOB   NOT NULL PRIMARY KEY,
    case_id    BLOB   NOT NULL REFERENCES cases (id),
    duty_id    BLOB   NOT NULL REFERENCES duties (id),
    asked_at   BIGINT NOT NULL,
    asked_by   BLOB   REFERENCES staff (id),  -- null: the complainant, on the status page
    reason     BLOB,                          -- sealed
    sealed     BLOB,                          -- the answer: a draft until sent_at
    result     TEXT,                          -- upheld, changed; set with sent_at
    outcome    TEXT,                          -- the new conclusion, when changed
    updated_at BIGINT,
    updated_by BLOB   REFERENCES staff (id),
    sent_at    BIGINT,
    sent_by    BLOB   REFERENCES staff (id),
    delivery   TEXT   NOT NULL                -- none, pending, failed, done
);
CREATE INDEX reviews_case ON reviews (case_id, asked_at);

CREATE TABLE contacts (
    case_id    BLOB   NOT NULL PRIMARY KEY REFERENCES cases (id),
    sealed     BLOB   NOT NULL,               -- where the person is reached now
    updated_at BIGINT NOT NULL
);

CREATE TABLE member_links (
    token_hash BLOB   NOT NULL PRIMARY KEY,
    purpose    TEXT   NOT NULL,               -- contact, code
    case_id    BLOB   REFERENCES cases (id),  -- null: made for nobody, to take as long as for somebody
    sealed     BLOB,                          -- the new address, under the case's key
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX member_links_case ON member_links (case_id, purpose, created_at);
CREATE INDEX member_links_expires ON member_links (expires_at);

CREATE TABLE holds (
    case_id BLOB   NOT NULL PRIMARY KEY REFERENCES cases (id),
    set_at  BIGINT NOT NULL,
    set_by  BLOB   NOT NULL REFERENCES staff (id)
);
