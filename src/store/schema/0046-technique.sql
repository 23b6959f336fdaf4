-- The catalogue is edited: of two who change a technique only the first one does.
ALTER TABLE technique ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE technique ADD COLUMN retired_ms BIGINT;  -- since then no new use; null: in use

-- What the catalogue said before: a row for each version that another one replaced.
CREATE TABLE technique_past (
    code TEXT NOT NULL REFERENCES technique (code),
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    level BIGINT NOT NULL,
    procedure TEXT NOT NULL,
    tcm BIGINT NOT NULL,
    retired_ms BIGINT,
    until_ms BIGINT NOT NULL,   -- when it was replaced
    until_by TEXT,              -- account or token, null: the command line
    why TEXT NOT NULL,          -- of retiring and taking back; else empty
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
