-- Corrections of the moment a complaint entered by hand was received: both values stay.

CREATE TABLE received_corrections (
    id         BLOB    NOT NULL PRIMARY KEY,
    case_id    BLOB    NOT NULL REFERENCES cases (id),
    from_at    BIGINT   NOT NULL,
    to_at      BIGINT   NOT NULL,
    from_due   DATE     NOT NULL,             -- the promise before
    to_due     DATE     NOT NULL,             -- … and after
    state      TEXT     NOT NULL,             -- pending, done, refused
    sealed     BLOB    NOT NULL,             -- the reason
    asked_by   BLOB    NOT NULL REFERENCES staff (id),
    asked_at   BIGINT   NOT NULL,
    decided_by BLOB    REFERENCES staff (id),
    decided_at BIGINT
);
CREATE INDEX received_corrections_case ON received_corrections (case_id, asked_at);
CREATE INDEX received_corrections_state ON received_corrections (state, decided_at);
