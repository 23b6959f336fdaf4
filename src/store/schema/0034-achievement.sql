-- Centres, projects, accreditations, beds and their kin.
CREATE TABLE achievement (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    achievement TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    kind TEXT NOT NULL,  -- one of the words of model/noun
    organization TEXT,  -- code of an organization
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    amount BIGINT,
    unit TEXT,
    state TEXT,  -- one of the words of model/noun
    evidence TEXT,
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, achievement)
) STRICT, WITHOUT ROWID;
CREATE INDEX achievement_id ON achievement (id);
CREATE INDEX achievement_code ON achievement (achievement);
CREATE INDEX achievement_programme ON achievement (programme, day);

-- Experts who may come.
CREATE TABLE prospect (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    prospect TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    name TEXT NOT NULL,
    home TEXT,  -- code of the sending organization
    stage TEXT NOT NULL,
    day TEXT NOT NULL,
    trip TEXT,  -- on which journey it came up
    introduced_by TEXT,  -- code of a prospect
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, prospect)
) STRICT, WITHOUT ROWID;
CREATE INDEX prospect_id ON prospect (id);
CREATE INDEX prospect_code ON prospect (prospect);
CREATE INDEX prospect_programme ON prospect (programme, day);

-- Counts that an organization reports for a period.
CREATE TABLE statistic (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    statistic TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    measure TEXT NOT NULL,  -- what is counted
    organization TEXT NOT NULL,  -- code of an organization
    day TEXT NOT NULL,
    numerator BIGINT,
    denominator BIGINT,
    status TEXT NOT NULL,  -- claimed, verified, validated
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, statistic)
) STRICT, WITHOUT ROWID;
CREATE INDEX statistic_id ON statistic (id);
CREATE INDEX statistic_code ON statistic (statistic);
CREATE INDEX statistic_programme ON statistic (programme, day);
