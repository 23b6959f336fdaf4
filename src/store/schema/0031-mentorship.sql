-- Pairs of mentor and apprentice.
CREATE TABLE mentorship (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    mentor TEXT NOT NULL,  -- code of a practitioner
    apprentice TEXT NOT NULL,  -- code of a practitioner
    organization TEXT NOT NULL,  -- code of an organization
    discipline TEXT,
    technique TEXT,  -- name or code of the technique
    school TEXT,  -- lineage
    agreed_day TEXT NOT NULL,
    until_day TEXT,  -- last day, null: open
    state TEXT NOT NULL,  -- one of the words of model/noun
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, mentorship)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentorship_id ON mentorship (id);
CREATE INDEX mentorship_code ON mentorship (mentorship);
CREATE INDEX mentorship_programme ON mentorship (programme, agreed_day);

-- Studios of experts, and teams without one.
CREATE TABLE studio (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    studio TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    name TEXT NOT NULL,
    kind TEXT NOT NULL,  -- one of the words of model/noun
    level TEXT,
    leader TEXT,  -- code of a practitioner
    organization TEXT NOT NULL,  -- code of an organization
    opened_day TEXT NOT NULL,
    closed_day TEXT,
    grant_fen BIGINT,  -- a year
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, studio)
) STRICT, WITHOUT ROWID;
CREATE INDEX studio_id ON studio (id);
CREATE INDEX studio_code ON studio (studio);
CREATE INDEX studio_programme ON studio (programme, opened_day);
