-- Lists that people saved under a name of their own: the name is typed text and lies in `sealed`, the query
-- is made of the program's own keys, ids and days.

CREATE TABLE saved_views (
    id          BLOB    NOT NULL PRIMARY KEY,
    owner_id    BLOB    NOT NULL REFERENCES staff (id),
    is_shared   BOOLEAN NOT NULL,             -- everybody who may read cases has it in the side
    query       TEXT    NOT NULL,             -- as in the address, without a page
    sealed      BLOB    NOT NULL,             -- its name, under the desk's key
    default_for TEXT    NOT NULL,             -- roles that start with it, comma-separated; shared ones only
    created_at  BIGINT  NOT NULL
);
CREATE INDEX saved_views_owner ON saved_views (owner_id, is_shared);
CREATE INDEX saved_views_shared ON saved_views (is_shared);

-- Whom a mail did not reach is listed and counted on every page of the queue, in a large archive too.
CREATE INDEX cases_unreached ON cases (unreached_since, id) WHERE unreached_since IS NOT NULL;
