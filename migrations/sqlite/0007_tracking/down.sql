DROP TABLE holds;
DROP TABLE member_links;
DROP TABLE contacts;
DROP TABLE reviews;
