-- Studies that came to the picture archive, and the orders that they answer. What stands in them of
-- the patient is not kept here.
CREATE TABLE study (
    county TEXT NOT NULL,       -- of the organization whose device sent it; empty: unknown
    uid TEXT NOT NULL,          -- Study Instance UID
    accession TEXT NOT NULL,    -- as it stands in it; may be empty
    modality TEXT NOT NULL,
    organization TEXT,          -- code: whose device sent it
    reading TEXT,               -- code of the order that it answers; null: it waits to be matched
    why TEXT NOT NULL,          -- what stands against it: none, no_accession, no_order, order_over …
    seen_ms BIGINT NOT NULL,
    PRIMARY KEY (county, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX study_uid ON study (uid);
CREATE INDEX study_waits ON study (seen_ms) WHERE reading IS NULL;

-- How far the changes of a picture archive were read.
CREATE TABLE imaging_mark (
    server TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
