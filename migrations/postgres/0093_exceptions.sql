-- Hours of somebody on one day, in the place of their usual ones.
CREATE TABLE work_exceptions (
    account_id UUID NOT NULL REFERENCES accounts (id),
    day DATE NOT NULL,
    from_s BIGINT NOT NULL,
    to_s BIGINT NOT NULL,
    break_s BIGINT NOT NULL,
    noted_by UUID NOT NULL REFERENCES accounts (id),
    noted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account_id, day)
);
