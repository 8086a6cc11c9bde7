-- Who was on a site's list, and when: every list that was kept stays, with what stood there then.
DROP TABLE affected;

CREATE TABLE affected_lists (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    zone_id UUID NOT NULL REFERENCES zones (id),
    number BIGINT NOT NULL,
    occasion TEXT NOT NULL,
    phases JSONB NOT NULL,
    doors BIGINT NOT NULL,
    dwellings BIGINT NOT NULL,
    shops BIGINT NOT NULL,
    sensitive BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    kept_by UUID NOT NULL REFERENCES accounts (id),
    kept_at TIMESTAMPTZ NOT NULL,
    UNIQUE (site_id, number)
);

CREATE TABLE affected (
    list_id UUID NOT NULL REFERENCES affected_lists (id),
    premises_id UUID NOT NULL REFERENCES premises (id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    dwellings BIGINT,
    lon DOUBLE PRECISION NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    inside BOOLEAN NOT NULL,
    distance_m DOUBLE PRECISION NOT NULL,
    reaches JSONB NOT NULL,
    by_hand BOOLEAN NOT NULL,
    PRIMARY KEY (list_id, premises_id)
);
