-- Campaigns with their doors and team, rounds with their stops, and what came of each visit.
CREATE TABLE campaigns (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    zone_id UUID NOT NULL REFERENCES zones (id),
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    status TEXT NOT NULL,
    starts_on DATE NOT NULL,
    deadline DATE NOT NULL,
    first_dwelling_s BIGINT NOT NULL,
    further_dwelling_s BIGINT NOT NULL,
    establishment_s BIGINT NOT NULL,
    most_tries BIGINT NOT NULL,
    start_lon DOUBLE PRECISION NOT NULL,
    start_lat DOUBLE PRECISION NOT NULL,
    start_label TEXT,
    created_by UUID NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX campaigns_by_site ON campaigns (site_id);

CREATE TABLE campaign_doors (
    campaign_id UUID NOT NULL REFERENCES campaigns (id),
    premises_id UUID NOT NULL REFERENCES premises (id),
    dwellings BIGINT NOT NULL,
    due_on DATE NOT NULL,
    tries BIGINT NOT NULL,
    outcome TEXT,
    visited_at TIMESTAMPTZ,
    given_up BOOLEAN NOT NULL,
    spoken TEXT,
    appointment_on DATE,
    appointment_s BIGINT,
    promised_on DATE,
    promised_s BIGINT,
    promised_to UUID REFERENCES accounts (id),
    unplanned TEXT,
    PRIMARY KEY (campaign_id, premises_id)
);
CREATE INDEX campaign_doors_by_premises ON campaign_doors (premises_id);

CREATE TABLE campaign_team (
    campaign_id UUID NOT NULL REFERENCES campaigns (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (campaign_id, account_id)
);

CREATE TABLE work_patterns (
    account_id UUID PRIMARY KEY REFERENCES accounts (id),
    days BIGINT NOT NULL,
    turn TEXT NOT NULL,
    spoken TEXT NOT NULL
);

CREATE TABLE absences (
    account_id UUID NOT NULL REFERENCES accounts (id),
    day DATE NOT NULL,
    reported_by UUID NOT NULL REFERENCES accounts (id),
    reported_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account_id, day)
);

CREATE TABLE plannings (
    campaign_id UUID PRIMARY KEY REFERENCES campaigns (id),
    run BIGINT NOT NULL,
    status TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    from_today BOOLEAN NOT NULL,
    stop_asked BOOLEAN NOT NULL,
    share DOUBLE PRECISION NOT NULL,
    doors BIGINT NOT NULL,
    served BIGINT NOT NULL,
    walking_s BIGINT NOT NULL,
    fault TEXT,
    advice TEXT,
    started_by UUID NOT NULL REFERENCES accounts (id),
    started_at TIMESTAMPTZ NOT NULL,
    heard_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE rounds (
    id UUID PRIMARY KEY,
    campaign_id UUID NOT NULL REFERENCES campaigns (id),
    mediator_id UUID NOT NULL REFERENCES accounts (id),
    walked_on DATE NOT NULL,
    status TEXT NOT NULL,
    leaves_s BIGINT NOT NULL,
    back_s BIGINT NOT NULL,
    break_from_s BIGINT,
    break_to_s BIGINT,
    walking_s BIGINT NOT NULL,
    published_at TIMESTAMPTZ,
    UNIQUE (mediator_id, walked_on)
);
CREATE INDEX rounds_by_campaign ON rounds (campaign_id);

CREATE TABLE stops (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES rounds (id),
    premises_id UUID NOT NULL REFERENCES premises (id),
    place BIGINT NOT NULL,
    arrive_s BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    leave_s BIGINT NOT NULL,
    UNIQUE (round_id, premises_id)
);

CREATE TABLE visits (
    id UUID PRIMARY KEY,
    campaign_id UUID NOT NULL REFERENCES campaigns (id),
    premises_id UUID NOT NULL REFERENCES premises (id),
    stop_id UUID NOT NULL REFERENCES stops (id),
    outcome TEXT,
    undoes UUID UNIQUE REFERENCES visits (id),
    note BYTEA,
    contact_id UUID REFERENCES contacts (id),
    sent_as TEXT UNIQUE,
    visited_at TIMESTAMPTZ NOT NULL,
    recorded_by UUID NOT NULL REFERENCES accounts (id),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX visits_by_door ON visits (campaign_id, premises_id);
CREATE INDEX visits_by_stop ON visits (stop_id);
