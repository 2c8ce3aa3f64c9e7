DROP TABLE case_tags;
DROP TABLE tags;
