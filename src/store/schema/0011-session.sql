-- Sign-ins. An ended or run-out row stays until it is expired.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,      -- SHA-256 of the token, in hex; the token is kept nowhere
    account TEXT NOT NULL REFERENCES account (id),
    post TEXT REFERENCES account_grant (id),  -- null: none is chosen yet
    stage TEXT NOT NULL,            -- code, post, open
    made_ms BIGINT NOT NULL,        -- of the sign-in: kept when the token changes
    seen_ms BIGINT NOT NULL,
    ended_ms BIGINT                 -- null: not ended
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

-- Tries to sign in that have not succeeded. Rows of more than an hour are of no use and go.
CREATE TABLE failure (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,          -- hash of the name that was typed, and the address
    address TEXT NOT NULL,          -- hash of the address
    at_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX failure_account ON failure (account, at_ms);
CREATE INDEX failure_address ON failure (address, at_ms);
