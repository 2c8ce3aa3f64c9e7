DROP INDEX cases_unreached;
DROP TABLE saved_views;
