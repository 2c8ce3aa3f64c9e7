DROP TABLE inbound;
