CREATE TABLE account (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    shown text NOT NULL COLLATE pg_catalog."C",
    password text NOT NULL COLLATE pg_catalog."C",
    password_ms bigint NOT NULL,
    totp text NOT NULL COLLATE pg_catalog."C",
    totp_step bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    demonstration bigint NOT NULL,
    made_ms bigint NOT NULL,
    CONSTRAINT account_demonstration_check CHECK ((demonstration = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE account_grant (
    id text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    ended_ms bigint
);
CREATE TABLE alternative (
    county text NOT NULL COLLATE pg_catalog."C",
    assignment text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    practitioner text NOT NULL COLLATE pg_catalog."C",
    utility bigint NOT NULL,
    placed_on text COLLATE pg_catalog."C"
);
CREATE TABLE api_token (
    id text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    until_ms bigint,
    ended_ms bigint,
    demonstration bigint NOT NULL,
    CONSTRAINT api_token_demonstration_check CHECK ((demonstration = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE assignment (
    county text NOT NULL COLLATE pg_catalog."C",
    plan text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    seat bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    utility bigint NOT NULL,
    fit bigint NOT NULL,
    paired bigint NOT NULL,
    continuity bigint NOT NULL,
    preference bigint NOT NULL,
    nearness bigint NOT NULL
);
CREATE TABLE audit (
    seq bigint NOT NULL,
    at_ms bigint NOT NULL,
    actor text COLLATE pg_catalog."C",
    post text COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    noun text NOT NULL COLLATE pg_catalog."C",
    object text COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE audit_head (
    one bigint NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT audit_head_one_check CHECK ((one = 1))
);
CREATE TABLE code (
    scheme text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE demand (
    id text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    seats bigint NOT NULL,
    min_title_rank bigint NOT NULL,
    techniques text NOT NULL COLLATE pg_catalog."C",
    required text NOT NULL COLLATE pg_catalog."C",
    tier bigint NOT NULL,
    weight bigint NOT NULL,
    start_day text NOT NULL COLLATE pg_catalog."C",
    months bigint NOT NULL,
    paired_organization text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    gap text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT demand_min_title_rank_check CHECK (((min_title_rank >= 1) AND (min_title_rank <= 4))),
    CONSTRAINT demand_months_check CHECK (((months >= 1) AND (months <= 60))),
    CONSTRAINT demand_seats_check CHECK (((seats >= 1) AND (seats <= 10000))),
    CONSTRAINT demand_tier_check CHECK (((tier >= 1) AND (tier <= 5))),
    CONSTRAINT demand_weight_check CHECK (((weight >= 1) AND (weight <= 1000)))
);
CREATE TABLE fact (
    residence text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    drg text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    treating text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    payer text NOT NULL COLLATE pg_catalog."C",
    cases bigint NOT NULL,
    rw_cases bigint NOT NULL,
    rw_e4 bigint NOT NULL,
    rw2_cases bigint NOT NULL,
    operated bigint NOT NULL,
    level3 bigint NOT NULL,
    level4 bigint NOT NULL,
    days bigint NOT NULL,
    cost_fen bigint NOT NULL,
    deaths bigint NOT NULL
);
CREATE TABLE failure (
    id text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    at_ms bigint NOT NULL
);
CREATE TABLE frame (
    one bigint NOT NULL,
    region_code text NOT NULL COLLATE pg_catalog."C",
    region_name text NOT NULL COLLATE pg_catalog."C",
    from_month text NOT NULL COLLATE pg_catalog."C",
    to_month text NOT NULL COLLATE pg_catalog."C",
    as_of_ms bigint NOT NULL,
    invented bigint NOT NULL,
    weight text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT frame_invented_check CHECK ((invented = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT frame_one_check CHECK ((one = 1))
);
CREATE TABLE gap (
    id text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    population bigint,
    peers bigint,
    groups bigint,
    avoidable double precision,
    avoidable_low double precision,
    avoidable_rw double precision,
    avoidable_rw_low double precision,
    money_fen bigint,
    blanks bigint,
    blank_rw double precision,
    total_rw double precision,
    score double precision,
    specialists double precision,
    seats bigint
);
CREATE TABLE gap_group (
    county text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    all_cases bigint NOT NULL,
    home bigint NOT NULL,
    "out" bigint NOT NULL,
    border bigint,
    peers bigint NOT NULL,
    peers_rated bigint NOT NULL,
    peers_capable bigint NOT NULL,
    pooled_rate double precision,
    benchmark double precision,
    capable bigint NOT NULL,
    weight double precision,
    avoidable double precision,
    avoidable_low double precision,
    value_rw double precision,
    CONSTRAINT gap_group_capable_check CHECK ((capable = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE gap_peer (
    county text NOT NULL COLLATE pg_catalog."C",
    peer text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE gap_technique (
    county text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    procedure_code text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    away bigint NOT NULL,
    home bigint NOT NULL,
    peers bigint NOT NULL,
    peers_doing bigint NOT NULL,
    weight double precision,
    value_rw double precision
);
CREATE TABLE idempotency (
    subject text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    request text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    status bigint NOT NULL,
    reply text NOT NULL COLLATE pg_catalog."C",
    etag text NOT NULL COLLATE pg_catalog."C",
    location text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE job (
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    row_n bigint NOT NULL,
    checkpoint bigint NOT NULL,
    written bigint NOT NULL,
    refused bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    holder text COLLATE pg_catalog."C",
    lease_ms bigint NOT NULL,
    made_ms bigint NOT NULL,
    ended_ms bigint
);
CREATE TABLE offer (
    id text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    from_day text COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    last_host text COLLATE pg_catalog."C",
    preferred_counties text NOT NULL COLLATE pg_catalog."C",
    excluded_counties text NOT NULL COLLATE pg_catalog."C",
    pinned_demand text COLLATE pg_catalog."C"
);
CREATE TABLE organization (
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    lng double precision,
    lat double precision
);
CREATE TABLE outbox (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    due_ms bigint NOT NULL,
    claims bigint NOT NULL,
    done_ms bigint,
    CONSTRAINT outbox_claims_check CHECK ((claims >= 0))
);
CREATE TABLE plan (
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    offers bigint NOT NULL,
    demands bigint NOT NULL,
    seats bigint NOT NULL,
    filled bigint NOT NULL,
    unfilled bigint NOT NULL,
    unplaced bigint NOT NULL,
    pairs bigint NOT NULL,
    level_0 bigint NOT NULL,
    level_1 bigint NOT NULL,
    level_2 bigint NOT NULL,
    level_3 bigint NOT NULL,
    level_4 bigint NOT NULL,
    level_5 bigint NOT NULL,
    level_6 bigint NOT NULL,
    level_6b bigint NOT NULL,
    level_7 bigint NOT NULL,
    fit bigint NOT NULL,
    paired bigint NOT NULL,
    continuity bigint NOT NULL,
    preference bigint NOT NULL,
    nearness bigint NOT NULL,
    weight_band bigint NOT NULL,
    proved bigint NOT NULL,
    CONSTRAINT plan_proved_check CHECK ((proved = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE practitioner (
    id text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    title_rank bigint NOT NULL,
    techniques text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT practitioner_title_rank_check CHECK (((title_rank >= 1) AND (title_rank <= 4)))
);
CREATE TABLE recovery (
    account text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    used_ms bigint
);
CREATE TABLE region (
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    parent text NOT NULL COLLATE pg_catalog."C",
    lng double precision,
    lat double precision,
    population bigint
);
CREATE TABLE schema_file (
    number bigint NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_ms bigint NOT NULL
);
CREATE TABLE session (
    id text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    post text COLLATE pg_catalog."C",
    stage text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    seen_ms bigint NOT NULL,
    ended_ms bigint
);
CREATE TABLE unfilled (
    county text NOT NULL COLLATE pg_catalog."C",
    plan text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    seats_unfilled bigint NOT NULL,
    cause text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE unplaced (
    county text NOT NULL COLLATE pg_catalog."C",
    plan text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C"
);
INSERT INTO alternative VALUES ('990101', '018bcfe5-6803-7000-9300-000000000003', 1, '018bcfe5-6803-7000-9000-000000000003', 90, '018bcfe5-6802-7000-8400-000000000002');
INSERT INTO alternative VALUES ('990101', '018bcfe5-6803-7000-9300-000000000003', 2, '018bcfe5-6802-7000-9000-000000000002', 80, NULL);
INSERT INTO assignment VALUES ('990101', '018bcfe5-6801-7000-8c00-000000000001', '018bcfe5-6801-7000-8400-000000000001', 1, '018bcfe5-6801-7000-9300-000000000001', '018bcfe5-6801-7000-9000-000000000001', 500, 1000, 0, 0, 1000, 0);
INSERT INTO assignment VALUES ('990101', '018bcfe5-6801-7000-8c00-000000000001', '018bcfe5-6801-7000-8400-000000000001', 2, '018bcfe5-6802-7000-9300-000000000002', '018bcfe5-6802-7000-9000-000000000002', 0, 0, 0, 0, 0, 0);
INSERT INTO assignment VALUES ('990101', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6801-7000-8400-000000000001', 1, '018bcfe5-6803-7000-9300-000000000003', '018bcfe5-6801-7000-9000-000000000001', 597, 1000, 0, 0, 1000, 977);
INSERT INTO assignment VALUES ('990102', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6802-7000-8400-000000000002', 1, '018bcfe5-6804-7000-9300-000000000004', '018bcfe5-6803-7000-9000-000000000003', 650, 1000, 1000, 0, 0, 0);
INSERT INTO code VALUES ('drg', 'IC29', '髋置换');
INSERT INTO code VALUES ('procedure', '81.51', '全髋关节置换');
INSERT INTO demand VALUES ('018bcfe5-6801-7000-8400-000000000001', '990101', 'G-990101-骨科', '018bcfe5-6801-7000-8f00-000000000001', '骨科', 2, 2, '81.51', '', 1, 1000, '2025-01-01', 12, NULL, 'planned', '018bcfe5-6801-7000-8700-000000000001', 1763000000000);
INSERT INTO demand VALUES ('018bcfe5-6802-7000-8400-000000000002', '990102', 'D2', '018bcfe5-6802-7000-8f00-000000000002', '骨科', 1, 1, '', '', 3, 500, '2025-02-01', 6, '018bcfe5-6803-7000-8f00-000000000003', 'planned', NULL, 1763000000001);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-03', '990101', 'H1', '1', 10, 10, 250000, 10, 10, 1, 2, 90, 50000000, 1);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-04', '990103', 'H3', '1', 30, 30, 750000, 30, 30, 1, 2, 270, 150000000, 0);
INSERT INTO fact VALUES ('990102', '骨科', 'IC29', '2024-04', '990103', 'H3', '1', 5, 5, 125000, 5, 5, 1, 2, 45, 25000000, 0);
INSERT INTO fact VALUES ('990103', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', 40, 40, 1000000, 40, 40, 1, 2, 360, 200000000, 0);
INSERT INTO fact VALUES ('', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', 7, 7, 175000, 7, 7, 1, 2, 63, 35000000, 0);
INSERT INTO fact VALUES ('9901', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', 3, 3, 75000, 3, 3, 1, 2, 27, 15000000, 0);
INSERT INTO fact VALUES ('8801', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', 2, 2, 50000, 2, 2, 1, 2, 18, 10000000, 0);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-06', '', 'H9', '1', 4, 4, 100000, 4, 4, 1, 2, 36, 20000000, 0);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2023-12', '990103', 'H3', '1', 100, 100, 2500000, 100, 100, 1, 2, 900, 500000000, 0);
INSERT INTO frame VALUES (1, '990000', '杏省', '2024-01', '2024-12', 1764000000000, 1, 'rw');
INSERT INTO gap VALUES ('018bcfe5-6801-7000-8700-000000000001', '990101', '骨科', 1, 400000, 2, 1, 8.25, 4.5, 20.625, 11.25, 41250000, 1, 3, 22.125, 0.553125, 1.5, 2);
INSERT INTO gap VALUES ('018bcfe5-6802-7000-8700-000000000002', '990102', '心内科', 2, NULL, 2, 1, 1, 0.1, 1.5, 0.25, 100, 0, 0, 1.5, NULL, NULL, NULL);
INSERT INTO gap_group VALUES ('990101', '骨科', 'IC39', 4, 4, 0, NULL, 2, 0, 0, NULL, NULL, 0, 1.5, NULL, NULL, NULL);
INSERT INTO gap_group VALUES ('990101', '骨科', 'IC29', 40, 10, 30, 6, 2, 2, 1, 0.875, 0.45625, 1, 2.5, 8.25, 4.5, 20.625);
INSERT INTO gap_peer VALUES ('990101', '990103');
INSERT INTO gap_peer VALUES ('990101', '990102');
INSERT INTO gap_technique VALUES ('990101', '骨科', '81.54', 'fragile', 3, 2, 2, 2, NULL, NULL);
INSERT INTO gap_technique VALUES ('990101', '骨科', '81.51', 'blank', 6, 0, 2, 1, 2.5, 3);
INSERT INTO offer VALUES ('018bcfe5-6801-7000-8600-000000000001', '990103', 'F', '018bcfe5-6801-7000-9000-000000000001', '2025-01-31', NULL, NULL, '990101', '', NULL);
INSERT INTO offer VALUES ('018bcfe5-6802-7000-8600-000000000002', '990103', 'F', '018bcfe5-6802-7000-9000-000000000002', NULL, NULL, NULL, '', '', NULL);
INSERT INTO offer VALUES ('018bcfe5-6803-7000-8600-000000000003', '990103', 'F', '018bcfe5-6803-7000-9000-000000000003', NULL, NULL, NULL, '', '', NULL);
INSERT INTO organization VALUES ('018bcfe5-6801-7000-8f00-000000000001', 'H1', '甲县医院', '990101', '2A', 'general', 103.25, 30.5);
INSERT INTO organization VALUES ('018bcfe5-6802-7000-8f00-000000000002', 'H2', '乙县医院', '990102', '', '', NULL, NULL);
INSERT INTO organization VALUES ('018bcfe5-6803-7000-8f00-000000000003', 'H3', '东市医院', '990103', '3A', 'general', 103.5, 30.25);
INSERT INTO plan VALUES ('018bcfe5-6801-7000-8c00-000000000001', 'L1', 'superseded', 1763000001001, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1);
INSERT INTO plan VALUES ('018bcfe5-6802-7000-8c00-000000000002', 'L2', 'review', 1763000001002, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1);
INSERT INTO practitioner VALUES ('018bcfe5-6801-7000-9000-000000000001', '990103', 'P1', '张一', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 1, '81.51;81.54');
INSERT INTO practitioner VALUES ('018bcfe5-6802-7000-9000-000000000002', '990103', 'P2', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 2, '');
INSERT INTO practitioner VALUES ('018bcfe5-6803-7000-9000-000000000003', '990103', 'P3', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 3, '');
INSERT INTO practitioner VALUES ('018bcfe5-6804-7000-9000-000000000004', '990103', 'P4', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 4, '');
INSERT INTO region VALUES ('990000', '杏省', 'province', '', NULL, NULL, NULL);
INSERT INTO region VALUES ('990100', '东市', 'city', '990000', 103.5, 30.25, 900000);
INSERT INTO region VALUES ('990101', '甲县', 'county', '990100', 103.25, 30.5, 400000);
INSERT INTO region VALUES ('990102', '乙县', 'county', '990100', 103.75, 30.125, NULL);
INSERT INTO region VALUES ('990103', '丙区', 'district', '990100', 103.5, 30.25, 300000);
INSERT INTO schema_file VALUES (1, '0001-region', '65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f', 1795641669250);
INSERT INTO schema_file VALUES (2, '0002-organization', '0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f', 1795641669362);
INSERT INTO schema_file VALUES (3, '0003-fact', 'd436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025', 1795641669431);
INSERT INTO schema_file VALUES (4, '0004-gap', '05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa', 1795641669452);
INSERT INTO schema_file VALUES (5, '0005-demand', 'b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694', 1795641669541);
INSERT INTO schema_file VALUES (6, '0006-plan', '3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141', 1795641669591);
INSERT INTO schema_file VALUES (7, '0007-outbox', 'c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273', 1795641669695);
INSERT INTO schema_file VALUES (10, '0010-account', '05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a', 1795641669715);
INSERT INTO schema_file VALUES (11, '0011-session', '711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21', 1795641669831);
INSERT INTO schema_file VALUES (12, '0012-audit', '55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab', 1795641669894);
INSERT INTO schema_file VALUES (13, '0013-idempotency', 'cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b', 1795641669933);
INSERT INTO schema_file VALUES (18, '0018-job', '31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453', 1795641670024);
INSERT INTO unfilled VALUES ('990101', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6801-7000-8400-000000000001', 1, 'nobody_eligible', 'title=1;exclusion=0');
INSERT INTO unplaced VALUES ('990103', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6802-7000-9000-000000000002', 'no_eligible_demand');
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_name_key UNIQUE (name);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alternative
    ADD CONSTRAINT alternative_pkey PRIMARY KEY (county, assignment, rank);
ALTER TABLE ONLY api_token
    ADD CONSTRAINT api_token_hash_key UNIQUE (hash);
ALTER TABLE ONLY api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (county, plan, demand, seat);
ALTER TABLE ONLY audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY code
    ADD CONSTRAINT code_pkey PRIMARY KEY (scheme, code);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer);
ALTER TABLE ONLY failure
    ADD CONSTRAINT failure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY frame
    ADD CONSTRAINT frame_pkey PRIMARY KEY (one);
ALTER TABLE ONLY gap
    ADD CONSTRAINT gap_county_discipline_key UNIQUE (county, discipline);
ALTER TABLE ONLY gap_group
    ADD CONSTRAINT gap_group_pkey PRIMARY KEY (county, discipline, code);
ALTER TABLE ONLY gap_peer
    ADD CONSTRAINT gap_peer_pkey PRIMARY KEY (county, peer);
ALTER TABLE ONLY gap
    ADD CONSTRAINT gap_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY gap_technique
    ADD CONSTRAINT gap_technique_pkey PRIMARY KEY (county, discipline, procedure_code);
ALTER TABLE ONLY idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (subject, key);
ALTER TABLE ONLY job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY offer
    ADD CONSTRAINT offer_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY organization
    ADD CONSTRAINT organization_code_key UNIQUE (code);
ALTER TABLE ONLY organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY practitioner
    ADD CONSTRAINT practitioner_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_pkey PRIMARY KEY (account, hash);
ALTER TABLE ONLY region
    ADD CONSTRAINT region_pkey PRIMARY KEY (code);
ALTER TABLE ONLY schema_file
    ADD CONSTRAINT schema_file_pkey PRIMARY KEY (number);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_hash_key UNIQUE (hash);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY unfilled
    ADD CONSTRAINT unfilled_pkey PRIMARY KEY (county, plan, demand);
ALTER TABLE ONLY unplaced
    ADD CONSTRAINT unplaced_pkey PRIMARY KEY (county, plan, practitioner);
CREATE INDEX account_grant_account ON account_grant USING btree (account);
CREATE INDEX account_grant_organization ON account_grant USING btree (organization);
CREATE INDEX account_grant_place ON account_grant USING btree (place);
CREATE INDEX assignment_plan ON assignment USING btree (plan, demand);
CREATE INDEX assignment_practitioner ON assignment USING btree (plan, practitioner);
CREATE INDEX audit_actor ON audit USING btree (actor, seq);
CREATE INDEX audit_object ON audit USING btree (object, seq);
CREATE INDEX demand_gap ON demand USING btree (county, gap);
CREATE INDEX demand_id ON demand USING btree (id);
CREATE INDEX fact_flow ON fact USING btree (residence, treating, month, cases);
CREATE INDEX failure_account ON failure USING btree (account, at_ms);
CREATE INDEX failure_address ON failure USING btree (address, at_ms);
CREATE INDEX gap_id ON gap USING btree (id);
CREATE INDEX idempotency_made ON idempotency USING btree (made_ms);
CREATE INDEX job_made ON job USING btree (made_ms, id);
CREATE UNIQUE INDEX job_open ON job USING btree (kind, source, batch, digest) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX offer_id ON offer USING btree (id);
CREATE INDEX offer_practitioner ON offer USING btree (practitioner);
CREATE INDEX outbox_due ON outbox USING btree (kind, due_ms, id) WHERE (done_ms IS NULL);
CREATE INDEX practitioner_code ON practitioner USING btree (code);
CREATE INDEX practitioner_id ON practitioner USING btree (id);
CREATE INDEX session_account ON session USING btree (account);
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_account_fkey FOREIGN KEY (account) REFERENCES account(id);
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY api_token
    ADD CONSTRAINT api_token_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY assignment
    ADD CONSTRAINT assignment_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY practitioner
    ADD CONSTRAINT practitioner_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_account_fkey FOREIGN KEY (account) REFERENCES account(id);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_account_fkey FOREIGN KEY (account) REFERENCES account(id);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_post_fkey FOREIGN KEY (post) REFERENCES account_grant(id);
ALTER TABLE ONLY unfilled
    ADD CONSTRAINT unfilled_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
ALTER TABLE ONLY unplaced
    ADD CONSTRAINT unplaced_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
