-- The outbox: one row per recipient, every attempt to deliver it, and those who said STOP.
CREATE TABLE messages (
    id BLOB PRIMARY KEY,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    -- bulk, ordinary, urgent: the queue takes them in falling order of the word.
    urgency TEXT NOT NULL,
    site_id BLOB REFERENCES sites (id),
    -- As it was called then: messages know nothing else of sites.
    site_name TEXT,
    -- The id of what it is about, as gri_…
    subject TEXT,
    contact_id BLOB REFERENCES contacts (id),
    -- Sealed; empty once the contact was erased.
    recipient BLOB,
    recipient_hash BLOB,
    recipient_mask TEXT NOT NULL,
    content BLOB,
    -- Finds the message of a private link /m/…
    link_hash BLOB UNIQUE,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- When to take it up next; while it is being sent, when the lease of its worker runs out; empty when nothing is left to do.
    due_at TEXT,
    lease_owner TEXT,
    attempts BIGINT NOT NULL,
    -- Its place among those as pressing: the sites take turns, so that ten thousand of one delay no other's.
    turn BIGINT NOT NULL,
    -- When it was submitted, delivered, suppressed or given up.
    settled_at TEXT
);
CREATE INDEX messages_due ON messages (channel, urgency, turn, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX messages_turns ON messages (channel, urgency, site_id, turn) WHERE due_at IS NOT NULL;
CREATE INDEX messages_by_subject ON messages (subject) WHERE subject IS NOT NULL;
CREATE INDEX messages_by_contact ON messages (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX messages_by_recipient ON messages (recipient_hash);
CREATE INDEX messages_by_state ON messages (state, id);

CREATE TABLE attempts (
    id BLOB PRIMARY KEY,
    message_id BLOB NOT NULL REFERENCES messages (id),
    gateway TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT,
    provider_id TEXT,
    -- A sentence with its values.
    reason TEXT,
    -- What the gateway reported later: delivered, failed.
    receipt TEXT,
    receipt_at TEXT
);
CREATE INDEX attempts_by_message ON attempts (message_id, started_at);
CREATE INDEX attempts_by_provider_id ON attempts (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE suppressions (
    id BLOB PRIMARY KEY,
    contact_id BLOB REFERENCES contacts (id),
    recipient_hash BLOB,
    -- Empty: for all sites.
    site_id BLOB REFERENCES sites (id),
    said_by TEXT NOT NULL,
    said_at TEXT NOT NULL,
    lifted_at TEXT
);
CREATE INDEX suppressions_by_contact ON suppressions (contact_id);
CREATE INDEX suppressions_by_recipient ON suppressions (recipient_hash);

-- What people send to us: STOP, and answers to what we wrote.
CREATE TABLE inbound (
    id BLOB PRIMARY KEY,
    channel TEXT NOT NULL,
    gateway TEXT NOT NULL,
    -- Sealed.
    sender BLOB NOT NULL,
    sender_mask TEXT NOT NULL,
    words BLOB NOT NULL,
    meaning TEXT NOT NULL,
    -- The latest message to the sender, and what that was about.
    answers_id BLOB REFERENCES messages (id),
    subject TEXT,
    received_at TEXT NOT NULL,
    -- When a slice or a person took it up.
    taken_at TEXT
);
CREATE INDEX inbound_waiting ON inbound (meaning, id) WHERE taken_at IS NULL;
