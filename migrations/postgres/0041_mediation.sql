-- Conflicts handled by a mediator, and what surrounds them. Words about people are sealed and may be erased when their time is
-- over; kinds, states, dates and numbers stay open, for lists and statistics.
CREATE TABLE cases (
    id UUID PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    site_id UUID REFERENCES sites (id),
    grievance_id UUID,
    handling TEXT NOT NULL,
    state TEXT NOT NULL,
    title BYTEA,
    mediator_id UUID NOT NULL REFERENCES accounts (id),
    opened_by UUID NOT NULL REFERENCES accounts (id),
    opened_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX cases_by_opening ON cases (opened_at);
CREATE INDEX cases_by_site ON cases (site_id);
CREATE INDEX cases_by_grievance ON cases (grievance_id);

CREATE TABLE case_parties (
    id UUID PRIMARY KEY,
    case_id UUID NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    name BYTEA,
    contact_id UUID REFERENCES contacts (id),
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX case_parties_by_case ON case_parties (case_id);

CREATE TABLE commitments (
    id UUID PRIMARY KEY,
    case_id UUID NOT NULL REFERENCES cases (id),
    party_id UUID NOT NULL REFERENCES case_parties (id),
    what BYTEA,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ
);
CREATE INDEX commitments_by_case ON commitments (case_id);
CREATE INDEX commitments_by_due ON commitments (state, due_on);

CREATE TABLE services (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    need TEXT NOT NULL,
    telephone TEXT,
    email TEXT,
    place TEXT,
    closed BOOLEAN NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE referrals (
    id UUID PRIMARY KEY,
    service_id UUID NOT NULL REFERENCES services (id),
    site_id UUID REFERENCES sites (id),
    case_id UUID REFERENCES cases (id),
    contact_id UUID REFERENCES contacts (id),
    state TEXT NOT NULL,
    follow_up_on DATE,
    made_by UUID NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX referrals_by_follow_up ON referrals (state, follow_up_on);
CREATE INDEX referrals_by_case ON referrals (case_id);

CREATE TABLE meetings (
    id UUID PRIMARY KEY,
    site_id UUID REFERENCES sites (id),
    case_id UUID REFERENCES cases (id),
    kind TEXT NOT NULL,
    title BYTEA,
    held_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    place TEXT NOT NULL,
    invited BIGINT,
    attended BIGINT,
    state TEXT NOT NULL,
    planned_by UUID NOT NULL REFERENCES accounts (id),
    planned_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX meetings_by_day ON meetings (held_on);
CREATE INDEX meetings_by_case ON meetings (case_id);

CREATE TABLE observations (
    id UUID PRIMARY KEY,
    site_id UUID REFERENCES sites (id),
    topic TEXT NOT NULL,
    place TEXT NOT NULL,
    noticed_on DATE NOT NULL,
    state TEXT NOT NULL,
    noticed_by UUID NOT NULL REFERENCES accounts (id),
    noticed_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX observations_by_day ON observations (noticed_on);

-- One timeline for whatever is followed here: `about` is the id of a case, a referral, a meeting or an observation.
CREATE TABLE mediation_entries (
    id UUID PRIMARY KEY,
    about UUID NOT NULL,
    kind TEXT NOT NULL,
    words BYTEA,
    made_by UUID NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX mediation_entries_by_about ON mediation_entries (about, made_at);
