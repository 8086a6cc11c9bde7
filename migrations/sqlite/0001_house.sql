-- People, their sign-in, and the journal.
CREATE TABLE organisations (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE accounts (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE tokens (
    id BLOB PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    label TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    record BLOB NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE contacts (
    id BLOB PRIMARY KEY,
    name BLOB,
    email BLOB,
    email_hash BLOB,
    telephone BLOB,
    telephone_hash BLOB,
    language TEXT NOT NULL,
    created_at TEXT NOT NULL,
    erased_at TEXT
);
CREATE INDEX contacts_by_email ON contacts (email_hash);
CREATE INDEX contacts_by_telephone ON contacts (telephone_hash);

CREATE TABLE consents (
    id BLOB PRIMARY KEY,
    contact_id BLOB NOT NULL REFERENCES contacts (id),
    purpose TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT
);
CREATE INDEX consents_by_contact ON consents (contact_id);

CREATE TABLE journal (
    id BLOB PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    stamp BLOB NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, seq);

CREATE TABLE journal_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    stamp BLOB NOT NULL
);
INSERT INTO journal_head (one, seq, stamp) VALUES (1, 0, x'');
