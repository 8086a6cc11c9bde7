-- Works sites, the revisions of their zone, their phases and nuisances.
CREATE TABLE sites (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT,
    permit_reference TEXT,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    public_telephone TEXT,
    site_manager BYTEA NOT NULL,
    director BYTEA,
    created_by UUID NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sites_by_organisation ON sites (organisation_id);
CREATE INDEX sites_by_end ON sites (ends_on);

CREATE TABLE zones (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    revision BIGINT NOT NULL,
    outline TEXT NOT NULL,
    area_m2 DOUBLE PRECISION NOT NULL,
    reason TEXT,
    made_by UUID NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMPTZ NOT NULL,
    UNIQUE (site_id, revision)
);

CREATE TABLE phases (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    name TEXT NOT NULL,
    announced_from DATE NOT NULL,
    announced_to DATE NOT NULL,
    verified_from DATE,
    verified_to DATE,
    day_from TIME NOT NULL,
    day_to TIME NOT NULL,
    days BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX phases_by_site ON phases (site_id);

CREATE TABLE nuisances (
    id UUID PRIMARY KEY,
    phase_id UUID NOT NULL REFERENCES phases (id),
    nuisance TEXT NOT NULL,
    reach_m BIGINT NOT NULL,
    UNIQUE (phase_id, nuisance)
);
