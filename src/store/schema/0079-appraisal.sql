-- A year's work appraised by an edition of a programme's rules. What a run found never changes;
-- another run is beside it.
CREATE TABLE appraisal (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,           -- code of the subtree whose experts are appraised; empty: everywhere
    programme TEXT NOT NULL,
    version BIGINT NOT NULL,        -- edition of the programme file
    year BIGINT NOT NULL,
    state TEXT NOT NULL,            -- draft, frozen, settled, cancelled
    maker TEXT,                     -- account or token
    made_ms BIGINT NOT NULL,
    freezer TEXT,
    frozen_ms BIGINT,               -- from then on the rules and the bases hold
    settler TEXT,                   -- not who scored
    settled_ms BIGINT,
    run TEXT                        -- the one that was settled
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX appraisal_year ON appraisal (programme, year, region) WHERE state <> 'cancelled';
CREATE INDEX appraisal_made ON appraisal (made_ms, id);

-- From what a share grows: counted of the year before when the rules were frozen.
CREATE TABLE appraisal_base (
    appraisal TEXT NOT NULL,
    subject TEXT NOT NULL,          -- "organization|discipline" or organization
    part BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    PRIMARY KEY (appraisal, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE appraisal_run (
    id TEXT PRIMARY KEY,
    appraisal TEXT NOT NULL,
    kind TEXT NOT NULL,             -- simulation (of the year before), scoring
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    subject_n BIGINT NOT NULL,
    expert_n BIGINT NOT NULL,
    basic_fen BIGINT NOT NULL,
    competition_fen BIGINT NOT NULL,
    left_fen BIGINT NOT NULL,       -- of the pool, where nobody improved
    seal TEXT NOT NULL,             -- SHA-256 of all that was found: the same rows give the same
    maker TEXT,
    made_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX appraisal_run_made ON appraisal_run (appraisal, made_ms, id);

-- What somebody came to. Numbers with a point are whole ones: scores in 1e-18, rates in 1e-9.
CREATE TABLE appraisal_score (
    county TEXT NOT NULL,           -- spreads the rows
    run TEXT NOT NULL,
    id TEXT NOT NULL,
    whose TEXT NOT NULL,            -- expert, apprentice, discipline, leader
    subject TEXT NOT NULL,          -- code of a person or an organization, "organization|discipline"
    practitioner TEXT NOT NULL,     -- code; empty: none
    organization TEXT NOT NULL,     -- code
    discipline TEXT NOT NULL,
    kinds TEXT NOT NULL,            -- how an expert takes part; semicolons
    apprentices TEXT NOT NULL,      -- whose lines count by whose; semicolons
    disciplines TEXT NOT NULL,
    organizations TEXT NOT NULL,
    score BIGINT NOT NULL,
    day_points BIGINT NOT NULL,     -- of the score: from what is asked for month by month
    grade TEXT NOT NULL,
    veto BIGINT NOT NULL,           -- 0, 1
    rate_base BIGINT,               -- null: unknown
    rate_now BIGINT,
    cases_now BIGINT,
    reasons BIGINT NOT NULL,        -- bits, engine/score.h
    basic_fen BIGINT NOT NULL,
    competition_fen BIGINT NOT NULL,
    PRIMARY KEY (county, run, whose, subject)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX appraisal_score_id ON appraisal_score (id);
CREATE INDEX appraisal_score_run ON appraisal_score (run, whose);

CREATE TABLE appraisal_item (
    county TEXT NOT NULL,
    score TEXT NOT NULL,            -- id
    indicator TEXT NOT NULL,        -- name in the programme file
    actual BIGINT,                  -- in 1e-9; null: missing, which is not 0
    target BIGINT NOT NULL,
    completion BIGINT,
    points BIGINT NOT NULL,         -- in 1e-18
    appeal TEXT,                    -- that put the actual value right
    PRIMARY KEY (county, score, indicator)
) STRICT, WITHOUT ROWID;

-- An expert's objection to an item, decided by somebody else; the next run goes by it.
CREATE TABLE appraisal_appeal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    appraisal TEXT NOT NULL,
    score TEXT NOT NULL,
    practitioner TEXT NOT NULL,     -- code
    indicator TEXT NOT NULL,
    said TEXT NOT NULL,
    state TEXT NOT NULL,            -- open, upheld, rejected
    value BIGINT,                   -- actual value from then on, in 1e-9; null unless upheld
    why TEXT NOT NULL,
    maker TEXT,
    made_ms BIGINT NOT NULL,
    decider TEXT,
    decided_ms BIGINT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX appraisal_appeal_id ON appraisal_appeal (id);
CREATE INDEX appraisal_appeal_of ON appraisal_appeal (appraisal, practitioner, indicator);
CREATE UNIQUE INDEX appraisal_appeal_open ON appraisal_appeal (appraisal, practitioner, indicator)
    WHERE state = 'open';
