-- The clock and the public holidays of a site's neighbours; empty: those of the house.
ALTER TABLE sites ADD COLUMN time_zone TEXT;
ALTER TABLE sites ADD COLUMN country TEXT;
-- When the link of a relay was first opened.
ALTER TABLE relays ADD COLUMN read_at TIMESTAMPTZ;

-- Pictures that came with a mail, sealed, until the answer is taken up.
CREATE TABLE inbound_pictures (
    inbound_id UUID NOT NULL REFERENCES inbound (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    picture BYTEA NOT NULL,
    PRIMARY KEY (inbound_id, place)
);
