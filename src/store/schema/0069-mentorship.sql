-- What becomes of a pair: both agree, the ceremony, goals, meetings, the end.
ALTER TABLE mentorship ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE mentorship ADD COLUMN mentor_day TEXT;      -- on which the mentor's side agreed
ALTER TABLE mentorship ADD COLUMN mentor_by TEXT;       -- account or token that agreed for it
ALTER TABLE mentorship ADD COLUMN apprentice_day TEXT;  -- the same of the apprentice's side
ALTER TABLE mentorship ADD COLUMN apprentice_by TEXT;
ALTER TABLE mentorship ADD COLUMN ceremony_day TEXT;    -- from which the pair is active
ALTER TABLE mentorship ADD COLUMN ended_day TEXT;
ALTER TABLE mentorship ADD COLUMN cause TEXT;           -- of an early end
CREATE INDEX mentorship_mentor ON mentorship (mentor);
CREATE INDEX mentorship_apprentice ON mentorship (apprentice);
CREATE INDEX mentorship_school ON mentorship (school) WHERE school IS NOT NULL;

-- How many apprentices a mentor takes at a time; the program's own number where there is no row.
CREATE TABLE mentor_capacity (
    county TEXT NOT NULL,       -- of the mentor's home: spreads the rows
    practitioner TEXT NOT NULL, -- code of the mentor
    pairs BIGINT NOT NULL CHECK (pairs BETWEEN 0 AND 20),
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, practitioner)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentor_capacity_of ON mentor_capacity (practitioner);

-- Every move, never changed.
CREATE TABLE mentorship_step (
    county TEXT NOT NULL,       -- of the apprentice's organization, as the pair has it
    mentorship TEXT NOT NULL,   -- its code
    seq BIGINT NOT NULL,        -- the version of the pair that it made
    move TEXT NOT NULL,         -- agree, start …
    was TEXT NOT NULL,          -- state before
    state TEXT NOT NULL,        -- state after
    party TEXT NOT NULL,        -- mentor, apprentice, home, host, officer
    day TEXT NOT NULL,          -- on which it holds
    until_day TEXT,             -- of an extension: the new last day
    why TEXT NOT NULL,          -- empty where none was told
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, mentorship, seq)
) STRICT, WITHOUT ROWID;

-- What the apprentice is to learn.
CREATE TABLE mentorship_goal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,   -- code of the pair
    technique TEXT NOT NULL,    -- name or code of the technique, as the logbook writes it
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5),  -- of entrustment that is wanted
    cases BIGINT NOT NULL CHECK (cases >= 0),             -- signed ones that are wanted
    due_day TEXT NOT NULL,
    reached_day TEXT,           -- null: not yet; what the mentor says
    reached_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentorship_goal_of ON mentorship_goal (mentorship);
CREATE UNIQUE INDEX mentorship_goal_once ON mentorship_goal (county, mentorship, technique);

-- When the two met, on site or from afar.
CREATE TABLE mentorship_meeting (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,   -- code of the pair
    day TEXT NOT NULL,
    kind TEXT NOT NULL,         -- onsite, online, consult
    about TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentorship_meeting_of ON mentorship_meeting (mentorship, day);

-- Named schools of medicine whose skill goes from mentor to apprentice.
CREATE TABLE school (
    county TEXT NOT NULL,       -- of the organization that keeps it
    id TEXT NOT NULL,
    name TEXT NOT NULL,         -- as pairs name it
    programme TEXT NOT NULL,    -- id of the programme file
    organization TEXT NOT NULL, -- code of the organization that keeps it
    discipline TEXT,
    about TEXT NOT NULL,        -- where it comes from
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX school_name ON school (name);

-- Folk techniques, prescriptions and writings that were collected in the field.
CREATE TABLE heritage (
    county TEXT NOT NULL,       -- of the organization that keeps the record
    id TEXT NOT NULL,
    programme TEXT NOT NULL,
    school TEXT,                -- name of a school; null: of none
    organization TEXT NOT NULL, -- code of the organization
    kind TEXT NOT NULL,         -- technique, prescription, writing, tale
    name TEXT NOT NULL,
    source TEXT NOT NULL,       -- from whom or from what
    place TEXT NOT NULL,        -- where it was collected, in words
    day TEXT NOT NULL,          -- of collection
    practitioner TEXT,          -- code of the one who collected it
    consent BIGINT NOT NULL,    -- 1: the holder agreed that it is kept
    about TEXT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX heritage_school ON heritage (school) WHERE school IS NOT NULL;
