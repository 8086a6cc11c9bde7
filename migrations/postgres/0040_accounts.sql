-- What people decide about their own account, and since when a password holds: sessions opened before it have ended.
ALTER TABLE accounts ADD COLUMN language TEXT;
ALTER TABLE accounts ADD COLUMN telephone BYTEA;
ALTER TABLE accounts ADD COLUMN password_set_at TIMESTAMPTZ;
CREATE INDEX tokens_by_account ON tokens (account_id);
