-- Orders that are filled together or not at all.
ALTER TABLE demand ADD COLUMN team TEXT NOT NULL DEFAULT ''; -- word of theirs within a programme; empty: alone
CREATE INDEX demand_team ON demand (programme, team) WHERE team <> '';
