-- How many village doctors a county is to send into degree study in a year. A plan is followed by
-- another one, never changed: the highest version holds.
CREATE TABLE village_intake (
    county TEXT NOT NULL,
    programme TEXT NOT NULL,
    year BIGINT NOT NULL,
    version BIGINT NOT NULL,      -- 1, 2 …
    planned BIGINT NOT NULL CHECK (planned >= 0),
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, programme, year, version)
) STRICT, WITHOUT ROWID;
