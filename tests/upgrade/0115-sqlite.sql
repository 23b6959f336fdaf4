-- tidy: written by tools/upgrade-fixture
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_file (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms BIGINT NOT NULL);
INSERT INTO schema_file VALUES(1,'0001-region','65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f',1795800891407);
INSERT INTO schema_file VALUES(2,'0002-organization','0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f',1795800891415);
INSERT INTO schema_file VALUES(3,'0003-fact','d436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025',1795800891416);
INSERT INTO schema_file VALUES(4,'0004-gap','05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa',1795800891419);
INSERT INTO schema_file VALUES(5,'0005-demand','b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694',1795800891423);
INSERT INTO schema_file VALUES(6,'0006-plan','3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141',1795800891424);
INSERT INTO schema_file VALUES(7,'0007-outbox','c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273',1795800891427);
INSERT INTO schema_file VALUES(10,'0010-account','05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a',1795800891431);
INSERT INTO schema_file VALUES(11,'0011-session','711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21',1795800891433);
INSERT INTO schema_file VALUES(12,'0012-audit','55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab',1795800891439);
INSERT INTO schema_file VALUES(13,'0013-idempotency','cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b',1795800891439);
INSERT INTO schema_file VALUES(18,'0018-job','31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453',1795800891440);
INSERT INTO schema_file VALUES(19,'0019-upload','806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698',1795800891443);
INSERT INTO schema_file VALUES(20,'0020-session','fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58',1795800891451);
INSERT INTO schema_file VALUES(21,'0021-provider','c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce',1795800891459);
INSERT INTO schema_file VALUES(26,'0026-operation','239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8',1795800891467);
INSERT INTO schema_file VALUES(30,'0030-placement','30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13',1795800891475);
INSERT INTO schema_file VALUES(31,'0031-mentorship','47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0',1795800891488);
INSERT INTO schema_file VALUES(32,'0032-visit','f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de',1795800891495);
INSERT INTO schema_file VALUES(33,'0033-procedure','4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8',1795800891499);
INSERT INTO schema_file VALUES(34,'0034-achievement','624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49',1795800891507);
INSERT INTO schema_file VALUES(35,'0035-fund','c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4',1795800891515);
INSERT INTO schema_file VALUES(36,'0036-bulletin','6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd',1795800891520);
INSERT INTO schema_file VALUES(40,'0040-patient','e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279',1795800891521);
INSERT INTO schema_file VALUES(41,'0041-registry','26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171',1795800891527);
INSERT INTO schema_file VALUES(42,'0042-agreement','7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2',1795800891528);
INSERT INTO schema_file VALUES(43,'0043-role','282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf',1795800891531);
INSERT INTO schema_file VALUES(44,'0044-event','1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9',1795800891535);
INSERT INTO schema_file VALUES(46,'0046-technique','8dab30f7e35befc9b9f3cda8197c6591fe9f41a0d4f8d73ac2f2386344b9d217',1795800891543);
INSERT INTO schema_file VALUES(47,'0047-licence','8f106569da4056ec60c7a3da981151c207f31230a9e2f81a4b1b2db889149620',1795800891544);
INSERT INTO schema_file VALUES(48,'0048-delivery','acdd871bb66e11c356dbdf52a6a587743ad75f80cbe1b8e30bb5ccae6e461859',1795800891559);
INSERT INTO schema_file VALUES(49,'0049-cell','5441f6b9a69f20907275a20f40ba9553b5225e79d121cf0292be8cf48cef1797',1795800891571);
INSERT INTO schema_file VALUES(52,'0052-demand','bfdc6dd57dd16e6c74d7cd09c9fdbfebb78938b4264f85287ea66110be22efde',1795800891587);
INSERT INTO schema_file VALUES(54,'0054-plan','966a9b8bf87b5b0f80a853ba4dee8d7db2d58d545cd5380b30ffe2b654ec1b67',1795800891603);
INSERT INTO schema_file VALUES(55,'0055-placement_flow','aaef14eecc29ff6832b5e8c25a9a52e970fdbb6a32331b8222fd414af123b10b',1795800891611);
INSERT INTO schema_file VALUES(56,'0056-shared_post','1b853d2df14468950d0c00d8210333ef10a95d381e92318dcf3658d8489e6bf6',1795800891619);
INSERT INTO schema_file VALUES(57,'0057-training','dedef5b584c390af39649e87041b2cc7828105adb3864d7071ea715bd543425e',1795800891627);
INSERT INTO schema_file VALUES(58,'0058-evaluation','255c2d13ef36985ee37621b2db0928231bbbd6a92d42769edd918fb4ff55d4ed',1795800891628);
INSERT INTO schema_file VALUES(59,'0059-bulletin_effect','719916b0ec2ec2d96079645dedb6e2a7e5b139ba025b966c45b79cd9fece6f25',1795800891629);
INSERT INTO schema_file VALUES(60,'0060-upload','1b1f13e4cae491ca5eef488b9701178c8a851938de78362609498b59e6623c87',1795800891631);
INSERT INTO schema_file VALUES(61,'0061-upload_file','507bbb9e458f08e281bea6d2b7a7d0ed61c9731224f1428d135b6caa73effd0d',1795800891639);
INSERT INTO schema_file VALUES(63,'0063-offer','97368a13c3209a333d128c6ccd0053c643164e2cfce60a407d09d2e7191d3ac5',1795800891651);
INSERT INTO schema_file VALUES(64,'0064-plan_run','74d468445068673ebc7b83bab45307f1e7deef8fa65398715a2f02150e547d5a',1795800891663);
INSERT INTO schema_file VALUES(65,'0065-due','2966958b8a90c890c6147462b92e7c4746db49d555d9a198cb15171f2e3ef332',1795800891671);
INSERT INTO schema_file VALUES(66,'0066-logbook','fb91d852c4dd80d649f0af505b3adc43c492f213760d240eed51faf9c7247549',1795800891672);
INSERT INTO schema_file VALUES(67,'0067-mastery','ebe29c82e17cd4e8ea461597bef290e686cd98f01a9349b6933b4e3ed53b3821',1795800891683);
INSERT INTO schema_file VALUES(68,'0068-adoption','078759b945e5050b4c04feeab141e73bac076d8dd6ea8a0bc50b719a0d0b0bb3',1795800891683);
INSERT INTO schema_file VALUES(69,'0069-mentorship','f0be5bc2cb987756962f81fc97f96892292559a5865835393946559244d1144c',1795800891691);
INSERT INTO schema_file VALUES(70,'0070-visit','64f18a973b26ac8a1932afe3c109399c24bbcb954ea28751415527ed3ef03e3d',1795800891703);
INSERT INTO schema_file VALUES(71,'0071-teaching','de1eac437555d26f07208fe94011c76606a7c6c603da84bed13b54ae4d4319d3',1795800891743);
INSERT INTO schema_file VALUES(72,'0072-ledger','0a47b0237d2a1a61b9fd37d3c9e714b8d6d995577be14f9f53936aed207e7b6b',1795800891759);
INSERT INTO schema_file VALUES(73,'0073-payment','d783bf630254a492ce3aaa8f1f0c3c8f286f61c4f0055593a564799dcf75a68b',1795800891785);
INSERT INTO schema_file VALUES(74,'0074-targeting','98cd7e618f5b17c7c74cce267a0e8329c87f48f5edd94c4087473213abd005cc',1795800891787);
INSERT INTO schema_file VALUES(75,'0075-demand_limit','07feda719903e75b9be5d19880156e971062d44941b2fa811b940f4141eaeb22',1795800891791);
INSERT INTO schema_file VALUES(76,'0076-teaching','8572bbe0b968f0b6c3881badca42e47607761d92c0a6bd512c52db81a0a04659',1795800891791);
INSERT INTO schema_file VALUES(77,'0077-achievement','dfb9fcfd2bbf44d058273baa154c651fc7234daea09e21eecd1a305e89b578a3',1795800891799);
INSERT INTO schema_file VALUES(78,'0078-risk','08a87b32d761ee719fe9e40e909f9b0f48da793267f8dec8473df3571d6a3f17',1795800891811);
INSERT INTO schema_file VALUES(79,'0079-appraisal','9d311567c973ce41e132e2cbdf96c34950545509869ae183d75785997f4285c3',1795800891815);
INSERT INTO schema_file VALUES(80,'0080-pledge','e23598af4463c821334b05836c7093632fd16b61b63d9c59c29cc1cd8b0d20c4',1795800891818);
INSERT INTO schema_file VALUES(85,'0085-referral','9ea3ac08877f680ae5eebab212a1b98f7cd9ccfd1bad7bb62cf25812e3d5957f',1795800891819);
INSERT INTO schema_file VALUES(86,'0086-referral_line','eb8c432ad1e7c5057c42b46a03f6bab198ce091c0884930c78e2b7c2202cee89',1795800891843);
INSERT INTO schema_file VALUES(87,'0087-referral_result','bb76e5a4fb8de4edbcec4b737f5cd19da7bf3d618e892022a588aeb15e745331',1795800891843);
INSERT INTO schema_file VALUES(88,'0088-consult','dd545e535f89e479ef5e6011bd24fec12021a0ab47cd4786a3125f9e70c78f45',1795800891847);
INSERT INTO schema_file VALUES(89,'0089-consult_line','065f7b7466ffcb5c1d2f727e8a8ce6daf3dbc5db571af0975b9c94e4f45e653e',1795800891851);
INSERT INTO schema_file VALUES(90,'0090-placement_undo','06b2c1ba53fd7bdf0ad5452d0ac86ca7eb730ebe2d9b7a1c90c3716e1a48524e',1795800891851);
INSERT INTO schema_file VALUES(91,'0091-demand_team','1e00baad9435b0f44b9b10d6936124ba4caca2115f28cc3619b59afc3c040e45',1795800891859);
INSERT INTO schema_file VALUES(98,'0098-measure','4391c7d7b936ff6b1886ec93a7a1f3cd2d873b9b56a3a003e5a703e4642ff145',1795800891861);
INSERT INTO schema_file VALUES(99,'0099-budget','58869ed90417beb619ec1433d69e0a8d82dbed7c6ad300c3c3a1b1e77b6db048',1795800891871);
INSERT INTO schema_file VALUES(104,'0104-resource','5b8c89b95088cd5d86a5d27abb1ef4d53a52251b58cf457016c3459f5dea2f65',1795800891875);
INSERT INTO schema_file VALUES(108,'0108-reading','2fbfa2bffabf27540544c8e5ed8b0ae3b99dd990b3a5694a1407b81d45d918b7',1795800891883);
INSERT INTO schema_file VALUES(109,'0109-reading_line','ec14386dbdbeabbb83aad3fc33a3554ab4df6a21a067e7888628bfb548d227df',1795800891887);
INSERT INTO schema_file VALUES(110,'0110-study','a1b6d139f49c07b22f2bcad741953adac382f1ecd61a953e3074d10afc8ad625',1795800891891);
INSERT INTO schema_file VALUES(115,'0115-operation_procedure','c259c07dfe8649ca93f3b4693ea94353d7ace2dd1236bea53c49a89dc38b0c49',1795800891891);
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
INSERT INTO frame VALUES(1,'990000','杏林省（虚构演示）','2025-12','2025-12',1767225600000,1,'rw');
CREATE TABLE region (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    lng REAL,
    lat REAL,
    population INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO region VALUES('990100','杏州市','city','990000',NULL,NULL,NULL);
INSERT INTO region VALUES('990102','杏溪区','district','990100',108.18189999999999884,29.090289999999999538,221283);
CREATE TABLE code (
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scheme, code)
) STRICT, WITHOUT ROWID;
INSERT INTO code VALUES('drg','BB29','开颅血肿清除');
INSERT INTO code VALUES('procedure','99.2501','静脉化疗');
CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    county TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    lng REAL,
    lat REAL
, version INTEGER NOT NULL DEFAULT 1, changed_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO organization VALUES('019b76da-a800-78a3-85c0-78d65408f179','D99010201','杏林省人民医院','990102','省级三级甲等','综合医院',108.18189999999999884,29.090289999999999538,1,0);
INSERT INTO organization VALUES('019b76da-a802-76d0-9e01-42d3fc2c6d7f','D99010203','杏州市人民医院','990102','市级三级','综合医院',108.18189999999999884,29.090289999999999538,1,0);
INSERT INTO organization VALUES('019b76da-a80a-7e75-82b6-2d2bde867b8f','D99012311','苓桥县人民医院','990123','县级二级','综合医院',108.56408999999999309,29.321269999999998389,1,0);
INSERT INTO organization VALUES('019b76da-a816-7cbe-8b3a-350b2f262b8b','D99012723','椿陂市人民医院','990127','县级二级','综合医院',107.88900999999999897,29.000849999999999795,1,0);
INSERT INTO organization VALUES('019b76da-a817-7281-b8f5-2a7a2aefd34b','D99012724','椿陂市中医院','990127','县级二级','中医医院',107.88900999999999897,29.000849999999999795,1,0);
INSERT INTO organization VALUES('019b76da-a818-7e0e-8195-58ccec3f72e2','D99012725','椿陂市东河镇卫生院','990127','乡镇卫生院','综合医院',107.88900999999999897,29.000849999999999795,1,0);
CREATE TABLE practitioner (
    id TEXT NOT NULL,
    county TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id),
    department TEXT NOT NULL,
    discipline TEXT NOT NULL,
    title_rank INTEGER NOT NULL CHECK (title_rank BETWEEN 1 AND 4),
    techniques TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, changed_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO practitioner VALUES('019b76da-a819-7b8b-baf1-891d0e6b03e9','990102','P00001','熊和','019b76da-a800-78a3-85c0-78d65408f179','','心血管内科',2,'36.0601;37.3401;37.8301',1,0);
INSERT INTO practitioner VALUES('019b76da-a9bc-7914-82bd-b18a626924c5','990127','P00420','贾予安','019b76da-a817-7281-b8f5-2a7a2aefd34b','','康复医学科',3,'93.8301',1,0);
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
INSERT INTO gap VALUES('019b76da-a9c6-7744-9b45-2868a34b4432','990121','妇产科',9,95674,7,2,5.6435040000000000759,1.8852020000000000443,4.7067969999999998975,1.6778299999999999325,4047943,0,0.0,4.7067969999999998975,0.4919620000000000104,0.51226300000000002388,1);
INSERT INTO gap VALUES('019b76da-a9ee-7c53-babb-50311f5f11a3','990127','眼科',49,110014,7,1,0.0043290000000000003824,0.0,0.003419999999999999863,0.0,3619,0,0.0,0.003419999999999999863,0.00031100000000000002425,0.0011360000000000000739,0);
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
INSERT INTO gap_group VALUES('990102','呼吸内科','ES29',33,33,0,0,7,6,3,0.47008499999999997509,0.50468100000000004623,1,0.71999999999999997335,0.0,0.0,0.0);
INSERT INTO gap_group VALUES('990127','骨科','IF29',1,1,0,0,7,0,0,0.66666700000000000958,NULL,0,1.5200000000000000177,NULL,NULL,NULL);
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
INSERT INTO gap_technique VALUES('990122','普通外科','51.2301','blank',8,0,7,6,1.3899999999999999023,9.531428999999999263);
INSERT INTO gap_technique VALUES('990127','骨科','81.5401','fragile',0,3,7,4,NULL,NULL);
CREATE TABLE gap_peer (
    county TEXT NOT NULL,
    peer TEXT NOT NULL,
    PRIMARY KEY (county, peer)
) STRICT, WITHOUT ROWID;
INSERT INTO gap_peer VALUES('990102','990121');
INSERT INTO gap_peer VALUES('990127','990126');
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
    made_ms INTEGER NOT NULL, programme TEXT NOT NULL DEFAULT '', edition INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT 'expert', suggested INTEGER, requested INTEGER, approved INTEGER, reason TEXT NOT NULL DEFAULT '', claim TEXT NOT NULL DEFAULT '', ready_people INTEGER, ready_beds INTEGER, ready_equipment TEXT NOT NULL DEFAULT '', chain TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '', since_ms INTEGER, remainder_of TEXT, plan TEXT, version INTEGER NOT NULL DEFAULT 1, due_day TEXT, team TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO demand VALUES('019b76da-a802-75c9-90ab-1a17513d67ed','990123','D513d67ed','019b76da-a80a-7e75-82b6-2d2bde867b8f','呼吸内科',1,2,'','',3,500,'2027-01-01',6,NULL,'submitted','019b76da-a9e6-76cc-85a7-9db23a5e6b6f',1767225600002,'demo',1,'visit',NULL,1,1,'先派一席，视成效再增。','希望专家每月坐诊两次，带教门诊。',3,12,'手术间一间，C 臂机一台，设备已验收。','county;city;province','city',1767398400002,NULL,NULL,3,NULL,'');
INSERT INTO demand VALUES('019b76da-a9f7-78b7-a6ff-67e1f783b6a9','990127','G-990127-神经内科','019b76da-a816-7cbe-8b3a-350b2f262b8b','神经内科',1,2,'','',1,322,'2026-01-01',12,NULL,'filled','019b76da-a9c5-76f5-afdf-f56c491d1682',1767225600000,'',0,'expert',NULL,1,1,'','',NULL,NULL,'','','',NULL,NULL,NULL,1,NULL,'');
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
INSERT INTO offer VALUES('019b76da-aa01-7a32-ab58-f537ca15aa9f','990102','P00025','019b76da-a831-7e43-a167-f6eda5adabd0','2026-01-01','2027-07-01','019b76da-a807-70c5-becf-74e003127dc6','990126','',NULL,'','offered','','',0,0,1);
INSERT INTO offer VALUES('019b76da-aa5c-70e9-b43e-aaf2a5cfd5a0','990102','P00224','019b76da-a8f8-7354-a055-bd3d1aa38e88','2026-01-01','2027-07-01',NULL,'990125','',NULL,'','offered','','',0,0,1);
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
INSERT INTO "plan" VALUES('019b76da-aa5d-745a-9bbf-d51e19074755','2026-01','solved',1767225600000,101,9,9,9,0,92,65,0,5000,2000,2000,0,0,70000,2899,4816,400,250,150,100,100,1000,1,'',NULL);
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
INSERT INTO assignment VALUES('990121','019b76da-aa5d-745a-9bbf-d51e19074755','019b76da-a9ef-7edd-9644-397790e2cfdd',1,'019b76da-aa5e-73a3-8229-de53e921bc14','019b76da-a867-7f49-ac4a-1ee6c81c4e88',494,1000,0,0,0,945);
INSERT INTO assignment VALUES('990127','019b76da-aa5d-745a-9bbf-d51e19074755','019b76da-a9f7-78b7-a6ff-67e1f783b6a9',1,'019b76da-aa66-7820-b501-a1ac5c8ffa48','019b76da-a828-7c21-92ed-8aef6ba46e43',497,1000,0,0,0,970);
CREATE TABLE alternative (
    county TEXT NOT NULL,
    assignment TEXT NOT NULL,
    rank INTEGER NOT NULL,
    practitioner TEXT NOT NULL,
    utility INTEGER NOT NULL,
    placed_on TEXT,
    PRIMARY KEY (county, assignment, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO alternative VALUES('990121','019b76da-aa5e-73a3-8229-de53e921bc14',1,'019b76da-a821-7d50-9ab8-ef8151e87f7d',494,'019b76da-a9f6-70ef-b754-baa30e5eb34f');
INSERT INTO alternative VALUES('990127','019b76da-aa66-7820-b501-a1ac5c8ffa48',3,'019b76da-a86e-7a6a-b640-c3542e929d80',497,NULL);
CREATE TABLE unfilled (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    seats_unfilled INTEGER NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (county, plan, demand)
) STRICT, WITHOUT ROWID;
CREATE TABLE unplaced (
    county TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    practitioner TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (county, plan, practitioner)
) STRICT, WITHOUT ROWID;
INSERT INTO unplaced VALUES('990102','019b76da-aa5d-745a-9bbf-d51e19074755','019b76da-a81d-746c-a6d1-a2398cb0ba60','no_eligible_demand');
INSERT INTO unplaced VALUES('990102','019b76da-aa5d-745a-9bbf-d51e19074755','019b76da-a8f8-7354-a055-bd3d1aa38e88','no_eligible_demand');
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
INSERT INTO account VALUES('01a21e13-028b-7528-807e-8f01a66bf687','officer','演示·省卫健委','$argon2id$v=19$m=65536,t=2,p=1$fSIXvB7mGVI1bJECzgFXeA$W5lWBXyuiOG6R8TTkHLEMPlcIUlkgagdyQ5rMZqZU8M',1767225600000,'',0,'active',1,1767225600000);
INSERT INTO account VALUES('01a21e13-03c1-7646-911f-a0e0de68daa9','expert','演示·专家','$argon2id$v=19$m=65536,t=2,p=1$0w5FZkOsgNCvWzdrC/kekw$TNFCGLJyNhSYFebQissblzbN3zFkLfnNh+2vzTXyS6o',1767225600000,'',0,'active',1,1767225600000);
INSERT INTO account VALUES('01a21e13-0606-7263-b5a8-56d496a6b9c2','auditor','演示·审计员','$argon2id$v=19$m=65536,t=2,p=1$54nI7e7bwGqlpExl4T3b+Q$YkCAlufjOxEs6dS4gT8Pg6+tghCjekl+el1QiY069yo',1767225600000,'',0,'active',1,1767225600000);
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
INSERT INTO account_grant VALUES('01a21e13-03c1-764a-8065-2b75c29859d8','01a21e13-03c1-7646-911f-a0e0de68daa9','expert','self','990102','019b76da-a800-78a3-85c0-78d65408f179','','019b76da-a819-7b8b-baf1-891d0e6b03e9',1767225600000,NULL);
INSERT INTO account_grant VALUES('01a21e13-0606-7270-a879-70967dde07cb','01a21e13-0606-7263-b5a8-56d496a6b9c2','auditor','region','990000',NULL,'',NULL,1767225600000,NULL);
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
INSERT INTO api_token VALUES('01a21e13-10e9-7289-84e6-6fe1a4cee726','aa1c4ceccda5136d562e39223fdae451b8be9bf3870b720d6b6a0a1f85598898','api','officer','region','990000',NULL,'',NULL,1795800895719,NULL,NULL,0);
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
INSERT INTO audit VALUES(1,1795800895719,NULL,NULL,'public','token.add','token','01a21e13-10e9-7289-84e6-6fe1a4cee726','990000','','done','a36169c37d525fdc4f50769eb1b9d1f267e0c193ecbf7c193e8e8cb9eec5f6fd');
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head VALUES(1,1,'a36169c37d525fdc4f50769eb1b9d1f267e0c193ecbf7c193e8e8cb9eec5f6fd');
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
INSERT INTO placement VALUES('990102','01a21e13-06ea-7197-a933-478bcf11c918','PW-478bcf11c918','demo','training',NULL,'P00228','D99012105','D99010201','消化内科',NULL,NULL,'超声引导穿刺',NULL,'2024-10-28','2025-04-26','2024-10-28','2025-04-26','returned',NULL,'workflow',1730073600000,9,NULL,NULL);
INSERT INTO placement VALUES('990121','01a21e13-0680-736c-9948-1758e8dbe434','PW-1758e8dbe434','demo','posting',NULL,'P00001','D99010201','D99012105','心血管内科',NULL,NULL,NULL,NULL,'2025-12-02',NULL,'2025-12-04',NULL,'active',NULL,'workflow',1767225600000,6,NULL,NULL);
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
INSERT INTO presence VALUES('990121','01a21e13-0f7a-787b-bd96-1224686aca29','PW-1758e8dbe434/2025-12-02','PW-1758e8dbe434','2025-12-02','2025-12-02','2025-12-02','workflow',1767225600000);
INSERT INTO presence VALUES('990122','01a21e13-0f7a-7735-aef3-8c4f926df628','PW-cb68e37d6b7a/2025-12-31','PW-cb68e37d6b7a','2025-12-31','2025-12-31','2025-12-31','workflow',1767225600000);
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
INSERT INTO task VALUES('990121','01a21e13-06e2-7f08-ba37-fea94e253cf7','PW-637ec229cb10/T1','PW-637ec229cb10','带出两名能独立手术的本院医师','2025-10-13','2025-10-13','2025-10-13','workflow',1744761600000);
INSERT INTO task VALUES('990122','01a21e13-06bf-7101-8dd7-c7bb59947a56','PW-cb68e37d6b7a/T1','PW-cb68e37d6b7a','专家门诊每周两次','2026-06-30',NULL,NULL,'workflow',1767225600000);
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
INSERT INTO mentorship VALUES('990121','01a21e13-0758-7bbe-a689-201e5c4697d6','MW-201e5c4697d6','demo','P00003','P00227','D99012105',NULL,'37.8301',NULL,'2026-01-01','2026-11-27','proposed','workflow',1767225600000,2,NULL,NULL,'2026-01-01',NULL,NULL,NULL,NULL);
INSERT INTO mentorship VALUES('990121','01a21e13-073f-70b6-a5b3-75a539ae070c','MW-75a539ae070c','demo','P00002','P00226','D99012105',NULL,'37.3401','青石伤科（虚构）','2026-01-01','2026-11-27','completed','workflow',1767225600000,5,'2026-01-01',NULL,'2026-01-01',NULL,'2026-01-01','2026-01-01',NULL);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, series TEXT, ends TEXT, slots INTEGER NOT NULL DEFAULT 0, township_slots INTEGER NOT NULL DEFAULT 0, release_ms INTEGER, room TEXT, liaison TEXT, liaison_phone TEXT, travel TEXT, lodging TEXT, other_fen INTEGER, cause TEXT, moved_to TEXT, changed_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (county, visit)
) STRICT, WITHOUT ROWID;
INSERT INTO visit VALUES('990121','01a21e13-0778-79ef-aa72-ac3a340c8a21','VW-ac3a340c8a21','demo','P00005','D99012105','clinic','骨科','2026-02-04','08:00','cancelled',62000,30000,'workflow',1759363200000,5,'01a21e13-0778-71d6-b083-6c5601398cfb','11:30',20,5,1770076800000,'门诊二楼专家诊室','联络员（虚构）','0990-000000','高铁往返（虚构）','县宾馆（虚构）',NULL,'专家院内有急诊手术（虚构）',NULL,1767225600000);
INSERT INTO visit VALUES('990122','01a21e13-0a0f-7c21-a0b9-ffde0897bb97','VW-ffde0897bb97','demo','P00090','D99012208','clinic','普通外科','2026-04-23','08:00','open',62000,30000,'workflow',1759363200000,4,'01a21e13-0a0f-78ed-b9c2-bf7a96078fa8','11:30',20,5,1776816000000,'门诊二楼专家诊室','联络员（虚构）','0990-000000','高铁往返（虚构）','县宾馆（虚构）',NULL,NULL,NULL,1759363200000);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, ticket INTEGER, channel TEXT, booked_by TEXT, patient TEXT, phone_hash TEXT, request TEXT, confirm_request TEXT, code_hash TEXT, tries INTEGER NOT NULL DEFAULT 0, held_until_ms INTEGER, receipt_hash TEXT, changed_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (county, booking)
) STRICT, WITHOUT ROWID;
INSERT INTO booking VALUES('990121','01a21e13-0917-702a-b277-02ac396aa468','BW-02ac396aa468','demo','VW-72fa64d8dd4a','D99012105','P00005',NULL,'2026-06-10','booked','workflow',1759363200000,2,1,'public',NULL,'01a21e13-091a-7fef-8652-e3b68cd70dc2','ae215544c3c124cdbaaabdc077446f4b05c513d71f62495d99ef6b58e0f4dad9','demonstration-hold-33','demonstration-take-33',NULL,0,1759363800000,'a0a5f3e21ea23901af60671604e31b8764802a959ee9b9608c7bbda876b019af',1759363200000);
INSERT INTO booking VALUES('990122','01a21e13-0a7d-7c9d-a81a-e6e3be856321','BW-e6e3be856321','demo','VW-93864f991bc7','D99012208','P00090',NULL,'2026-02-26','cancelled','workflow',1759363200000,2,NULL,'desk','D99012208','01a21e13-0a7d-7d10-b7a4-cd84362f3ff9','1e2f641cbe10972faad6c1cafa1aa8467bffb12b6c2aa78b6dee6f877728831f',NULL,NULL,NULL,0,NULL,NULL,1767225600000);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, starts TEXT, place TEXT, code_hash TEXT, code_until_ms INTEGER, state TEXT NOT NULL DEFAULT 'held', school TEXT, cause TEXT, made_by TEXT,
    PRIMARY KEY (county, teaching)
) STRICT, WITHOUT ROWID;
INSERT INTO teaching VALUES('990121','01a21e13-0b81-7d26-9459-d5ef181ce860','TJ-01a21e13-0b81-7d26-9459-d5ef181ce860','demo','lecture','P00001','D99012105',NULL,'2026-01-04','县域胸痛救治（虚构）',NULL,'workflow',1767225600000,1,'14:30','示教室',NULL,NULL,'planned',NULL,NULL,NULL);
INSERT INTO teaching VALUES('990121','01a21e13-0b86-74d6-b254-9d2c03fd155a','TJ-01a21e13-0b86-74d6-b254-9d2c03fd155a','demo','demonstration','P00001','D99012105',NULL,'2026-01-02','单孔胆囊切除示教（虚构）',NULL,'workflow',1767225600000,2,NULL,NULL,NULL,NULL,'cancelled',NULL,'台风停航（虚构）',NULL);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'open', result TEXT, note TEXT, made_by TEXT, closed_by TEXT, closed_ms INTEGER, risk_permille INTEGER,
    PRIMARY KEY (county, procedure)
) STRICT, WITHOUT ROWID;
INSERT INTO procedure VALUES('990102','019b76da-a800-734b-8000-000000000188','SK07-001','demo','P00169','D99010203',NULL,'T-JS-01','2025-11-17','supervised',4,'P00393',NULL,'success',NULL,'D070001','2025-11-18','workflow',1767225600000,1,'signed','完成',NULL,NULL,NULL,1767225600000,NULL);
INSERT INTO procedure VALUES('990127','019b76da-a800-734b-8000-000000000186','SK06-043','demo','P00393','D99012723',NULL,'T-JS-01','2025-12-20','independent',4,NULL,NULL,'success',NULL,'D060043','2025-12-21','workflow',1767225600000,1,'signed','完成',NULL,NULL,NULL,1767225600000,NULL);
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
INSERT INTO adoption VALUES('990123','019b76da-a800-734b-8000-000000000098','SK-AD02','demo','technique','D99012311','T-JS-01','P00281','2023-01-21','2023-02-20','2023-03-22','2023-04-21','2023-08-25',NULL,'lapsed','expert_left','workflow',1767225600000,16,'腹腔镜一套（虚构）','主刀与助手各一名（虚构）','中转开腹预案与转诊协议（虚构）','2023-04-21','2023-10-24',NULL);
INSERT INTO adoption VALUES('990125','019b76da-a800-734b-8000-000000000122','SK-AD04','demo','technique','D99012517','T-JS-01','P00337','2023-11-17','2023-12-17','2024-01-16','2024-02-15',NULL,NULL,'supervised',NULL,'workflow',1767225600000,12,'腹腔镜一套（虚构）','主刀与助手各一名（虚构）','中转开腹预案与转诊协议（虚构）','2024-02-15',NULL,NULL);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, status TEXT NOT NULL DEFAULT 'claimed', note TEXT, checked_by TEXT, checked_ms INTEGER, made_by TEXT,
    PRIMARY KEY (county, achievement)
) STRICT, WITHOUT ROWID;
INSERT INTO achievement VALUES('990121','01a21e13-0b9f-7b75-8221-c060fee85947','AC-01a21e13-0b9f-7b75-8221-c060fee85947','demo','beds','D99012105','康复床位（虚构）','2025-11-02',20,'张','reached','省级验收批文（虚构）','workflow',1767225600000,2,'returned','现场只见 12 张（虚构）',NULL,1767225600000,NULL);
INSERT INTO achievement VALUES('990121','01a21e13-0ba5-7aaf-ae08-39bab5a710b2','AC-01a21e13-0ba5-7aaf-ae08-39bab5a710b2','demo','accreditation','D99012105','卒中防治中心认证（虚构）','2026-05-01',NULL,NULL,'planned',NULL,'workflow',1767225600000,1,'claimed',NULL,NULL,NULL,NULL);
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
INSERT INTO prospect VALUES('','01a21e13-0b45-7a05-aec8-83c02118e7a3','TW-83c02118e7a3','demo','丙主任（虚构）','外省某医院（虚构）','invited','2026-01-01','某次走访（虚构）','TW-f9630c96f9e7','workflow',1767225600000,2,NULL);
INSERT INTO prospect VALUES('','01a21e13-0b36-7fc7-aab9-f9630c96f9e7','TW-f9630c96f9e7','demo','甲主任（虚构）','外省某医院（虚构）','intent','2026-01-01','某次走访（虚构）',NULL,'workflow',1767225600000,4,NULL);
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
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, note TEXT, made_by TEXT,
    PRIMARY KEY (county, statistic)
) STRICT, WITHOUT ROWID;
INSERT INTO statistic VALUES('990102','01a21e13-0bc4-7d37-a42d-8ea3ea9ec0c0','01a21e13-0bc4-7d37-a42d-8ea3ea9ec0c0','demo','primary_share','D99010203','2023-01-01',60000,105000,'claimed','workflow',1768867200000,1,'卫生统计年报（虚构）',NULL);
INSERT INTO statistic VALUES('990127','01a21e13-0d7d-7dff-a49c-8ed19295921c','01a21e13-0d7d-7dff-a49c-8ed19295921c','demo','primary_visits','D99012723','2025-01-01',90191,NULL,'verified','workflow',1768867200000,1,'县卫生健康局核对（虚构）',NULL);
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
INSERT INTO fund VALUES('','01a21e13-064b-7ce4-a6f6-e3f5f78c20d6','F1','demo','演示专项','省级财政（虚构）','2024-01-01','example',1767225600000,NULL,NULL);
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
INSERT INTO entry VALUES('','01a21e13-0f82-770a-9719-7793bff1342f','01a21e13-0f82-770a-9719-7793bff1342f','demo','F1','donation',NULL,NULL,50000000,'2025-01-08','虚构捐赠协议','ledger',1767225600000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO entry VALUES('990122','01a21e13-0f90-725a-977e-9c31f3ef8941','01a21e13-0f90-725a-977e-9c31f3ef8941','demo','F1','accrual','P00012','D99012208',100000,'2025-11-30','乡村医生岗位补助（每人每月）','ledger',1767225600000,'village',1,'V-001','2025-11','2025-11-01',30,0,30,NULL,NULL,NULL);
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
INSERT INTO programme VALUES('demo',1,'杏林省医师下基层（虚构演示）','杏林省（虚构）','f5ff304fb4e0dde4d3f9db4d3d1c1bbf9afda6188353bd22b2f990b9ff722964',replace('id: demo\nname: 杏林省医师下基层（虚构演示）\nplace: 杏林省（虚构）\nyear: 2025\nversion: 1\ndirection: down\npurpose: 演示用的虚构项目\napproval: [county, city, province]\npriority: ["990221", "990321"]\neligibility: {min_title_rank: 2, min_rank_years: 2}\nterm: {months_min: 6, months_max: 12}\nteaching: [round, demonstration, lecture]\nfunds: [{id: F1, name: 演示专项, source: 省级财政（虚构）}]\nsubsidies: [{id: s, label: 派驻补助（每人每年）, fund: F1, payee: practitioner, per: year, yuan: 24000, full_days: 220},\n  {id: studio, label: 名医工作室（每年）, fund: F1, payee: studio, grade: district, per: year, yuan: 80000},\n  {id: village, label: 乡村医生岗位补助（每人每月）, fund: F1, payee: village_doctor, per: month, yuan: 1000}]\nappraisal:\n  basic_floor: 0.5\n  competition_floor: 0.7\n  shrink_cases: 20\n  pool_yuan: 60000\n  budget_yuan: 12000\n  fund: F1\n  cascade: [expert, apprentice, discipline, leader]\n  indicators:\n    - {name: teaching, label: 每月带教的月数, target: 10, monthly: 1, weight: 0.3, targets: [{kind: studio, target: 8}], count: {of: teaching}}\n    - {name: guided, label: 带教手术例数, target: 15, weight: 0.2, who: mentor, count: {of: procedure}}\n    - {name: apprentice, label: 徒弟独立完成例数, whose: apprentice, target: 12, weight: 0.3, part: competition, count: {of: procedure, where: {role: independent}}}\n    - {name: technique, label: 新技术独立或稳定开展, whose: discipline, target: 1, weight: 0.2, part: competition, count: {of: adoption, day: independent_day, where: {state: [independent, sustained]}}}\n  improvement: {label: 手术成功占比, part: {of: procedure, where: {outcome: success}}, whole: {of: procedure}}\n  grades: [{name: 优秀, floor: 0.9}, {name: 良好, floor: 0.75}, {name: 合格, floor: 0.5}, {name: 不合格, floor: 0}]\npledges:\n  - {id: pay, label: 原单位工资待遇不变, kind: pay, since: arrival, months: 2}\n  - {id: credit, label: 职称晋升优先, kind: promotion, since: end, months: 1}\n  - {id: award, label: 评优评先优先, kind: award, since: end, months: 6}\nfigures:\n  - {id: sent, label: 派驻专家, unit: 人次, count: {of: placement, where: {kind: posting}}}\n  - {id: pairs, label: 师徒结对, unit: 对, count: {of: mentorship}}\n  - {id: techniques, label: 引进技术, unit: 项, count: {of: adoption}}\n  - {id: alone, label: 本地医生独立开展的技术, unit: 项, count: {of: adoption, where: {state: [independent, sustained]}}}\n  - {id: operations, label: 带教与独立手术, unit: 例, count: {of: procedure}}\n  - id: independent\n    label: 独立完成占比\n    unit: "%"\n    digits: 1\n    share:\n      part: {of: procedure, where: {role: independent}}\n      whole: {of: procedure}\n  - {id: taught, label: 教学, unit: 次, count: {of: teaching}}\n  - {id: heard, label: 听课, unit: 人次, count: {of: teaching, sum: attendees}}\n  - {id: subsidy, label: 已发补助, unit: 万元, digits: 1, scale: 10000, count: {of: entry, sum: amount_fen, where: {kind: payment}}}\nbulletin:\n  title: 杏林省医师下基层工作通报（虚构演示）\n  blocks:\n    - {heading: 一、派驻, text: "累计派驻专家{sent}，师徒结对{pairs}，发放补助{subsidy}。"}\n    - {heading: 二、技术, text: "引进技术{techniques}，其中本地医生已独立开展{alone}；记录手术{operations}，独立完成占{independent}。"}\n    - {heading: 三、教学, text: "开展教学{taught}，听课{heard}。"}\nmeasures:\n  - {id: primary_visits, label: 基层诊疗量, unit: 万人次, scale: 10000, digits: 2, population: 县域内基层医疗卫生机构, numerator: 总诊疗人次, baseline: 2023, count: {of: statistic, sum: numerator, where: {measure: primary_visits}}, plan: [{year: 2024, value: 160}, {year: 2025, value: 178}]}\n  - {id: primary_share, label: 基层诊疗占比, unit: "%", digits: 1, population: 县域内全部医疗卫生机构, numerator: 基层医疗卫生机构诊疗人次, denominator: 县域总诊疗人次, baseline: 2023, share: {part: {of: statistic, sum: numerator, where: {measure: primary_share}}, whole: {of: statistic, sum: denominator, where: {measure: primary_share}}}, plan: [{year: 2025, value: 60}]}\n  - {id: five_centers, label: 急诊急救五大中心覆盖率, unit: "%", digits: 1, population: 各县综合医院, numerator: 建成的胸痛、卒中、创伤、危重孕产妇、危重新生儿中心, denominator: 应建中心, baseline: 2023, stock: true, share: {part: {of: achievement, where: {kind: emergency_center, state: reached}}, whole: {of: achievement, where: {kind: emergency_center}}}, plan: [{year: 2025, value: 70}]}\n  - {id: sub_centers, label: 县域医疗次中心, unit: 个, population: 各县乡镇卫生院, numerator: 建成的次中心, baseline: 2023, stock: true, count: {of: achievement, where: {kind: sub_center, state: reached}}, plan: [{year: 2025, value: 12}]}\n','\n',char(10)),1767225600000);
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
INSERT INTO seal_key VALUES('00000000-0000-0000-0000-000000000001',1,'aes','a1.3cj82rMSs67ZswL5JdXuTl8LnMGDOyEhdQyLfCn2jPINwCe5GuhVCxrchgLIYAWWjTbyALdTvHofNNym','f53565871d68a335',1767225600000);
INSERT INTO seal_key VALUES('019b76da-a807-70c5-becf-74e003127dc6',1,'aes','a1.y-sFlqT0h1fiAgDzT-mcHVEefbyatwMnDEk2ejehbOU_lbY0mLoi1XFHwsDkvgd53dNTrsntmB2KYAK_','f53565871d68a335',1759363200000);
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
INSERT INTO patient VALUES('990121','01a21e13-078d-7fe8-a0a2-6f419b1ade42','019b76da-a804-7023-956d-2740821796cd',1,'a1.1tkgcRpMMcYoBx5DNiIqHSZjeaszcEzR2EYKVrpVBHouObIz4g',NULL,'a1.WDLBdfaEyzCTv8mRgimjVNBmxeuCdJAq0qnONbyC2WXR6ohEjlq9',NULL,'cf4ad877296334219bf943fc0c2692cfa3446a1a1f4526a7f55c835a6cfda1c6',NULL,'fab3dc7716de4a54b7cdb3d1da180aca4e9d0b143d2d1510e1af5ed6fb753253',1759363200000);
INSERT INTO patient VALUES('990121','01a21e13-0efd-7035-9615-ed8c2317da3e','019b76da-a806-78e7-82f9-1d3530f8c3b3',1,'a1.HFgZKM9UFA1m4qc9utinspgBjUjtlPXvgFm-S3B_kDTikNI9Fg',NULL,NULL,NULL,'68ab22fba773709edad608205905daa17584d035a2b3fd775a5dc9fd9928c95b',NULL,NULL,1767225240000);
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
INSERT INTO department VALUES('019b76da-a800-7f0d-acba-84f4136dbbdf','019b76da-a800-78a3-85c0-78d65408f179','心内科','心血管内科',48,NULL,1767225600000,NULL,NULL,'');
INSERT INTO department VALUES('019b76da-a8fd-705c-bbdd-718b4465c53a','019b76da-a818-7e0e-8195-58ccec3f72e2','神经内科','神经内科',NULL,NULL,1767225600000,NULL,NULL,'');
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
INSERT INTO agreement VALUES('01a21e13-061f-7b92-872b-d315bd7515db','consortium','杏州市城市医联体','ad22254d18a557c9a9bc816f16133bed43a9005e28600f72d728adce90ccca59',1,'2023-01-01',NULL,NULL,1767225600000,NULL,NULL,'');
INSERT INTO agreement VALUES('01a21e13-0620-704a-8a6d-0cf7588b9432','support','对口支援杏溪区','53e4308b2b890e4739bf3161f5af972798354c20888a38622e8c2c7d1cea1cff',1,'2023-01-01','2025-12-31',NULL,1767225600000,NULL,NULL,'');
INSERT INTO agreement VALUES('01a21e13-0620-77c2-be49-e9f2689aced2','alliance','椿陂市县域医共体','e50c4200797b4026cd2f2ad1f439c27939fdf6d94d806432b432579f215139e5',1,'2023-01-01',NULL,NULL,1767225600000,NULL,NULL,'');
INSERT INTO agreement VALUES('01a21e13-0620-787b-96f3-a0f3a73de484','support','对口支援椿陂市','e978bbb15da7d6be69d9ef7e69ba9786106fd70fd13941e90c994379f436b785',2,'2026-01-01','2028-12-31',NULL,1767225600000,NULL,NULL,'');
CREATE TABLE agreement_member (
    agreement TEXT NOT NULL REFERENCES agreement (id),
    organization TEXT NOT NULL REFERENCES organization (id),
    side TEXT NOT NULL,
    PRIMARY KEY (agreement, organization)
) STRICT, WITHOUT ROWID;
INSERT INTO agreement_member VALUES('01a21e13-061f-7b92-872b-d315bd7515db','019b76da-a802-76d0-9e01-42d3fc2c6d7f','lead');
INSERT INTO agreement_member VALUES('01a21e13-0620-787b-96f3-a0f3a73de484','019b76da-a816-7cbe-8b3a-350b2f262b8b','member');
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
INSERT INTO practitioner_role VALUES('990102','019b76da-a8ff-78a9-b91d-b0049c964ce7','019b76da-a819-7b8b-baf1-891d0e6b03e9','019b76da-a802-76d0-9e01-42d3fc2c6d7f','temporary','','2025-07-01','2026-12-31',NULL,1767225600000,NULL,NULL,'');
INSERT INTO practitioner_role VALUES('990127','019b76da-a955-7e94-beae-1926d5eb38e2','019b76da-a9b6-71bf-904a-605763918e86','019b76da-a818-7e0e-8195-58ccec3f72e2','used','','2025-07-01',NULL,NULL,1767225600000,NULL,NULL,'');
CREATE TABLE technique (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
    procedure TEXT NOT NULL,
    tcm INTEGER NOT NULL CHECK (tcm IN (0, 1))
, version INTEGER NOT NULL DEFAULT 1, retired_ms INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO technique VALUES('01.0901','颅内血肿穿刺引流术','神经外科',3,'01.0901',0,1,NULL);
INSERT INTO technique VALUES('T-JS-01','单孔腹腔镜胆囊切除术','普通外科',3,'',0,1,NULL);
INSERT INTO technique VALUES('T-ZY-04','手法整复与小夹板固定','骨科',2,'',1,1,NULL);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    place TEXT NOT NULL,
    organization TEXT,
    kind TEXT NOT NULL,
    object TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO event VALUES(2,1767225600000,'990121','019b76da-a804-7023-956d-2740821796cd','account.changed','01a21e13-031f-72dc-8537-72a674983f1c');
INSERT INTO event VALUES(1503,1767225600000,'990000',NULL,'fund.changed','01a21e13-064b-7ce4-a6f6-e3f5f78c20d6');
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
INSERT INTO delivery VALUES('019b76da-a9bd-7bd8-9833-b530cbc64c6c',NULL,'hqms-p','loaded',NULL,'','hqms-p','drg table d7bfaeb799e783dc','current',NULL,'officer','region','',NULL,2480,2466,14,2466,1767225600000,1767225600000,NULL);
CREATE TABLE delivery_part (
    organization TEXT NOT NULL,
    month TEXT NOT NULL,
    delivery TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (organization, month, delivery)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery_part VALUES('','','019b76da-a9bd-7bd8-9833-b530cbc64c6c',0,3);
INSERT INTO delivery_part VALUES('D99012724','2025-12','019b76da-a9bd-7bd8-9833-b530cbc64c6c',43,0);
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
INSERT INTO quality VALUES('','','line.ragged','019b76da-a9bd-7bd8-9833-b530cbc64c6c',2,'297',1);
INSERT INTO quality VALUES('D99012723','2025-12','date.reversed','019b76da-a9bd-7bd8-9833-b530cbc64c6c',1,'2216',1);
CREATE TABLE side (
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (name, number)
) STRICT, WITHOUT ROWID;
INSERT INTO side VALUES('counties',1,'code,name,city,province,kind,lng,lat,population,postcodes');
INSERT INTO side VALUES('towns',49,'990127006,上井镇,990127');
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
INSERT INTO fact VALUES('990102','儿科','ES39','2025-12','990102','D99010201','2','019b76da-a9bd-7bd8-9833-b530cbc64c6c',2,2,12400,0,0,0,0,8,906200,0);
INSERT INTO fact VALUES('990127','骨科','IU29','2025-12','990127','D99012724','2','019b76da-a9bd-7bd8-9833-b530cbc64c6c',2,2,12200,0,0,0,0,18,1031400,0);
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
INSERT INTO operation VALUES('990102','儿科','D99010202','93.9001','2025-12','990102','2',2,'019b76da-a9bd-7bd8-9833-b530cbc64c6c',1,1,1,36500,3542200);
INSERT INTO operation VALUES('990127','骨科','D99012724','81.5401','2025-12','990127','2',4,'019b76da-a9bd-7bd8-9833-b530cbc64c6c',1,1,1,41800,4305200);
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
INSERT INTO demand_step VALUES('990121','019b76da-a800-78dc-8ed5-8460eaae7dd5',1,'made','',1,'',NULL,1767225600000);
INSERT INTO demand_step VALUES('990127','019b76da-a806-7849-9688-58f0dc30c15a',3,'withdrawn','',1,'已自行招聘到位',NULL,1767398400006);
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
INSERT INTO demand_evidence VALUES('990121','019b76da-a800-78dc-8ed5-8460eaae7dd5',1767225600000,'2025-12','2025-12',48,0.12661400000000000432,0.0,152634,0,0.013233999999999999236,0.0088940000000000008634,0);
INSERT INTO demand_evidence VALUES('990127','019b76da-a806-7849-9688-58f0dc30c15a',1767225600006,'2025-12','2025-12',32,1.8549670000000000325,0.35359699999999999464,1334819,0,0.16861200000000001186,0.13029799999999999715,0);
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
INSERT INTO demand_evidence_line VALUES('990121','019b76da-a800-78dc-8ed5-8460eaae7dd5',0,'group','FR49','心绞痛',18,16,2,0.12661400000000000432);
INSERT INTO demand_evidence_line VALUES('990127','019b76da-a806-7849-9688-58f0dc30c15a',3,'fragile','37.3401','心脏射频消融术',1,1,0,NULL);
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
    made_ms INTEGER NOT NULL, was_until TEXT,
    PRIMARY KEY (county, placement, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO placement_step VALUES('990102','PW-15af89f15469',2,'accept','proposed','accepted','officer','2026-01-01',NULL,'',NULL,1767225600000,NULL);
INSERT INTO placement_step VALUES('990122','PW-cb68e37d6b7a',6,'start','arrived','active','host','2025-12-12',NULL,'',NULL,1767225600000,NULL);
CREATE TABLE placement_leave (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    why TEXT NOT NULL, voided_ms INTEGER,
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
INSERT INTO placement_month VALUES('990121','PW-1758e8dbe434','2025-11',0,NULL,1767225600000);
INSERT INTO placement_month VALUES('990122','PW-cb68e37d6b7a','2025-12',22,NULL,1767225600000);
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
INSERT INTO placement_review VALUES('990102','PW-478bcf11c918','evaluation','2025-04-26','good','能独立完成常规穿刺（虚构）',NULL,1745625600000);
INSERT INTO placement_review VALUES('990121','PW-637ec229cb10','midterm','2025-07-15','good','按计划带教，病例数达到中期要求（虚构）',NULL,1752537600000);
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
INSERT INTO certificate VALUES('EZBSN0D8X9JV8T5MEQT7Q','990121','PW-637ec229cb10','2025-04-16','2025-10-13',0,'2025-10-13',NULL,1760313600000,NULL,NULL,'');
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
INSERT INTO shared_post VALUES('990122','01a21e13-0697-792a-a68a-46adfc009bc3','DEMO-1','demo','D99010202','D99012208','心血管内科',1,'2025-12-02',NULL,NULL,1767225600000,NULL,NULL);
INSERT INTO shared_post VALUES('990122','01a21e13-06a9-7307-8c09-fde6bacbac5b','DEMO-2','demo','D99010202','D99012208','神经内科',2,'2025-12-02',NULL,NULL,1767225600000,NULL,NULL);
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
INSERT INTO training_need VALUES('990102','PW-15af89f15469','近两年脑血管病住院人次持续上升（虚构）','血管超声相关病例约四成到县外就诊（虚构）','本院尚无人独立开展血管超声（虚构）',NULL,NULL,1767225600000);
INSERT INTO training_need VALUES('990102','PW-478bcf11c918','甲状腺结节门诊检出逐年增加（虚构）','超声引导穿刺全部到市里做（虚构）','本院无人能做超声引导穿刺（虚构）',NULL,NULL,1730073600000);
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
INSERT INTO training_check VALUES('990102','PW-478bcf11c918',3,'2025-07-26','2025-08-04',1,1,14,0,'','每周两个半天（虚构）',NULL,1754265600000);
INSERT INTO training_check VALUES('990102','PW-478bcf11c918',12,'2026-04-26',NULL,NULL,NULL,NULL,NULL,'','',NULL,NULL);
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
INSERT INTO offer_step VALUES('990102','019b76da-a9f8-7b10-954d-f83041d8b40a',1,'appealed','家中老人术后需照护，申请暂缓一期。',NULL,1767398400006);
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
INSERT INTO protection VALUES('990102','019b76da-a800-78a3-85c0-78d65408f179','D99010201-03',2,'保证急诊值班',NULL,1767398400006);
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
INSERT INTO technique_curve VALUES('T-JS-01',1,'完成;中转多孔;中转开腹','胆漏;出血;切口感染','中转开腹;胆漏;出血',50,250,40,10,NULL,1767225600000);
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
INSERT INTO mastery VALUES('990122','019b76da-a800-734b-8000-000000000012','P00253','T-JS-01',4,'2023-07-16','2025-07-16','review','019b76da-a800-734b-8000-000000000013','演示',NULL,1689465600000);
INSERT INTO mastery VALUES('990127','019b76da-a800-734b-8000-00000000016c','P00393','T-JS-01',4,'2025-03-07','2027-03-07','review','019b76da-a800-734b-8000-00000000016d','演示',NULL,1741305600000);
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
INSERT INTO mastery_review VALUES('990122','019b76da-a800-734b-8000-000000000013',3,'P00253','T-JS-01','granted','2023-07-15',18,0,4.2549980051561462346,4.0186099999999997933,'b53f3341299103981c51a01a5a257ddbe8517d4e141b89e2a3be41cbf8e66528','equipment;rescue;consent;safety;follow_up','P00001',1689382800000,NULL,1689386400000,'',NULL,1689379200000);
INSERT INTO mastery_review VALUES('990127','019b76da-a800-734b-8000-00000000016d',3,'P00393','T-JS-01','granted','2025-03-06',18,0,4.2549980051561462346,4.0186099999999997933,'646710c680ee4bf6b0a35e08757ba7840f58d2a0191f9e79eb8716cedc3494cb','equipment;rescue;consent;safety;follow_up','P00309',1741222800000,NULL,1741226400000,'',NULL,1741219200000);
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
INSERT INTO mastery_signal VALUES('990121','01a21e13-065f-7aab-935e-3296d6d04fc3','P00225','T-JS-01','ready','2025-11-10',1767225600000,NULL);
INSERT INTO mastery_signal VALUES('990123','01a21e13-0659-701f-bcb7-a33ef2979f50','P00281','T-JS-01','ready','2023-08-18',1767225600000,NULL);
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
INSERT INTO adoption_step VALUES('990122','SK-AD01',6,'follow_up','supervised','supervised','2023-06-10',0,'查阅病历并电话回访，无不良事件（虚构）',NULL,1686355200000);
INSERT INTO adoption_step VALUES('990127','SK-AD06',9,'leave','independent','independent','2025-05-06',NULL,'',NULL,1746489600000);
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
INSERT INTO mentorship_step VALUES('990121','MW-201e5c4697d6',2,'agree','proposed','proposed','apprentice','2026-01-01',NULL,'',NULL,1767225600000);
INSERT INTO mentorship_step VALUES('990121','MW-ef0bdd132b6f',4,'start','agreed','active','host','2026-01-01',NULL,'',NULL,1767225600000);
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
INSERT INTO mentorship_goal VALUES('990121','01a21e13-0732-7404-8bbf-4a69dde0445c','MW-ef0bdd132b6f','39.7401',4,20,'2026-06-30',NULL,NULL,1767225600000);
INSERT INTO mentorship_goal VALUES('990121','01a21e13-0746-7f91-ac13-323e4f6f4a66','MW-75a539ae070c','37.3401',4,10,'2026-06-30','2026-01-01',NULL,1767225600000);
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
INSERT INTO mentorship_meeting VALUES('990121','01a21e13-0737-7b2e-b703-5859a6195021','MW-ef0bdd132b6f','2026-01-01','onsite','现场带教两台，复盘一例（虚构）',NULL,1767225600000);
INSERT INTO mentorship_meeting VALUES('990121','01a21e13-0753-704d-b3cd-a96adb290200','MW-75a539ae070c','2026-01-01','online','线上复盘（虚构）',NULL,1767225600000);
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
INSERT INTO school VALUES('990121','01a21e13-070f-775d-95b6-5d8d471f5d47','青石伤科（虚构）','demo','D99012105',NULL,'相传清末由外县传入，以正骨手法与外用膏药见长（虚构）',NULL,1767225600000);
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
INSERT INTO heritage VALUES('990121','01a21e13-071b-7ed4-98a5-d5647e202382','demo','青石伤科（虚构）','D99012105','prescription','青石接骨膏（虚构）','传承人口述，三代相传（虚构）','某镇某村（虚构）','2025-12-12',NULL,1,'外敷患处，三日一换；组成与炮制另存（虚构）',NULL,1767225600000);
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
INSERT INTO visit_step VALUES('990121','VW-0709cd274f0c',3,'announce','planned','announced','专家院内有急诊手术（虚构）',NULL,1759363200000);
INSERT INTO visit_step VALUES('990122','VW-ffde0897bb97',4,'open','announced','open','专家院内有急诊手术（虚构）',NULL,1759363200000);
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
INSERT INTO visit_series VALUES('990121','01a21e13-0778-71d6-b083-6c5601398cfb','demo','P00005','D99012105','骨科',3,2,'2025-10-09','2027-02-25','08:00','11:30',20,5,24,'门诊二楼专家诊室',NULL,1759363200000,NULL,NULL);
INSERT INTO visit_series VALUES('990122','01a21e13-0a0f-78ed-b9c2-bf7a96078fa8','demo','P00090','D99012208','普通外科',4,4,'2025-10-09','2027-02-25','08:00','11:30',20,5,24,'门诊二楼专家诊室',NULL,1759363200000,NULL,NULL);
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
INSERT INTO visit_notice VALUES('990121','01a21e13-08a4-70a8-8f5f-3fa7d508df00','BW-0722a0503de5','VW-ac3a340c8a21',NULL,1767225600000,NULL,NULL);
INSERT INTO visit_notice VALUES('990122','01a21e13-0a80-726b-a72d-26be1003e85c','BW-4778616c97df','VW-93864f991bc7',NULL,1767225600000,NULL,NULL);
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
INSERT INTO visit_roster VALUES('','01a21e13-0b1e-7f5f-bded-49b2fcda19fe',1,'demo','2026-12-14',8,2,'P00093;P00094;P00095;P00096;P00097;P00098','D99010203;D99012105;D99012208;D99012311;D99012414','draft',12,0,454146,12,0,454146,NULL,1767225600000,NULL,NULL);
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
INSERT INTO visit_roster_row VALUES('','01a21e13-0b1e-7f5f-bded-49b2fcda19fe',0,'P00093','D99012414',0,NULL);
INSERT INTO visit_roster_row VALUES('','01a21e13-0b1e-7f5f-bded-49b2fcda19fe',5,'P00098','D99012414',0,NULL);
CREATE TABLE teaching_attendance (
    county TEXT NOT NULL,
    teaching TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    by_code INTEGER NOT NULL,
    made_by TEXT,
    PRIMARY KEY (county, teaching, practitioner)
) STRICT, WITHOUT ROWID;
INSERT INTO teaching_attendance VALUES('990121','TJ-01a21e13-0b56-7ff6-ae4c-9b88c0483cf5','P00225',1767225600000,0,NULL);
INSERT INTO teaching_attendance VALUES('990121','TJ-01a21e13-0b73-78d8-b9e2-d8d35cc1e245','P00228',1767225600000,0,NULL);
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
INSERT INTO material VALUES('990121','01a21e13-0b72-7fd7-a1a2-0accd3fe6d98','teaching','TJ-01a21e13-0b56-7ff6-ae4c-9b88c0483cf5','术后发热鉴别提纲（虚构）.pdf','pdf',119,'JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbXS9Db3VudCAwPj5lbmRvYmoKdHJhaWxlcjw8L1Jvb3QgMSAwIFI+Pgo=',NULL,1767225600000);
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
INSERT INTO prospect_step VALUES('','TW-7e7928319716',1,'lead','2026-01-01','',NULL,1767225600000);
INSERT INTO prospect_step VALUES('','TW-f9630c96f9e7',4,'intent','2026-01-01','洽谈（虚构）',NULL,1767225600000);
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
INSERT INTO entry_step VALUES('990122','01a21e13-0f90-725a-977e-9c31f3ef8941',2,'approved','held','no_account','','01a21e13-0f96-7fb9-a48b-77f0c4081f21',NULL,1767225600000);
INSERT INTO entry_step VALUES('990122','01a21e13-0f99-7ad1-9c40-d3392d8cc8fc',1,'accrued','approved','','',NULL,NULL,1767225600000);
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
INSERT INTO village_post VALUES('990122','01a21e13-0f82-7f1f-b860-c0b9e9859366','V-001',2,'demo','杏花村（虚构）','杏花村卫生室','D99012208','P00012','2025-11-01',NULL,2025,'虚构医学专科学校',NULL,1767225600000);
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
INSERT INTO payee VALUES('990102','P00001',1,'practitioner',1,'a1.UgJoReoG3s_DSge091KY_hyzA0DdCL99KEBSJUxWdR9wqg','a1.Em3A3SdXUqTyxLid_mTzT56rupVZsic61H-6twZeyeYhNvPLud-vpkgFh2o','a1.keMMQUmc8U5GnhDGdh3gtdKdZ2rsHoVR7y2xBQeO0SKQG5_5zP5jGw',NULL,NULL,'82dc0e5617909c2d3dcbc3ad8c22d6ba8e83bc12dfe86f3f5bb7dc60bd969ebd',NULL,NULL,'0002',NULL,1767225600000);
INSERT INTO payee VALUES('990102','P00087',1,'practitioner',1,'a1.j6QS2jUWOXZqOhC8dnRYLEu1o7lKJjzEe5lx_QCYlfUvnyyzXw','a1.raudfAC9DCEEnJDa5QIvBzQLEylnYo-ZZbIVjjGc4OvlqG6djD9wm_wkjlQ','a1.ZxoLA1Q-66xKrQEi8OlCUcj7Q-I_GLWRu8wvWoxLSXQzqfseKYF3OQ',NULL,NULL,'7134235e2d1ffa609148e4067e243ca8f141d6ef64407c50188112c5c6fe6d53',NULL,NULL,'0001',NULL,1767225600000);
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
INSERT INTO payment_run VALUES('01a21e13-0f96-7fb9-a48b-77f0c4081f21','','demo','F1','2025-11','draft',1,0,0,1,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',NULL,1767225600000,NULL,NULL,NULL,NULL);
INSERT INTO payment_run VALUES('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc','','demo','F1','2025-12','draft',1,1,240000,2,'2d5b018ecb03e96d3728f5fa39ef8d21cb8bbc1dadd0872867be6cbd76d02f0b',NULL,1767225600000,NULL,NULL,NULL,NULL);
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
INSERT INTO payment VALUES('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc',1,'P00087',1,240000,'waiting','');
CREATE TABLE payment_part (
    run TEXT NOT NULL,
    entry TEXT NOT NULL,
    number INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;
INSERT INTO payment_part VALUES('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc','01a21e13-0f99-7a7d-bc0b-f92da90bec5c',1,240000);
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
INSERT INTO payment_sample VALUES('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc','01a21e13-0f99-7a7d-bc0b-f92da90bec5c','approved',NULL,NULL,'',NULL,NULL);
CREATE TABLE plan_exception (
    plan TEXT NOT NULL REFERENCES plan (id),
    demand TEXT NOT NULL,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    signed_by TEXT,
    signed_ms INTEGER,
    PRIMARY KEY (plan, demand)
) STRICT, WITHOUT ROWID;
CREATE TABLE demand_evidence_year (
    county TEXT NOT NULL,
    demand TEXT NOT NULL,
    code TEXT NOT NULL,
    back INTEGER NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    cases INTEGER NOT NULL,
    home INTEGER NOT NULL,
    PRIMARY KEY (county, demand, code, back)
) STRICT, WITHOUT ROWID;
INSERT INTO demand_evidence_year VALUES('990121','019b76da-a800-78dc-8ed5-8460eaae7dd5','FM19',0,'2025-12','2025-12',8,8);
INSERT INTO demand_evidence_year VALUES('990127','019b76da-a806-7849-9688-58f0dc30c15a','FR49',0,'2025-12','2025-12',15,14);
CREATE TABLE programme_limit (
    programme TEXT NOT NULL,
    kind TEXT NOT NULL,
    days INTEGER NOT NULL,
    PRIMARY KEY (programme, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO programme_limit VALUES('demo','appeal',0);
INSERT INTO programme_limit VALUES('demo','review',0);
CREATE TABLE teaching_try (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE appraisal (
    id TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    programme TEXT NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    state TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL,
    freezer TEXT,
    frozen_ms INTEGER,
    settler TEXT,
    settled_ms INTEGER,
    run TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal VALUES('01a21e13-0fb0-73c5-af37-80d66fce5f63','','demo',1,2025,'frozen',NULL,1767225600000,NULL,1767225600001,NULL,NULL,NULL);
CREATE TABLE appraisal_base (
    appraisal TEXT NOT NULL,
    subject TEXT NOT NULL,
    part INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    PRIMARY KEY (appraisal, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_base VALUES('01a21e13-0fb0-73c5-af37-80d66fce5f63','D99012208|',28,30);
INSERT INTO appraisal_base VALUES('01a21e13-0fb0-73c5-af37-80d66fce5f63','D99012723|',9,9);
CREATE TABLE appraisal_run (
    id TEXT PRIMARY KEY,
    appraisal TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    subject_n INTEGER NOT NULL,
    expert_n INTEGER NOT NULL,
    basic_fen INTEGER NOT NULL,
    competition_fen INTEGER NOT NULL,
    left_fen INTEGER NOT NULL,
    seal TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_run VALUES('01a21e13-0fc8-780f-9668-390bb6c2e71d','01a21e13-0fb0-73c5-af37-80d66fce5f63','simulation','2024-01-01','2024-12-31',0,0,0,0,6000000,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',NULL,1767225600000);
INSERT INTO appraisal_run VALUES('01a21e13-0fd8-726c-91ce-8d089c1b7ae4','01a21e13-0fb0-73c5-af37-80d66fce5f63','scoring','2025-01-01','2025-12-31',10,4,0,0,6000000,'2728f3d27192ed5dc54f8f6cac9dfa55884141ad12cdb572292973437684e8e3',NULL,1767225600002);
CREATE TABLE appraisal_score (
    county TEXT NOT NULL,
    run TEXT NOT NULL,
    id TEXT NOT NULL,
    whose TEXT NOT NULL,
    subject TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    organization TEXT NOT NULL,
    discipline TEXT NOT NULL,
    kinds TEXT NOT NULL,
    apprentices TEXT NOT NULL,
    disciplines TEXT NOT NULL,
    organizations TEXT NOT NULL,
    score INTEGER NOT NULL,
    day_points INTEGER NOT NULL,
    grade TEXT NOT NULL,
    veto INTEGER NOT NULL,
    rate_base INTEGER,
    rate_now INTEGER,
    cases_now INTEGER,
    reasons INTEGER NOT NULL,
    basic_fen INTEGER NOT NULL,
    competition_fen INTEGER NOT NULL,
    PRIMARY KEY (county, run, whose, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_score VALUES('990122','01a21e13-0fd8-726c-91ce-8d089c1b7ae4','01a21e13-0fd8-71be-84eb-4aa5597e1b53','expert','P00086','P00086','D99012208','心血管内科','shared_post','','D99012208|心血管内科','D99012208',0,0,'不合格',0,933333333,966666667,30,13,0,0);
INSERT INTO appraisal_score VALUES('990122','01a21e13-0fd8-726c-91ce-8d089c1b7ae4','01a21e13-0fd8-71c7-855a-0b4893707eb0','leader','D99012208','','D99012208','','','','','D99012208',0,0,'不合格',0,NULL,NULL,NULL,0,0,0);
CREATE TABLE appraisal_item (
    county TEXT NOT NULL,
    score TEXT NOT NULL,
    indicator TEXT NOT NULL,
    actual INTEGER,
    target INTEGER NOT NULL,
    completion INTEGER,
    points INTEGER NOT NULL,
    appeal TEXT,
    PRIMARY KEY (county, score, indicator)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_item VALUES('990121','01a21e13-0fd8-71b1-8c37-b7a5dc758137','guided',23000000000,15000000000,1000000000,200000000000000000,NULL);
INSERT INTO appraisal_item VALUES('990122','01a21e13-0fd8-71bf-9455-74fb83207000','teaching',NULL,10000000000,NULL,0,NULL);
CREATE TABLE appraisal_appeal (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    appraisal TEXT NOT NULL,
    score TEXT NOT NULL,
    practitioner TEXT NOT NULL,
    indicator TEXT NOT NULL,
    said TEXT NOT NULL,
    state TEXT NOT NULL,
    value INTEGER,
    why TEXT NOT NULL,
    maker TEXT,
    made_ms INTEGER NOT NULL,
    decider TEXT,
    decided_ms INTEGER,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_appeal VALUES('990121','01a21e13-0fe0-71ba-9dc7-7dfba153a4c9','01a21e13-0fb0-73c5-af37-80d66fce5f63','01a21e13-0fd8-71bc-9146-831b4be9714e','P00002','teaching','八月两次查房未登记，有签到表（虚构）','open',NULL,'',NULL,1767225600003,NULL,NULL);
CREATE TABLE pledge_rule (
    programme TEXT NOT NULL,
    version INTEGER NOT NULL,
    pledge TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    since TEXT NOT NULL,
    months INTEGER NOT NULL,
    PRIMARY KEY (programme, version, pledge)
) STRICT, WITHOUT ROWID;
INSERT INTO pledge_rule VALUES('demo',1,'award','评优评先优先','award','end',6);
INSERT INTO pledge_rule VALUES('demo',1,'pay','原单位工资待遇不变','pay','arrival',2);
CREATE TABLE pledge_step (
    county TEXT NOT NULL,
    placement TEXT NOT NULL,
    pledge TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    day TEXT,
    proof TEXT NOT NULL,
    said TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, placement, pledge, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO pledge_step VALUES('990102','PW-478bcf11c918','pay',1,'told','2024-12-28','虚构医院工资发放表（派驻期间各月）','',NULL,1767225600000);
INSERT INTO pledge_step VALUES('990121','PW-637ec229cb10','pay',2,'disputed',NULL,'','绩效部分少发一个月（虚构）',NULL,1767225600000);
CREATE TABLE referral (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,
    version INTEGER NOT NULL,
    direction TEXT NOT NULL,
    priority TEXT NOT NULL,
    state TEXT NOT NULL,
    episode TEXT NOT NULL,
    based_on TEXT,
    organization TEXT NOT NULL,
    taker TEXT NOT NULL,
    department TEXT NOT NULL,
    doctor TEXT NOT NULL,
    phone TEXT NOT NULL,
    patient TEXT NOT NULL,
    diagnosis TEXT NOT NULL,
    impression TEXT NOT NULL,
    reason TEXT NOT NULL,
    summary TEXT NOT NULL,
    consent TEXT NOT NULL,
    cause TEXT NOT NULL,
    clock TEXT NOT NULL,
    clock_ms INTEGER,
    due_ms INTEGER,
    spent_ms INTEGER NOT NULL,
    owner TEXT NOT NULL,
    sent_ms INTEGER,
    since_ms INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL, treatment TEXT, vitals TEXT, transport TEXT, escort TEXT, consent_note TEXT, care_plan TEXT, warning TEXT, place TEXT, visit_ms INTEGER, discharged_ms INTEGER, letter TEXT, advice TEXT,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO referral VALUES('990121','01a21e13-0e03-7b54-bebf-6a39c6548cc7','RW-6a39c6548cc7',5,'down','routine','home','RW-0a38f6c0ac40','01a21e13-0deb-70e6-9d49-0a38f6c0ac40','D99012105','D99012107','全科','周医师（虚构）','0990-200002','01a21e13-0de9-74ac-8f59-119748c44a3a','I21.900','急性心肌梗死（虚构病例）','rehabilitation','男，62 岁，突发胸痛 2 小时，伴出汗，无晕厥（虚构）','self','none','follow_up',1767232920000,1767837720000,0,'taker',1767232680000,1767233040000,NULL,1767232440000,'阿司匹林 300 mg、替格瑞洛 180 mg 已嚼服，吸氧','血压 100/60 mmHg，心率 110 次/分，心电图 II、III、aVF 抬高','120 急救车','乡镇医师一人','书面同意书存卫生院病历夹（虚构）','心脏康复 12 周；血压控制在 130/80 以下；4 周后复查血脂、肝功能（虚构）','胸痛超过 15 分钟、晕厥、黑便：立即回转','CCU 3 床',1767238320000,NULL,NULL,NULL);
INSERT INTO referral VALUES('990121','01a21e13-0e2e-7fd6-8113-31bb7fd26beb','RW-31bb7fd26beb',1,'up','routine','draft','RW-31bb7fd26beb',NULL,'D99012107','D99012105','骨科','周医师（虚构）','0990-200002','01a21e13-0e2b-7265-9092-e30e6d6519bc','M17.900','膝骨关节炎（虚构病例）','technique','女，66 岁，双膝疼痛 3 年，加重 1 月（虚构）','none','none','none',NULL,NULL,0,'referrer',NULL,1767233280000,NULL,1767233280000,'阿司匹林 300 mg、替格瑞洛 180 mg 已嚼服，吸氧','血压 100/60 mmHg，心率 110 次/分，心电图 II、III、aVF 抬高','120 急救车','乡镇医师一人','书面同意书存卫生院病历夹（虚构）',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE referral_step (
    county TEXT NOT NULL,
    referral TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    clock TEXT NOT NULL,
    due_ms INTEGER,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, referral, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO referral_step VALUES('990121','RW-0a38f6c0ac40',3,'receive','requested','received','taker','none','','ack',1767231720000,NULL,1767231540000);
INSERT INTO referral_step VALUES('990121','RW-6a39c6548cc7',5,'settle','accepted','home','taker','none','','none',NULL,NULL,1767233040000);
CREATE TABLE referral_drug (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,
    name TEXT NOT NULL,
    dose TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO referral_drug VALUES('990121','01a21e13-0dd3-7366-9741-2dc1a133d34b','RW-59c8c2196f3c','阿司匹林','100 mg 每日一次',1767226860000);
INSERT INTO referral_drug VALUES('990121','01a21e13-0e07-7ae9-b95c-cd0759ea073f','RW-6a39c6548cc7','阿司匹林','100 mg 每日一次',1767232440000);
CREATE TABLE referral_task (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,
    about TEXT NOT NULL,
    due_day TEXT NOT NULL,
    done_ms INTEGER,
    done_by TEXT,
    result TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO referral_task VALUES('990121','01a21e13-0dd7-7c3e-8123-faed993041ab','RW-59c8c2196f3c','首次随访：血压、用药、伤口','2026-01-04',1767231060000,NULL,'血压 122/74，按时服药，无胸痛（虚构）',1767226920000);
INSERT INTO referral_task VALUES('990121','01a21e13-0e0b-7a5a-8232-9421ee3ab638','RW-6a39c6548cc7','复查血脂、肝功能','2026-01-29',NULL,NULL,NULL,1767232560000);
CREATE TABLE referral_result (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    episode TEXT NOT NULL,
    organization TEXT NOT NULL,
    name TEXT NOT NULL,
    finding TEXT NOT NULL,
    day TEXT NOT NULL,
    recognised INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO referral_result VALUES('990121','01a21e13-0dc0-7ccf-8df5-9b96da3309d0','RW-52157f58765c','D99012107','心电图','下壁导联 ST 段抬高（虚构）','2026-01-01',1,NULL,1767225720000);
INSERT INTO referral_result VALUES('990121','01a21e13-0deb-7fb3-a958-c296b929e1ab','RW-0a38f6c0ac40','D99012107','心电图','下壁导联 ST 段抬高（虚构）','2026-01-01',1,NULL,1767231300000);
CREATE TABLE referral_order (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    referral TEXT NOT NULL,
    name TEXT NOT NULL,
    repeats TEXT,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE referral_limit (
    agreement TEXT NOT NULL,
    clock TEXT NOT NULL,
    priority TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 86400),
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (agreement, clock, priority)
) STRICT, WITHOUT ROWID;
CREATE TABLE consult (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    consult TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    priority TEXT NOT NULL,
    state TEXT NOT NULL,
    organization TEXT NOT NULL,
    invitee TEXT NOT NULL,
    doctor TEXT NOT NULL,
    phone TEXT NOT NULL,
    patient TEXT NOT NULL,
    diagnosis TEXT NOT NULL,
    summary TEXT NOT NULL,
    reason TEXT NOT NULL,
    purpose TEXT NOT NULL,
    specialty TEXT NOT NULL,
    title_rank INTEGER NOT NULL,
    wanted_ms INTEGER,
    consent TEXT NOT NULL,
    consent_note TEXT,
    expert TEXT,
    apprentice TEXT,
    at_ms INTEGER,
    meeting TEXT,
    opinion TEXT,
    signer TEXT,
    decision TEXT,
    decider TEXT,
    cause TEXT NOT NULL,
    clock TEXT NOT NULL,
    clock_ms INTEGER,
    due_ms INTEGER,
    referral TEXT,
    owner TEXT NOT NULL,
    sent_ms INTEGER,
    since_ms INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO consult VALUES('990121','01a21e13-0e36-7f17-b9c6-1a936aa8aeb9','CW-1a936aa8aeb9',6,'consult','urgent','opinion_signed','D99012105','D99010203','高医师（虚构）','0990-300003','01a21e13-0e33-7248-8568-61aafe452c4c','S72.000','女，78 岁，跌倒致右股骨颈骨折，合并冠心病、糖尿病（虚构）','围术期风险高（虚构）','定手术时机与方式','骨科',3,1767237180000,'relative','女儿书面同意，存病历夹（虚构）','P00169',NULL,1767238380000,'https://meeting.example/demo','心功能可耐受，建议 48 小时内行人工股骨头置换，围术期心内科随诊（虚构）','城市医院骨科主任医师（虚构）',NULL,NULL,'none','none',NULL,NULL,NULL,'asker',1767234780000,1767239580000,NULL,1767233580000);
CREATE TABLE consult_step (
    county TEXT NOT NULL,
    consult TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    clock TEXT NOT NULL,
    due_ms INTEGER,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, consult, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO consult_step VALUES('990121','CW-1a936aa8aeb9',3,'accept','invited','accepted','invitee','none','','answer',1767238380000,NULL,1767235980000);
INSERT INTO consult_step VALUES('990121','CW-1a936aa8aeb9',5,'begin','scheduled','in_session','invitee','none','','none',NULL,NULL,1767238380000);
CREATE TABLE consult_message (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    consult TEXT NOT NULL,
    party TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE statistic_past (
    county TEXT NOT NULL,
    statistic TEXT NOT NULL,
    version INTEGER NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    note TEXT,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, statistic, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE budget (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    budget TEXT NOT NULL,
    version INTEGER NOT NULL,
    programme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    year INTEGER NOT NULL,
    fund TEXT NOT NULL,
    organization TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    why TEXT NOT NULL,
    demand TEXT,
    adoption TEXT,
    asked_fen INTEGER NOT NULL,
    granted_fen INTEGER,
    state TEXT NOT NULL,
    chain TEXT NOT NULL,
    level TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO budget VALUES('990102','01a21e13-102b-77da-8561-aa7cca47769f','01a21e13-102b-77da-8561-aa7cca47769f',5,'demo',1,2025,'F1','D99010203','equipment','开展新技术所需设备与培训（虚构）','现有设备不能开展，已派人进修（虚构）',NULL,'SK-AD07',12000000,12000000,'approved','county;city;province','',NULL,1767225600000);
INSERT INTO budget VALUES('990125','01a21e13-103b-7a58-ae4f-a9206239b6ac','01a21e13-103b-7a58-ae4f-a9206239b6ac',3,'demo',1,2025,'F1','D99012517','operation','开展新技术所需设备与培训（虚构）','现有设备不能开展，已派人进修（虚构）',NULL,'SK-AD04',19500000,NULL,'returned','county;city;province','',NULL,1767225600000);
CREATE TABLE budget_step (
    county TEXT NOT NULL,
    budget TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    why TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, budget, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO budget_step VALUES('990102','01a21e13-102b-77da-8561-aa7cca47769f',1,'draft','',12000000,'现有设备不能开展，已派人进修（虚构）',NULL,1767225600000);
INSERT INTO budget_step VALUES('990127','01a21e13-1035-7c58-956d-694a0d158371',3,'submitted','county',17000000,'先配一套，明年视开展例数再议（虚构）',NULL,1767225600000);
CREATE TABLE reading (
    county TEXT NOT NULL,
    id TEXT NOT NULL,
    reading TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    priority TEXT NOT NULL,
    state TEXT NOT NULL,
    organization TEXT NOT NULL,
    centre TEXT NOT NULL,
    doctor TEXT NOT NULL,
    phone TEXT NOT NULL,
    patient TEXT NOT NULL,
    part TEXT NOT NULL,
    indication TEXT NOT NULL,
    diagnosis TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_note TEXT NOT NULL,
    again TEXT,
    study TEXT,
    taken_ms INTEGER,
    reader TEXT,
    lease_ms INTEGER,
    findings TEXT,
    conclusion TEXT,
    author TEXT,
    reviewer TEXT,
    signer TEXT,
    second TEXT,
    accord TEXT NOT NULL,
    critical TEXT,
    heard TEXT,
    cause TEXT NOT NULL,
    clock TEXT NOT NULL,
    clock_ms INTEGER,
    due_ms INTEGER,
    alert TEXT NOT NULL,
    alert_ms INTEGER,
    alert_due_ms INTEGER,
    owner TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
INSERT INTO reading VALUES('990121','01a21e13-0e6f-718e-89a8-2e31ce39bb57','YX-2e31ce39bb57',9,'ecg','green','final','D99012107','D99012105','周医师（虚构）','0990-200002','01a21e13-0e5e-7484-9bde-8a3cdfc0b8b5','十二导联','突发胸痛 2 小时','','self','书面同意书存卫生院病历夹（虚构）',NULL,'2.25.2170990068958272430106386668424117078',1766188800000,NULL,NULL,'所见如图（虚构）','急性下壁心肌梗死','01a21e13-0e5e-746f-8d02-0aef5686282e','01a21e13-0e5e-7478-9af1-65981789af2e','张医师 主治医师（虚构）','王医师 主任医师（虚构）','full','急性下壁心肌梗死，请立即走绿色通道转运','周医师（虚构）','none','none',NULL,NULL,'none',NULL,NULL,'none',1766190540000,'01a21e13-0e5e-7418-8dbc-ec721cad902d',1766188440000);
INSERT INTO reading VALUES('990121','01a21e13-0efd-7c5d-83ad-4afe076a1f55','YX-4afe076a1f55',1,'xray','routine','ordered','D99012107','D99012105','周医师（虚构）','0990-200002','01a21e13-0efd-7035-9615-ed8c2317da3e','胸部正位','发热 3 天','','self','书面同意书存卫生院病历夹（虚构）',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'none',NULL,NULL,'none','none',NULL,NULL,'none',NULL,NULL,'sender',1767225240000,'01a21e13-0e5e-7418-8dbc-ec721cad902d',1767225240000);
CREATE TABLE reading_step (
    county TEXT NOT NULL,
    reading TEXT NOT NULL,
    seq INTEGER NOT NULL,
    move TEXT NOT NULL,
    was TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    clock TEXT NOT NULL,
    due_ms INTEGER,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, reading, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO reading_step VALUES('990121','YX-0051041df17f',5,'report','claimed','preliminary','centre','none','','read_xray',1766541600000,'01a21e13-0e5e-746f-8d02-0aef5686282e',1766540100000);
INSERT INTO reading_step VALUES('990121','YX-fcceaab90a66',3,'queue','acquired','queued','platform','none','','none',NULL,NULL,1766440800000);
CREATE TABLE reading_report (
    county TEXT NOT NULL,
    reading TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    findings TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    signer TEXT NOT NULL,
    made_by TEXT,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (county, reading, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO reading_report VALUES('990121','YX-0051041df17f',5,'preliminary','所见如图（虚构）','右下肺炎症，建议治疗后复查','张医师 主治医师（虚构）','01a21e13-0e5e-746f-8d02-0aef5686282e',1766540100000);
INSERT INTO reading_report VALUES('990121','YX-fcceaab90a66',6,'reviewed','复核所见（虚构）','心房颤动，心室率 96 次/分','王医师 主任医师（虚构）','01a21e13-0e5e-7478-9af1-65981789af2e',1766444460000);
CREATE TABLE study (
    county TEXT NOT NULL,
    uid TEXT NOT NULL,
    accession TEXT NOT NULL,
    modality TEXT NOT NULL,
    organization TEXT,
    reading TEXT,
    why TEXT NOT NULL,
    seen_ms INTEGER NOT NULL,
    PRIMARY KEY (county, uid)
) STRICT, WITHOUT ROWID;
INSERT INTO study VALUES('990121','2.25.20260101000000000001','','DX','D99012107',NULL,'no_accession',1767224400000);
INSERT INTO study VALUES('990121','2.25.2170990068958272430106386668424117078','YX-2e31ce39bb57','ECG','D99012107','YX-2e31ce39bb57','none',1766188800000);
CREATE TABLE imaging_mark (
    server TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
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
CREATE INDEX teaching_code_hash ON teaching (code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX teaching_practitioner ON teaching (practitioner, day);
CREATE INDEX teaching_school ON teaching (school) WHERE school IS NOT NULL;
CREATE INDEX teaching_attendance_at ON teaching_attendance (teaching);
CREATE INDEX teaching_try_of ON teaching_try (practitioner, at_ms);
CREATE INDEX achievement_organization ON achievement (organization, day);
CREATE UNIQUE INDEX appraisal_year ON appraisal (programme, year, region) WHERE state <> 'cancelled';
CREATE INDEX appraisal_made ON appraisal (made_ms, id);
CREATE INDEX appraisal_run_made ON appraisal_run (appraisal, made_ms, id);
CREATE UNIQUE INDEX appraisal_score_id ON appraisal_score (id);
CREATE INDEX appraisal_score_run ON appraisal_score (run, whose);
CREATE UNIQUE INDEX appraisal_appeal_id ON appraisal_appeal (id);
CREATE INDEX appraisal_appeal_of ON appraisal_appeal (appraisal, practitioner, indicator);
CREATE UNIQUE INDEX appraisal_appeal_open ON appraisal_appeal (appraisal, practitioner, indicator)
    WHERE state = 'open';
CREATE INDEX referral_id ON referral (id);
CREATE UNIQUE INDEX referral_code ON referral (county, referral);
CREATE INDEX referral_episode ON referral (episode);
CREATE INDEX referral_from ON referral (organization, made_ms);
CREATE INDEX referral_to ON referral (taker, made_ms);
CREATE INDEX referral_waits ON referral (owner, due_ms);
CREATE INDEX referral_based_on ON referral (based_on) WHERE based_on IS NOT NULL;
CREATE INDEX referral_drug_of ON referral_drug (referral);
CREATE INDEX referral_task_of ON referral_task (referral);
CREATE INDEX referral_task_due ON referral_task (due_day) WHERE done_ms IS NULL;
CREATE INDEX referral_result_of ON referral_result (episode, day);
CREATE INDEX referral_order_of ON referral_order (referral);
CREATE INDEX consult_id ON consult (id);
CREATE INDEX consult_from ON consult (organization, made_ms);
CREATE INDEX consult_to ON consult (invitee, made_ms);
CREATE INDEX consult_expert ON consult (expert) WHERE expert IS NOT NULL;
CREATE INDEX consult_apprentice ON consult (apprentice) WHERE apprentice IS NOT NULL;
CREATE INDEX consult_message_of ON consult_message (consult);
CREATE INDEX demand_team ON demand (programme, team) WHERE team <> '';
CREATE INDEX statistic_measure ON statistic (programme, measure, organization, day);
CREATE UNIQUE INDEX budget_id ON budget (id);
CREATE INDEX budget_year ON budget (programme, year, organization);
CREATE INDEX reading_id ON reading (id);
CREATE UNIQUE INDEX reading_code ON reading (county, reading);
CREATE UNIQUE INDEX reading_study ON reading (county, study) WHERE study IS NOT NULL;
CREATE INDEX reading_accession ON reading (reading);
CREATE INDEX reading_by_study ON reading (study) WHERE study IS NOT NULL;
CREATE INDEX reading_from ON reading (organization, made_ms);
CREATE INDEX reading_to ON reading (centre, made_ms);
CREATE INDEX reading_waits ON reading (owner, due_ms);
CREATE INDEX reading_patient ON reading (patient, kind);
CREATE INDEX study_uid ON study (uid);
CREATE INDEX study_waits ON study (seen_ms) WHERE reading IS NULL;
CREATE INDEX operation_procedure
    ON operation (organization, procedure_code, month, delivery, operations);
COMMIT;
