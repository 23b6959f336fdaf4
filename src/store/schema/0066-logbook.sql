-- The logbook as people keep it: lines that came in a delivery (0033) are open, or signed where
-- they say so.
ALTER TABLE procedure ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE procedure ADD COLUMN state TEXT NOT NULL DEFAULT 'open';  -- open, returned, signed, voided
ALTER TABLE procedure ADD COLUMN result TEXT;     -- a word of the technique's own list; outcome says whether it is a failure
ALTER TABLE procedure ADD COLUMN note TEXT;       -- of the mentor, why it was returned, why it was voided
ALTER TABLE procedure ADD COLUMN made_by TEXT;    -- account or token; null: a delivery
ALTER TABLE procedure ADD COLUMN closed_by TEXT;  -- account or token that signed, returned or voided it
ALTER TABLE procedure ADD COLUMN closed_ms BIGINT;
CREATE INDEX procedure_practitioner ON procedure (practitioner, technique, day);
CREATE INDEX procedure_mentor ON procedure (mentor, state);
CREATE INDEX procedure_technique ON procedure (technique, day);
CREATE INDEX technique_name ON technique (name);

-- How cases of a technique are told and judged: defined beforehand, a new row for each change.
CREATE TABLE technique_curve (
    technique TEXT NOT NULL REFERENCES technique (code),
    version BIGINT NOT NULL,         -- 1, 2 …; the highest holds
    outcomes TEXT NOT NULL,          -- words with semicolons between; empty: success, failure
    complications TEXT NOT NULL,     -- the same
    failures TEXT NOT NULL,          -- those of both that count as a failure
    adequate_permille BIGINT NOT NULL,    -- failure rate of who may work alone
    inadequate_permille BIGINT NOT NULL,  -- of who may not
    planned BIGINT NOT NULL,         -- cases for which the limit is calibrated
    least BIGINT NOT NULL,           -- cases without which nobody is independent
    made_by TEXT,                    -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (technique, version)
) STRICT, WITHOUT ROWID;
