-- What became of a plan, who said so and why. Only grows.
CREATE TABLE plan_step (
    plan TEXT NOT NULL REFERENCES plan (id),
    step BIGINT NOT NULL,   -- 1, 2 …
    state TEXT NOT NULL,    -- that it came to
    why TEXT NOT NULL,
    actor TEXT,             -- account or token, null: a program
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (plan, step)
) STRICT, WITHOUT ROWID;
-- Before steps were kept, a plan came as if put up for review, by nobody: somebody puts it up now.
UPDATE plan SET state = 'solved' WHERE state = 'review';
