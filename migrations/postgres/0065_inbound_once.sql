-- A mail that is brought twice, by two ways or after a crash, is taken in once.
ALTER TABLE inbound ADD COLUMN mail_hash BYTEA;
CREATE UNIQUE INDEX inbound_by_mail ON inbound (mail_hash);
-- Finds what a person sent when they have themselves erased.
ALTER TABLE inbound ADD COLUMN sender_hash BYTEA;
CREATE INDEX inbound_by_sender ON inbound (sender_hash);
