-- Who at the contractor's is told of a grievance: by subject, phase, weekday and hour.
CREATE TABLE relay_routes (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    category TEXT,
    phase_id UUID REFERENCES phases (id) ON DELETE CASCADE,
    days TEXT NOT NULL,
    from_time TIME NOT NULL,
    to_time TIME NOT NULL,
    duty TEXT NOT NULL,
    contact BYTEA NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX relay_routes_by_site ON relay_routes (site_id);
