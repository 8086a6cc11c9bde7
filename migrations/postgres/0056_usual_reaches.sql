-- How far the nuisances of an organisation's works usually reach; where it says nothing, the house's own figures hold.
CREATE TABLE usual_reaches (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    nuisance TEXT NOT NULL,
    reach_m BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, nuisance)
);
