-- The specialties of a consultation of several, made when it is sent: each with an expert of its
-- own, who signs an opinion of his own.
CREATE TABLE consult_seat (
    county TEXT NOT NULL,       -- as of the consultation
    id TEXT NOT NULL,
    consult TEXT NOT NULL,      -- its code
    seq BIGINT NOT NULL,        -- from 1, in the order of the invitation
    specialty TEXT NOT NULL,
    state TEXT NOT NULL,        -- invited, accepted, declined, signed
    expert TEXT,                -- code, by the acceptance
    cause TEXT NOT NULL,        -- why it was declined
    opinion TEXT,
    signer TEXT,
    since_ms BIGINT NOT NULL,
    made_by TEXT,               -- of the last move
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consult_seat_of ON consult_seat (consult);
CREATE INDEX consult_seat_expert ON consult_seat (expert) WHERE expert IS NOT NULL;
