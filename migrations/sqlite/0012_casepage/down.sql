DROP TABLE kept_forms;
DROP TABLE prepared_texts;
DROP TABLE approvals;
DROP TABLE links;
