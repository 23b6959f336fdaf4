-- Hospitals and their kin: small and shared, so that every shard may hold a copy.
CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,  -- the institution of the cube
    name TEXT NOT NULL,
    county TEXT NOT NULL,       -- code of the region
    level TEXT NOT NULL,        -- such as 3A, empty where unknown
    kind TEXT NOT NULL,         -- such as general, empty where unknown
    lng DOUBLE,                 -- degrees, null where unknown
    lat DOUBLE
) STRICT, WITHOUT ROWID;

CREATE TABLE practitioner (
    id TEXT NOT NULL,
    county TEXT NOT NULL,       -- of the home organization: spreads the rows
    code TEXT NOT NULL,         -- practitioner_id of the files
    name TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),  -- home
    department TEXT NOT NULL,
    discipline TEXT NOT NULL,
    title_rank BIGINT NOT NULL CHECK (title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL,   -- mastered, separated by semicolons
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX practitioner_id ON practitioner (id);
