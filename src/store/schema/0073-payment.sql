-- Who is paid, and to which account: sealed under the program's own key, found by keyed hashes. A
-- change is another version; what a run was released with stays as it was.
CREATE TABLE payee (
    county TEXT NOT NULL,         -- of the person's or organization's home: spreads the rows
    code TEXT NOT NULL,           -- of the practitioner or the organization
    version BIGINT NOT NULL,      -- 1, 2 …; the largest holds
    kind TEXT NOT NULL,           -- practitioner, organization
    key_number BIGINT NOT NULL,   -- of the seal_key of all that is sealed in the row
    holder TEXT NOT NULL,         -- of the account; sealed, as the four below
    account TEXT NOT NULL,
    bank TEXT NOT NULL,
    id_number TEXT,               -- null: unknown
    birth TEXT,                   -- day of birth; null: unknown
    account_hash TEXT NOT NULL,   -- keyed, as the two below
    id_hash TEXT,
    person_hash TEXT,             -- of name and birth date
    tail TEXT NOT NULL,           -- last four of the account, by which people tell it
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX payee_key ON payee (key_number);

-- A month's promises of a fund, paid together.
CREATE TABLE payment_run (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,         -- code of the subtree whose promises it pays; empty: everywhere
    programme TEXT NOT NULL,
    fund TEXT NOT NULL,           -- code
    month TEXT NOT NULL,          -- up to which promises are in it
    state TEXT NOT NULL,          -- draft, released, closed, cancelled
    version BIGINT NOT NULL,
    payment_n BIGINT NOT NULL,    -- payees
    total_fen BIGINT NOT NULL,
    held_n BIGINT NOT NULL,       -- promises that were held instead
    seal TEXT NOT NULL,           -- SHA-256 of what is paid to whom: the same again, the same seal
    maker TEXT,                   -- account; null: a program
    made_ms BIGINT NOT NULL,
    releaser TEXT,                -- another account
    released_ms BIGINT,
    closed_by TEXT,
    closed_ms BIGINT
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_run_made ON payment_run (made_ms, id);

-- What one payee gets in a run: the sum of his promises in it, above zero.
CREATE TABLE payment (
    run TEXT NOT NULL,
    number BIGINT NOT NULL,       -- 1, 2 … in the bank's file
    payee TEXT NOT NULL,          -- code
    payee_version BIGINT NOT NULL, -- by which account
    amount_fen BIGINT NOT NULL,
    state TEXT NOT NULL,          -- waiting, paid, failed
    cause TEXT NOT NULL,          -- the bank's words; empty: none
    PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Which promises a payment is made of.
CREATE TABLE payment_part (
    run TEXT NOT NULL,
    entry TEXT NOT NULL,          -- code of the accrual
    number BIGINT NOT NULL,       -- of the payment
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;

-- Decisions that are looked at again before anything is paid, chosen by the run's id.
CREATE TABLE payment_sample (
    run TEXT NOT NULL,
    entry TEXT NOT NULL,          -- code of the accrual
    decision TEXT NOT NULL,       -- approved, rejected
    decider TEXT,                 -- account that decided; it does not look at it again
    agreed BIGINT,                -- 1: the decision holds, 0: it does not; null: not looked at yet
    why TEXT NOT NULL,            -- empty where it holds
    made_by TEXT,
    made_ms BIGINT,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;
