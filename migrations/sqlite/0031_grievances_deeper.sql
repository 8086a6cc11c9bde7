-- Photos of grievances, the paused clock, and the neighbours who say "me too".
ALTER TABLE grievances ADD COLUMN paused_since TEXT;

CREATE TABLE grievance_photos (
    id BLOB PRIMARY KEY,
    grievance_id BLOB NOT NULL REFERENCES grievances (id),
    place BIGINT NOT NULL,
    author TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    picture BLOB NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (grievance_id, place)
);

CREATE TABLE grievance_echoes (
    id BLOB PRIMARY KEY,
    grievance_id BLOB NOT NULL REFERENCES grievances (id),
    echo_hash BLOB NOT NULL UNIQUE,
    at TEXT NOT NULL
);
CREATE INDEX grievance_echoes_by_grievance ON grievance_echoes (grievance_id);
