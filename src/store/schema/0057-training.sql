-- Training away from home: why somebody was nominated, and what became of it afterwards.
CREATE TABLE training_need (
    county TEXT NOT NULL,       -- of the host, as the placement has it: spreads the rows
    placement TEXT NOT NULL,    -- its code
    spectrum TEXT NOT NULL,     -- how the local diseases changed
    outflow TEXT NOT NULL,      -- who is treated elsewhere
    capability TEXT NOT NULL,   -- what the own unit cannot do
    demand TEXT,                -- id of the demand that was approved for it
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement)
) STRICT, WITHOUT ROWID;

-- 3, 6 and 12 months after the return: is what was learned in use?
CREATE TABLE training_check (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    months BIGINT NOT NULL,     -- 3, 6, 12
    due_day TEXT NOT NULL,
    done_day TEXT,              -- null: not yet
    equipped BIGINT,            -- 1: the equipment is there
    opened BIGINT,              -- 1: the service has opened
    cases BIGINT,               -- done since the return
    taught BIGINT,              -- others who were taught
    cause TEXT NOT NULL,        -- equipment, staffing, not_taught; empty: none
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT,
    PRIMARY KEY (county, placement, months)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_check_due ON training_check (due_day);
