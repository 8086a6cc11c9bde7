-- The desk: who has a grievance in hand, words that can be searched without being readable, views that people keep, and the indexes
-- by which a queue of hundreds of thousands opens at once.
ALTER TABLE grievances ADD COLUMN assigned_to UUID REFERENCES accounts (id);
ALTER TABLE grievances ADD COLUMN is_indexed BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX grievances_by_need;
CREATE INDEX grievances_by_need ON grievances (is_open, severity, due_at, id);
CREATE INDEX grievances_by_need_of_site ON grievances (site_id, is_open, severity, due_at, id);
CREATE INDEX grievances_by_silence ON grievances (is_open, status, acknowledged_at);
CREATE INDEX grievances_by_end ON grievances (is_open, filed_at, id);
CREATE INDEX grievances_by_original ON grievances (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX grievances_by_hand ON grievances (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX grievances_to_index ON grievances (id) WHERE NOT is_indexed;

CREATE TABLE grievance_tokens (
    token BIGINT NOT NULL,
    grievance_id UUID NOT NULL REFERENCES grievances (id),
    PRIMARY KEY (token, grievance_id)
);
CREATE INDEX grievance_tokens_by_grievance ON grievance_tokens (grievance_id);

CREATE TABLE grievance_views (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX grievance_views_by_account ON grievance_views (account_id);
