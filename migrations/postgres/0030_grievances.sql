-- What neighbours report, its timeline, and how it was put before the contractor.
CREATE TABLE grievances (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    premises_id UUID REFERENCES premises (id),
    reference TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    severity TEXT NOT NULL,
    hazard TEXT,
    status TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    via TEXT NOT NULL,
    language TEXT NOT NULL,
    contact_id UUID REFERENCES contacts (id),
    place BYTEA,
    at_home BOOLEAN NOT NULL,
    shares_address BOOLEAN NOT NULL,
    suffered_on DATE NOT NULL,
    suffered_at TIME,
    link_hash BYTEA NOT NULL UNIQUE,
    filing_hash BYTEA UNIQUE,
    filed_by UUID REFERENCES accounts (id),
    filed_at TIMESTAMPTZ NOT NULL,
    counted_from TIMESTAMPTZ NOT NULL,
    acknowledge_by TIMESTAMPTZ NOT NULL,
    acknowledged_at TIMESTAMPTZ,
    conclude_by TIMESTAMPTZ NOT NULL,
    concluded_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ,
    rung TEXT NOT NULL,
    next_step TEXT,
    next_step_at TIMESTAMPTZ,
    scheduled_for DATE,
    duplicate_of UUID REFERENCES grievances (id)
);
CREATE INDEX grievances_by_site ON grievances (site_id, status);
CREATE INDEX grievances_by_need ON grievances (is_open, severity, due_at);
CREATE INDEX grievances_by_filing ON grievances (filed_at);
CREATE INDEX grievances_by_step ON grievances (next_step_at);
CREATE INDEX grievances_by_premises ON grievances (premises_id);

CREATE TABLE grievance_entries (
    id UUID PRIMARY KEY,
    grievance_id UUID NOT NULL REFERENCES grievances (id),
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    account_id UUID REFERENCES accounts (id),
    visibility TEXT NOT NULL,
    day DATE,
    detail TEXT,
    words BYTEA,
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (grievance_id, place)
);

CREATE TABLE relays (
    id UUID PRIMARY KEY,
    grievance_id UUID NOT NULL REFERENCES grievances (id),
    rung TEXT NOT NULL,
    recipient BYTEA NOT NULL,
    link_hash BYTEA NOT NULL UNIQUE,
    made_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX relays_by_grievance ON relays (grievance_id);
