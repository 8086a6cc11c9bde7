-- The streets of the register with their folded words, for looking addresses up while they are typed, by PostgreSQL's own text search.
CREATE TABLE streets (
    number BIGINT PRIMARY KEY,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    folded TEXT NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    band BIGINT NOT NULL
);
CREATE INDEX streets_by_strip ON streets (band, lon);
CREATE INDEX street_search ON streets USING GIN (to_tsvector('simple', folded));

-- What has to be tied to doors, found without reading the doors.
CREATE INDEX premises_tied ON premises (band) WHERE kind <> 'residence' OR source <> 'ban';
CREATE INDEX features_inhabited ON features (band) WHERE dwellings > 0;
