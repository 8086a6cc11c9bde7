-- Who was on a site's list, and when: every list that was kept stays, with what stood there then.
DROP TABLE affected;

CREATE TABLE affected_lists (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    zone_id BLOB NOT NULL REFERENCES zones (id),
    number BIGINT NOT NULL,
    occasion TEXT NOT NULL,
    phases TEXT NOT NULL,
    doors BIGINT NOT NULL,
    dwellings BIGINT NOT NULL,
    shops BIGINT NOT NULL,
    sensitive BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    kept_by BLOB NOT NULL REFERENCES accounts (id),
    kept_at TEXT NOT NULL,
    UNIQUE (site_id, number)
);

CREATE TABLE affected (
    list_id BLOB NOT NULL REFERENCES affected_lists (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    dwellings BIGINT,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    inside BOOLEAN NOT NULL,
    distance_m REAL NOT NULL,
    reaches TEXT NOT NULL,
    by_hand BOOLEAN NOT NULL,
    PRIMARY KEY (list_id, premises_id)
);
