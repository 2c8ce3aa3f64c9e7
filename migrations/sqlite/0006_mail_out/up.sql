-- A mail that came back, by the report of a mail server.
ALTER TABLE outbox ADD COLUMN bounced_at BIGINT;
ALTER TABLE outbox ADD COLUMN bounce TEXT;      -- status by RFC 3463, never the server's words
CREATE INDEX outbox_message_id ON outbox (message_id);
CREATE INDEX outbox_bounced ON outbox (recipient, bounced_at);

-- Since when a mail of the case has not reached the complainant; null again once a person found a way.
ALTER TABLE cases ADD COLUMN unreached_since BIGINT;

-- How far each mailbox was read. The name is a keyed fingerprint of its address.
CREATE TABLE mailboxes (
    name          BIGINT  NOT NULL PRIMARY KEY,
    uid_validity  BIGINT  NOT NULL,
    read_up_to    BIGINT  NOT NULL,   -- every message up to this UID was taken
    read_at       BIGINT  NOT NULL,   -- when it was last looked through; 0 before the first time
    failing_since BIGINT,
    fault         TEXT,               -- how far the conversation came, never the server's words
    left_out      INTEGER NOT NULL    -- messages that could not be taken so far
);
