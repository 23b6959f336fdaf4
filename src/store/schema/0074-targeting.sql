-- A seat that a plan gives to a place that is none of its programme's priority places, while one of
-- those stays short of the same discipline: why, who says so, and who signed it. A reason that is
-- told anew is unsigned again.
CREATE TABLE plan_exception (
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,       -- that has the seat
    why TEXT NOT NULL,
    made_by TEXT,               -- account that told the reason
    made_ms BIGINT NOT NULL,
    signed_by TEXT,             -- account of the second person, null: unsigned
    signed_ms BIGINT,
    PRIMARY KEY (plan, demand)
) STRICT, WITHOUT ROWID;
