-- Files beside a consultation or a referral. Their names and bytes show whose case it is and are
-- sealed as a patient is.
ALTER TABLE material ADD COLUMN organization TEXT; -- id: whose key seals them; null: not sealed
ALTER TABLE material ADD COLUMN key_number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE material ADD COLUMN party TEXT;        -- the side that put it there
ALTER TABLE material ADD COLUMN consent TEXT NOT NULL DEFAULT 'none'; -- who consents by it
CREATE INDEX material_key ON material (organization) WHERE organization IS NOT NULL;
