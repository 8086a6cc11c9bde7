-- How far an import has come: the length of its file, where it is known, and how much of it was read.
ALTER TABLE imports ADD COLUMN size_bytes BIGINT;
ALTER TABLE imports ADD COLUMN bytes_read BIGINT NOT NULL DEFAULT 0;
