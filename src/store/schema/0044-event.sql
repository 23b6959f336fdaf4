-- What changed, for those who look on: written in the transaction of its cause, told to whoever may
-- see the thing. Says that something changed, never what it is now.
CREATE TABLE event (
    seq BIGINT PRIMARY KEY,       -- 1, 2 … without a hole, in the order of the commits
    at_ms BIGINT NOT NULL,
    place TEXT NOT NULL,          -- code of the region the thing lies in; empty: none
    organization TEXT,            -- id, where the thing is of one
    kind TEXT NOT NULL,           -- bulletin.made …
    object TEXT NOT NULL          -- id of the thing
) STRICT, WITHOUT ROWID;
