-- What an offer is beside its days: for which programme, what is declared, what became of it.
ALTER TABLE offer ADD COLUMN programme TEXT NOT NULL DEFAULT '';     -- id; empty: any
ALTER TABLE offer ADD COLUMN state TEXT NOT NULL DEFAULT 'offered';  -- appealed, excused, withdrawn
ALTER TABLE offer ADD COLUMN circumstance TEXT NOT NULL DEFAULT '';  -- declared; empty: none
ALTER TABLE offer ADD COLUMN note TEXT NOT NULL DEFAULT '';          -- its words
ALTER TABLE offer ADD COLUMN made_ms BIGINT NOT NULL DEFAULT 0;      -- 0: came with a list
ALTER TABLE offer ADD COLUMN since_ms BIGINT NOT NULL DEFAULT 0;     -- it is as it is
ALTER TABLE offer ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX offer_state ON offer (state, programme);

-- What happened to an offer, who did it and why. Only grows.
CREATE TABLE offer_step (
    county TEXT NOT NULL,
    offer TEXT NOT NULL,
    step BIGINT NOT NULL,   -- 1, 2 …
    act TEXT NOT NULL,      -- made, changed, appealed, upheld, rejected, withdrawn
    why TEXT NOT NULL,
    actor TEXT,             -- account or token, null: a program
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (county, offer, step)
) STRICT, WITHOUT ROWID;

-- How many of a department may be away at once: a maximum of the plan.
CREATE TABLE protection (
    county TEXT NOT NULL,        -- of the organization
    organization TEXT NOT NULL,
    department TEXT NOT NULL,    -- as its people have it
    most BIGINT NOT NULL CHECK (most BETWEEN 0 AND 1000000),
    why TEXT NOT NULL,
    made_by TEXT,                -- account or token, null: a program
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, organization, department)
) STRICT, WITHOUT ROWID;
