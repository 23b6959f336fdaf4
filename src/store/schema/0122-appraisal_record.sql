-- What the indicators of a run that come from discharge records rest on, month by month, as it was
-- then: a delivery that comes later changes the cube, not a run.
CREATE TABLE appraisal_record (
    county TEXT NOT NULL,
    run TEXT NOT NULL,
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,      -- organization, or organization|discipline
    month TEXT NOT NULL,        -- one in which the organization told a case; others are missing
    organization TEXT NOT NULL,
    discipline TEXT NOT NULL,   -- empty: all of the organization
    cases BIGINT NOT NULL,
    part BIGINT NOT NULL,       -- numerator and denominator of the month
    whole BIGINT NOT NULL,
    PRIMARY KEY (county, run, indicator, subject, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX appraisal_record_run ON appraisal_record (run, indicator, subject, month);
