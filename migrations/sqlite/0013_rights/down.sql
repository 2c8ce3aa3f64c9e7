DROP TABLE staff_events;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
ALTER TABLE sessions DROP COLUMN browser;
ALTER TABLE sessions DROP COLUMN with_factor;
ALTER TABLE sessions DROP COLUMN proved_at;
