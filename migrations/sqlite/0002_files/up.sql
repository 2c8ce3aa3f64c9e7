-- Attachments: what is plain about them. Their content lies sealed in the file store under the id.

CREATE TABLE files (
    id          BLOB    NOT NULL PRIMARY KEY, -- 128 random bits: tells nothing of when
    owner       TEXT    NOT NULL,             -- draft, case, message, measure, letter, inbound
    owner_id    BLOB    NOT NULL,             -- of the draft, case, message or inbound mail
    case_id     BLOB    REFERENCES cases (id), -- null: no case has taken it yet
    measure     TEXT,                         -- the step it proves
    kind        TEXT    NOT NULL,             -- jpg, png, webp, heic, pdf, eml, txt, other
    size        BIGINT  NOT NULL,             -- of the content, in bytes
    wrapped_key BLOB    NOT NULL,             -- under the desk's key, then the case's
    sealed      BLOB    NOT NULL,             -- names, declared type, SHA-256 of the content
    created_at  BIGINT  NOT NULL,
    created_by  BLOB    REFERENCES staff (id)
);
CREATE INDEX files_owner ON files (owner, owner_id, created_at);
CREATE INDEX files_case ON files (case_id, created_at);
