-- Who may do what on whose word: decisions on entrustment. Nothing is changed; the newest holds.
CREATE TABLE mastery (
    county TEXT NOT NULL,        -- of the person's home: spreads the rows
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,  -- code
    technique TEXT NOT NULL,     -- code in the catalogue
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5),
    from_day TEXT NOT NULL,
    until_day TEXT,              -- last day of a level that ends by itself; null: it does not
    cause TEXT NOT NULL,         -- review, alarm, revoked
    review TEXT,                 -- id of the review
    note TEXT NOT NULL,
    made_by TEXT,                -- account or token
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mastery_person ON mastery (practitioner, technique, made_ms);

-- A review of whether somebody may work alone, with what it rested on when it was asked for.
CREATE TABLE mastery_review (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    practitioner TEXT NOT NULL,  -- code
    technique TEXT NOT NULL,     -- code in the catalogue
    state TEXT NOT NULL,         -- asked, granted, declined
    asked_day TEXT NOT NULL,
    cases BIGINT NOT NULL,       -- signed, done himself
    failures BIGINT NOT NULL,
    score DOUBLE NOT NULL,       -- of learning, at the last case
    score_limit DOUBLE NOT NULL,
    seal TEXT NOT NULL,          -- SHA-256 of the case set: id and version of each, in order
    checked TEXT NOT NULL,       -- lines of the checklist that the department ticked, semicolons between
    mentor TEXT NOT NULL,        -- code of who is asked to sign for those who taught
    mentor_ms BIGINT,            -- when he did
    department_by TEXT,          -- account or token that signed for the department
    department_ms BIGINT,
    note TEXT NOT NULL,          -- why it was declined
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mastery_review_id ON mastery_review (id);
CREATE INDEX mastery_review_person ON mastery_review (practitioner, technique);

-- What the curve says now: evidence suffices, or somebody who was let go alone drifts.
CREATE TABLE mastery_signal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    technique TEXT NOT NULL,
    kind TEXT NOT NULL,          -- ready, drift
    day TEXT NOT NULL,           -- of the case that told it
    made_ms BIGINT NOT NULL,
    done_ms BIGINT,              -- since when it waits no more; null: it waits
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mastery_signal_open ON mastery_signal (practitioner, technique, kind, day);
