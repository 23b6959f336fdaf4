-- Patients sent up, down or onward. Who a patient is stays sealed in `patient`.
CREATE TABLE referral (
    county TEXT NOT NULL,       -- of the sending organization: spreads the rows
    id TEXT NOT NULL,
    referral TEXT NOT NULL,     -- its code
    version BIGINT NOT NULL,
    direction TEXT NOT NULL,    -- up, down, onward
    priority TEXT NOT NULL,     -- routine, urgent, green
    state TEXT NOT NULL,        -- one of the words of model/referral
    episode TEXT NOT NULL,      -- code of its first referral: one over up, down and onward
    based_on TEXT,              -- id of the referral that it follows; null: the first
    organization TEXT NOT NULL, -- code: who sends
    taker TEXT NOT NULL,        -- code: who takes
    department TEXT NOT NULL,   -- wanted at the taker's, as the four below empty while a draft
    doctor TEXT NOT NULL,       -- who sends
    phone TEXT NOT NULL,        -- where he is reached
    patient TEXT NOT NULL,      -- id; of the organization where the episode began
    diagnosis TEXT NOT NULL,    -- ICD-10
    impression TEXT NOT NULL,   -- in words
    reason TEXT NOT NULL,       -- why it is asked for: none, emergency, technique …
    summary TEXT NOT NULL,      -- history
    consent TEXT NOT NULL,      -- who gave it: none, self, guardian, relative
    cause TEXT NOT NULL,        -- of the last move that wants one
    clock TEXT NOT NULL,        -- what runs: none, ack, decision …
    clock_ms BIGINT,            -- since when
    due_ms BIGINT,              -- when it is over; null: no limit
    spent_ms BIGINT NOT NULL,   -- of a decision that rests
    owner TEXT NOT NULL,        -- whose turn it is: referrer, taker, none
    sent_ms BIGINT,             -- null: never, and its maker's side's alone
    since_ms BIGINT NOT NULL,   -- in its state
    made_by TEXT,               -- account or token
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
ALTER TABLE referral ADD COLUMN treatment TEXT;  -- so far
ALTER TABLE referral ADD COLUMN vitals TEXT;  -- ECG and vital signs
ALTER TABLE referral ADD COLUMN transport TEXT;
ALTER TABLE referral ADD COLUMN escort TEXT;
ALTER TABLE referral ADD COLUMN consent_note TEXT;  -- where the signed paper is, who signed for the patient
ALTER TABLE referral ADD COLUMN care_plan TEXT;  -- down: rehabilitation, next checks
ALTER TABLE referral ADD COLUMN warning TEXT;  -- down: when to come back
ALTER TABLE referral ADD COLUMN place TEXT;  -- bed or room that was given
ALTER TABLE referral ADD COLUMN visit_ms BIGINT;  -- when the patient is expected
ALTER TABLE referral ADD COLUMN discharged_ms BIGINT;
ALTER TABLE referral ADD COLUMN letter TEXT;  -- the reply to who sent
ALTER TABLE referral ADD COLUMN advice TEXT;  -- the last words to the other side
CREATE INDEX referral_id ON referral (id);
CREATE UNIQUE INDEX referral_code ON referral (county, referral);
CREATE INDEX referral_episode ON referral (episode);
CREATE INDEX referral_from ON referral (organization, made_ms);
CREATE INDEX referral_to ON referral (taker, made_ms);
CREATE INDEX referral_waits ON referral (owner, due_ms);
CREATE INDEX referral_based_on ON referral (based_on) WHERE based_on IS NOT NULL;
