-- Proposals of who visits where in which week, laid by the flow engine.
CREATE TABLE visit_roster (
    county TEXT NOT NULL,       -- region it is of; empty: everything
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    programme TEXT NOT NULL,
    from_day TEXT NOT NULL,     -- Monday of the first week
    weeks BIGINT NOT NULL,
    most BIGINT NOT NULL,       -- visits of an expert in all weeks
    experts TEXT NOT NULL,      -- codes, with semicolons between
    hosts TEXT NOT NULL,        -- the same of organizations
    state TEXT NOT NULL,        -- draft, accepted
    covered BIGINT NOT NULL,    -- host weeks with an expert
    repeats BIGINT NOT NULL,    -- times that an expert comes again
    travel_m BIGINT NOT NULL,   -- metres of all ways, as the crow flies
    best_covered BIGINT NOT NULL,  -- what no roster beats
    best_repeats BIGINT NOT NULL,
    best_travel_m BIGINT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    accepted_by TEXT,
    accepted_ms BIGINT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_roster_id ON visit_roster (id);
CREATE TABLE visit_roster_row (
    county TEXT NOT NULL,       -- as of the roster
    roster TEXT NOT NULL,       -- id
    week BIGINT NOT NULL,       -- from 0
    practitioner TEXT NOT NULL, -- code
    organization TEXT NOT NULL, -- code of the host
    pinned BIGINT NOT NULL,     -- 1: put there by hand
    visit TEXT,                 -- id of the visit made of it
    PRIMARY KEY (county, roster, week, practitioner)
) STRICT, WITHOUT ROWID;

-- Teaching on a day to come, with attendance by a code.
ALTER TABLE teaching ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE teaching ADD COLUMN starts TEXT;       -- hour, HH:MM
ALTER TABLE teaching ADD COLUMN place TEXT;
ALTER TABLE teaching ADD COLUMN code_hash TEXT;    -- of the code that is shown; null: none
ALTER TABLE teaching ADD COLUMN code_until_ms BIGINT;
CREATE TABLE teaching_attendance (
    county TEXT NOT NULL,       -- as of the teaching
    teaching TEXT NOT NULL,     -- code
    practitioner TEXT NOT NULL, -- code
    at_ms BIGINT NOT NULL,
    by_code BIGINT NOT NULL,    -- 1: by the code on the own telephone
    made_by TEXT,
    PRIMARY KEY (county, teaching, practitioner)
) STRICT, WITHOUT ROWID;
CREATE INDEX teaching_attendance_of ON teaching_attendance (practitioner);

-- Files beside a teaching or an achievement, in pieces.
CREATE TABLE material (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    noun TEXT NOT NULL,         -- teaching, achievement
    owner TEXT NOT NULL,        -- its code
    name TEXT NOT NULL,
    kind TEXT NOT NULL,         -- pdf, png, jpeg, zip (office files)
    size BIGINT NOT NULL,
    bytes TEXT NOT NULL,        -- base64
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX material_owner ON material (noun, owner);

-- Studios with their team and yearly reviews.
ALTER TABLE studio ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE TABLE studio_member (
    county TEXT NOT NULL,
    studio TEXT NOT NULL,       -- code
    practitioner TEXT NOT NULL, -- code
    from_day TEXT NOT NULL,
    PRIMARY KEY (county, studio, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE studio_review (
    county TEXT NOT NULL,
    studio TEXT NOT NULL,
    year BIGINT NOT NULL,
    grade TEXT NOT NULL,        -- excellent, good, passed, failed
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, studio, year)
) STRICT, WITHOUT ROWID;

-- Experts on their way in.
ALTER TABLE prospect ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE prospect ADD COLUMN practitioner TEXT;  -- code of who he became
CREATE TABLE prospect_step (
    county TEXT NOT NULL,
    prospect TEXT NOT NULL,
    seq BIGINT NOT NULL,
    stage TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, prospect, seq)
) STRICT, WITHOUT ROWID;
ALTER TABLE achievement ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
