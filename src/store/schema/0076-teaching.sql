-- Teaching that is planned and then held or called off; lines of a delivery (0032) were held.
ALTER TABLE teaching ADD COLUMN state TEXT NOT NULL DEFAULT 'held';  -- planned, held, cancelled
ALTER TABLE teaching ADD COLUMN school TEXT;   -- name of the school whose event it is
ALTER TABLE teaching ADD COLUMN cause TEXT;    -- why it was called off
ALTER TABLE teaching ADD COLUMN made_by TEXT;  -- account or token; null: a delivery
CREATE INDEX teaching_code_hash ON teaching (code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX teaching_practitioner ON teaching (practitioner, day);
CREATE INDEX teaching_school ON teaching (school) WHERE school IS NOT NULL;
CREATE INDEX teaching_attendance_at ON teaching_attendance (teaching);

-- Codes that were typed and were nobody's: who guesses is stopped.
CREATE TABLE teaching_try (
    county TEXT NOT NULL,       -- of the person's home: spreads the rows
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL, -- code
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX teaching_try_of ON teaching_try (practitioner, at_ms);
