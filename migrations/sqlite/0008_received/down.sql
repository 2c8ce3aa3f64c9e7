DROP TABLE received_corrections;
