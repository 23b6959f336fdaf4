-- Until when the word of the level that an order waits for is wanted; null: no limit, or it waits for
-- nobody.
ALTER TABLE demand ADD COLUMN due_day TEXT;
CREATE INDEX demand_due ON demand (due_day) WHERE due_day IS NOT NULL;
