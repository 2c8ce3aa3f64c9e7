DROP TABLE mailboxes;
ALTER TABLE cases DROP COLUMN unreached_since;
DROP INDEX outbox_bounced;
DROP INDEX outbox_message_id;
ALTER TABLE outbox DROP COLUMN bounce;
ALTER TABLE outbox DROP COLUMN bounced_at;
