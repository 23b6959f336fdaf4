-- Who may sign in.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,      -- typed at sign-in
    shown TEXT NOT NULL,            -- on screens: a person's name
    password TEXT NOT NULL,         -- argon2id in its text form, empty: no password fits
    password_ms BIGINT NOT NULL,    -- when it was set
    totp TEXT NOT NULL,             -- secret of the second factor, empty: none
    totp_step BIGINT NOT NULL,      -- step whose code was used last: each is good once
    state TEXT NOT NULL,            -- active, disabled
    demonstration BIGINT NOT NULL CHECK (demonstration IN (0, 1)),
    made_ms BIGINT NOT NULL
) STRICT, WITHOUT ROWID;

-- Posts: one role within one scope. The word alone is SQL's own.
CREATE TABLE account_grant (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,            -- kind: region, organization, self
    place TEXT NOT NULL,            -- root of the subtree, empty: all; else the county
    organization TEXT REFERENCES organization (id),  -- null: none
    department TEXT NOT NULL,       -- of a head, else empty
    practitioner TEXT,              -- of self, null: none
    made_ms BIGINT NOT NULL,
    ended_ms BIGINT                 -- null: goes on
) STRICT, WITHOUT ROWID;
CREATE INDEX account_grant_account ON account_grant (account);
CREATE INDEX account_grant_place ON account_grant (place);
CREATE INDEX account_grant_organization ON account_grant (organization);

-- Posts of programs.
CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,      -- SHA-256 of the token, in hex; the token is kept nowhere
    name TEXT NOT NULL,             -- what it is for
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    place TEXT NOT NULL,
    organization TEXT REFERENCES organization (id),
    department TEXT NOT NULL,
    practitioner TEXT,
    made_ms BIGINT NOT NULL,
    until_ms BIGINT,                -- null: without end
    ended_ms BIGINT,                -- null: not revoked
    demonstration BIGINT NOT NULL CHECK (demonstration IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Codes that stand in for the second factor, each once.
CREATE TABLE recovery (
    account TEXT NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,             -- SHA-256 over account and code
    used_ms BIGINT,                 -- null: not used
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;
