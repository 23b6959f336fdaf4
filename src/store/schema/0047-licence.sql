-- Licences and certificates of organizations and people, each with its days; a renewal is a row of
-- its own.
CREATE TABLE licence (
    county TEXT NOT NULL,       -- of the holder: spreads the rows
    id TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),  -- the holder, or the home of the person
    practitioner TEXT,          -- the holder; null: the organization is
    kind TEXT NOT NULL,         -- practice, qualification, technology, other
    number TEXT NOT NULL,
    covers TEXT NOT NULL,       -- what it allows, as it says; empty where unknown
    from_day TEXT NOT NULL,
    until_day TEXT,             -- last day, null: open
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    voided_by TEXT,
    voided_ms BIGINT,           -- null: holds
    voided_why TEXT NOT NULL,   -- empty while it holds
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX licence_organization ON licence (organization);
CREATE INDEX licence_practitioner ON licence (practitioner);
