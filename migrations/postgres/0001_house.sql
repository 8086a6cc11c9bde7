-- People, their sign-in, and the journal.
CREATE TABLE organisations (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE accounts (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE tokens (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    label TEXT NOT NULL,
    hash BYTEA NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);

CREATE TABLE sessions (
    hash BYTEA PRIMARY KEY,
    record BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE contacts (
    id UUID PRIMARY KEY,
    name BYTEA,
    email BYTEA,
    email_hash BYTEA,
    telephone BYTEA,
    telephone_hash BYTEA,
    language TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    erased_at TIMESTAMPTZ
);
CREATE INDEX contacts_by_email ON contacts (email_hash);
CREATE INDEX contacts_by_telephone ON contacts (telephone_hash);

CREATE TABLE consents (
    id UUID PRIMARY KEY,
    contact_id UUID NOT NULL REFERENCES contacts (id),
    purpose TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX consents_by_contact ON consents (contact_id);

CREATE TABLE journal (
    id UUID PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    stamp BYTEA NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, seq);

CREATE TABLE journal_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    stamp BYTEA NOT NULL
);
INSERT INTO journal_head (one, seq, stamp) VALUES (1, 0, '');
