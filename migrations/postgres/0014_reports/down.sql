DROP INDEX duties_ended;
DROP INDEX cases_received;
DROP TABLE exports;
