-- Whom a contractor handed a grievance to, and what neighbours answer after the end.
ALTER TABLE relays ADD COLUMN contact BYTEA;

CREATE TABLE grievance_surveys (
    grievance_id UUID PRIMARY KEY REFERENCES grievances (id),
    soon TEXT NOT NULL,
    clear TEXT NOT NULL,
    content TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
