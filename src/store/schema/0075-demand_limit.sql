-- How the case groups of an order's evidence went over the years: a copy, like the evidence, of what
-- the cube said of the window and of the same months of the years before, as far as it has them whole.
CREATE TABLE demand_evidence_year (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    code TEXT NOT NULL,         -- case group, of demand_evidence_line
    back BIGINT NOT NULL,       -- 0 the window itself, 1 a year before, 2 two years
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    cases BIGINT NOT NULL,      -- of residents of the county, anywhere
    home BIGINT NOT NULL,       -- of them, treated in their county
    PRIMARY KEY (county, demand, code, back)
) STRICT, WITHOUT ROWID;

-- How long a programme's newest edition lets something wait before the level above is told.
CREATE TABLE programme_limit (
    programme TEXT NOT NULL,    -- id of the programme file
    kind TEXT NOT NULL,         -- appeal, review, notice, days
    days BIGINT NOT NULL,
    PRIMARY KEY (programme, kind)
) STRICT, WITHOUT ROWID;
