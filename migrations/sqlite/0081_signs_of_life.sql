-- When an import last gave a sign of life: one whose program is gone gives none, and must not look as if it ran.
ALTER TABLE imports ADD COLUMN seen_at TEXT;
