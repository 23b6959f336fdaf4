-- Opinions asked for from afar.
CREATE TABLE consult (
    county TEXT NOT NULL,       -- of the inviting organization: spreads the rows
    id TEXT NOT NULL,
    consult TEXT NOT NULL,      -- its code
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,         -- consult, mdt
    priority TEXT NOT NULL,     -- routine, urgent, green
    state TEXT NOT NULL,        -- one of the words of model/consult
    organization TEXT NOT NULL, -- code: who invites
    invitee TEXT NOT NULL,      -- code: who is invited
    doctor TEXT NOT NULL,       -- who invites; empty in a draft, as the texts below
    phone TEXT NOT NULL,
    patient TEXT NOT NULL,      -- id
    diagnosis TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT NOT NULL,
    purpose TEXT NOT NULL,
    specialty TEXT NOT NULL,
    title_rank BIGINT NOT NULL, -- wanted, 0: any
    wanted_ms BIGINT,           -- when it is wanted
    consent TEXT NOT NULL,
    consent_note TEXT,
    expert TEXT,                -- code, by the acceptance
    apprentice TEXT,            -- code: whose teaching it is
    at_ms BIGINT,               -- of the meeting
    meeting TEXT,               -- its address, https
    opinion TEXT,
    signer TEXT,                -- who signed it
    decision TEXT,
    decider TEXT,               -- who signed that
    cause TEXT NOT NULL,
    clock TEXT NOT NULL,
    clock_ms BIGINT,
    due_ms BIGINT,
    referral TEXT,              -- id of the one that was made of it
    owner TEXT NOT NULL,        -- asker, invitee, none
    sent_ms BIGINT,
    since_ms BIGINT NOT NULL,
    made_by TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consult_id ON consult (id);
CREATE INDEX consult_from ON consult (organization, made_ms);
CREATE INDEX consult_to ON consult (invitee, made_ms);
CREATE INDEX consult_expert ON consult (expert) WHERE expert IS NOT NULL;
CREATE INDEX consult_apprentice ON consult (apprentice) WHERE apprentice IS NOT NULL;
