-- Counts that organizations report (0034) as they are kept here: claimed by whom they are of, verified
-- and validated by others. A correction keeps what stood before it.
ALTER TABLE statistic ADD COLUMN version BIGINT NOT NULL DEFAULT 1;  -- 1, 2 …
ALTER TABLE statistic ADD COLUMN note TEXT;      -- by which paper, return or data set
ALTER TABLE statistic ADD COLUMN made_by TEXT;   -- account or token; null: it came in a delivery
CREATE INDEX statistic_measure ON statistic (programme, measure, organization, day);

-- What a count said before it was put right, never changed.
CREATE TABLE statistic_past (
    county TEXT NOT NULL,      -- as the count has it: spreads the rows
    statistic TEXT NOT NULL,   -- its code
    version BIGINT NOT NULL,
    numerator BIGINT,
    denominator BIGINT,
    note TEXT,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, statistic, version)
) STRICT, WITHOUT ROWID;
