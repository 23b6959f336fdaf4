-- What an order is beside its seats: its programme, how it came about, who decides next.
ALTER TABLE demand ADD COLUMN programme TEXT NOT NULL DEFAULT '';  -- id; empty: of none
ALTER TABLE demand ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;   -- version of the programme file
ALTER TABLE demand ADD COLUMN kind TEXT NOT NULL DEFAULT 'expert'; -- trainee, visit, remote, management
ALTER TABLE demand ADD COLUMN suggested BIGINT;                    -- seats that the gap suggests, null: none
ALTER TABLE demand ADD COLUMN requested BIGINT;                    -- null: asked for before orders were kept
ALTER TABLE demand ADD COLUMN approved BIGINT;                     -- by the last level that decided, null: none yet
ALTER TABLE demand ADD COLUMN reason TEXT NOT NULL DEFAULT '';     -- why requested differs from suggested
ALTER TABLE demand ADD COLUMN claim TEXT NOT NULL DEFAULT '';      -- what the hospital says, beside the evidence
ALTER TABLE demand ADD COLUMN ready_people BIGINT;                 -- who will work and learn beside, null: unknown
ALTER TABLE demand ADD COLUMN ready_beds BIGINT;
ALTER TABLE demand ADD COLUMN ready_equipment TEXT NOT NULL DEFAULT '';
ALTER TABLE demand ADD COLUMN chain TEXT NOT NULL DEFAULT '';      -- levels that approve in turn, by semicolons
ALTER TABLE demand ADD COLUMN level TEXT NOT NULL DEFAULT '';      -- of the chain, where it waits; empty: nowhere
ALTER TABLE demand ADD COLUMN since_ms BIGINT;                     -- how long it is as it is, null: as it was made
ALTER TABLE demand ADD COLUMN remainder_of TEXT;                   -- the demand whose empty seats these are
ALTER TABLE demand ADD COLUMN plan TEXT;                           -- that took it, null: none
ALTER TABLE demand ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX demand_remainder ON demand (remainder_of);
CREATE INDEX demand_programme ON demand (programme, state);

-- What happened to an order, who did it and why. Only grows.
CREATE TABLE demand_step (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    step BIGINT NOT NULL,   -- 1, 2 …
    act TEXT NOT NULL,      -- made, changed, submitted, approved, returned …
    level TEXT NOT NULL,    -- that decided; empty: the organization or a program
    seats BIGINT NOT NULL,  -- after it
    why TEXT NOT NULL,
    actor TEXT,             -- account or token, null: a program
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (county, demand, step)
) STRICT, WITHOUT ROWID;

-- What the figures said when an order was made: a copy, which no later import changes.
CREATE TABLE demand_evidence (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    frozen_ms BIGINT NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    rank BIGINT NOT NULL,
    avoidable_rw DOUBLE,
    avoidable_rw_low DOUBLE,
    money_fen BIGINT,
    blanks BIGINT NOT NULL,        -- techniques that are missing
    score DOUBLE,
    specialists DOUBLE,  -- the staffing that is short
    seats BIGINT,
    PRIMARY KEY (county, demand)
) STRICT, WITHOUT ROWID;
CREATE TABLE demand_evidence_line (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    line BIGINT NOT NULL,          -- groups first, then techniques, each by value
    kind TEXT NOT NULL,            -- group, blank, fragile
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    cases BIGINT NOT NULL,         -- of residents, anywhere
    home BIGINT NOT NULL,          -- of them, in their county
    away BIGINT NOT NULL,
    value_rw DOUBLE,
    PRIMARY KEY (county, demand, line)
) STRICT, WITHOUT ROWID;
