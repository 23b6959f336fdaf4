-- What a programme has built, claimed by who built it and verified by who oversees it; lines of a
-- delivery (0034) are claims.
ALTER TABLE achievement ADD COLUMN status TEXT NOT NULL DEFAULT 'claimed';  -- claimed, verified, returned
ALTER TABLE achievement ADD COLUMN note TEXT;        -- why it was returned, or what was looked at
ALTER TABLE achievement ADD COLUMN checked_by TEXT;  -- account or token that verified or returned it
ALTER TABLE achievement ADD COLUMN checked_ms BIGINT;
ALTER TABLE achievement ADD COLUMN made_by TEXT;     -- account or token that claims it; null: a delivery
CREATE INDEX achievement_organization ON achievement (organization, day);
