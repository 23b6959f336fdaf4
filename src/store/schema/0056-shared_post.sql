-- Shared posts: how many a host was granted in a discipline, and so how many people are owed to it.
CREATE TABLE shared_post (
    county TEXT NOT NULL,       -- of the host: spreads the rows
    id TEXT NOT NULL,
    code TEXT NOT NULL,         -- as placements name it in their post
    programme TEXT NOT NULL,    -- id of the programme file
    home TEXT NOT NULL,         -- code of the organization that owes
    organization TEXT NOT NULL, -- code of the host
    discipline TEXT NOT NULL,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 1000),
    from_day TEXT NOT NULL,
    until_day TEXT,             -- last day, null: open
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    ended_by TEXT,              -- who set the last day
    ended_ms BIGINT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX shared_post_code ON shared_post (code);
