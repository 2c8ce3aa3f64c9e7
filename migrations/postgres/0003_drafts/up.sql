-- Forms that are still being filled in, for a day and without an account. What was typed lies in `sealed`, under a
-- key of the draft's own; the browser is known only by fingerprints of a random cookie.

CREATE TABLE drafts (
    id          BYTEA  NOT NULL PRIMARY KEY,
    browser     BYTEA  NOT NULL,             -- fingerprint of the cookie
    form        BYTEA  NOT NULL UNIQUE,      -- fingerprint of the cookie and the form's own random id
    wrapped_key BYTEA  NOT NULL,             -- under the desk's key
    sealed      BYTEA  NOT NULL,
    created_at  BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX drafts_browser ON drafts (browser, saved_at);
CREATE INDEX drafts_expired ON drafts (expires_at);
