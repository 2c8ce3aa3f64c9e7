-- Tags: short words that leads make and staff put on cases to find them again. What a lead typed may tell about
-- somebody all the same, so it is sealed under the desk's key; `print` keeps two from being called alike.

CREATE TABLE tags (
    id         BLOB   NOT NULL PRIMARY KEY,
    print      BIGINT NOT NULL,
    sealed     BLOB   NOT NULL,
    created_by BLOB   NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    retired_at BIGINT                         -- no longer offered; stays on the cases that have it
);
CREATE UNIQUE INDEX tags_print ON tags (print);

CREATE TABLE case_tags (
    case_id BLOB NOT NULL REFERENCES cases (id),
    tag_id  BLOB NOT NULL REFERENCES tags (id),
    PRIMARY KEY (case_id, tag_id)
);
CREATE INDEX case_tags_tag ON case_tags (tag_id, case_id);
