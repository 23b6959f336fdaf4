-- Money that an organization asks for: for a programme's year, bound to the order or the technique
-- that wants it. It goes up level by level; each word is a step that never changes.
CREATE TABLE budget (
    county TEXT NOT NULL,         -- of the organization: spreads the rows
    id TEXT NOT NULL,
    budget TEXT NOT NULL,         -- its code
    version BIGINT NOT NULL,      -- 1, 2 …
    programme TEXT NOT NULL,
    edition BIGINT NOT NULL,      -- of the programme file whose chain it goes
    year BIGINT NOT NULL,
    fund TEXT NOT NULL,           -- id in the programme file
    organization TEXT NOT NULL,   -- code
    kind TEXT NOT NULL,           -- equipment, people, training, operation
    about TEXT NOT NULL,
    why TEXT NOT NULL,
    demand TEXT,                  -- code of the order that wants it; null: the next column
    adoption TEXT,                -- code of the technique that is brought in
    asked_fen BIGINT NOT NULL,
    granted_fen BIGINT,           -- by the last level that spoke; null: none yet
    state TEXT NOT NULL,          -- draft, submitted, approved, returned, withdrawn
    chain TEXT NOT NULL,          -- levels that speak in turn, by semicolons
    level TEXT NOT NULL,          -- of the chain, where it waits; empty: nowhere
    made_by TEXT,                 -- account or token
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX budget_id ON budget (id);
CREATE INDEX budget_year ON budget (programme, year, organization);

CREATE TABLE budget_step (
    county TEXT NOT NULL,         -- as the request has it
    budget TEXT NOT NULL,         -- its id
    seq BIGINT NOT NULL,          -- version that it made
    state TEXT NOT NULL,          -- after it
    level TEXT NOT NULL,          -- that spoke; empty: the organization
    amount_fen BIGINT NOT NULL,   -- asked for or granted then
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, budget, seq)
) STRICT, WITHOUT ROWID;
