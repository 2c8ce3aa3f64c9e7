-- The conversation of a case, both ways. Subject, words and addresses lie in `sealed`, under the case's key.

CREATE TABLE messages (
    id         BLOB   NOT NULL PRIMARY KEY,
    case_id    BLOB   NOT NULL REFERENCES cases (id),
    direction  TEXT   NOT NULL,               -- in, out
    via        TEXT   NOT NULL,               -- status_page, email, phone, post, counter, social
    trust      TEXT   NOT NULL,               -- code, confirmed_contact, sender_differs, unverified, staff
    at         BIGINT NOT NULL,
    staff_id   BLOB   REFERENCES staff (id),  -- who wrote it, or wrote it down; null: the complainant
    sealed     BLOB   NOT NULL,
    asks       BOOLEAN NOT NULL,              -- a question to the complainant
    mail_key   TEXT,                          -- dedupe key of the outbox
    inbound_id BLOB,                          -- the raw mail it came in by
    handled_as TEXT,                          -- read, no_reply_needed, review, new_complaint; null: unread, or ours
    handled_at BIGINT,
    handled_by BLOB   REFERENCES staff (id),
    told_at    BIGINT                         -- when its handler was written to, or need not be any more
);
CREATE INDEX messages_case ON messages (case_id, at, id);
CREATE INDEX messages_mail ON messages (mail_key) WHERE mail_key IS NOT NULL;
CREATE INDEX messages_inbound ON messages (inbound_id) WHERE inbound_id IS NOT NULL;
CREATE INDEX messages_untold ON messages (at, id) WHERE told_at IS NULL;

-- What is being written to a complainant; one for a case, as with the answer.
CREATE TABLE message_drafts (
    case_id    BLOB   NOT NULL PRIMARY KEY REFERENCES cases (id),
    sealed     BLOB   NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by BLOB   NOT NULL REFERENCES staff (id)
);

ALTER TABLE cases ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
-- Of the oldest message that nobody has marked yet; null exactly when `unread` is 0.
ALTER TABLE cases ADD COLUMN unread_since BIGINT;
CREATE INDEX cases_unread ON cases (unread_since, id, is_restricted) WHERE unread_since IS NOT NULL;
