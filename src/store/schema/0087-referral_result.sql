-- Results of examinations of an episode, wherever they were made.
CREATE TABLE referral_result (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    episode TEXT NOT NULL,
    organization TEXT NOT NULL, -- code: where it was made
    name TEXT NOT NULL,         -- what was examined
    finding TEXT NOT NULL,
    day TEXT NOT NULL,
    recognised BIGINT NOT NULL, -- 1: holds elsewhere too
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_result_of ON referral_result (episode, day);

-- Examinations that were ordered; one that repeats a recognised result says why.
CREATE TABLE referral_order (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,     -- code
    name TEXT NOT NULL,         -- what is to be examined
    repeats TEXT,               -- id of the result that it repeats; null: of none
    why TEXT NOT NULL,          -- empty where it repeats none
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_order_of ON referral_order (referral);

-- Limits of an agreement that differ from the usual ones.
CREATE TABLE referral_limit (
    agreement TEXT NOT NULL,    -- id
    clock TEXT NOT NULL,
    priority TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 86400),
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (agreement, clock, priority)
) STRICT, WITHOUT ROWID;
