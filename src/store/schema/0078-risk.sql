-- How likely an adequate doctor fails on this very case, by the hospital's own score before it is
-- done: the curve weighs a failure on a hard case less.
ALTER TABLE procedure ADD COLUMN risk_permille BIGINT;  -- 1 to 999; null: none was told
