-- Long work: who asked for it, how far it is, and which process holds it now.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,                 -- account, null: the command line
    source TEXT NOT NULL,       -- who delivered the file
    batch TEXT NOT NULL,        -- which delivery of theirs, may be empty
    digest TEXT NOT NULL,       -- SHA-256 of the file: the same file goes on where it stood
    row_n BIGINT NOT NULL,      -- rows of the file that is read, 0 while unknown
    checkpoint BIGINT NOT NULL, -- rows dealt with; moves in the transaction that writes them
    written BIGINT NOT NULL,    -- rows put into the store
    refused BIGINT NOT NULL,    -- rows with a fault
    reason TEXT NOT NULL,       -- why it failed, empty otherwise
    holder TEXT,                -- run that holds it, null: nobody
    lease_ms BIGINT NOT NULL,   -- until then nobody else may take it
    made_ms BIGINT NOT NULL,
    ended_ms BIGINT             -- null: not yet
) STRICT, WITHOUT ROWID;
CREATE INDEX job_made ON job (made_ms, id);
-- One open job for one delivery, however many processes are asked for it.
CREATE UNIQUE INDEX job_open ON job (kind, source, batch, digest)
    WHERE state IN ('queued', 'running');

-- Rows of lists are found by the codes that people know.
CREATE INDEX practitioner_code ON practitioner (code);
CREATE INDEX offer_practitioner ON offer (practitioner);
