-- Photos of grievances, the paused clock, and the neighbours who say "me too".
ALTER TABLE grievances ADD COLUMN paused_since TIMESTAMPTZ;

CREATE TABLE grievance_photos (
    id UUID PRIMARY KEY,
    grievance_id UUID NOT NULL REFERENCES grievances (id),
    place BIGINT NOT NULL,
    author TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    picture BYTEA NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (grievance_id, place)
);

CREATE TABLE grievance_echoes (
    id UUID PRIMARY KEY,
    grievance_id UUID NOT NULL REFERENCES grievances (id),
    echo_hash BYTEA NOT NULL UNIQUE,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX grievance_echoes_by_grievance ON grievance_echoes (grievance_id);
