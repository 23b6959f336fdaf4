-- Every move of a consultation, never changed.
CREATE TABLE consult_step (
    county TEXT NOT NULL,
    consult TEXT NOT NULL,      -- its code
    seq BIGINT NOT NULL,        -- the version that it made
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,        -- asker, invitee
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    clock TEXT NOT NULL,        -- the one that ended with it, or none
    due_ms BIGINT,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, consult, seq)
) STRICT, WITHOUT ROWID;

-- What the two sides wrote to each other.
CREATE TABLE consult_message (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    consult TEXT NOT NULL,      -- code
    party TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consult_message_of ON consult_message (consult);
