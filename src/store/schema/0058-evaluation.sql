-- Questions about effect, registered before their answers can be known: a row never changes.
CREATE TABLE evaluation (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,            -- code of the subtree whose counties are compared; empty: everywhere
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    programme TEXT NOT NULL,         -- id, or empty
    discipline TEXT NOT NULL,        -- empty: all
    indicator TEXT NOT NULL,
    source TEXT NOT NULL,            -- of the starts: list, placements
    starts TEXT NOT NULL,            -- county=YYYY-MM separated by semicolons
    excluded TEXT NOT NULL,          -- counties that are no controls
    from_month TEXT NOT NULL,
    until_month TEXT NOT NULL,
    window_months BIGINT NOT NULL,   -- of the baseline
    anticipation BIGINT NOT NULL,    -- months
    control TEXT NOT NULL,           -- notyet, never
    concurrent TEXT NOT NULL,        -- other policies of the time
    data_month TEXT,                 -- newest in the store when it was registered; null: none
    seal TEXT NOT NULL,              -- SHA-256 of all that the plan says
    maker TEXT,                      -- account; null: a program
    made_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_made ON evaluation (made_ms, id);

-- What came out, with the data it was measured on: a row never changes.
CREATE TABLE evaluation_run (
    id TEXT PRIMARY KEY,
    evaluation TEXT NOT NULL REFERENCES evaluation (id),
    maker TEXT,
    made_ms BIGINT NOT NULL,
    class TEXT NOT NULL,
    doubts BIGINT NOT NULL,          -- 1: data before the plan, 2: before its last month; 0: as registered
    data_month TEXT,
    att DOUBLE,
    low DOUBLE,
    high DOUBLE,
    sentence TEXT NOT NULL,
    panel TEXT NOT NULL,             -- the data, CSV
    panel_seal TEXT NOT NULL,        -- SHA-256
    result TEXT NOT NULL,            -- JSON
    seal TEXT NOT NULL               -- SHA-256 of the plan's seal, the panel's and the result
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_run_made ON evaluation_run (evaluation, made_ms, id);
