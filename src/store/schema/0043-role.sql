-- Where a person is employed, used or on a temporary post, from when to when: several at once.
CREATE TABLE practitioner_role (
    county TEXT NOT NULL,       -- of the practitioner's home: spreads the rows
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL,         -- employed, used, temporary
    department TEXT NOT NULL,   -- empty where unknown
    from_day TEXT NOT NULL,
    until_day TEXT,             -- last day, null: open
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    voided_by TEXT,
    voided_ms BIGINT,           -- null: holds
    voided_why TEXT NOT NULL,   -- empty while it holds
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX practitioner_role_of ON practitioner_role (practitioner);

-- What can be mastered: the catalogue.
CREATE TABLE technique (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,   -- empty where it has none
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
    procedure TEXT NOT NULL,    -- ICD-9-CM-3, empty where it has none
    tcm BIGINT NOT NULL CHECK (tcm IN (0, 1))  -- 1: of Chinese medicine
) STRICT, WITHOUT ROWID;

ALTER TABLE practitioner ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- A code belongs to one person.
DROP INDEX practitioner_code;
CREATE UNIQUE INDEX practitioner_code ON practitioner (code);
