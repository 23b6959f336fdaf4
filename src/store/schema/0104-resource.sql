-- When a record was changed last, for those who ask what is new (FHIR's meta.lastUpdated).
ALTER TABLE organization ADD COLUMN changed_ms BIGINT NOT NULL DEFAULT 0;  -- 0: not since it was imported
ALTER TABLE practitioner ADD COLUMN changed_ms BIGINT NOT NULL DEFAULT 0;  -- as above
ALTER TABLE visit ADD COLUMN changed_ms BIGINT NOT NULL DEFAULT 0;         -- 0: not since made_ms
ALTER TABLE booking ADD COLUMN changed_ms BIGINT NOT NULL DEFAULT 0;       -- as above
