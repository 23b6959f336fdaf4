-- Since when somebody has the title and works in the profession: programmes ask for years in both.
ALTER TABLE practitioner ADD COLUMN title_from TEXT;  -- first day in the present title, null where unknown
ALTER TABLE practitioner ADD COLUMN work_from TEXT;   -- first day in the profession, null where unknown
