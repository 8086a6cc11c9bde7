-- Who wants the news of a site, and the texts that went to them.
CREATE TABLE subscriptions (
    id UUID PRIMARY KEY,
    contact_id UUID NOT NULL REFERENCES contacts (id),
    site_id UUID NOT NULL REFERENCES sites (id),
    -- Their door, when it is known.
    premises_id UUID REFERENCES premises (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX subscriptions_by_site ON subscriptions (site_id);
CREATE INDEX subscriptions_by_contact ON subscriptions (contact_id);

CREATE TABLE bulletins (
    id UUID PRIMARY KEY,
    site_id UUID NOT NULL REFERENCES sites (id),
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    aim TEXT NOT NULL,
    -- Without a key: a phase may be removed once its news is out.
    phase_id UUID,
    street TEXT,
    area TEXT,
    state TEXT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    people BIGINT NOT NULL,
    segments BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMPTZ NOT NULL,
    -- Up to whom messages are written, in the order of contacts.
    done_to UUID,
    ended_at TIMESTAMPTZ
);
CREATE INDEX bulletins_by_site ON bulletins (site_id);
CREATE INDEX bulletins_due ON bulletins (state, starts_at);
