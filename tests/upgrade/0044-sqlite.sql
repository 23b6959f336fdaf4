-- tidy: written by tools/upgrade-fixture
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_file (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms BIGINT NOT NULL);
INSERT INTO schema_file VALUES(1,'0001-region','65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f',1795647875217);
INSERT INTO schema_file VALUES(2,'0002-organization','0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f',1795647875218);
INSERT INTO schema_file VALUES(3,'0003-fact','d436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025',1795647875223);
INSERT INTO schema_file VALUES(4,'0004-gap','05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa',1795647875228);
INSERT INTO schema_file VALUES(5,'0005-demand','b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694',1795647875229);
INSERT INTO schema_file VALUES(6,'0006-plan','3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141',1795647875235);
INSERT INTO schema_file VALUES(7,'0007-outbox','c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273',1795647875236);
INSERT INTO schema_file VALUES(10,'0010-account','05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a',1795647875237);
INSERT INTO schema_file VALUES(11,'0011-session','711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21',1795647875242);
INSERT INTO schema_file VALUES(12,'0012-audit','55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab',1795647875246);
INSERT INTO schema_file VALUES(13,'0013-idempotency','cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b',1795647875250);
INSERT INTO schema_file VALUES(18,'0018-job','31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453',1795647875254);
INSERT INTO schema_file VALUES(19,'0019-upload','806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698',1795647875258);
INSERT INTO schema_file VALUES(20,'0020-session','fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58',1795647875259);
INSERT INTO schema_file VALUES(21,'0021-provider','c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce',1795647875265);
INSERT INTO schema_file VALUES(26,'0026-operation','239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8',1795647875266);
INSERT INTO schema_file VALUES(30,'0030-placement','30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13',1795647875270);
INSERT INTO schema_file VALUES(31,'0031-mentorship','47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0',1795647875274);
INSERT INTO schema_file VALUES(32,'0032-visit','f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de',1795647875279);
INSERT INTO schema_file VALUES(33,'0033-procedure','4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8',1795647875285);
INSERT INTO schema_file VALUES(34,'0034-achievement','624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49',1795647875291);
INSERT INTO schema_file VALUES(35,'0035-fund','c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4',1795647875294);
INSERT INTO schema_file VALUES(36,'0036-bulletin','6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd',1795647875302);
INSERT INTO schema_file VALUES(40,'0040-patient','e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279',1795647875304);
INSERT INTO schema_file VALUES(41,'0041-registry','26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171',1795647875306);
INSERT INTO schema_file VALUES(42,'0042-agreement','7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2',1795647875310);
INSERT INTO schema_file VALUES(43,'0043-role','282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf',1795647875314);
INSERT INTO schema_file VALUES(44,'0044-event','1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9',1795647875316);
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
INSERT INTO frame VALUES(1,'990000','杏省','2024-01','2024-12',1764000000000,1,'rw');
CREATE TABLE region (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    lng REAL,
    lat REAL,
    population INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO region VALUES('990000','杏省','province','',NULL,NULL,NULL);
INSERT INTO region VALUES('990100','东市','city','990000',103.49999999999999999,30.25,900000);
INSERT INTO region VALUES('990101','甲县','county','990100',103.25,30.499999999999999999,400000);
INSERT INTO region VALUES('990102','乙县','county','990100',103.75,30.125,NULL);
INSERT INTO region VALUES('990103','丙区','district','990100',103.49999999999999999,30.25,300000);
CREATE TABLE code (
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scheme, code)
) STRICT, WITHOUT ROWID;
INSERT INTO code VALUES('drg','IC29','髋置换');
INSERT INTO code VALUES('procedure','81.51','全髋关节置换');
CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    county TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    lng REAL,
    lat REAL
, version INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;
INSERT INTO organization VALUES('018bcfe5-6801-7000-8f00-000000000001','H1','甲县医院','990101','2A','general',103.25,30.499999999999999999,1);
INSERT INTO organization VALUES('018bcfe5-6802-7000-8f00-000000000002','H2','乙县医院','990102','','',NULL,NULL,1);
INSERT INTO organization VALUES('018bcfe5-6803-7000-8f00-000000000003','H3','东市医院','990103','3A','general',103.49999999999999999,30.25,1);
CREATE TABLE practitioner (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    department TEXT NOT NULL,
    discipline TEXT NOT NULL,
    title_rank INTEGER NOT NULL CHECK (title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO practitioner VALUES('018bcfe5-6801-7000-9000-000000000001','990103','P1','张一','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',1,'81.51;81.54',1);
INSERT INTO practitioner VALUES('018bcfe5-6802-7000-9000-000000000002','990103','P2','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',2,'',1);
INSERT INTO practitioner VALUES('018bcfe5-6803-7000-9000-000000000003','990103','P3','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',3,'',1);
INSERT INTO practitioner VALUES('018bcfe5-6804-7000-9000-000000000004','990103','P4','李某','018bcfe5-6803-7000-8f00-000000000003','骨一科','骨科',4,'',1);
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
INSERT INTO fact VALUES('','骨科','IC29','2024-05','990103','H3','1',7,7,175000,7,7,1,2,63,35000000,0);
INSERT INTO fact VALUES('8801','骨科','IC29','2024-05','990103','H3','1',2,2,50000,2,2,1,2,18,10000000,0);
INSERT INTO fact VALUES('9901','骨科','IC29','2024-05','990103','H3','1',3,3,75000,3,3,1,2,27,15000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2023-12','990103','H3','1',100,100,2500000,100,100,1,2,900,500000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-03','990101','H1','1',10,10,250000,10,10,1,2,90,50000000,1);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-04','990103','H3','1',30,30,750000,30,30,1,2,270,150000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-06','','H9','1',4,4,100000,4,4,1,2,36,20000000,0);
INSERT INTO fact VALUES('990102','骨科','IC29','2024-04','990103','H3','1',5,5,125000,5,5,1,2,45,25000000,0);
INSERT INTO fact VALUES('990103','骨科','IC29','2024-05','990103','H3','1',40,40,1000000,40,40,1,2,360,200000000,0);
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
INSERT INTO gap VALUES('018bcfe5-6801-7000-8700-000000000001','990101','骨科',1,400000,2,1,8.25,4.5,20.625,11.25,41250000,1,3.0,22.125,0.55312499999999997779,1.5,2);
INSERT INTO gap VALUES('018bcfe5-6802-7000-8700-000000000002','990102','心内科',2,NULL,2,1,1.0,0.10000000000000000555,1.5,0.25,100,0,0.0,1.5,NULL,NULL,NULL);
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
INSERT INTO gap_group VALUES('990101','骨科','IC29',40,10,30,6,2,2,1,0.875,0.45624999999999998889,1,2.5,8.25,4.5,20.625);
INSERT INTO gap_group VALUES('990101','骨科','IC39',4,4,0,NULL,2,0,0,NULL,NULL,0,1.5,NULL,NULL,NULL);
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
INSERT INTO gap_technique VALUES('990101','骨科','81.51','blank',6,0,2,1,2.5,3.0);
INSERT INTO gap_technique VALUES('990101','骨科','81.54','fragile',3,2,2,2,NULL,NULL);
CREATE TABLE gap_peer (
    county TEXT NOT NULL,
    peer TEXT NOT NULL,
    PRIMARY KEY (county, peer)
) STRICT, WITHOUT ROWID;
INSERT INTO gap_peer VALUES('990101','990102');
INSERT INTO gap_peer VALUES('990101','990103');
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
INSERT INTO demand VALUES('018bcfe5-6801-7000-8400-000000000001','990101','G-990101-骨科','018bcfe5-6801-7000-8f00-000000000001','骨科',2,2,'81.51','',1,1000,'2025-01-01',12,NULL,'planned','018bcfe5-6801-7000-8700-000000000001',1763000000000);
INSERT INTO demand VALUES('018bcfe5-6802-7000-8400-000000000002','990102','D2','018bcfe5-6802-7000-8f00-000000000002','骨科',1,1,'','',3,500,'2025-02-01',6,'018bcfe5-6803-7000-8f00-000000000003','planned',NULL,1763000000001);
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
INSERT INTO offer VALUES('018bcfe5-6801-7000-8600-000000000001','990103','F','018bcfe5-6801-7000-9000-000000000001','2025-01-31',NULL,NULL,'990101','',NULL);
INSERT INTO offer VALUES('018bcfe5-6802-7000-8600-000000000002','990103','F','018bcfe5-6802-7000-9000-000000000002',NULL,NULL,NULL,'','',NULL);
INSERT INTO offer VALUES('018bcfe5-6803-7000-8600-000000000003','990103','F','018bcfe5-6803-7000-9000-000000000003',NULL,NULL,NULL,'','',NULL);
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
INSERT INTO assignment VALUES('990101','018bcfe5-6801-7000-8c00-000000000001','018bcfe5-6801-7000-8400-000000000001',1,'018bcfe5-6801-7000-9300-000000000001','018bcfe5-6801-7000-9000-000000000001',500,1000,0,0,1000,0);
INSERT INTO assignment VALUES('990101','018bcfe5-6801-7000-8c00-000000000001','018bcfe5-6801-7000-8400-000000000001',2,'018bcfe5-6802-7000-9300-000000000002','018bcfe5-6802-7000-9000-000000000002',0,0,0,0,0,0);
INSERT INTO assignment VALUES('990101','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6801-7000-8400-000000000001',1,'018bcfe5-6803-7000-9300-000000000003','018bcfe5-6801-7000-9000-000000000001',597,1000,0,0,1000,977);
INSERT INTO assignment VALUES('990102','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6802-7000-8400-000000000002',1,'018bcfe5-6804-7000-9300-000000000004','018bcfe5-6803-7000-9000-000000000003',650,1000,1000,0,0,0);
CREATE TABLE alternative (
    county TEXT NOT NULL,
    assignment TEXT NOT NULL,
    rank INTEGER NOT NULL,
    practitioner TEXT NOT NULL,
    utility INTEGER NOT NULL,
    placed_on TEXT,
    PRIMARY KEY (county, assignment, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO alternative VALUES('990101','018bcfe5-6803-7000-9300-000000000003',1,'018bcfe5-6803-7000-9000-000000000003',90,'018bcfe5-6802-7000-8400-000000000002');
INSERT INTO alternative VALUES('990101','018bcfe5-6803-7000-9300-000000000003',2,'018bcfe5-6802-7000-9000-000000000002',80,NULL);
CREATE TABLE unfilled (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seats_unfilled INTEGER NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (county, plan, demand)
) STRICT, WITHOUT ROWID;
INSERT INTO unfilled VALUES('990101','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6801-7000-8400-000000000001',1,'nobody_eligible','title=1;exclusion=0');
CREATE TABLE unplaced (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    practitioner TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (county, plan, practitioner)
) STRICT, WITHOUT ROWID;
INSERT INTO unplaced VALUES('990103','018bcfe5-6802-7000-8c00-000000000002','018bcfe5-6802-7000-9000-000000000002','no_eligible_demand');
CREATE TABLE outbox (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    done_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    shown TEXT NOT NULL,
    password TEXT NOT NULL,
    password_ms INTEGER NOT NULL,
    totp TEXT NOT NULL,
    totp_step INTEGER NOT NULL,
    state TEXT NOT NULL,
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
    made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE account_grant (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    place TEXT NOT NULL,
    organization TEXT REFERENCES organization (id),
    department TEXT NOT NULL,
    practitioner TEXT,
    made_ms INTEGER NOT NULL,
    ended_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    place TEXT NOT NULL,
    organization TEXT REFERENCES organization (id),
    department TEXT NOT NULL,
    practitioner TEXT,
    made_ms INTEGER NOT NULL,
    until_ms INTEGER,
    ended_ms INTEGER,
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery (
    account TEXT NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,
    used_ms INTEGER,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    post TEXT REFERENCES account_grant (id),
    stage TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    ended_ms INTEGER
, proven_ms INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE failure (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor TEXT,
    post TEXT,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    noun TEXT NOT NULL,
    object TEXT,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE idempotency (
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    request TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    status INTEGER NOT NULL,
    reply TEXT NOT NULL,
    etag TEXT NOT NULL,
    location TEXT NOT NULL,
    PRIMARY KEY (subject, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,
    source TEXT NOT NULL,
    batch TEXT NOT NULL,
    digest TEXT NOT NULL,
    row_n INTEGER NOT NULL,
    checkpoint INTEGER NOT NULL,
    written INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    reason TEXT NOT NULL,
    holder TEXT,
    lease_ms INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    ended_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    batch TEXT NOT NULL,
    owner TEXT,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    place TEXT NOT NULL,
    organization TEXT,
    row_n INTEGER NOT NULL,
    bad_n INTEGER NOT NULL,
    job TEXT,
    made_ms INTEGER NOT NULL,
    wiped_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE upload_row (
    upload TEXT NOT NULL,
    number INTEGER NOT NULL,
    key_number INTEGER NOT NULL,
    key_hash TEXT NOT NULL,
    fields TEXT NOT NULL,
    fault_column INTEGER NOT NULL,
    fault TEXT NOT NULL,
    PRIMARY KEY (upload, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE account_subject (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
    treating TEXT NOT NULL,
    discipline TEXT NOT NULL,
    organization TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    month TEXT NOT NULL,
    residence TEXT NOT NULL,
    payer TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    operations INTEGER NOT NULL,
    main INTEGER NOT NULL,
    main_rw_cases INTEGER NOT NULL,
    main_rw_e4 INTEGER NOT NULL,
    main_cost_fen INTEGER NOT NULL,
    PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer, level)
) STRICT, WITHOUT ROWID;
CREATE TABLE placement (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    placement TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    branch TEXT,
    practitioner TEXT NOT NULL,
    home TEXT,
    organization TEXT NOT NULL,
    discipline TEXT,
    post TEXT,
    title TEXT,
    technique TEXT,
    round TEXT,
    from_day TEXT NOT NULL,
    until_day TEXT,
    arrived_day TEXT,
    ended_day TEXT,
    state TEXT NOT NULL,
    cause TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement)
) STRICT, WITHOUT ROWID;
CREATE TABLE presence (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    presence TEXT NOT NULL,
    placement TEXT NOT NULL,
    day TEXT NOT NULL,
    home_day TEXT,
    host_day TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, presence)
) STRICT, WITHOUT ROWID;
CREATE TABLE task (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    task TEXT NOT NULL,
    placement TEXT NOT NULL,
    about TEXT NOT NULL,
    due_day TEXT NOT NULL,
    done_day TEXT,
    signed_day TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, task)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentorship (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,
    programme TEXT NOT NULL,
    mentor TEXT NOT NULL,
    apprentice TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT,
    technique TEXT,
    school TEXT,
    agreed_day TEXT NOT NULL,
    until_day TEXT,
    state TEXT NOT NULL,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, mentorship)
) STRICT, WITHOUT ROWID;
CREATE TABLE studio (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    studio TEXT NOT NULL,
    programme TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT,
    leader TEXT,
    organization TEXT NOT NULL,
    opened_day TEXT NOT NULL,
    closed_day TEXT,
    grant_fen INTEGER,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, studio)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    visit TEXT NOT NULL,
    programme TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    kind TEXT NOT NULL,
    discipline TEXT,
    day TEXT NOT NULL,
    starts TEXT,
    state TEXT NOT NULL,
    travel_fen INTEGER,
    lodging_fen INTEGER,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, visit)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    booking TEXT NOT NULL,
    programme TEXT NOT NULL,
    visit TEXT,
    organization TEXT NOT NULL,
    practitioner TEXT,
    residence TEXT,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, booking)
) STRICT, WITHOUT ROWID;
CREATE TABLE teaching (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    teaching TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT,
    day TEXT NOT NULL,
    topic TEXT,
    attendees INTEGER,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, teaching)
) STRICT, WITHOUT ROWID;
CREATE TABLE procedure (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    procedure TEXT NOT NULL,
    programme TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    center TEXT,
    technique TEXT NOT NULL,
    day TEXT NOT NULL,
    role TEXT NOT NULL,
    level INTEGER,
    mentor TEXT,
    approach TEXT,
    outcome TEXT,
    complication TEXT,
    local_case TEXT,
    signed_day TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, procedure)
) STRICT, WITHOUT ROWID;
CREATE TABLE adoption (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    adoption TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    organization TEXT NOT NULL,
    technique TEXT NOT NULL,
    practitioner TEXT,
    gap_day TEXT NOT NULL,
    applied_day TEXT,
    approved_day TEXT,
    first_day TEXT,
    independent_day TEXT,
    sustained_day TEXT,
    state TEXT NOT NULL,
    cause TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, adoption)
) STRICT, WITHOUT ROWID;
CREATE TABLE achievement (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    achievement TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    organization TEXT,
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    amount INTEGER,
    unit TEXT,
    state TEXT,
    evidence TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, achievement)
) STRICT, WITHOUT ROWID;
CREATE TABLE prospect (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    prospect TEXT NOT NULL,
    programme TEXT NOT NULL,
    name TEXT NOT NULL,
    home TEXT,
    stage TEXT NOT NULL,
    day TEXT NOT NULL,
    trip TEXT,
    introduced_by TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, prospect)
) STRICT, WITHOUT ROWID;
CREATE TABLE statistic (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    statistic TEXT NOT NULL,
    programme TEXT NOT NULL,
    measure TEXT NOT NULL,
    organization TEXT NOT NULL,
    day TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    status TEXT NOT NULL,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, statistic)
) STRICT, WITHOUT ROWID;
CREATE TABLE fund (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    fund TEXT NOT NULL,
    programme TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, fund)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    entry TEXT NOT NULL,
    programme TEXT NOT NULL,
    fund TEXT NOT NULL,
    kind TEXT NOT NULL,
    practitioner TEXT,
    organization TEXT,
    amount_fen INTEGER,
    day TEXT NOT NULL,
    note TEXT,
    delivery TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE programme (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    seal TEXT NOT NULL,
    file TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE bulletin (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL,
    version INTEGER NOT NULL,
    region TEXT NOT NULL,
    from_day TEXT,
    until_day TEXT,
    as_of_day TEXT NOT NULL,
    invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
    counts TEXT NOT NULL,
    seal TEXT NOT NULL,
    state TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL,
    publisher TEXT,
    published_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE seal_key (
    organization TEXT NOT NULL,
    number INTEGER NOT NULL,
    profile TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    master TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (organization, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE patient (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    organization TEXT NOT NULL,
    key_number INTEGER NOT NULL,
    name TEXT NOT NULL,
    id_number TEXT,
    phone TEXT,
    address TEXT,
    name_hash TEXT NOT NULL,
    id_number_hash TEXT,
    phone_hash TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE organization_level (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id),
    level TEXT NOT NULL,
    from_day TEXT,
    until_day TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    voided_by TEXT,
    voided_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE department (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    beds INTEGER,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    voided_by TEXT,
    voided_ms INTEGER,
    voided_why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    name TEXT NOT NULL,
    parties TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    voided_by TEXT,
    voided_ms INTEGER,
    voided_why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_member (
    agreement TEXT NOT NULL REFERENCES agreement (id),
    organization TEXT NOT NULL REFERENCES organization (id),
    side TEXT NOT NULL,
    PRIMARY KEY (agreement, organization)
) STRICT, WITHOUT ROWID;
CREATE TABLE practitioner_role (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL,
    department TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    voided_by TEXT,
    voided_ms INTEGER,
    voided_why TEXT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE technique (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
    procedure TEXT NOT NULL,
    tcm INTEGER NOT NULL CHECK (tcm IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    place TEXT NOT NULL,
    organization TEXT,
    kind TEXT NOT NULL,
    object TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX practitioner_id ON practitioner (id);
CREATE INDEX fact_flow ON fact (residence, treating, month, cases);
CREATE INDEX gap_id ON gap (id);
CREATE INDEX demand_id ON demand (id);
CREATE INDEX demand_gap ON demand (county, gap);
CREATE INDEX offer_id ON offer (id);
CREATE INDEX assignment_plan ON assignment (plan, demand);
CREATE INDEX assignment_practitioner ON assignment (plan, practitioner);
CREATE INDEX outbox_due ON outbox (kind, due_ms, id) WHERE done_ms IS NULL;
CREATE INDEX account_grant_account ON account_grant (account);
CREATE INDEX account_grant_place ON account_grant (place);
CREATE INDEX account_grant_organization ON account_grant (organization);
CREATE INDEX session_account ON session (account);
CREATE INDEX failure_account ON failure (account, at_ms);
CREATE INDEX failure_address ON failure (address, at_ms);
CREATE INDEX audit_object ON audit (object, seq);
CREATE INDEX audit_actor ON audit (actor, seq);
CREATE INDEX idempotency_made ON idempotency (made_ms);
CREATE INDEX job_made ON job (made_ms, id);
CREATE UNIQUE INDEX job_open ON job (kind, source, batch, digest)
    WHERE state IN ('queued', 'running');
CREATE INDEX offer_practitioner ON offer (practitioner);
CREATE INDEX upload_made ON upload (made_ms, id);
CREATE INDEX upload_job ON upload (job);
CREATE INDEX upload_row_key ON upload_row (upload, key_hash);
CREATE INDEX upload_row_fault ON upload_row (upload, fault, number);
CREATE INDEX operation_discipline ON operation (discipline, month, organization, procedure_code, operations);
CREATE INDEX fact_organization ON fact (organization, month, discipline, cases);
CREATE INDEX placement_id ON placement (id);
CREATE INDEX placement_code ON placement (placement);
CREATE INDEX placement_programme ON placement (programme, from_day);
CREATE INDEX presence_id ON presence (id);
CREATE INDEX presence_code ON presence (presence);
CREATE INDEX task_id ON task (id);
CREATE INDEX task_code ON task (task);
CREATE INDEX mentorship_id ON mentorship (id);
CREATE INDEX mentorship_code ON mentorship (mentorship);
CREATE INDEX mentorship_programme ON mentorship (programme, agreed_day);
CREATE INDEX studio_id ON studio (id);
CREATE INDEX studio_code ON studio (studio);
CREATE INDEX studio_programme ON studio (programme, opened_day);
CREATE INDEX visit_id ON visit (id);
CREATE INDEX visit_code ON visit (visit);
CREATE INDEX visit_programme ON visit (programme, day);
CREATE INDEX booking_id ON booking (id);
CREATE INDEX booking_code ON booking (booking);
CREATE INDEX booking_programme ON booking (programme, day);
CREATE INDEX teaching_id ON teaching (id);
CREATE INDEX teaching_code ON teaching (teaching);
CREATE INDEX teaching_programme ON teaching (programme, day);
CREATE INDEX procedure_id ON procedure (id);
CREATE INDEX procedure_code ON procedure (procedure);
CREATE INDEX procedure_programme ON procedure (programme, day);
CREATE INDEX adoption_id ON adoption (id);
CREATE INDEX adoption_code ON adoption (adoption);
CREATE INDEX adoption_programme ON adoption (programme, gap_day);
CREATE INDEX achievement_id ON achievement (id);
CREATE INDEX achievement_code ON achievement (achievement);
CREATE INDEX achievement_programme ON achievement (programme, day);
CREATE INDEX prospect_id ON prospect (id);
CREATE INDEX prospect_code ON prospect (prospect);
CREATE INDEX prospect_programme ON prospect (programme, day);
CREATE INDEX statistic_id ON statistic (id);
CREATE INDEX statistic_code ON statistic (statistic);
CREATE INDEX statistic_programme ON statistic (programme, day);
CREATE INDEX fund_id ON fund (id);
CREATE INDEX fund_code ON fund (fund);
CREATE INDEX fund_programme ON fund (programme, day);
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_code ON entry (entry);
CREATE INDEX entry_programme ON entry (programme, day);
CREATE INDEX bulletin_made ON bulletin (made_ms, id);
CREATE INDEX patient_id ON patient (id);
CREATE INDEX patient_name ON patient (organization, name_hash);
CREATE INDEX patient_id_number ON patient (organization, id_number_hash);
CREATE INDEX patient_phone ON patient (organization, phone_hash);
CREATE INDEX patient_key ON patient (organization, key_number);
CREATE INDEX organization_level_of ON organization_level (organization);
CREATE UNIQUE INDEX organization_level_open ON organization_level (organization)
    WHERE until_day IS NULL AND voided_ms IS NULL;
CREATE INDEX department_of ON department (organization);
CREATE UNIQUE INDEX department_name ON department (organization, name) WHERE voided_ms IS NULL;
CREATE UNIQUE INDEX agreement_round ON agreement (purpose, parties, round) WHERE voided_ms IS NULL;
CREATE UNIQUE INDEX agreement_open ON agreement (purpose, parties)
    WHERE until_day IS NULL AND voided_ms IS NULL;
CREATE INDEX agreement_from ON agreement (from_day, id);
CREATE INDEX agreement_member_of ON agreement_member (organization);
CREATE INDEX practitioner_role_of ON practitioner_role (practitioner);
CREATE UNIQUE INDEX practitioner_code ON practitioner (code);
COMMIT;
