-- The streets of the register with their folded words, for looking addresses up while they are typed. SQLite's own text search keeps
-- its index beside the table.
CREATE TABLE streets (
    number BIGINT PRIMARY KEY,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    folded TEXT NOT NULL,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    band BIGINT NOT NULL
);
CREATE INDEX streets_by_strip ON streets (band, lon);
CREATE VIRTUAL TABLE street_search USING fts5 (folded, content = '', prefix = '2 3');
CREATE TRIGGER streets_searched AFTER INSERT ON streets BEGIN
    INSERT INTO street_search (rowid, folded) VALUES (new.number, new.folded);
END;

-- What has to be tied to doors, found without reading the doors.
CREATE INDEX premises_tied ON premises (band) WHERE kind <> 'residence' OR source <> 'ban';
CREATE INDEX features_inhabited ON features (band) WHERE dwellings > 0;
