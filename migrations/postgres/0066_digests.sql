-- Messages beyond the daily number wait for the morning and go out as one, which they name.
ALTER TABLE messages ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE messages ADD COLUMN gathered_into UUID REFERENCES messages (id);
