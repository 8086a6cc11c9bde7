-- Conflicts handled by a mediator, and what surrounds them. Words about people are sealed and may be erased when their time is
-- over; kinds, states, dates and numbers stay open, for lists and statistics.
CREATE TABLE cases (
    id BLOB PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    site_id BLOB REFERENCES sites (id),
    grievance_id BLOB,
    handling TEXT NOT NULL,
    state TEXT NOT NULL,
    title BLOB,
    mediator_id BLOB NOT NULL REFERENCES accounts (id),
    opened_by BLOB NOT NULL REFERENCES accounts (id),
    opened_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX cases_by_opening ON cases (opened_at);
CREATE INDEX cases_by_site ON cases (site_id);
CREATE INDEX cases_by_grievance ON cases (grievance_id);

CREATE TABLE case_parties (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    name BLOB,
    contact_id BLOB REFERENCES contacts (id),
    added_at TEXT NOT NULL
);
CREATE INDEX case_parties_by_case ON case_parties (case_id);

CREATE TABLE commitments (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES cases (id),
    party_id BLOB NOT NULL REFERENCES case_parties (id),
    what BLOB,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    settled_at TEXT
);
CREATE INDEX commitments_by_case ON commitments (case_id);
CREATE INDEX commitments_by_due ON commitments (state, due_on);

CREATE TABLE services (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    need TEXT NOT NULL,
    telephone TEXT,
    email TEXT,
    place TEXT,
    closed BOOLEAN NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE referrals (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id),
    site_id BLOB REFERENCES sites (id),
    case_id BLOB REFERENCES cases (id),
    contact_id BLOB REFERENCES contacts (id),
    state TEXT NOT NULL,
    follow_up_on TEXT,
    made_by BLOB NOT NULL REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX referrals_by_follow_up ON referrals (state, follow_up_on);
CREATE INDEX referrals_by_case ON referrals (case_id);

CREATE TABLE meetings (
    id BLOB PRIMARY KEY,
    site_id BLOB REFERENCES sites (id),
    case_id BLOB REFERENCES cases (id),
    kind TEXT NOT NULL,
    title BLOB,
    held_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL,
    invited BIGINT,
    attended BIGINT,
    state TEXT NOT NULL,
    planned_by BLOB NOT NULL REFERENCES accounts (id),
    planned_at TEXT NOT NULL
);
CREATE INDEX meetings_by_day ON meetings (held_on);
CREATE INDEX meetings_by_case ON meetings (case_id);

CREATE TABLE observations (
    id BLOB PRIMARY KEY,
    site_id BLOB REFERENCES sites (id),
    topic TEXT NOT NULL,
    place TEXT NOT NULL,
    noticed_on TEXT NOT NULL,
    state TEXT NOT NULL,
    noticed_by BLOB NOT NULL REFERENCES accounts (id),
    noticed_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX observations_by_day ON observations (noticed_on);

-- One timeline for whatever is followed here: `about` is the id of a case, a referral, a meeting or an observation.
CREATE TABLE mediation_entries (
    id BLOB PRIMARY KEY,
    about BLOB NOT NULL,
    kind TEXT NOT NULL,
    words BLOB,
    made_by BLOB NOT NULL REFERENCES accounts (id),
    made_at TEXT NOT NULL
);
CREATE INDEX mediation_entries_by_about ON mediation_entries (about, made_at);
