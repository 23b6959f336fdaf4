-- Every move, never changed; and whether the clock that it ended was kept.
CREATE TABLE referral_step (
    county TEXT NOT NULL,
    referral TEXT NOT NULL,     -- its code
    seq BIGINT NOT NULL,        -- the version of the referral that it made
    move TEXT NOT NULL,
    was TEXT NOT NULL,          -- state before
    state TEXT NOT NULL,        -- state after
    party TEXT NOT NULL,        -- referrer, taker
    cause TEXT NOT NULL,
    note TEXT NOT NULL,         -- empty where none was told
    clock TEXT NOT NULL,        -- the one that ended with it; none: it goes on, or none ran
    due_ms BIGINT,              -- when that was over
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, referral, seq)
) STRICT, WITHOUT ROWID;

-- Drugs of a down-referral.
CREATE TABLE referral_drug (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,     -- code
    name TEXT NOT NULL,
    dose TEXT NOT NULL,         -- how much and how often
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_drug_of ON referral_drug (referral);

-- What the township does afterwards.
CREATE TABLE referral_task (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,     -- code
    about TEXT NOT NULL,
    due_day TEXT NOT NULL,
    done_ms BIGINT,             -- null: open
    done_by TEXT,
    result TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_task_of ON referral_task (referral);
CREATE INDEX referral_task_due ON referral_task (due_day) WHERE done_ms IS NULL;
