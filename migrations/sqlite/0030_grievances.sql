-- What neighbours report, its timeline, and how it was put before the contractor.
CREATE TABLE grievances (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    premises_id BLOB REFERENCES premises (id),
    reference TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    severity TEXT NOT NULL,
    hazard TEXT,
    status TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    via TEXT NOT NULL,
    language TEXT NOT NULL,
    contact_id BLOB REFERENCES contacts (id),
    place BLOB,
    at_home BOOLEAN NOT NULL,
    shares_address BOOLEAN NOT NULL,
    suffered_on TEXT NOT NULL,
    suffered_at TEXT,
    link_hash BLOB NOT NULL UNIQUE,
    filing_hash BLOB UNIQUE,
    filed_by BLOB REFERENCES accounts (id),
    filed_at TEXT NOT NULL,
    counted_from TEXT NOT NULL,
    acknowledge_by TEXT NOT NULL,
    acknowledged_at TEXT,
    conclude_by TEXT NOT NULL,
    concluded_at TEXT,
    due_at TEXT,
    rung TEXT NOT NULL,
    next_step TEXT,
    next_step_at TEXT,
    scheduled_for TEXT,
    duplicate_of BLOB REFERENCES grievances (id)
);
CREATE INDEX grievances_by_site ON grievances (site_id, status);
CREATE INDEX grievances_by_need ON grievances (is_open, severity, due_at);
CREATE INDEX grievances_by_filing ON grievances (filed_at);
CREATE INDEX grievances_by_step ON grievances (next_step_at);
CREATE INDEX grievances_by_premises ON grievances (premises_id);

CREATE TABLE grievance_entries (
    id BLOB PRIMARY KEY,
    grievance_id BLOB NOT NULL REFERENCES grievances (id),
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    visibility TEXT NOT NULL,
    day TEXT,
    detail TEXT,
    words BLOB,
    at TEXT NOT NULL,
    UNIQUE (grievance_id, place)
);

CREATE TABLE relays (
    id BLOB PRIMARY KEY,
    grievance_id BLOB NOT NULL REFERENCES grievances (id),
    rung TEXT NOT NULL,
    recipient BLOB NOT NULL,
    link_hash BLOB NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    answered_at TEXT,
    revoked_at TEXT
);
CREATE INDEX relays_by_grievance ON relays (grievance_id);
