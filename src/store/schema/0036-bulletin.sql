-- Programme files as they were taken: an edition never changes, a new version follows it.
CREATE TABLE programme (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,          -- in words
    seal TEXT NOT NULL,           -- SHA-256 of the file
    file TEXT NOT NULL,           -- the file itself
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- Official reports: numbers frozen when it was made, never counted again.
CREATE TABLE bulletin (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL,
    version BIGINT NOT NULL,      -- of the programme file
    region TEXT NOT NULL,         -- code of the subtree that was counted; empty: everywhere
    from_day TEXT,                -- of the period, null: open
    until_day TEXT,
    as_of_day TEXT NOT NULL,
    invented BIGINT NOT NULL CHECK (invented IN (0, 1)),
    counts TEXT NOT NULL,         -- figure=number,number separated by semicolons
    seal TEXT NOT NULL,           -- SHA-256 of programme, period, region and counts
    state TEXT NOT NULL,          -- draft, published, withdrawn
    maker TEXT,                   -- account; null: a program
    made_ms BIGINT NOT NULL,
    publisher TEXT,               -- another account
    published_ms BIGINT
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletin_made ON bulletin (made_ms, id);
