-- How each person likes the desk to look and work: a row per choice that differs from the usual one. Names and
-- values are the program's own words (access/preferences.rs), never typed text.

CREATE TABLE preferences (
    staff_id BYTEA NOT NULL REFERENCES staff (id),
    name     TEXT  NOT NULL,
    value    TEXT  NOT NULL,
    PRIMARY KEY (staff_id, name)
);
