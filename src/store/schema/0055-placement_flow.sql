-- What becomes of a posting: its moves, leave, closed months, reviews, and the certificate.
ALTER TABLE placement ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE placement ADD COLUMN assignment TEXT;  -- id of the plan's assignment it came from
ALTER TABLE placement ADD COLUMN succeeds TEXT;    -- code of the placement it takes over from
CREATE UNIQUE INDEX placement_assignment ON placement (assignment) WHERE assignment IS NOT NULL;
CREATE INDEX placement_person ON placement (practitioner);
CREATE INDEX placement_post ON placement (post) WHERE post IS NOT NULL;
CREATE INDEX presence_of ON presence (placement, day);
CREATE INDEX task_of ON task (placement);

-- Every move, never changed: who did what when, and from which state to which.
CREATE TABLE placement_step (
    county TEXT NOT NULL,       -- of the host, as the placement has it: spreads the rows
    placement TEXT NOT NULL,    -- its code
    seq BIGINT NOT NULL,        -- 1, 2 …: the version of the placement that it made
    move TEXT NOT NULL,         -- accept, confirm …
    was TEXT NOT NULL,          -- state before
    state TEXT NOT NULL,        -- state after
    party TEXT NOT NULL,        -- sender, host, person, officer
    day TEXT NOT NULL,          -- on which it holds
    until_day TEXT,             -- of a leave and an extension: the last day
    why TEXT NOT NULL,          -- empty where none was told
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement, seq)
) STRICT, WITHOUT ROWID;

-- Leave, first to last day; no day of it is a day on site.
CREATE TABLE placement_leave (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,             -- null: goes on
    why TEXT NOT NULL,
    PRIMARY KEY (county, placement, from_day)
) STRICT, WITHOUT ROWID;

-- Months whose days on site were closed: nothing in them changes after that.
CREATE TABLE placement_month (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    month TEXT NOT NULL,
    days BIGINT NOT NULL,       -- confirmed by both sides
    closed_by TEXT,
    closed_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement, month)
) STRICT, WITHOUT ROWID;

-- What the host says half-way, at the end, and of somebody who learned.
CREATE TABLE placement_review (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    kind TEXT NOT NULL,         -- midterm, final, evaluation
    day TEXT NOT NULL,
    grade TEXT NOT NULL,        -- excellent, good, passed, failed
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement, kind)
) STRICT, WITHOUT ROWID;

-- Certificates of service. The code is what proves one; nothing else leads to it.
CREATE TABLE certificate (
    code TEXT PRIMARY KEY,      -- 100 random bits and a check letter
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    days BIGINT NOT NULL,       -- on site, confirmed by both sides
    issued_day TEXT NOT NULL,
    issued_by TEXT,
    issued_ms BIGINT NOT NULL,
    withdrawn_by TEXT,
    withdrawn_ms BIGINT,        -- null: holds
    withdrawn_why TEXT NOT NULL -- empty while it holds
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_of ON certificate (placement);
