-- Images and ECGs that one organization takes and another one reads.
CREATE TABLE reading (
    county TEXT NOT NULL,       -- of the organization that ordered: spreads the rows
    id TEXT NOT NULL,
    reading TEXT NOT NULL,      -- its code, the accession number of its study
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,         -- ecg, xray, ct, head_ct, mr
    priority TEXT NOT NULL,     -- routine, urgent, green
    state TEXT NOT NULL,        -- one of the words of model/reading
    organization TEXT NOT NULL, -- code: who took it
    centre TEXT NOT NULL,       -- code: who reads
    doctor TEXT NOT NULL,       -- who ordered
    phone TEXT NOT NULL,        -- where a critical value is told
    patient TEXT NOT NULL,      -- id
    part TEXT NOT NULL,
    indication TEXT NOT NULL,
    diagnosis TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_note TEXT NOT NULL,
    again TEXT,                 -- why, where a report of the same kind held
    study TEXT,                 -- Study Instance UID
    taken_ms BIGINT,            -- when the study came
    reader TEXT,                -- account that holds the lease
    lease_ms BIGINT,            -- until when
    findings TEXT,              -- of the report as it holds now
    conclusion TEXT,
    author TEXT,                -- account
    reviewer TEXT,              -- account, never the author's
    signer TEXT,                -- name and title of the first doctor
    second TEXT,                -- of the second one
    accord TEXT NOT NULL,       -- none, full, minor, major
    critical TEXT,              -- the value that cannot wait
    heard TEXT,                 -- who acknowledged it
    cause TEXT NOT NULL,
    clock TEXT NOT NULL,        -- of the report
    clock_ms BIGINT,
    due_ms BIGINT,
    alert TEXT NOT NULL,        -- critical while the value was not heard, else none
    alert_ms BIGINT,
    alert_due_ms BIGINT,
    owner TEXT NOT NULL,        -- sender, centre, none
    since_ms BIGINT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_id ON reading (id);
CREATE UNIQUE INDEX reading_code ON reading (county, reading);
CREATE UNIQUE INDEX reading_study ON reading (county, study) WHERE study IS NOT NULL;
CREATE INDEX reading_accession ON reading (reading);
CREATE INDEX reading_by_study ON reading (study) WHERE study IS NOT NULL;
CREATE INDEX reading_from ON reading (organization, made_ms);
CREATE INDEX reading_to ON reading (centre, made_ms);
CREATE INDEX reading_waits ON reading (owner, due_ms);
CREATE INDEX reading_patient ON reading (patient, kind);
