-- What is to happen outside the store because of something in it: the row is written in the same
-- transaction as its cause, and worked off afterwards, at least once. The receiver tells repeats by
-- the id.
CREATE TABLE outbox (
    county TEXT NOT NULL,         -- of the cause: spreads the rows
    id TEXT NOT NULL,
    kind TEXT NOT NULL,           -- who works it off
    body TEXT NOT NULL,           -- what that one needs, opaque here
    made_ms BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,       -- not to be claimed before; a claim moves it on
    claims BIGINT NOT NULL CHECK (claims >= 0),  -- so many times, the last one holds
    done_ms BIGINT,               -- null: still to do
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (kind, due_ms, id) WHERE done_ms IS NULL;
