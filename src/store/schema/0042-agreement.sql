-- Dated agreements between organizations, in rounds of the same parties and purpose.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,      -- consortium, alliance, support, referral, reading
    name TEXT NOT NULL,
    parties TEXT NOT NULL,      -- SHA-256 over its lead and members: what rounds have in common
    round BIGINT NOT NULL CHECK (round >= 1),
    from_day TEXT NOT NULL,
    until_day TEXT,             -- last day, null: open
    made_by TEXT,               -- account or token, null: the command line
    made_ms BIGINT NOT NULL,
    voided_by TEXT,
    voided_ms BIGINT,           -- null: holds
    voided_why TEXT NOT NULL    -- empty while it holds
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX agreement_round ON agreement (purpose, parties, round) WHERE voided_ms IS NULL;
CREATE UNIQUE INDEX agreement_open ON agreement (purpose, parties)
    WHERE until_day IS NULL AND voided_ms IS NULL;
CREATE INDEX agreement_from ON agreement (from_day, id);

CREATE TABLE agreement_member (
    agreement TEXT NOT NULL REFERENCES agreement (id),
    organization TEXT NOT NULL REFERENCES organization (id),
    side TEXT NOT NULL,         -- lead, member
    PRIMARY KEY (agreement, organization)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_member_of ON agreement_member (organization);
