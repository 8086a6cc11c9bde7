-- A campaign that comes back every few weeks while the works go on, and the one before it.
ALTER TABLE campaigns ADD COLUMN repeats_weeks BIGINT;
ALTER TABLE campaigns ADD COLUMN follows UUID REFERENCES campaigns (id);
CREATE UNIQUE INDEX campaigns_follows ON campaigns (follows);

-- Doors from which something was reported of a site, and when last; nothing of what, or of whom.
CREATE TABLE heard_doors (
    site_id UUID NOT NULL REFERENCES sites (id),
    premises_id UUID NOT NULL REFERENCES premises (id),
    heard_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (site_id, premises_id)
);
INSERT INTO heard_doors (site_id, premises_id, heard_at)
SELECT site_id, premises_id, MAX(filed_at) FROM grievances WHERE premises_id IS NOT NULL GROUP BY site_id, premises_id;
