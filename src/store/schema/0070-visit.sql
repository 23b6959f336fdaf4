-- Clinics of experts: their slots, logistics and changes.
ALTER TABLE visit ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE visit ADD COLUMN series TEXT;          -- id of the series it is a date of
ALTER TABLE visit ADD COLUMN ends TEXT;            -- hour, as `starts`: HH:MM
ALTER TABLE visit ADD COLUMN slots BIGINT NOT NULL DEFAULT 0;          -- tickets in all
ALTER TABLE visit ADD COLUMN township_slots BIGINT NOT NULL DEFAULT 0; -- of them, kept for townships
ALTER TABLE visit ADD COLUMN release_ms BIGINT;    -- from then on those are everybody's; null: never kept
ALTER TABLE visit ADD COLUMN room TEXT;
ALTER TABLE visit ADD COLUMN liaison TEXT;         -- who looks after the expert: name
ALTER TABLE visit ADD COLUMN liaison_phone TEXT;   -- of the office
ALTER TABLE visit ADD COLUMN travel TEXT;          -- how the expert comes
ALTER TABLE visit ADD COLUMN lodging TEXT;         -- where he stays
ALTER TABLE visit ADD COLUMN other_fen BIGINT;     -- costs beside travel and lodging
ALTER TABLE visit ADD COLUMN cause TEXT;           -- why it was stopped
ALTER TABLE visit ADD COLUMN moved_to TEXT;        -- code of the visit its patients were moved to
CREATE INDEX visit_of ON visit (practitioner, day);
CREATE INDEX visit_day ON visit (day);
CREATE UNIQUE INDEX visit_series_day ON visit (county, series, day) WHERE series IS NOT NULL;

-- Every move, never changed.
CREATE TABLE visit_step (
    county TEXT NOT NULL,       -- of the hospital, as the visit has it
    visit TEXT NOT NULL,        -- its code
    seq BIGINT NOT NULL,        -- the version of the visit that it made
    move TEXT NOT NULL,         -- announce, open, hold, cancel
    was TEXT NOT NULL,          -- state before
    state TEXT NOT NULL,        -- state after
    why TEXT NOT NULL,          -- empty where none was told
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, visit, seq)
) STRICT, WITHOUT ROWID;

-- Clinics that come again: every so many weeks on one weekday.
CREATE TABLE visit_series (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    programme TEXT NOT NULL,    -- id of the programme file
    practitioner TEXT NOT NULL, -- code
    organization TEXT NOT NULL, -- code
    discipline TEXT,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),  -- 1 Monday
    every_weeks BIGINT NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,    -- last day that may have one
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    slots BIGINT NOT NULL,
    township_slots BIGINT NOT NULL,
    release_hours BIGINT NOT NULL,  -- before it starts
    room TEXT,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    ended_by TEXT,              -- who stopped it
    ended_ms BIGINT,            -- null: goes on
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_series_of ON visit_series (organization);

-- Tickets: who holds one, by whom it was taken; a ticket is given once.
ALTER TABLE booking ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE booking ADD COLUMN ticket BIGINT;       -- 1 … slots; null: given back, or imported
ALTER TABLE booking ADD COLUMN channel TEXT;        -- public, desk, township
ALTER TABLE booking ADD COLUMN booked_by TEXT;      -- code of the organization that booked; null: the public
ALTER TABLE booking ADD COLUMN patient TEXT;        -- id in `patient`, where the identity is sealed
ALTER TABLE booking ADD COLUMN phone_hash TEXT;     -- keyed, as in `patient`: one ticket a phone
ALTER TABLE booking ADD COLUMN request TEXT;        -- key of the request that made it: a double tap
ALTER TABLE booking ADD COLUMN confirm_request TEXT; -- the same of the one that confirmed it
ALTER TABLE booking ADD COLUMN code_hash TEXT;      -- of the one-time code; null: used
ALTER TABLE booking ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;  -- wrong codes
ALTER TABLE booking ADD COLUMN held_until_ms BIGINT;
ALTER TABLE booking ADD COLUMN receipt_hash TEXT;   -- of the number the patient keeps
CREATE UNIQUE INDEX booking_ticket ON booking (county, visit, ticket) WHERE ticket IS NOT NULL;
CREATE UNIQUE INDEX booking_request ON booking (county, request) WHERE request IS NOT NULL;
CREATE INDEX booking_receipt ON booking (receipt_hash) WHERE receipt_hash IS NOT NULL;
CREATE INDEX booking_visit ON booking (visit, ticket) WHERE visit IS NOT NULL;

-- What a patient has to be told because his clinic was stopped or moved.
CREATE TABLE visit_notice (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    booking TEXT NOT NULL,      -- code
    visit TEXT NOT NULL,        -- code of the one that was stopped
    moved_to TEXT,              -- code of the one instead; null: none
    made_ms BIGINT NOT NULL,
    told_by TEXT,               -- account that told him; null with told_ms: he saw it himself
    told_ms BIGINT,             -- null: not yet
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_notice_of ON visit_notice (visit);
CREATE INDEX visit_notice_booking ON visit_notice (booking);
