DROP INDEX cases_unread;
ALTER TABLE cases DROP COLUMN unread_since;
ALTER TABLE cases DROP COLUMN unread;
DROP TABLE message_drafts;
DROP TABLE messages;
