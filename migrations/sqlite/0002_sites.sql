-- Works sites, the revisions of their zone, their phases and nuisances.
CREATE TABLE sites (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT,
    permit_reference TEXT,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    public_telephone TEXT,
    site_manager BLOB NOT NULL,
    director BLOB,
    created_by BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL
);
CREATE INDEX sites_by_organisation ON sites (organisation_id);
CREATE INDEX sites_by_end ON sites (ends_on);

CREATE TABLE zones (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    revision BIGINT NOT NULL,
    outline TEXT NOT NULL,
    area_m2 REAL NOT NULL,
    reason TEXT,
    made_by BLOB NOT NULL REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    UNIQUE (site_id, revision)
);

CREATE TABLE phases (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    name TEXT NOT NULL,
    announced_from TEXT NOT NULL,
    announced_to TEXT NOT NULL,
    verified_from TEXT,
    verified_to TEXT,
    day_from TEXT NOT NULL,
    day_to TEXT NOT NULL,
    days BIGINT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX phases_by_site ON phases (site_id);

CREATE TABLE nuisances (
    id BLOB PRIMARY KEY,
    phase_id BLOB NOT NULL REFERENCES phases (id),
    nuisance TEXT NOT NULL,
    reach_m BIGINT NOT NULL,
    UNIQUE (phase_id, nuisance)
);
