-- Campaigns with their doors and team, rounds with their stops, and what came of each visit.
CREATE TABLE campaigns (
    id BLOB PRIMARY KEY,
    site_id BLOB NOT NULL REFERENCES sites (id),
    zone_id BLOB NOT NULL REFERENCES zones (id),
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    status TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    deadline TEXT NOT NULL,
    first_dwelling_s BIGINT NOT NULL,
    further_dwelling_s BIGINT NOT NULL,
    establishment_s BIGINT NOT NULL,
    most_tries BIGINT NOT NULL,
    start_lon REAL NOT NULL,
    start_lat REAL NOT NULL,
    start_label TEXT,
    created_by BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL
);
CREATE INDEX campaigns_by_site ON campaigns (site_id);

CREATE TABLE campaign_doors (
    campaign_id BLOB NOT NULL REFERENCES campaigns (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    dwellings BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    tries BIGINT NOT NULL,
    outcome TEXT,
    visited_at TEXT,
    given_up BOOLEAN NOT NULL,
    spoken TEXT,
    appointment_on TEXT,
    appointment_s BIGINT,
    promised_on TEXT,
    promised_s BIGINT,
    promised_to BLOB REFERENCES accounts (id),
    unplanned TEXT,
    PRIMARY KEY (campaign_id, premises_id)
);
CREATE INDEX campaign_doors_by_premises ON campaign_doors (premises_id);

CREATE TABLE campaign_team (
    campaign_id BLOB NOT NULL REFERENCES campaigns (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (campaign_id, account_id)
);

CREATE TABLE work_patterns (
    account_id BLOB PRIMARY KEY REFERENCES accounts (id),
    days BIGINT NOT NULL,
    turn TEXT NOT NULL,
    spoken TEXT NOT NULL
);

CREATE TABLE absences (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    day TEXT NOT NULL,
    reported_by BLOB NOT NULL REFERENCES accounts (id),
    reported_at TEXT NOT NULL,
    PRIMARY KEY (account_id, day)
);

CREATE TABLE plannings (
    campaign_id BLOB PRIMARY KEY REFERENCES campaigns (id),
    run BIGINT NOT NULL,
    status TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    from_today BOOLEAN NOT NULL,
    stop_asked BOOLEAN NOT NULL,
    share REAL NOT NULL,
    doors BIGINT NOT NULL,
    served BIGINT NOT NULL,
    walking_s BIGINT NOT NULL,
    fault TEXT,
    advice TEXT,
    started_by BLOB NOT NULL REFERENCES accounts (id),
    started_at TEXT NOT NULL,
    heard_at TEXT NOT NULL
);

CREATE TABLE rounds (
    id BLOB PRIMARY KEY,
    campaign_id BLOB NOT NULL REFERENCES campaigns (id),
    mediator_id BLOB NOT NULL REFERENCES accounts (id),
    walked_on TEXT NOT NULL,
    status TEXT NOT NULL,
    leaves_s BIGINT NOT NULL,
    back_s BIGINT NOT NULL,
    break_from_s BIGINT,
    break_to_s BIGINT,
    walking_s BIGINT NOT NULL,
    published_at TEXT,
    UNIQUE (mediator_id, walked_on)
);
CREATE INDEX rounds_by_campaign ON rounds (campaign_id);

CREATE TABLE stops (
    id BLOB PRIMARY KEY,
    round_id BLOB NOT NULL REFERENCES rounds (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    place BIGINT NOT NULL,
    arrive_s BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    leave_s BIGINT NOT NULL,
    UNIQUE (round_id, premises_id)
);

CREATE TABLE visits (
    id BLOB PRIMARY KEY,
    campaign_id BLOB NOT NULL REFERENCES campaigns (id),
    premises_id BLOB NOT NULL REFERENCES premises (id),
    stop_id BLOB NOT NULL REFERENCES stops (id),
    outcome TEXT,
    undoes BLOB UNIQUE REFERENCES visits (id),
    note BLOB,
    contact_id BLOB REFERENCES contacts (id),
    sent_as TEXT UNIQUE,
    visited_at TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES accounts (id),
    recorded_at TEXT NOT NULL
);
CREATE INDEX visits_by_door ON visits (campaign_id, premises_id);
CREATE INDEX visits_by_stop ON visits (stop_id);
