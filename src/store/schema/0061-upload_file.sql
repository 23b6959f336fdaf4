-- A long list is read by a worker, behind the reply to whoever sent it.
ALTER TABLE upload ADD COLUMN file TEXT;       -- of the stage, until it was read; null: it was
ALTER TABLE upload ADD COLUMN lease_ms BIGINT; -- so long a worker reads it; null: none does
ALTER TABLE upload ADD COLUMN fault TEXT;      -- why it could not be read; null: it was, or will be
