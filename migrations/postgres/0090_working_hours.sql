-- Hours of somebody's own, day by day of the week, and how long their break is.
ALTER TABLE work_patterns ADD COLUMN break_s BIGINT NOT NULL DEFAULT 2700;

CREATE TABLE work_hours (
    account_id UUID NOT NULL REFERENCES accounts (id),
    weekday BIGINT NOT NULL,
    from_s BIGINT NOT NULL,
    to_s BIGINT NOT NULL,
    PRIMARY KEY (account_id, weekday)
);
