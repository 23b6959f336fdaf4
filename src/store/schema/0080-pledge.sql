-- What a programme promised beside money, edition by edition, as its file says it.
CREATE TABLE pledge_rule (
    programme TEXT NOT NULL,
    version BIGINT NOT NULL,    -- of the programme file
    pledge TEXT NOT NULL,       -- id in the file
    label TEXT NOT NULL,
    kind TEXT NOT NULL,         -- pay, promotion, award
    since TEXT NOT NULL,        -- arrival, end
    months BIGINT NOT NULL,     -- from then until it is due
    PRIMARY KEY (programme, version, pledge)
) STRICT, WITHOUT ROWID;

-- What was told of a placement's pledge, never changed: the last one holds. Without any it is open.
CREATE TABLE pledge_step (
    county TEXT NOT NULL,       -- as the placement has it: spreads the rows
    placement TEXT NOT NULL,    -- its code
    pledge TEXT NOT NULL,
    seq BIGINT NOT NULL,        -- 1, 2 …
    state TEXT NOT NULL,        -- told, confirmed, disputed
    day TEXT,                   -- on which it was kept; null of what the person says
    proof TEXT NOT NULL,        -- document, payslip, certificate; empty of what the person says
    said TEXT NOT NULL,         -- empty: nothing
    made_by TEXT,               -- account or token
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement, pledge, seq)
) STRICT, WITHOUT ROWID;
