-- What was done under a key, so that the same request, sent again, is answered and not done again.
CREATE TABLE idempotency (
    subject TEXT NOT NULL,        -- who asked; keys of others are other keys
    key TEXT NOT NULL,            -- as the client chose it
    id TEXT NOT NULL,             -- of the claim
    request TEXT NOT NULL,        -- SHA-256 of method, address and body
    made_ms BIGINT NOT NULL,
    status BIGINT NOT NULL,       -- of the reply
    reply TEXT NOT NULL,          -- its body
    etag TEXT NOT NULL,           -- empty where there is none
    location TEXT NOT NULL,
    PRIMARY KEY (subject, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_made ON idempotency (made_ms);
