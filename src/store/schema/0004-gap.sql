-- What a county lacks in a discipline. A null is unknown, which is not 0.
CREATE TABLE gap (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    rank BIGINT NOT NULL,        -- 1 is the greatest
    population BIGINT,
    peers BIGINT,
    groups BIGINT,               -- with avoidable cases
    avoidable DOUBLE,            -- cases that leave and could stay
    avoidable_low DOUBLE,        -- the least of them that is sure
    avoidable_rw DOUBLE,         -- weighed
    avoidable_rw_low DOUBLE,
    money_fen BIGINT,            -- what they cost elsewhere
    blanks BIGINT,               -- techniques that are missing
    blank_rw DOUBLE,
    total_rw DOUBLE,             -- avoidable_rw + blank_rw / 2
    score DOUBLE,                -- total_rw per 10,000 residents
    specialists DOUBLE,          -- to order
    seats BIGINT,                -- the same, whole
    PRIMARY KEY (county, id),
    UNIQUE (county, discipline)
) STRICT, WITHOUT ROWID;
CREATE INDEX gap_id ON gap (id);

-- Evidence: the case groups of a county.
CREATE TABLE gap_group (
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    code TEXT NOT NULL,          -- DRG
    all_cases BIGINT NOT NULL,   -- of residents
    home BIGINT NOT NULL,        -- treated in the county
    out BIGINT NOT NULL,         -- treated elsewhere
    border BIGINT,               -- of them, within 30 km
    peers BIGINT NOT NULL,
    peers_rated BIGINT NOT NULL,
    peers_capable BIGINT NOT NULL,
    pooled_rate DOUBLE,
    benchmark DOUBLE,
    capable BIGINT NOT NULL CHECK (capable IN (0, 1)),
    weight DOUBLE,
    avoidable DOUBLE,
    avoidable_low DOUBLE,
    value_rw DOUBLE,
    PRIMARY KEY (county, discipline, code)
) STRICT, WITHOUT ROWID;

-- Evidence: techniques that are missing or seldom.
CREATE TABLE gap_technique (
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    state TEXT NOT NULL,         -- blank, fragile
    away BIGINT NOT NULL,        -- operations of residents elsewhere
    home BIGINT NOT NULL,        -- operations in the county
    peers BIGINT NOT NULL,
    peers_doing BIGINT NOT NULL,
    weight DOUBLE,
    value_rw DOUBLE,
    PRIMARY KEY (county, discipline, procedure_code)
) STRICT, WITHOUT ROWID;

-- With whom a county is compared.
CREATE TABLE gap_peer (
    county TEXT NOT NULL,
    peer TEXT NOT NULL,
    PRIMARY KEY (county, peer)
) STRICT, WITHOUT ROWID;
