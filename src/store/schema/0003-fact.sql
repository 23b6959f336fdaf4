-- Cells of the case cube: a key of texts and sums of integers. An empty text is unknown.
CREATE TABLE fact (
    residence TEXT NOT NULL,     -- county in which the patients live: spreads the rows
    discipline TEXT NOT NULL,
    drg TEXT NOT NULL,
    month TEXT NOT NULL,         -- of discharge, YYYY-MM
    treating TEXT NOT NULL,      -- county of the organization
    organization TEXT NOT NULL,  -- its code
    payer TEXT NOT NULL,
    cases BIGINT NOT NULL,
    rw_cases BIGINT NOT NULL,    -- cases with a relative weight
    rw_e4 BIGINT NOT NULL,       -- sum of the weights, times 10000
    rw2_cases BIGINT NOT NULL,   -- cases of weight 2 and more
    operated BIGINT NOT NULL,
    level3 BIGINT NOT NULL,      -- cases with an operation of level 3
    level4 BIGINT NOT NULL,
    days BIGINT NOT NULL,        -- in bed
    cost_fen BIGINT NOT NULL,
    deaths BIGINT NOT NULL,
    PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer)
) STRICT, WITHOUT ROWID;

-- Who is treated where: the flow of a window is read from this alone.
CREATE INDEX fact_flow ON fact (residence, treating, month, cases);
