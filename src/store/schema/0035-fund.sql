-- Where money comes from.
CREATE TABLE fund (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    fund TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, fund)
) STRICT, WITHOUT ROWID;
CREATE INDEX fund_id ON fund (id);
CREATE INDEX fund_code ON fund (fund);
CREATE INDEX fund_programme ON fund (programme, day);

-- Money in and out.
CREATE TABLE entry (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    entry TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    fund TEXT NOT NULL,  -- code of the fund
    kind TEXT NOT NULL,  -- one of the words of model/noun
    practitioner TEXT,  -- code of a practitioner
    organization TEXT,  -- code of an organization
    amount_fen BIGINT,  -- negative: taken back
    day TEXT NOT NULL,
    note TEXT,
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_code ON entry (entry);
CREATE INDEX entry_programme ON entry (programme, day);
