-- Who somebody is at a sign-in provider: bound at the first sign-in, so that a name that is given to
-- somebody else there is not given here.
CREATE TABLE account_subject (
    issuer TEXT NOT NULL,           -- address of the provider
    subject TEXT NOT NULL,          -- its own name of the person, never given twice
    account TEXT NOT NULL REFERENCES account (id),
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account)
) STRICT, WITHOUT ROWID;
