-- Who at the contractor's is told of a grievance: by subject, phase, weekday and hour.
CREATE TABLE relay_routes (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    category TEXT,
    phase_id BLOB REFERENCES phases (id) ON DELETE CASCADE,
    days TEXT NOT NULL,
    from_time TEXT NOT NULL,
    to_time TEXT NOT NULL,
    duty TEXT NOT NULL,
    contact BLOB NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX relay_routes_by_site ON relay_routes (site_id);
