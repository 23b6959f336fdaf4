-- Which level and grade an organization had, and when. Spans of one organization follow each other.
CREATE TABLE organization_level (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id),
    level TEXT NOT NULL,        -- empty where unknown
    from_day TEXT,              -- null: nobody knows since when
    until_day TEXT,             -- last day, null: goes on
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    voided_by TEXT,
    voided_ms BIGINT            -- null: holds
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_level_of ON organization_level (organization);
CREATE UNIQUE INDEX organization_level_open ON organization_level (organization)
    WHERE until_day IS NULL AND voided_ms IS NULL;

-- Departments, each name once among those of an organization that hold.
CREATE TABLE department (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,   -- empty where it has none
    beds BIGINT,                -- null where unknown
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    voided_by TEXT,
    voided_ms BIGINT,           -- null: holds
    voided_why TEXT NOT NULL    -- empty while it holds
) STRICT, WITHOUT ROWID;
CREATE INDEX department_of ON department (organization);
CREATE UNIQUE INDEX department_name ON department (organization, name) WHERE voided_ms IS NULL;

-- Counts the changes of a record, so that of two who change it only the first one does.
ALTER TABLE organization ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
