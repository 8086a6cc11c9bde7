-- Whether a door's dwellings are its share of a building with several doors: an estimate, where a building with one door is a count.
ALTER TABLE premises ADD COLUMN dwellings_shared BOOLEAN NOT NULL DEFAULT FALSE;
