-- The register of doors, the background of maps, imports, and which doors a zone reaches.
CREATE TABLE premises (
    id BLOB PRIMARY KEY,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    activity TEXT,
    number TEXT,
    street TEXT,
    postcode TEXT,
    city TEXT,
    dwellings_stated BIGINT,
    dwellings_counted BIGINT,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    band BIGINT NOT NULL,
    vagueness BIGINT NOT NULL,
    opening_hours TEXT,
    door_id BLOB REFERENCES premises (id),
    added_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (source, source_key)
);
CREATE INDEX premises_by_strip ON premises (band, lon);
CREATE INDEX premises_by_street ON premises (street, city);

CREATE TABLE features (
    id BLOB PRIMARY KEY,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    dwellings BIGINT,
    shape TEXT NOT NULL,
    band BIGINT NOT NULL,
    UNIQUE (source, source_key)
);
CREATE INDEX features_by_band ON features (band);

CREATE TABLE feature_strips (
    feature_id BLOB NOT NULL REFERENCES features (id),
    band BIGINT NOT NULL,
    west REAL NOT NULL,
    east REAL NOT NULL,
    PRIMARY KEY (feature_id, band)
);
CREATE INDEX feature_strips_by_strip ON feature_strips (band, west);

CREATE TABLE imports (
    id BLOB PRIMARY KEY,
    format TEXT NOT NULL,
    file TEXT NOT NULL,
    status TEXT NOT NULL,
    started_by BLOB REFERENCES accounts (id),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    rows_read BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    refused BIGINT NOT NULL
);
CREATE INDEX imports_by_start ON imports (started_at);

CREATE TABLE import_faults (
    import_id BLOB NOT NULL REFERENCES imports (id),
    place BIGINT NOT NULL,
    line BIGINT,
    refused BOOLEAN NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (import_id, place)
);

CREATE TABLE affected (
    zone_id BLOB NOT NULL REFERENCES zones (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    inside BOOLEAN NOT NULL,
    distance_m REAL NOT NULL,
    reaches TEXT NOT NULL,
    by_hand BOOLEAN NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (zone_id, premises_id)
);

CREATE TABLE affected_by_hand (
    site_id BLOB NOT NULL REFERENCES sites (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by BLOB NOT NULL REFERENCES accounts (id),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (site_id, premises_id)
);
