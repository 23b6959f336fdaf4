-- The technique-transfer ledger as people keep it: lines that came in a delivery (0033) go on here.
ALTER TABLE adoption ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE adoption ADD COLUMN equipment TEXT;      -- what is needed, and that it is there
ALTER TABLE adoption ADD COLUMN staff TEXT;          -- who does it, who helps
ALTER TABLE adoption ADD COLUMN safety_plan TEXT;    -- what is done when it goes wrong
ALTER TABLE adoption ADD COLUMN supervised_day TEXT; -- first case of a doctor of the own hospital under supervision
ALTER TABLE adoption ADD COLUMN left_day TEXT;       -- on which the expert left
ALTER TABLE adoption ADD COLUMN applied_by TEXT;     -- account or token; null: a delivery

-- What became of it, step by step; safety follow-ups among them.
CREATE TABLE adoption_step (
    county TEXT NOT NULL,    -- as the adoption has it
    adoption TEXT NOT NULL,  -- its code
    seq BIGINT NOT NULL,     -- version that it made
    move TEXT NOT NULL,
    was TEXT NOT NULL,       -- state before
    state TEXT NOT NULL,     -- state after
    day TEXT NOT NULL,       -- on which it holds
    events BIGINT,           -- adverse events, of a follow-up
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, adoption, seq)
) STRICT, WITHOUT ROWID;
