-- tidy: written by tools/upgrade-fixture
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_file (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms BIGINT NOT NULL);
INSERT INTO schema_file VALUES(1,'0001-region','65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f',1795683215222);
INSERT INTO schema_file VALUES(2,'0002-organization','0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f',1795683215239);
INSERT INTO schema_file VALUES(3,'0003-fact','d436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025',1795683215247);
INSERT INTO schema_file VALUES(4,'0004-gap','05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa',1795683215247);
INSERT INTO schema_file VALUES(5,'0005-demand','b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694',1795683215255);
INSERT INTO schema_file VALUES(6,'0006-plan','3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141',1795683215259);
INSERT INTO schema_file VALUES(7,'0007-outbox','c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273',1795683215267);
INSERT INTO schema_file VALUES(10,'0010-account','05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a',1795683215271);
INSERT INTO schema_file VALUES(11,'0011-session','711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21',1795683215279);
INSERT INTO schema_file VALUES(12,'0012-audit','55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab',1795683215285);
INSERT INTO schema_file VALUES(13,'0013-idempotency','cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b',1795683215291);
INSERT INTO schema_file VALUES(18,'0018-job','31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453',1795683215295);
INSERT INTO schema_file VALUES(19,'0019-upload','806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698',1795683215299);
INSERT INTO schema_file VALUES(20,'0020-session','fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58',1795683215307);
INSERT INTO schema_file VALUES(21,'0021-provider','c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce',1795683215311);
INSERT INTO schema_file VALUES(26,'0026-operation','239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8',1795683215311);
INSERT INTO schema_file VALUES(30,'0030-placement','30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13',1795683215319);
INSERT INTO schema_file VALUES(31,'0031-mentorship','47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0',1795683215321);
INSERT INTO schema_file VALUES(32,'0032-visit','f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de',1795683215331);
INSERT INTO schema_file VALUES(33,'0033-procedure','4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8',1795683215332);
INSERT INTO schema_file VALUES(34,'0034-achievement','624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49',1795683215332);
INSERT INTO schema_file VALUES(35,'0035-fund','c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4',1795683215335);
INSERT INTO schema_file VALUES(36,'0036-bulletin','6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd',1795683215339);
INSERT INTO schema_file VALUES(40,'0040-patient','e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279',1795683215343);
INSERT INTO schema_file VALUES(41,'0041-registry','26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171',1795683215351);
INSERT INTO schema_file VALUES(42,'0042-agreement','7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2',1795683215355);
INSERT INTO schema_file VALUES(43,'0043-role','282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf',1795683215363);
INSERT INTO schema_file VALUES(44,'0044-event','1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9',1795683215367);
INSERT INTO schema_file VALUES(46,'0046-technique','8dab30f7e35befc9b9f3cda8197c6591fe9f41a0d4f8d73ac2f2386344b9d217',1795683215371);
INSERT INTO schema_file VALUES(47,'0047-licence','8f106569da4056ec60c7a3da981151c207f31230a9e2f81a4b1b2db889149620',1795683215379);
INSERT INTO schema_file VALUES(48,'0048-delivery','acdd871bb66e11c356dbdf52a6a587743ad75f80cbe1b8e30bb5ccae6e461859',1795683215379);
INSERT INTO schema_file VALUES(49,'0049-cell','5441f6b9a69f20907275a20f40ba9553b5225e79d121cf0292be8cf48cef1797',1795683215385);
INSERT INTO schema_file VALUES(52,'0052-demand','bfdc6dd57dd16e6c74d7cd09c9fdbfebb78938b4264f85287ea66110be22efde',1795683215399);
INSERT INTO schema_file VALUES(54,'0054-plan','966a9b8bf87b5b0f80a853ba4dee8d7db2d58d545cd5380b30ffe2b654ec1b67',1795683215423);
INSERT INTO schema_file VALUES(55,'0055-placement_flow','aaef14eecc29ff6832b5e8c25a9a52e970fdbb6a32331b8222fd414af123b10b',1795683215427);
INSERT INTO schema_file VALUES(56,'0056-shared_post','1b853d2df14468950d0c00d8210333ef10a95d381e92318dcf3658d8489e6bf6',1795683215435);
INSERT INTO schema_file VALUES(57,'0057-training','dedef5b584c390af39649e87041b2cc7828105adb3864d7071ea715bd543425e',1795683215439);
INSERT INTO schema_file VALUES(58,'0058-evaluation','255c2d13ef36985ee37621b2db0928231bbbd6a92d42769edd918fb4ff55d4ed',1795683215443);
INSERT INTO schema_file VALUES(59,'0059-bulletin_effect','719916b0ec2ec2d96079645dedb6e2a7e5b139ba025b966c45b79cd9fece6f25',1795683215455);
INSERT INTO schema_file VALUES(60,'0060-upload','1b1f13e4cae491ca5eef488b9701178c8a851938de78362609498b59e6623c87',1795683215459);
INSERT INTO schema_file VALUES(61,'0061-upload_file','507bbb9e458f08e281bea6d2b7a7d0ed61c9731224f1428d135b6caa73effd0d',1795683215471);
INSERT INTO schema_file VALUES(63,'0063-offer','97368a13c3209a333d128c6ccd0053c643164e2cfce60a407d09d2e7191d3ac5',1795683215483);
INSERT INTO schema_file VALUES(64,'0064-plan_run','74d468445068673ebc7b83bab45307f1e7deef8fa65398715a2f02150e547d5a',1795683215511);
INSERT INTO schema_file VALUES(65,'0065-due','2966958b8a90c890c6147462b92e7c4746db49d555d9a198cb15171f2e3ef332',1795683215515);
INSERT INTO schema_file VALUES(66,'0066-logbook','fb91d852c4dd80d649f0af505b3adc43c492f213760d240eed51faf9c7247549',1795683215519);
INSERT INTO schema_file VALUES(67,'0067-mastery','ebe29c82e17cd4e8ea461597bef290e686cd98f01a9349b6933b4e3ed53b3821',1795683215531);
INSERT INTO schema_file VALUES(68,'0068-adoption','078759b945e5050b4c04feeab141e73bac076d8dd6ea8a0bc50b719a0d0b0bb3',1795683215535);
INSERT INTO schema_file VALUES(69,'0069-mentorship','f0be5bc2cb987756962f81fc97f96892292559a5865835393946559244d1144c',1795683215551);
INSERT INTO schema_file VALUES(70,'0070-visit','64f18a973b26ac8a1932afe3c109399c24bbcb954ea28751415527ed3ef03e3d',1795683215571);
INSERT INTO schema_file VALUES(71,'0071-teaching','de1eac437555d26f07208fe94011c76606a7c6c603da84bed13b54ae4d4319d3',1795683215651);
INSERT INTO schema_file VALUES(72,'0072-ledger','0a47b0237d2a1a61b9fd37d3c9e714b8d6d995577be14f9f53936aed207e7b6b',1795683215687);
INSERT INTO schema_file VALUES(73,'0073-payment','d783bf630254a492ce3aaa8f1f0c3c8f286f61c4f0055593a564799dcf75a68b',1795683215739);
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
    made_ms INTEGER NOT NULL, programme TEXT NOT NULL DEFAULT '', edition INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT 'expert', suggested INTEGER, requested INTEGER, approved INTEGER, reason TEXT NOT NULL DEFAULT '', claim TEXT NOT NULL DEFAULT '', ready_people INTEGER, ready_beds INTEGER, ready_equipment TEXT NOT NULL DEFAULT '', chain TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '', since_ms INTEGER, remainder_of TEXT, plan TEXT, version INTEGER NOT NULL DEFAULT 1, due_day TEXT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO demand VALUES('018bcfe5-6801-7000-8400-000000000001','990101','G-990101-骨科','018bcfe5-6801-7000-8f00-000000000001','骨科',2,2,'81.51','',1,1000,'2025-01-01',12,NULL,'planned','018bcfe5-6801-7000-8700-000000000001',1763000000000,'',0,'expert',NULL,NULL,NULL,'','',NULL,NULL,'','','',NULL,NULL,NULL,1,NULL);
INSERT INTO demand VALUES('018bcfe5-6802-7000-8400-000000000002','990102','D2','018bcfe5-6802-7000-8f00-000000000002','骨科',1,1,'','',3,500,'2025-02-01',6,'018bcfe5-6803-7000-8f00-000000000003','planned',NULL,1763000000001,'',0,'expert',NULL,NULL,NULL,'','',NULL,NULL,'','','',NULL,NULL,NULL,1,NULL);
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
    pinned_demand TEXT, programme TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'offered', circumstance TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', made_ms INTEGER NOT NULL DEFAULT 0, since_ms INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO offer VALUES('018bcfe5-6801-7000-8600-000000000001','990103','F','018bcfe5-6801-7000-9000-000000000001','2025-01-31',NULL,NULL,'990101','',NULL,'','offered','','',0,0,1);
INSERT INTO offer VALUES('018bcfe5-6802-7000-8600-000000000002','990103','F','018bcfe5-6802-7000-9000-000000000002',NULL,NULL,NULL,'','',NULL,'','offered','','',0,0,1);
INSERT INTO offer VALUES('018bcfe5-6803-7000-8600-000000000003','990103','F','018bcfe5-6803-7000-9000-000000000003',NULL,NULL,NULL,'','',NULL,'','offered','','',0,0,1);
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
, programme TEXT NOT NULL DEFAULT '', previous TEXT) STRICT, WITHOUT ROWID;
INSERT INTO "plan" VALUES('018bcfe5-6801-7000-8c00-000000000001','L1','superseded',1763000001001,3,2,3,2,1,1,6,0,1000,0,500,0,0,20000,1500,1234,400,250,150,100,100,1000,1,'',NULL);
INSERT INTO "plan" VALUES('018bcfe5-6802-7000-8c00-000000000002','L2','solved',1763000001002,3,2,3,2,1,1,6,0,1000,0,500,0,0,20000,1500,1234,400,250,150,100,100,1000,1,'',NULL);
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
, digest TEXT, file TEXT, lease_ms INTEGER, fault TEXT) STRICT, WITHOUT ROWID;
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, assignment TEXT, succeeds TEXT,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, mentor_day TEXT, mentor_by TEXT, apprentice_day TEXT, apprentice_by TEXT, ceremony_day TEXT, ended_day TEXT, cause TEXT,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, series TEXT, ends TEXT, slots INTEGER NOT NULL DEFAULT 0, township_slots INTEGER NOT NULL DEFAULT 0, release_ms INTEGER, room TEXT, liaison TEXT, liaison_phone TEXT, travel TEXT, lodging TEXT, other_fen INTEGER, cause TEXT, moved_to TEXT,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, ticket INTEGER, channel TEXT, booked_by TEXT, patient TEXT, phone_hash TEXT, request TEXT, confirm_request TEXT, code_hash TEXT, tries INTEGER NOT NULL DEFAULT 0, held_until_ms INTEGER, receipt_hash TEXT,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, starts TEXT, place TEXT, code_hash TEXT, code_until_ms INTEGER,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'open', result TEXT, note TEXT, made_by TEXT, closed_by TEXT, closed_ms INTEGER,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, equipment TEXT, staff TEXT, safety_plan TEXT, supervised_day TEXT, left_day TEXT, applied_by TEXT,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1,
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, practitioner TEXT,
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
    made_ms INTEGER NOT NULL, region TEXT, made_by TEXT,
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
    made_ms INTEGER NOT NULL, subsidy TEXT, version INTEGER, subject TEXT, month TEXT, period_from TEXT, days INTEGER, days_before INTEGER, days_whole INTEGER, follows TEXT, run TEXT, made_by TEXT,
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
, version INTEGER NOT NULL DEFAULT 1, retired_ms INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    place TEXT NOT NULL,
    organization TEXT,
    kind TEXT NOT NULL,
    object TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE technique_past (
    code TEXT NOT NULL REFERENCES technique (code),
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    level INTEGER NOT NULL,
    procedure TEXT NOT NULL,
    tcm INTEGER NOT NULL,
    retired_ms INTEGER,
    until_ms INTEGER NOT NULL,
    until_by TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE licence (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    practitioner TEXT,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    covers TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    voided_by TEXT,
    voided_ms INTEGER,
    voided_why TEXT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
    id TEXT PRIMARY KEY,
    job TEXT,
    source TEXT NOT NULL,
    batch TEXT NOT NULL,
    file TEXT,
    replaces TEXT NOT NULL,
    map TEXT NOT NULL,
    scheme TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    place TEXT NOT NULL,
    organization TEXT,
    read_n INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    resolved INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    current_ms INTEGER,
    retired_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE delivery_part (
    organization TEXT NOT NULL,
    month TEXT NOT NULL,
    delivery TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (organization, month, delivery)
) STRICT, WITHOUT ROWID;
CREATE TABLE quality (
    organization TEXT NOT NULL,
    month TEXT NOT NULL,
    rule TEXT NOT NULL,
    delivery TEXT NOT NULL,
    count INTEGER NOT NULL,
    lines TEXT NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (organization, month, rule, delivery)
) STRICT, WITHOUT ROWID;
CREATE TABLE side (
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (name, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "fact" (
    residence TEXT NOT NULL,
    discipline TEXT NOT NULL,
    drg TEXT NOT NULL,
    month TEXT NOT NULL,
    treating TEXT NOT NULL,
    organization TEXT NOT NULL,
    payer TEXT NOT NULL,
    delivery TEXT NOT NULL,
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
    PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer, delivery)
) STRICT, WITHOUT ROWID;
INSERT INTO fact VALUES('','骨科','IC29','2024-05','990103','H3','1','',7,7,175000,7,7,1,2,63,35000000,0);
INSERT INTO fact VALUES('8801','骨科','IC29','2024-05','990103','H3','1','',2,2,50000,2,2,1,2,18,10000000,0);
INSERT INTO fact VALUES('9901','骨科','IC29','2024-05','990103','H3','1','',3,3,75000,3,3,1,2,27,15000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2023-12','990103','H3','1','',100,100,2500000,100,100,1,2,900,500000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-03','990101','H1','1','',10,10,250000,10,10,1,2,90,50000000,1);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-04','990103','H3','1','',30,30,750000,30,30,1,2,270,150000000,0);
INSERT INTO fact VALUES('990101','骨科','IC29','2024-06','','H9','1','',4,4,100000,4,4,1,2,36,20000000,0);
INSERT INTO fact VALUES('990102','骨科','IC29','2024-04','990103','H3','1','',5,5,125000,5,5,1,2,45,25000000,0);
INSERT INTO fact VALUES('990103','骨科','IC29','2024-05','990103','H3','1','',40,40,1000000,40,40,1,2,360,200000000,0);
CREATE TABLE IF NOT EXISTS "operation" (
    treating TEXT NOT NULL,
    discipline TEXT NOT NULL,
    organization TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    month TEXT NOT NULL,
    residence TEXT NOT NULL,
    payer TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    delivery TEXT NOT NULL,
    operations INTEGER NOT NULL,
    main INTEGER NOT NULL,
    main_rw_cases INTEGER NOT NULL,
    main_rw_e4 INTEGER NOT NULL,
    main_cost_fen INTEGER NOT NULL,
    PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer,
        level, delivery)
) STRICT, WITHOUT ROWID;
CREATE TABLE demand_step (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    step INTEGER NOT NULL,
    act TEXT NOT NULL,
    level TEXT NOT NULL,
    seats INTEGER NOT NULL,
    why TEXT NOT NULL,
    actor TEXT,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (county, demand, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE demand_evidence (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    frozen_ms INTEGER NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    rank INTEGER NOT NULL,
    avoidable_rw REAL,
    avoidable_rw_low REAL,
    money_fen INTEGER,
    blanks INTEGER NOT NULL,
    score REAL,
    specialists REAL,
    seats INTEGER,
    PRIMARY KEY (county, demand)
) STRICT, WITHOUT ROWID;
CREATE TABLE demand_evidence_line (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    cases INTEGER NOT NULL,
    home INTEGER NOT NULL,
    away INTEGER NOT NULL,
    value_rw REAL,
    PRIMARY KEY (county, demand, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_step (
    plan TEXT NOT NULL REFERENCES plan (id),
    step INTEGER NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    actor TEXT,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (plan, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE placement_step (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    day TEXT NOT NULL,
    until_day TEXT,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE placement_leave (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (county, placement, from_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE placement_month (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    month TEXT NOT NULL,
    days INTEGER NOT NULL,
    closed_by TEXT,
    closed_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE placement_review (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    grade TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE certificate (
    code TEXT PRIMARY KEY,
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    days INTEGER NOT NULL,
    issued_day TEXT NOT NULL,
    issued_by TEXT,
    issued_ms INTEGER NOT NULL,
    withdrawn_by TEXT,
    withdrawn_ms INTEGER,
    withdrawn_why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE shared_post (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    programme TEXT NOT NULL,
    home TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 1000),
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    ended_by TEXT,
    ended_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE training_need (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    spectrum TEXT NOT NULL,
    outflow TEXT NOT NULL,
    capability TEXT NOT NULL,
    demand TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement)
) STRICT, WITHOUT ROWID;
CREATE TABLE training_check (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    months INTEGER NOT NULL,
    due_day TEXT NOT NULL,
    done_day TEXT,
    equipped INTEGER,
    opened INTEGER,
    cases INTEGER,
    taught INTEGER,
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER,
    PRIMARY KEY (county, placement, months)
) STRICT, WITHOUT ROWID;
CREATE TABLE evaluation (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    programme TEXT NOT NULL,
    discipline TEXT NOT NULL,
    indicator TEXT NOT NULL,
    source TEXT NOT NULL,
    starts TEXT NOT NULL,
    excluded TEXT NOT NULL,
    from_month TEXT NOT NULL,
    until_month TEXT NOT NULL,
    window_months INTEGER NOT NULL,
    anticipation INTEGER NOT NULL,
    control TEXT NOT NULL,
    concurrent TEXT NOT NULL,
    data_month TEXT,
    seal TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE evaluation_run (
    id TEXT PRIMARY KEY,
    evaluation TEXT NOT NULL REFERENCES evaluation (id),
    maker TEXT,
    made_ms INTEGER NOT NULL,
    class TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    data_month TEXT,
    att REAL,
    low REAL,
    high REAL,
    sentence TEXT NOT NULL,
    panel TEXT NOT NULL,
    panel_seal TEXT NOT NULL,
    result TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bulletin_effect (
    bulletin TEXT NOT NULL REFERENCES bulletin (id),
    run TEXT NOT NULL REFERENCES evaluation_run (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (bulletin, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE offer_step (
    county TEXT NOT NULL,
    offer TEXT NOT NULL,
    step INTEGER NOT NULL,
    act TEXT NOT NULL,
    why TEXT NOT NULL,
    actor TEXT,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (county, offer, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE protection (
    county TEXT NOT NULL,
    organization TEXT NOT NULL,
    department TEXT NOT NULL,
    most INTEGER NOT NULL CHECK (most BETWEEN 0 AND 1000000),
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, organization, department)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_run (
    id TEXT PRIMARY KEY,
    job TEXT NOT NULL,
    code TEXT NOT NULL,
    programme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    previous TEXT,
    hold INTEGER NOT NULL CHECK (hold IN (0, 1)),
    pins TEXT NOT NULL,
    without TEXT NOT NULL,
    digest TEXT NOT NULL,
    owner TEXT,
    made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_file (
    plan TEXT NOT NULL,
    side TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes TEXT NOT NULL,
    PRIMARY KEY (plan, side, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE technique_curve (
    technique TEXT NOT NULL REFERENCES technique (code),
    version INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    complications TEXT NOT NULL,
    failures TEXT NOT NULL,
    adequate_permille INTEGER NOT NULL,
    inadequate_permille INTEGER NOT NULL,
    planned INTEGER NOT NULL,
    least INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (technique, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE mastery (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    technique TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    from_day TEXT NOT NULL,
    until_day TEXT,
    cause TEXT NOT NULL,
    review TEXT,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE mastery_review (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    practitioner TEXT NOT NULL,
    technique TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_day TEXT NOT NULL,
    cases INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    score REAL NOT NULL,
    score_limit REAL NOT NULL,
    seal TEXT NOT NULL,
    checked TEXT NOT NULL,
    mentor TEXT NOT NULL,
    mentor_ms INTEGER,
    department_by TEXT,
    department_ms INTEGER,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE mastery_signal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    technique TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    done_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE adoption_step (
    county TEXT NOT NULL,
    adoption TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    events INTEGER,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, adoption, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentor_capacity (
    county TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    pairs INTEGER NOT NULL CHECK (pairs BETWEEN 0 AND 20),
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentorship_step (
    county TEXT NOT NULL,
    mentorship TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    day TEXT NOT NULL,
    until_day TEXT,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, mentorship, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentorship_goal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,
    technique TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    cases INTEGER NOT NULL CHECK (cases >= 0),
    due_day TEXT NOT NULL,
    reached_day TEXT,
    reached_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentorship_meeting (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    mentorship TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE school (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    programme TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT,
    about TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE heritage (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    programme TEXT NOT NULL,
    school TEXT,
    organization TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    place TEXT NOT NULL,
    day TEXT NOT NULL,
    practitioner TEXT,
    consent INTEGER NOT NULL,
    about TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_step (
    county TEXT NOT NULL,
    visit TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, visit, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_series (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    programme TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    every_weeks INTEGER NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    slots INTEGER NOT NULL,
    township_slots INTEGER NOT NULL,
    release_hours INTEGER NOT NULL,
    room TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    ended_by TEXT,
    ended_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_notice (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    booking TEXT NOT NULL,
    visit TEXT NOT NULL,
    moved_to TEXT,
    made_ms INTEGER NOT NULL,
    told_by TEXT,
    told_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_roster (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    programme TEXT NOT NULL,
    from_day TEXT NOT NULL,
    weeks INTEGER NOT NULL,
    most INTEGER NOT NULL,
    experts TEXT NOT NULL,
    hosts TEXT NOT NULL,
    state TEXT NOT NULL,
    covered INTEGER NOT NULL,
    repeats INTEGER NOT NULL,
    travel_m INTEGER NOT NULL,
    best_covered INTEGER NOT NULL,
    best_repeats INTEGER NOT NULL,
    best_travel_m INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    accepted_by TEXT,
    accepted_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_roster_row (
    county TEXT NOT NULL,
    roster TEXT NOT NULL,
    week INTEGER NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    visit TEXT,
    PRIMARY KEY (county, roster, week, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE teaching_attendance (
    county TEXT NOT NULL,
    teaching TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    by_code INTEGER NOT NULL,
    made_by TEXT,
    PRIMARY KEY (county, teaching, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE material (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    noun TEXT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE studio_member (
    county TEXT NOT NULL,
    studio TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    from_day TEXT NOT NULL,
    PRIMARY KEY (county, studio, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE studio_review (
    county TEXT NOT NULL,
    studio TEXT NOT NULL,
    year INTEGER NOT NULL,
    grade TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, studio, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE prospect_step (
    county TEXT NOT NULL,
    prospect TEXT NOT NULL,
    seq INTEGER NOT NULL,
    stage TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, prospect, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_step (
    county TEXT NOT NULL,
    entry TEXT NOT NULL,
    seq INTEGER NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT NOT NULL,
    why TEXT NOT NULL,
    run TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, entry, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE village_post (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    post TEXT NOT NULL,
    version INTEGER NOT NULL,
    programme TEXT NOT NULL,
    village TEXT NOT NULL,
    clinic TEXT NOT NULL,
    organization TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    study_year INTEGER,
    school TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, post)
) STRICT, WITHOUT ROWID;
CREATE TABLE payee (
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key_number INTEGER NOT NULL,
    holder TEXT NOT NULL,
    account TEXT NOT NULL,
    bank TEXT NOT NULL,
    id_number TEXT,
    birth TEXT,
    account_hash TEXT NOT NULL,
    id_hash TEXT,
    person_hash TEXT,
    tail TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_run (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    programme TEXT NOT NULL,
    fund TEXT NOT NULL,
    month TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    payment_n INTEGER NOT NULL,
    total_fen INTEGER NOT NULL,
    held_n INTEGER NOT NULL,
    seal TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL,
    releaser TEXT,
    released_ms INTEGER,
    closed_by TEXT,
    closed_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE payment (
    run TEXT NOT NULL,
    number INTEGER NOT NULL,
    payee TEXT NOT NULL,
    payee_version INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL,
    state TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_part (
    run TEXT NOT NULL,
    entry TEXT NOT NULL,
    number INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_sample (
    run TEXT NOT NULL,
    entry TEXT NOT NULL,
    decision TEXT NOT NULL,
    decider TEXT,
    agreed INTEGER,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX practitioner_id ON practitioner (id);
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
CREATE INDEX licence_organization ON licence (organization);
CREATE INDEX licence_practitioner ON licence (practitioner);
CREATE INDEX delivery_made ON delivery (made_ms, id);
CREATE INDEX delivery_state ON delivery (state, id);
CREATE INDEX delivery_job ON delivery (job);
CREATE UNIQUE INDEX delivery_current ON delivery (source, batch) WHERE state = 'current';
CREATE INDEX delivery_part_delivery ON delivery_part (delivery);
CREATE INDEX quality_delivery ON quality (delivery, rule);
CREATE INDEX fact_flow ON fact (residence, treating, month, delivery, cases);
CREATE INDEX fact_organization ON fact (organization, month, discipline, delivery, cases);
CREATE INDEX fact_delivery ON fact (delivery, organization, month);
CREATE INDEX operation_discipline
    ON operation (discipline, month, organization, procedure_code, delivery, operations);
CREATE INDEX operation_delivery ON operation (delivery, organization, month);
CREATE VIEW fact_now AS SELECT * FROM fact WHERE delivery NOT IN
    (SELECT id FROM delivery WHERE state IN ('writing', 'retired'));
CREATE VIEW operation_now AS SELECT * FROM operation WHERE delivery NOT IN
    (SELECT id FROM delivery WHERE state IN ('writing', 'retired'));
CREATE INDEX demand_remainder ON demand (remainder_of);
CREATE INDEX demand_programme ON demand (programme, state);
CREATE UNIQUE INDEX placement_assignment ON placement (assignment) WHERE assignment IS NOT NULL;
CREATE INDEX placement_person ON placement (practitioner);
CREATE INDEX placement_post ON placement (post) WHERE post IS NOT NULL;
CREATE INDEX presence_of ON presence (placement, day);
CREATE INDEX task_of ON task (placement);
CREATE INDEX certificate_of ON certificate (placement);
CREATE UNIQUE INDEX shared_post_code ON shared_post (code);
CREATE INDEX training_check_due ON training_check (due_day);
CREATE INDEX evaluation_made ON evaluation (made_ms, id);
CREATE INDEX evaluation_run_made ON evaluation_run (evaluation, made_ms, id);
CREATE INDEX offer_state ON offer (state, programme);
CREATE INDEX assignment_who ON assignment (practitioner, demand);
CREATE INDEX plan_run_made ON plan_run (made_ms, id);
CREATE INDEX plan_run_job ON plan_run (job);
CREATE INDEX demand_due ON demand (due_day) WHERE due_day IS NOT NULL;
CREATE INDEX procedure_practitioner ON procedure (practitioner, technique, day);
CREATE INDEX procedure_mentor ON procedure (mentor, state);
CREATE INDEX procedure_technique ON procedure (technique, day);
CREATE INDEX technique_name ON technique (name);
CREATE INDEX mastery_person ON mastery (practitioner, technique, made_ms);
CREATE INDEX mastery_review_id ON mastery_review (id);
CREATE INDEX mastery_review_person ON mastery_review (practitioner, technique);
CREATE INDEX mastery_signal_open ON mastery_signal (practitioner, technique, kind, day);
CREATE INDEX mentorship_mentor ON mentorship (mentor);
CREATE INDEX mentorship_apprentice ON mentorship (apprentice);
CREATE INDEX mentorship_school ON mentorship (school) WHERE school IS NOT NULL;
CREATE INDEX mentor_capacity_of ON mentor_capacity (practitioner);
CREATE INDEX mentorship_goal_of ON mentorship_goal (mentorship);
CREATE UNIQUE INDEX mentorship_goal_once ON mentorship_goal (county, mentorship, technique);
CREATE INDEX mentorship_meeting_of ON mentorship_meeting (mentorship, day);
CREATE INDEX school_name ON school (name);
CREATE INDEX heritage_school ON heritage (school) WHERE school IS NOT NULL;
CREATE INDEX visit_of ON visit (practitioner, day);
CREATE INDEX visit_day ON visit (day);
CREATE UNIQUE INDEX visit_series_day ON visit (county, series, day) WHERE series IS NOT NULL;
CREATE INDEX visit_series_of ON visit_series (organization);
CREATE UNIQUE INDEX booking_ticket ON booking (county, visit, ticket) WHERE ticket IS NOT NULL;
CREATE UNIQUE INDEX booking_request ON booking (county, request) WHERE request IS NOT NULL;
CREATE INDEX booking_receipt ON booking (receipt_hash) WHERE receipt_hash IS NOT NULL;
CREATE INDEX booking_visit ON booking (visit, ticket) WHERE visit IS NOT NULL;
CREATE INDEX visit_notice_of ON visit_notice (visit);
CREATE INDEX visit_notice_booking ON visit_notice (booking);
CREATE INDEX visit_roster_id ON visit_roster (id);
CREATE INDEX teaching_attendance_of ON teaching_attendance (practitioner);
CREATE INDEX material_owner ON material (noun, owner);
CREATE UNIQUE INDEX entry_claim ON entry (programme, subsidy, subject, month, period_from)
    WHERE subsidy IS NOT NULL AND follows IS NULL;
CREATE UNIQUE INDEX entry_settled ON entry (follows)
    WHERE follows IS NOT NULL AND kind IN ('payment', 'recovery');
CREATE INDEX entry_fund ON entry (fund, kind);
CREATE INDEX entry_subject ON entry (subject, subsidy, period_from) WHERE subject IS NOT NULL;
CREATE INDEX entry_step_run ON entry_step (run) WHERE run IS NOT NULL;
CREATE UNIQUE INDEX village_post_code ON village_post (post);
CREATE INDEX village_post_programme ON village_post (programme);
CREATE INDEX payee_key ON payee (key_number);
CREATE INDEX payment_run_made ON payment_run (made_ms, id);
COMMIT;
