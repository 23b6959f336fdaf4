BEGIN TRANSACTION;
CREATE TABLE alternative (
    county TEXT NOT NULL,
    assignment TEXT NOT NULL,
    rank INTEGER NOT NULL,
    practitioner TEXT NOT NULL,
    utility INTEGER NOT NULL,
    placed_on TEXT,
    PRIMARY KEY (county, assignment, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO "alternative" VALUES('990101','018bcfe5-6803-7000-9300-000000000003',1,'018bcfe5-6803-7000-9000-000000000003',90,'018bcfe5-6802-7000-8400-000000000002');
INSERT INTO "alternative" VALUES('990101','018bcfe5-6803-7000-9300-000000000003',2,'018bcfe5-6802-7000-9000-000000000002',80,NULL);
CREATE TABLE assignment (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seat INTEGER NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    utility INTEGER NOT NULL,
    fit INTEGER NOT NULL,
    paired INTEGER NOT NULL,
    continuity INTEGER NOT NULL,
    preference INTEGER NOT NULL,
    nearness INTEGER NOT NULL,
    PRIMARY KEY (county, plan, demand, seat)
) STRICT, WITHOUT ROWID;
INSERT INTO "assignment" VALUES('990101','018bcfe5-6801-7000-8c00-000000000001','018bcfe5-6801-7000-8400-000000000001',1,'018bcfe5-6801-7000-9300-000000000001','018bcfe5-6801-7000-9000-000000000001',500,1000,0,0,1000,0);
INSERT INTO "assignment" VALUES('990101','018bcfe5-6801-7000-8c00-000000000001','018bcfe5-6801-7000-8400-000000000001',2,'018bcfe5-6802-7000-9300-000000000002','018bcfe5-6802-7000-9000-000000000002',0,0,0,0,0,0);
INSERT INTO "assignment" VALUES('990101','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6801-7000-8400-000000000001',1,'018bcfe5-6803-7000-9300-000000000003','018bcfe5-6801-7000-9000-000000000001',597,1000,0,0,1000,977);
INSERT INTO "assignment" VALUES('990102','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6802-7000-8400-000000000002',1,'018bcfe5-6804-7000-9300-000000000004','018bcfe5-6803-7000-9000-000000000003',650,1000,1000,0,0,0);
CREATE TABLE code (
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scheme, code)
) STRICT, WITHOUT ROWID;
INSERT INTO "code" VALUES('drg','IC29','髋置换');
INSERT INTO "code" VALUES('procedure','81.51','全髋关节置换');
CREATE TABLE demand (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    discipline TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 10000),
    min_title_rank INTEGER NOT NULL CHECK (min_title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL,
    required TEXT NOT NULL,
    tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 5),
    weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    start_day TEXT NOT NULL,
    months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 60),
    paired_organization TEXT,
    state TEXT NOT NULL,
    gap TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "demand" VALUES('018bcfe5-6801-7000-8400-000000000001','990101','G-990101-骨科','018bcfe5-6801-7000-8f00-000000000001','骨科',2,2,'81.51','',1,1000,'2025-01-01',12,NULL,'planned','018bcfe5-6801-7000-8700-000000000001',1763000000000);
INSERT INTO "demand" VALUES('018bcfe5-6802-7000-8400-000000000002','990102','D2','018bcfe5-6802-7000-8f00-000000000002','骨科',1,1,'','',3,500,'2025-02-01',6,'018bcfe5-6803-7000-8f00-000000000003','planned',NULL,1763000000001);
CREATE TABLE fact (
    residence TEXT NOT NULL,
    discipline TEXT NOT NULL,
    drg TEXT NOT NULL,
    month TEXT NOT NULL,
    treating TEXT NOT NULL,
    organization TEXT NOT NULL,
    payer TEXT NOT NULL,
    cases INTEGER NOT NULL,
    rw_cases INTEGER NOT NULL,
    rw_e4 INTEGER NOT NULL,
    rw2_cases INTEGER NOT NULL,
    operated INTEGER NOT NULL,
    level3 INTEGER NOT NULL,
    level4 INTEGER NOT NULL,
    days INTEGER NOT NULL,
    cost_fen INTEGER NOT NULL,
    deaths INTEGER NOT NULL,
    PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact" VALUES('','骨科','IC29','2024-05','990103','H3','1',7,7,175000,7,7,1,2,63,35000000,0);
INSERT INTO "fact" VALUES('8801','骨科','IC29','2024-05','990103','H3','1',2,2,50000,2,2,1,2,18,10000000,0);
INSERT INTO "fact" VALUES('9901','骨科','IC29','2024-05','990103','H3','1',3,3,75000,3,3,1,2,27,15000000,0);
INSERT INTO "fact" VALUES('990101','骨科','IC29','2023-12','990103','H3','1',100,100,2500000,100,100,1,2,900,500000000,0);
INSERT INTO "fact" VALUES('990101','骨科','IC29','2024-03','990101','H1','1',10,10,250000,10,10,1,2,90,50000000,1);
INSERT INTO "fact" VALUES('990101','骨科','IC29','2024-04','990103','H3','1',30,30,750000,30,30,1,2,270,150000000,0);
INSERT INTO "fact" VALUES('990101','骨科','IC29','2024-06','','H9','1',4,4,100000,4,4,1,2,36,20000000,0);
INSERT INTO "fact" VALUES('990102','骨科','IC29','2024-04','990103','H3','1',5,5,125000,5,5,1,2,45,25000000,0);
INSERT INTO "fact" VALUES('990103','骨科','IC29','2024-05','990103','H3','1',40,40,1000000,40,40,1,2,360,200000000,0);
CREATE TABLE frame (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    region_code TEXT NOT NULL,
    region_name TEXT NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    as_of_ms INTEGER NOT NULL,
    invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
    weight TEXT NOT NULL
) STRICT;
INSERT INTO "frame" VALUES(1,'990000','杏省','2024-01','2024-12',1764000000000,1,'rw');
CREATE TABLE gap (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    rank INTEGER NOT NULL,
    population INTEGER,
    peers INTEGER,
    groups INTEGER,
    avoidable REAL,
    avoidable_low REAL,
    avoidable_rw REAL,
    avoidable_rw_low REAL,
    money_fen INTEGER,
    blanks INTEGER,
    blank_rw REAL,
    total_rw REAL,
    score REAL,
    specialists REAL,
    seats INTEGER,
    PRIMARY KEY (county, id),
    UNIQUE (county, discipline)
) STRICT, WITHOUT ROWID;
INSERT INTO "gap" VALUES('018bcfe5-6801-7000-8700-000000000001','990101','骨科',1,400000,2,1,8.25,4.5,20.625,11.25,41250000,1,3.0,22.125,0.553125,1.5,2);
INSERT INTO "gap" VALUES('018bcfe5-6802-7000-8700-000000000002','990102','心内科',2,NULL,2,1,1.0,0.1,1.5,0.25,100,0,0.0,1.5,NULL,NULL,NULL);
CREATE TABLE gap_group (
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    code TEXT NOT NULL,
    all_cases INTEGER NOT NULL,
    home INTEGER NOT NULL,
    out INTEGER NOT NULL,
    border INTEGER,
    peers INTEGER NOT NULL,
    peers_rated INTEGER NOT NULL,
    peers_capable INTEGER NOT NULL,
    pooled_rate REAL,
    benchmark REAL,
    capable INTEGER NOT NULL CHECK (capable IN (0, 1)),
    weight REAL,
    avoidable REAL,
    avoidable_low REAL,
    value_rw REAL,
    PRIMARY KEY (county, discipline, code)
) STRICT, WITHOUT ROWID;
INSERT INTO "gap_group" VALUES('990101','骨科','IC29',40,10,30,6,2,2,1,0.875,0.45625,1,2.5,8.25,4.5,20.625);
INSERT INTO "gap_group" VALUES('990101','骨科','IC39',4,4,0,NULL,2,0,0,NULL,NULL,0,1.5,NULL,NULL,NULL);
CREATE TABLE gap_peer (
    county TEXT NOT NULL,
    peer TEXT NOT NULL,
    PRIMARY KEY (county, peer)
) STRICT, WITHOUT ROWID;
INSERT INTO "gap_peer" VALUES('990101','990102');
INSERT INTO "gap_peer" VALUES('990101','990103');
CREATE TABLE gap_technique (
    county TEXT NOT NULL,
    discipline TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    state TEXT NOT NULL,
    away INTEGER NOT NULL,
    home INTEGER NOT NULL,
    peers INTEGER NOT NULL,
    peers_doing INTEGER NOT NULL,
    weight REAL,
    value_rw REAL,
    PRIMARY KEY (county, discipline, procedure_code)
) STRICT, WITHOUT ROWID;
INSERT INTO "gap_technique" VALUES('990101','骨科','81.51','blank',6,0,2,1,2.5,3.0);
INSERT INTO "gap_technique" VALUES('990101','骨科','81.54','fragile',3,2,2,2,NULL,NULL);
CREATE TABLE offer (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    from_day TEXT,
    until_day TEXT,
    last_host TEXT,
    preferred_counties TEXT NOT NULL,
    excluded_counties TEXT NOT NULL,
    pinned_demand TEXT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "offer" VALUES('018bcfe5-6801-7000-8600-000000000001','990103','F','018bcfe5-6801-7000-9000-000000000001','2025-01-31',NULL,NULL,'990101','',NULL);
INSERT INTO "offer" VALUES('018bcfe5-6802-7000-8600-000000000002','990103','F','018bcfe5-6802-7000-9000-000000000002',NULL,NULL,NULL,'','',NULL);
INSERT INTO "offer" VALUES('018bcfe5-6803-7000-8600-000000000003','990103','F','018bcfe5-6803-7000-9000-000000000003',NULL,NULL,NULL,'','',NULL);
CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    county TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    lng REAL,
    lat REAL
) STRICT, WITHOUT ROWID;
INSERT INTO "organization" VALUES('018bcfe5-6801-7000-8f00-000000000001','H1','甲县医院','990101','2A','general',103.25,30.5);
INSERT INTO "organization" VALUES('018bcfe5-6802-7000-8f00-000000000002','H2','乙县医院','990102','','',NULL,NULL);
INSERT INTO "organization" VALUES('018bcfe5-6803-7000-8f00-000000000003','H3','东市医院','990103','3A','general',103.5,30.25);
CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    state TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    offers INTEGER NOT NULL,
    demands INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    filled INTEGER NOT NULL,
    unfilled INTEGER NOT NULL,
    unplaced INTEGER NOT NULL,
    pairs INTEGER NOT NULL,
    level_0 INTEGER NOT NULL,
    level_1 INTEGER NOT NULL,
    level_2 INTEGER NOT NULL,
    level_3 INTEGER NOT NULL,
    level_4 INTEGER NOT NULL,
    level_5 INTEGER NOT NULL,
    level_6 INTEGER NOT NULL,
    level_6b INTEGER NOT NULL,
    level_7 INTEGER NOT NULL,
    fit INTEGER NOT NULL,
    paired INTEGER NOT NULL,
    continuity INTEGER NOT NULL,
    preference INTEGER NOT NULL,
    nearness INTEGER NOT NULL,
    weight_band INTEGER NOT NULL,
    proved INTEGER NOT NULL CHECK (proved IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "plan" VALUES('018bcfe5-6801-7000-8c00-000000000001','L1','superseded',1763000001001,3,2,3,2,1,1,6,0,1000,0,500,0,0,20000,1500,1234,400,250,150,100,100,1000,1);
INSERT INTO "plan" VALUES('018bcfe5-6802-7000-8c00-000000000002','L2','review',1763000001002,3,2,3,2,1,1,6,0,1000,0,500,0,0,20000,1500,1234,400,250,150,100,100,1000,1);
CREATE TABLE practitioner (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    department TEXT NOT NULL,
    discipline TEXT NOT NULL,
    title_rank INTEGER NOT NULL CHECK (title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "practitioner" VALUES('018bcfe5-6801-7000-9000-000000000001','990103','P1','张一','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',1,'81.51;81.54');
INSERT INTO "practitioner" VALUES('018bcfe5-6802-7000-9000-000000000002','990103','P2','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',2,'');
INSERT INTO "practitioner" VALUES('018bcfe5-6803-7000-9000-000000000003','990103','P3','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',3,'');
INSERT INTO "practitioner" VALUES('018bcfe5-6804-7000-9000-000000000004','990103','P4','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',4,'');
CREATE TABLE region (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    lng REAL,
    lat REAL,
    population INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "region" VALUES('990000','杏省','province','',NULL,NULL,NULL);
INSERT INTO "region" VALUES('990100','东市','city','990000',103.5,30.25,900000);
INSERT INTO "region" VALUES('990101','甲县','county','990100',103.25,30.5,400000);
INSERT INTO "region" VALUES('990102','乙县','county','990100',103.75,30.125,NULL);
INSERT INTO "region" VALUES('990103','丙区','district','990100',103.5,30.25,300000);
CREATE TABLE schema_file (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms BIGINT NOT NULL);
INSERT INTO "schema_file" VALUES(1,'0001-region','65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f',1795626780107);
INSERT INTO "schema_file" VALUES(2,'0002-organization','0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f',1795626780118);
INSERT INTO "schema_file" VALUES(3,'0003-fact','d436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025',1795626780122);
INSERT INTO "schema_file" VALUES(4,'0004-gap','05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa',1795626780126);
INSERT INTO "schema_file" VALUES(5,'0005-demand','b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694',1795626780130);
INSERT INTO "schema_file" VALUES(6,'0006-plan','3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141',1795626780134);
CREATE TABLE unfilled (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seats_unfilled INTEGER NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (county, plan, demand)
) STRICT, WITHOUT ROWID;
INSERT INTO "unfilled" VALUES('990101','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6801-7000-8400-000000000001',1,'nobody_eligible','title=1;exclusion=0');
CREATE TABLE unplaced (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    practitioner TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (county, plan, practitioner)
) STRICT, WITHOUT ROWID;
INSERT INTO "unplaced" VALUES('990103','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6802-7000-9000-000000000002','no_eligible_demand');
CREATE INDEX practitioner_id ON practitioner (id);
CREATE INDEX fact_flow ON fact (residence, treating, month, cases);
CREATE INDEX gap_id ON gap (id);
CREATE INDEX demand_id ON demand (id);
CREATE INDEX demand_gap ON demand (county, gap);
CREATE INDEX offer_id ON offer (id);
CREATE INDEX assignment_plan ON assignment (plan, demand);
CREATE INDEX assignment_practitioner ON assignment (plan, practitioner);
COMMIT;
