-- Seats that an organization asks for.
CREATE TABLE demand (
    id TEXT NOT NULL,
    county TEXT NOT NULL,          -- of the organization: spreads the rows
    code TEXT NOT NULL,            -- demand_id of the files
    organization TEXT NOT NULL REFERENCES organization (id),
    discipline TEXT NOT NULL,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 10000),
    min_title_rank BIGINT NOT NULL CHECK (min_title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL,      -- wished, separated by semicolons
    required TEXT NOT NULL,        -- techniques without which nobody fits
    tier BIGINT NOT NULL CHECK (tier BETWEEN 1 AND 5),
    weight BIGINT NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    start_day TEXT NOT NULL,       -- first day of the term
    months BIGINT NOT NULL CHECK (months BETWEEN 1 AND 60),
    paired_organization TEXT,      -- null: none
    state TEXT NOT NULL,
    gap TEXT,                      -- from which it was proposed, null: none
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_id ON demand (id);
CREATE INDEX demand_gap ON demand (county, gap);

-- People who may be sent.
CREATE TABLE offer (
    id TEXT NOT NULL,
    county TEXT NOT NULL,              -- of the home organization: spreads the rows
    code TEXT NOT NULL,
    practitioner TEXT NOT NULL,        -- of the same county
    from_day TEXT,                     -- inclusive, null: open
    until_day TEXT,
    last_host TEXT,                    -- organization, null: none
    preferred_counties TEXT NOT NULL,  -- separated by semicolons
    excluded_counties TEXT NOT NULL,
    pinned_demand TEXT,                -- null: none
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_id ON offer (id);
