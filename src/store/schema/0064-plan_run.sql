ALTER TABLE plan ADD COLUMN programme TEXT NOT NULL DEFAULT ''; -- id; empty: came with a list
ALTER TABLE plan ADD COLUMN previous TEXT;                      -- the plan that it follows, null: none
CREATE INDEX assignment_who ON assignment (practitioner, demand);

-- What a plan was asked to be solved from: the plan itself comes with its last transaction.
CREATE TABLE plan_run (
    id TEXT PRIMARY KEY,        -- of the plan that comes of it
    job TEXT NOT NULL,          -- how far it is
    code TEXT NOT NULL,
    programme TEXT NOT NULL,
    edition BIGINT NOT NULL,    -- whose rules, weights and quotas hold
    from_day TEXT NOT NULL,     -- demands whose term begins within
    until_day TEXT NOT NULL,
    previous TEXT,              -- the plan from which few are to be moved, null: none
    hold BIGINT NOT NULL CHECK (hold IN (0, 1)),
    pins TEXT NOT NULL,         -- practitioner:demand, by their codes, separated by semicolons
    without TEXT NOT NULL,      -- practitioners who are left out
    digest TEXT NOT NULL,       -- SHA-256 of the files that it is solved from
    owner TEXT,                 -- account or token, null: a program
    made_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_run_made ON plan_run (made_ms, id);
CREATE INDEX plan_run_job ON plan_run (job);

-- The files of a plan: what it was solved from, as it was then, and what the solver wrote.
CREATE TABLE plan_file (
    plan TEXT NOT NULL,         -- or the run that goes on
    side TEXT NOT NULL,         -- in, out
    name TEXT NOT NULL,         -- offers.csv …
    digest TEXT NOT NULL,       -- SHA-256
    bytes TEXT NOT NULL,
    PRIMARY KEY (plan, side, name)
) STRICT, WITHOUT ROWID;
