-- Texts of the coordinator's that stand instead of ours.
CREATE TABLE wordings (
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_by UUID NOT NULL REFERENCES accounts (id),
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, language, key)
);
