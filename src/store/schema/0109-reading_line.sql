-- Every move of a reading, never changed.
CREATE TABLE reading_step (
    county TEXT NOT NULL,
    reading TEXT NOT NULL,      -- its code
    seq BIGINT NOT NULL,        -- the version that it made
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,        -- sender, centre, platform
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    clock TEXT NOT NULL,        -- the one that ended with it, or none
    due_ms BIGINT,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, reading, seq)
) STRICT, WITHOUT ROWID;

-- Every version of a report, never changed.
CREATE TABLE reading_report (
    county TEXT NOT NULL,
    reading TEXT NOT NULL,
    seq BIGINT NOT NULL,        -- as of its step
    state TEXT NOT NULL,        -- preliminary, reviewed, amended
    findings TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    signer TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, reading, seq)
) STRICT, WITHOUT ROWID;
