-- The ledger as it is kept here: promises reckoned from days and time, decided on, paid by a run.
-- A line never changes and none goes: a decision is a step behind it, a correction another line.
ALTER TABLE fund ADD COLUMN region TEXT;        -- code of the region whose money it is; null: of the whole
ALTER TABLE fund ADD COLUMN made_by TEXT;       -- account or token; null: it came in a delivery
ALTER TABLE entry ADD COLUMN subsidy TEXT;      -- id in the programme file; null: told as a line
ALTER TABLE entry ADD COLUMN version BIGINT;    -- edition of that file by which it was reckoned
ALTER TABLE entry ADD COLUMN subject TEXT;      -- code of the placement, studio or village post that earned it
ALTER TABLE entry ADD COLUMN month TEXT;        -- for which it is
ALTER TABLE entry ADD COLUMN period_from TEXT;  -- first day of the promise's period: year of service, calendar year, month
ALTER TABLE entry ADD COLUMN days BIGINT;       -- counted in the month
ALTER TABLE entry ADD COLUMN days_before BIGINT; -- of the same period, counted before
ALTER TABLE entry ADD COLUMN days_whole BIGINT; -- that earn all of the promise
ALTER TABLE entry ADD COLUMN follows TEXT;      -- code of the promise that it corrects, pays or takes back
ALTER TABLE entry ADD COLUMN run TEXT;          -- id of the payment run that paid it
ALTER TABLE entry ADD COLUMN made_by TEXT;      -- account or token; null: it came in a delivery
-- The same days are never promised twice, and a promise is settled once: whoever comes second is refused.
CREATE UNIQUE INDEX entry_claim ON entry (programme, subsidy, subject, month, period_from)
    WHERE subsidy IS NOT NULL AND follows IS NULL;
CREATE UNIQUE INDEX entry_settled ON entry (follows)
    WHERE follows IS NOT NULL AND kind IN ('payment', 'recovery');
CREATE INDEX entry_fund ON entry (fund, kind);
CREATE INDEX entry_subject ON entry (subject, subsidy, period_from) WHERE subject IS NOT NULL;

-- What was decided about a promise, the last one holds. Without any it is accrued.
CREATE TABLE entry_step (
    county TEXT NOT NULL,       -- as the entry has it: spreads the rows
    entry TEXT NOT NULL,        -- its code
    seq BIGINT NOT NULL,        -- 1, 2 …
    was TEXT NOT NULL,
    state TEXT NOT NULL,        -- approved, rejected, in_run, paid, held, released, recovered, accrued
    cause TEXT NOT NULL,        -- of being held; empty: none
    why TEXT NOT NULL,          -- empty where none was told
    run TEXT,                   -- id of the payment run that did it
    made_by TEXT,               -- account or token; null: the program
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, entry, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_step_run ON entry_step (run) WHERE run IS NOT NULL;

-- One village, one clinic: who holds the post, and whether he was taken into degree study.
CREATE TABLE village_post (
    county TEXT NOT NULL,         -- of the organization: spreads the rows
    id TEXT NOT NULL,
    post TEXT NOT NULL,           -- its code; another holder of the same village is another post
    version BIGINT NOT NULL,      -- 1, 2 …
    programme TEXT NOT NULL,      -- id of the programme file, which says what it earns
    village TEXT NOT NULL,        -- its name
    clinic TEXT NOT NULL,         -- name of its clinic; empty: none yet
    organization TEXT NOT NULL,   -- code of the one that looks after it
    practitioner TEXT NOT NULL,   -- code
    from_day TEXT NOT NULL,
    until_day TEXT,               -- last day, null: open
    study_year BIGINT,            -- of the intake into degree study; null: not taken in
    school TEXT NOT NULL,         -- empty: none
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, post)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX village_post_code ON village_post (post);
CREATE INDEX village_post_programme ON village_post (programme);
