-- Discharge records that were delivered: what was counted of them. The records are not kept.
CREATE TABLE delivery (
    id TEXT PRIMARY KEY,
    job TEXT,                   -- that read it, null: it came with the store
    source TEXT NOT NULL,       -- of the records: P sheet, A/B/C/D sheet ...
    batch TEXT NOT NULL,        -- name of the delivery; the same name again replaces it
    file TEXT,                  -- staged, where it was sent over HTTP
    replaces TEXT NOT NULL,     -- a batch of the source that it corrects, may be empty
    map TEXT NOT NULL,          -- mapping file by which it was read
    scheme TEXT NOT NULL,       -- of groups and weights: figures of two are never added
    state TEXT NOT NULL,        -- sent, writing, current, retired, dropped
    owner TEXT,                 -- account; null: a program, or the command line
    role TEXT NOT NULL,         -- of the post in which it was sent: its rows keep to its reach
    scope TEXT NOT NULL,        -- kind of the post's scope
    place TEXT NOT NULL,
    organization TEXT,
    read_n BIGINT NOT NULL,     -- rows: accepted + rejected
    accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    resolved BIGINT NOT NULL,   -- accepted rows whose county of residence is known
    made_ms BIGINT NOT NULL,
    current_ms BIGINT,          -- since then it counts; null: never
    retired_ms BIGINT           -- since then it does not
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_made ON delivery (made_ms, id);
CREATE INDEX delivery_state ON delivery (state, id);
CREATE INDEX delivery_job ON delivery (job);
-- One that counts of each batch, however many are sent at once.
CREATE UNIQUE INDEX delivery_current ON delivery (source, batch) WHERE state = 'current';

-- Its parts: an organization and a month. Rejected rows may have neither.
CREATE TABLE delivery_part (
    organization TEXT NOT NULL, -- its code as the records have it
    month TEXT NOT NULL,        -- of discharge, YYYY-MM, empty where the row did not yield one
    delivery TEXT NOT NULL,
    accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    PRIMARY KEY (organization, month, delivery)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_part_delivery ON delivery_part (delivery);

-- Which rules its rows broke: never a value, only where.
CREATE TABLE quality (
    organization TEXT NOT NULL,
    month TEXT NOT NULL,
    rule TEXT NOT NULL,
    delivery TEXT NOT NULL,
    count BIGINT NOT NULL,      -- rows
    lines TEXT NOT NULL,        -- where of the first of them in the file, separated by semicolons
    file BIGINT NOT NULL,       -- the file that these lines are of, from 1
    PRIMARY KEY (organization, month, rule, delivery)
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_delivery ON quality (delivery, rule);

-- Side tables by which records are read, line by line as they were given.
CREATE TABLE side (
    name TEXT NOT NULL,         -- counties, towns, drg ...
    number BIGINT NOT NULL,     -- from 1: the header
    line TEXT NOT NULL,
    PRIMARY KEY (name, number)
) STRICT, WITHOUT ROWID;
