-- What a programme's work is told in, line by line: a table per noun of model/noun, with its columns.
-- References are codes, as the lines told them; codes are never used again.

-- People who work or learn away from home.
CREATE TABLE placement (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    placement TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    kind TEXT NOT NULL,  -- one of the words of model/noun
    branch TEXT,  -- strand of the programme
    practitioner TEXT NOT NULL,  -- code of a practitioner
    home TEXT,  -- code of the sending organization
    organization TEXT NOT NULL,  -- code of an organization
    discipline TEXT,
    post TEXT,  -- of a shared post: its number in the ledger
    title TEXT,  -- post held at the host
    technique TEXT,  -- name or code of the technique
    round TEXT,  -- which round of the agreement
    from_day TEXT NOT NULL,  -- first day
    until_day TEXT,  -- last day, null: open
    arrived_day TEXT,
    ended_day TEXT,
    state TEXT NOT NULL,  -- one of the words of model/noun
    cause TEXT,  -- why it ended or failed
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, placement)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_id ON placement (id);
CREATE INDEX placement_code ON placement (placement);
CREATE INDEX placement_programme ON placement (programme, from_day);

-- Days on site, confirmed by both sides.
CREATE TABLE presence (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    presence TEXT NOT NULL,  -- its code
    placement TEXT NOT NULL,  -- code of the placement
    day TEXT NOT NULL,
    home_day TEXT,  -- on which the person confirmed
    host_day TEXT,  -- on which the host confirmed
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, presence)
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_id ON presence (id);
CREATE INDEX presence_code ON presence (presence);

-- What a posted person is to do.
CREATE TABLE task (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    task TEXT NOT NULL,  -- its code
    placement TEXT NOT NULL,  -- code of the placement
    about TEXT NOT NULL,  -- what is to be done
    due_day TEXT NOT NULL,
    done_day TEXT,
    signed_day TEXT,  -- on which it was signed
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_id ON task (id);
CREATE INDEX task_code ON task (task);
