-- The logbook: who did what, in which role.
CREATE TABLE procedure (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    procedure TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    practitioner TEXT NOT NULL,  -- code of a practitioner
    organization TEXT NOT NULL,  -- code of an organization
    center TEXT,  -- in which it was done
    technique TEXT NOT NULL,  -- name or code of the technique
    day TEXT NOT NULL,
    role TEXT NOT NULL,  -- one of the words of model/noun
    level BIGINT,
    mentor TEXT,  -- code of a practitioner
    approach TEXT,
    outcome TEXT,
    complication TEXT,
    local_case TEXT,  -- number within the organization: no identity
    signed_day TEXT,  -- on which it was signed
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, procedure)
) STRICT, WITHOUT ROWID;
CREATE INDEX procedure_id ON procedure (id);
CREATE INDEX procedure_code ON procedure (procedure);
CREATE INDEX procedure_programme ON procedure (programme, day);

-- Techniques on their way into an organization.
CREATE TABLE adoption (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    adoption TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    kind TEXT NOT NULL,  -- one of the words of model/noun
    organization TEXT NOT NULL,  -- code of an organization
    technique TEXT NOT NULL,  -- name or code of the technique
    practitioner TEXT,  -- code of a practitioner
    gap_day TEXT NOT NULL,
    applied_day TEXT,
    approved_day TEXT,
    first_day TEXT,  -- of the first case
    independent_day TEXT,
    sustained_day TEXT,
    state TEXT NOT NULL,  -- one of the words of model/noun
    cause TEXT,  -- why it ended or failed
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, adoption)
) STRICT, WITHOUT ROWID;
CREATE INDEX adoption_id ON adoption (id);
CREATE INDEX adoption_code ON adoption (adoption);
CREATE INDEX adoption_programme ON adoption (programme, gap_day);
