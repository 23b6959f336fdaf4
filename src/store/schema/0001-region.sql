-- What all figures of this store stand in: one row.
CREATE TABLE frame (
    one BIGINT PRIMARY KEY CHECK (one = 1),  -- there is only one
    region_code TEXT NOT NULL,
    region_name TEXT NOT NULL,
    from_month TEXT NOT NULL,                -- YYYY-MM, window of the gaps, inclusive
    to_month TEXT NOT NULL,                  -- YYYY-MM, inclusive
    as_of_ms BIGINT NOT NULL,                -- instant up to which the data were known
    invented BIGINT NOT NULL CHECK (invented IN (0, 1)),  -- 1: a demonstration
    weight TEXT NOT NULL                     -- what a case is weighed by: rw or cost
) STRICT;

-- Places, from the province down to counties and districts.
CREATE TABLE region (
    code TEXT PRIMARY KEY,    -- six digits, GB/T 2260
    name TEXT NOT NULL,
    kind TEXT NOT NULL,       -- province, city, county, district
    parent TEXT NOT NULL,     -- code, empty at the top
    lng DOUBLE,               -- degrees, null where unknown
    lat DOUBLE,
    population BIGINT         -- null where unknown
) STRICT, WITHOUT ROWID;

-- Names behind codes.
CREATE TABLE code (
    scheme TEXT NOT NULL,     -- drg, procedure
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scheme, code)
) STRICT, WITHOUT ROWID;
