-- A session that somebody ended stays ended, whatever the clock says; its row lies on as long as forms are kept.
ALTER TABLE sessions ADD COLUMN is_ended BOOLEAN NOT NULL DEFAULT FALSE;
