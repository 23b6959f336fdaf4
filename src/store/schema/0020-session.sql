-- When the person of a session last proved who it is. Null: a session from before this was kept.
ALTER TABLE session ADD COLUMN proven_ms BIGINT;
