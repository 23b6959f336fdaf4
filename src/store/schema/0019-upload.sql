-- A list that somebody sent: looked at row by row, then committed as a job.
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,         -- as of a job
    source TEXT NOT NULL,
    batch TEXT NOT NULL,
    owner TEXT,                 -- account; null: a program
    role TEXT NOT NULL,         -- of the post in which it was sent: its rows keep to its reach
    scope TEXT NOT NULL,        -- kind of the post's scope
    place TEXT NOT NULL,
    organization TEXT,
    row_n BIGINT NOT NULL,
    bad_n BIGINT NOT NULL,      -- rows with a fault, as of the last look
    job TEXT,                   -- null: not committed
    made_ms BIGINT NOT NULL,
    wiped_ms BIGINT             -- since then its rows are gone; null: they are there
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_made ON upload (made_ms, id);
CREATE INDEX upload_job ON upload (job);

-- Its rows, sealed, for 24 hours at most.
CREATE TABLE upload_row (
    upload TEXT NOT NULL,
    number BIGINT NOT NULL,     -- line of the file, row of the sheet
    key_number BIGINT NOT NULL, -- of the seal_key
    key_hash TEXT NOT NULL,     -- keyed hash of what the row is called by
    fields TEXT NOT NULL,       -- sealed: a CSV line in the order of the list's columns
    fault_column BIGINT NOT NULL, -- of those columns from 1; 0: the row as a whole, or no fault
    fault TEXT NOT NULL,        -- why it is not taken; empty: it is
    PRIMARY KEY (upload, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_row_key ON upload_row (upload, key_hash);
CREATE INDEX upload_row_fault ON upload_row (upload, fault, number);
