-- What taking a move of a placement back needs: the last day that the move replaced, and leave that
-- never was.
ALTER TABLE placement_step ADD COLUMN was_until TEXT;    -- of an extension, and of what ended a leave
ALTER TABLE placement_leave ADD COLUMN voided_ms BIGINT; -- null: holds; else taken back then
