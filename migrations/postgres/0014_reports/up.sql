-- Who took what out of the desk, with which filter, how many rows. Nothing personal: keys, days, numbers.

CREATE TABLE exports (
    id        BYTEA  NOT NULL PRIMARY KEY,
    at        BIGINT NOT NULL,
    staff_id  BYTEA  REFERENCES staff (id),   -- null: on the command line
    what      TEXT   NOT NULL,                -- cases, figures, dossier
    format    TEXT   NOT NULL,                -- csv, xlsx, jsonl, zip
    filter    TEXT   NOT NULL,                -- as in an address
    case_id   BYTEA  REFERENCES cases (id),   -- of a dossier
    row_count BIGINT NOT NULL
);
CREATE INDEX exports_at ON exports (at, id);

-- What was received in a period, and what was answered in it.
CREATE INDEX cases_received ON cases (received_at, id);
CREATE INDEX duties_ended ON duties (rule, met_at, verdict, case_id);
