-- Which answers an official report tells: runs never change, so naming one freezes it.
CREATE TABLE bulletin_effect (
    bulletin TEXT NOT NULL REFERENCES bulletin (id),
    run TEXT NOT NULL REFERENCES evaluation_run (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (bulletin, position)
) STRICT, WITHOUT ROWID;
