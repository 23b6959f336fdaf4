-- Staff that a hospital lacks: asked for by it, judged by the authority, filled by a round of
-- recruiting. Each word is a step that never changes.
CREATE TABLE vacancy (
    county TEXT NOT NULL,         -- of the organization: spreads the rows
    id TEXT NOT NULL,
    vacancy TEXT NOT NULL,        -- its code
    version BIGINT NOT NULL,      -- 1, 2 …
    year BIGINT NOT NULL,
    organization TEXT NOT NULL,   -- code
    discipline TEXT NOT NULL,
    min_title_rank BIGINT NOT NULL CHECK (min_title_rank BETWEEN 0 AND 4),  -- 0: any
    posts BIGINT NOT NULL,        -- asked for
    accepted BIGINT,              -- by the authority's judgement; null: not judged
    why TEXT NOT NULL,
    judgement TEXT NOT NULL,      -- empty: not judged
    gap TEXT,                     -- evidence: the county's gap in the discipline
    gap_rank BIGINT,              -- as it was when it was asked for, and the specialists to order
    gap_seats BIGINT,
    wisn_need DOUBLE,   -- evidence: staff by workload (WISN), and those who are there
    wisn_staff DOUBLE,
    state TEXT NOT NULL,          -- draft, submitted, accepted, returned, declined, withdrawn
    recruitment TEXT,             -- id of the round that fills it
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vacancy_id ON vacancy (id);
CREATE INDEX vacancy_year ON vacancy (year, organization);
CREATE INDEX vacancy_recruitment ON vacancy (recruitment) WHERE recruitment IS NOT NULL;

CREATE TABLE vacancy_step (
    county TEXT NOT NULL,
    vacancy TEXT NOT NULL,        -- its id
    seq BIGINT NOT NULL,          -- version that it made
    state TEXT NOT NULL,          -- after it
    posts BIGINT NOT NULL,        -- asked for or accepted then
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, vacancy, seq)
) STRICT, WITHOUT ROWID;

-- A round: open to all, or at universities.
CREATE TABLE recruitment (
    id TEXT PRIMARY KEY,
    county TEXT NOT NULL,         -- place that recruits: a county, a city or the province
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,           -- open, campus
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    state TEXT NOT NULL,          -- planned, running, closed, cancelled
    made_by TEXT,
    made_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recruitment_made ON recruitment (made_ms, id);

CREATE TABLE campus_visit (
    recruitment TEXT NOT NULL,    -- its id
    id TEXT NOT NULL,
    day TEXT NOT NULL,
    school TEXT NOT NULL,
    met BIGINT NOT NULL CHECK (met >= 0),  -- people who came
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (recruitment, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
    county TEXT NOT NULL,         -- of the vacancy
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    vacancy TEXT NOT NULL,        -- id
    recruitment TEXT NOT NULL,    -- id
    name TEXT NOT NULL,
    school TEXT NOT NULL,         -- empty: not told
    title_rank BIGINT NOT NULL CHECK (title_rank BETWEEN 0 AND 4),
    state TEXT NOT NULL,          -- applied, shortlisted, offered, signed, declined, rejected
    day TEXT NOT NULL,            -- on which it came to that
    practitioner TEXT,            -- code of who he became
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX candidate_id ON candidate (id);
CREATE INDEX candidate_vacancy ON candidate (vacancy);
CREATE INDEX candidate_recruitment ON candidate (recruitment);

CREATE TABLE candidate_step (
    county TEXT NOT NULL,
    candidate TEXT NOT NULL,      -- its id
    seq BIGINT NOT NULL,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, candidate, seq)
) STRICT, WITHOUT ROWID;
