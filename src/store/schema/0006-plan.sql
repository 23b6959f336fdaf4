-- Dispatch runs.
CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    offers BIGINT NOT NULL,
    demands BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    filled BIGINT NOT NULL,
    unfilled BIGINT NOT NULL,
    unplaced BIGINT NOT NULL,
    pairs BIGINT NOT NULL,        -- eligible
    level_0 BIGINT NOT NULL,      -- values of the levels, in their order
    level_1 BIGINT NOT NULL,
    level_2 BIGINT NOT NULL,
    level_3 BIGINT NOT NULL,
    level_4 BIGINT NOT NULL,
    level_5 BIGINT NOT NULL,
    level_6 BIGINT NOT NULL,
    level_6b BIGINT NOT NULL,
    level_7 BIGINT NOT NULL,
    fit BIGINT NOT NULL,          -- weights of the utility's terms, sum 1000
    paired BIGINT NOT NULL,
    continuity BIGINT NOT NULL,
    preference BIGINT NOT NULL,
    nearness BIGINT NOT NULL,
    weight_band BIGINT NOT NULL,
    proved BIGINT NOT NULL CHECK (proved IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Who takes which seat. A seat is given once.
CREATE TABLE assignment (
    county TEXT NOT NULL,         -- of the demand: spreads the rows
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seat BIGINT NOT NULL,         -- from 1
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    utility BIGINT NOT NULL,
    fit BIGINT NOT NULL,          -- terms, each 0 to 1000
    paired BIGINT NOT NULL,
    continuity BIGINT NOT NULL,
    preference BIGINT NOT NULL,
    nearness BIGINT NOT NULL,
    PRIMARY KEY (county, plan, demand, seat)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_plan ON assignment (plan, demand);
CREATE INDEX assignment_practitioner ON assignment (plan, practitioner);

-- Others who were eligible for the same seat.
CREATE TABLE alternative (
    county TEXT NOT NULL,         -- of the demand
    assignment TEXT NOT NULL,
    rank BIGINT NOT NULL,         -- from 1
    practitioner TEXT NOT NULL,
    utility BIGINT NOT NULL,
    placed_on TEXT,               -- demand, null: unplaced
    PRIMARY KEY (county, assignment, rank)
) STRICT, WITHOUT ROWID;

-- Demands with empty seats.
CREATE TABLE unfilled (
    county TEXT NOT NULL,         -- of the demand
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seats_unfilled BIGINT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (county, plan, demand)
) STRICT, WITHOUT ROWID;

-- People who stay home.
CREATE TABLE unplaced (
    county TEXT NOT NULL,         -- of the home organization
    plan TEXT NOT NULL REFERENCES plan (id),
    practitioner TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (county, plan, practitioner)
) STRICT, WITHOUT ROWID;
