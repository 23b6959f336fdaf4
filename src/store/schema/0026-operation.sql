-- Cells of the operation cube: a key of texts and sums of integers. An empty text is unknown.
CREATE TABLE operation (
    treating TEXT NOT NULL,        -- county of the organization: spreads the rows
    discipline TEXT NOT NULL,
    organization TEXT NOT NULL,    -- its code
    procedure_code TEXT NOT NULL,
    month TEXT NOT NULL,           -- of discharge, YYYY-MM
    residence TEXT NOT NULL,       -- county in which the patients live
    payer TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),  -- 0 is unknown
    operations BIGINT NOT NULL,    -- every one that is listed
    main BIGINT NOT NULL,          -- of them: first of their record
    main_rw_cases BIGINT NOT NULL, -- of these: with a relative weight
    main_rw_e4 BIGINT NOT NULL,    -- sum of the weights, times 10000
    main_cost_fen BIGINT NOT NULL,
    PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer, level)
) STRICT, WITHOUT ROWID;

-- What an organization does, month by month, in a discipline or in all.
CREATE INDEX operation_discipline ON operation (discipline, month, organization, procedure_code, operations);
CREATE INDEX fact_organization ON fact (organization, month, discipline, cases);
