-- Keys are ordered by their bytes, as SQLite orders them, whatever the database's own language: keys that begin alike are then one range
-- of the index, and replacing a town's doors reads that town alone.
ALTER TABLE premises ALTER COLUMN source_key TYPE TEXT COLLATE "C";
