-- Mail that came in, whatever became of it. The raw message is a file of its own (owner inbound, then
-- of its case).

CREATE TABLE inbound (
    id              BYTEA    NOT NULL PRIMARY KEY,
    version         INTEGER  NOT NULL,
    content         BYTEA    NOT NULL UNIQUE,  -- keyed hash of what was written, not of the way it took
    peer            BIGINT   NOT NULL,         -- print of the sender's address, for caps
    judged          TEXT     NOT NULL,         -- case, reply, pen, automatic, bounce: as it came in
    why             TEXT,                      -- why a person has to look, or why nobody has to
    state           TEXT     NOT NULL,         -- pen, aside, taken
    received_at     BIGINT   NOT NULL,
    received_source TEXT     NOT NULL,         -- imap, received_header, ingest
    entered_at      BIGINT   NOT NULL,
    due_on          DATE     NOT NULL,         -- of a complaint received then
    late_from       BIGINT   NOT NULL,
    act_by_on       DATE     NOT NULL,
    rung            SMALLINT NOT NULL,         -- the last warning given: 32767 none, 1000 four hours, 5 … -1
    size            BIGINT   NOT NULL,
    mailbox         TEXT,
    uidvalidity     BIGINT,
    uid             BIGINT,
    case_id         BYTEA    REFERENCES cases (id),
    decided_at      BIGINT,
    decided_by      BYTEA    REFERENCES staff (id),
    keep_until      BIGINT,                    -- what was set aside goes then; null: with its case
    sealed          BYTEA    NOT NULL          -- words; under the case's key once it has one
);
CREATE INDEX inbound_state ON inbound (state, late_from, id);
CREATE INDEX inbound_peer ON inbound (peer, entered_at);
CREATE INDEX inbound_case ON inbound (case_id, entered_at);
CREATE INDEX inbound_keep ON inbound (keep_until);
