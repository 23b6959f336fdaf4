-- What was done. Lines are added, never changed. No names and no free text: ids, codes, and words
-- of the program's own.
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,         -- 1, 2 … without a hole
    at_ms BIGINT NOT NULL,
    actor TEXT,                     -- account or token, null: nobody, or the command line
    post TEXT,                      -- null: none
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    noun TEXT NOT NULL,
    object TEXT,                    -- null: none
    place TEXT NOT NULL,            -- of the object, empty: none
    reason TEXT NOT NULL,           -- a code, empty: none
    outcome TEXT NOT NULL,          -- done, refused
    hash TEXT NOT NULL              -- SHA-256 over the hash of the line before and this line
) STRICT;
CREATE INDEX audit_object ON audit (object, seq);
CREATE INDEX audit_actor ON audit (actor, seq);

-- Where the chain ends: a line that is taken off its end is missed.
CREATE TABLE audit_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (one, seq, hash)
    VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
