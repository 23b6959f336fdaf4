-- Orders that wait for their study, the newest first: what the devices' worklists are made of, asked
-- for every second.
CREATE INDEX reading_open ON reading (made_ms, id) WHERE state = 'ordered';
