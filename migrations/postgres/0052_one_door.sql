-- Doors that their source no longer has: kept, because visits and lists name them, and found no more.
ALTER TABLE premises ADD COLUMN retired_at TIMESTAMPTZ;
ALTER TABLE imports ADD COLUMN retired BIGINT NOT NULL DEFAULT 0;

-- One door that several sources know: the row that stands for it, and the number that an official register gives it.
ALTER TABLE premises ADD COLUMN same_id UUID REFERENCES premises (id);
ALTER TABLE premises ADD COLUMN official_id TEXT;
