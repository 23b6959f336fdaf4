-- Cells of both cubes belong to a delivery, so that several can hold the same key: what is counted
-- is their sum. The cells that are there stay, as of the empty delivery.
CREATE TABLE fact_of (
    residence TEXT NOT NULL,
    discipline TEXT NOT NULL,
    drg TEXT NOT NULL,
    month TEXT NOT NULL,
    treating TEXT NOT NULL,
    organization TEXT NOT NULL,
    payer TEXT NOT NULL,
    delivery TEXT NOT NULL,      -- empty: came before deliveries were told apart
    cases BIGINT NOT NULL,
    rw_cases BIGINT NOT NULL,
    rw_e4 BIGINT NOT NULL,
    rw2_cases BIGINT NOT NULL,
    operated BIGINT NOT NULL,
    level3 BIGINT NOT NULL,
    level4 BIGINT NOT NULL,
    days BIGINT NOT NULL,
    cost_fen BIGINT NOT NULL,
    deaths BIGINT NOT NULL,
    PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer, delivery)
) STRICT, WITHOUT ROWID;
INSERT INTO fact_of (residence, discipline, drg, month, treating, organization, payer, delivery,
    cases, rw_cases, rw_e4, rw2_cases, operated, level3, level4, days, cost_fen, deaths)
SELECT residence, discipline, drg, month, treating, organization, payer, '',
    cases, rw_cases, rw_e4, rw2_cases, operated, level3, level4, days, cost_fen, deaths FROM fact;
DROP TABLE fact;
ALTER TABLE fact_of RENAME TO fact;
CREATE INDEX fact_flow ON fact (residence, treating, month, delivery, cases);
CREATE INDEX fact_organization ON fact (organization, month, discipline, delivery, cases);
CREATE INDEX fact_delivery ON fact (delivery, organization, month);

CREATE TABLE operation_of (
    treating TEXT NOT NULL,
    discipline TEXT NOT NULL,
    organization TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    month TEXT NOT NULL,
    residence TEXT NOT NULL,
    payer TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),
    delivery TEXT NOT NULL,
    operations BIGINT NOT NULL,
    main BIGINT NOT NULL,
    main_rw_cases BIGINT NOT NULL,
    main_rw_e4 BIGINT NOT NULL,
    main_cost_fen BIGINT NOT NULL,
    PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer,
        level, delivery)
) STRICT, WITHOUT ROWID;
INSERT INTO operation_of (treating, discipline, organization, procedure_code, month, residence,
    payer, level, delivery, operations, main, main_rw_cases, main_rw_e4, main_cost_fen)
SELECT treating, discipline, organization, procedure_code, month, residence, payer, level, '',
    operations, main, main_rw_cases, main_rw_e4, main_cost_fen FROM operation;
DROP TABLE operation;
ALTER TABLE operation_of RENAME TO operation;
CREATE INDEX operation_discipline
    ON operation (discipline, month, organization, procedure_code, delivery, operations);
CREATE INDEX operation_delivery ON operation (delivery, organization, month);

-- What counts: everything but what is being written or was replaced.
CREATE VIEW fact_now AS SELECT * FROM fact WHERE delivery NOT IN
    (SELECT id FROM delivery WHERE state IN ('writing', 'retired'));
CREATE VIEW operation_now AS SELECT * FROM operation WHERE delivery NOT IN
    (SELECT id FROM delivery WHERE state IN ('writing', 'retired'));
