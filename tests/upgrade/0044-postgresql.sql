-- tidy: written by tools/upgrade-fixture
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
CREATE TABLE account_subject (
    issuer text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE achievement (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    achievement text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    amount bigint,
    unit text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    evidence text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE adoption (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    adoption text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    gap_day text NOT NULL COLLATE pg_catalog."C",
    applied_day text COLLATE pg_catalog."C",
    approved_day text COLLATE pg_catalog."C",
    first_day text COLLATE pg_catalog."C",
    independent_day text COLLATE pg_catalog."C",
    sustained_day text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    cause text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE agreement (
    id text NOT NULL COLLATE pg_catalog."C",
    purpose text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    parties text NOT NULL COLLATE pg_catalog."C",
    round bigint NOT NULL,
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    voided_by text COLLATE pg_catalog."C",
    voided_ms bigint,
    voided_why text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT agreement_round_check CHECK ((round >= 1))
);
CREATE TABLE agreement_member (
    agreement text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    side text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE booking (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    booking text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    visit text COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    residence text COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE bulletin (
    id text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    region text NOT NULL COLLATE pg_catalog."C",
    from_day text COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    as_of_day text NOT NULL COLLATE pg_catalog."C",
    invented bigint NOT NULL,
    counts text NOT NULL COLLATE pg_catalog."C",
    seal text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    publisher text COLLATE pg_catalog."C",
    published_ms bigint,
    CONSTRAINT bulletin_invented_check CHECK ((invented = ANY (ARRAY[(0)::bigint, (1)::bigint])))
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
CREATE TABLE department (
    id text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    beds bigint,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    voided_by text COLLATE pg_catalog."C",
    voided_ms bigint,
    voided_why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE entry (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    fund text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    amount_fen bigint,
    day text NOT NULL COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE event (
    seq bigint NOT NULL,
    at_ms bigint NOT NULL,
    place text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    object text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE fund (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    fund text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
CREATE TABLE mentorship (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    mentorship text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    mentor text NOT NULL COLLATE pg_catalog."C",
    apprentice text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    technique text COLLATE pg_catalog."C",
    school text COLLATE pg_catalog."C",
    agreed_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
CREATE TABLE operation (
    treating text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    procedure_code text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    residence text NOT NULL COLLATE pg_catalog."C",
    payer text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    operations bigint NOT NULL,
    main bigint NOT NULL,
    main_rw_cases bigint NOT NULL,
    main_rw_e4 bigint NOT NULL,
    main_cost_fen bigint NOT NULL,
    CONSTRAINT operation_level_check CHECK (((level >= 0) AND (level <= 4)))
);
CREATE TABLE organization (
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    lng double precision,
    lat double precision,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE organization_level (
    id text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    from_day text COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    voided_by text COLLATE pg_catalog."C",
    voided_ms bigint
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
CREATE TABLE patient (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    key_number bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    id_number text COLLATE pg_catalog."C",
    phone text COLLATE pg_catalog."C",
    address text COLLATE pg_catalog."C",
    name_hash text NOT NULL COLLATE pg_catalog."C",
    id_number_hash text COLLATE pg_catalog."C",
    phone_hash text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE placement (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    branch text COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    home text COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    post text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    technique text COLLATE pg_catalog."C",
    round text COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    arrived_day text COLLATE pg_catalog."C",
    ended_day text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    cause text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT practitioner_title_rank_check CHECK (((title_rank >= 1) AND (title_rank <= 4)))
);
CREATE TABLE practitioner_role (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    voided_by text COLLATE pg_catalog."C",
    voided_ms bigint,
    voided_why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE presence (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    presence text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    home_day text COLLATE pg_catalog."C",
    host_day text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE procedure (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    center text COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    level bigint,
    mentor text COLLATE pg_catalog."C",
    approach text COLLATE pg_catalog."C",
    outcome text COLLATE pg_catalog."C",
    complication text COLLATE pg_catalog."C",
    local_case text COLLATE pg_catalog."C",
    signed_day text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE programme (
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    seal text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE prospect (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    prospect text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    home text COLLATE pg_catalog."C",
    stage text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    trip text COLLATE pg_catalog."C",
    introduced_by text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
CREATE TABLE seal_key (
    organization text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    profile text NOT NULL COLLATE pg_catalog."C",
    wrapped text NOT NULL COLLATE pg_catalog."C",
    master text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE session (
    id text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    post text COLLATE pg_catalog."C",
    stage text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    seen_ms bigint NOT NULL,
    ended_ms bigint,
    proven_ms bigint
);
CREATE TABLE statistic (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    statistic text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    numerator bigint,
    denominator bigint,
    status text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE studio (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    studio text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    level text COLLATE pg_catalog."C",
    leader text COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    opened_day text NOT NULL COLLATE pg_catalog."C",
    closed_day text COLLATE pg_catalog."C",
    grant_fen bigint,
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE task (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    task text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    due_day text NOT NULL COLLATE pg_catalog."C",
    done_day text COLLATE pg_catalog."C",
    signed_day text COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE teaching (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    teaching text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    topic text COLLATE pg_catalog."C",
    attendees bigint,
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE technique (
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    procedure text NOT NULL COLLATE pg_catalog."C",
    tcm bigint NOT NULL,
    CONSTRAINT technique_level_check CHECK (((level >= 1) AND (level <= 4))),
    CONSTRAINT technique_tcm_check CHECK ((tcm = ANY (ARRAY[(0)::bigint, (1)::bigint])))
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
CREATE TABLE upload (
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    row_n bigint NOT NULL,
    bad_n bigint NOT NULL,
    job text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    wiped_ms bigint
);
CREATE TABLE upload_row (
    upload text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    key_number bigint NOT NULL,
    key_hash text NOT NULL COLLATE pg_catalog."C",
    fields text NOT NULL COLLATE pg_catalog."C",
    fault_column bigint NOT NULL,
    fault text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE visit (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    visit text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    starts text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    travel_fen bigint,
    lodging_fen bigint,
    delivery text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
INSERT INTO organization VALUES ('018bcfe5-6801-7000-8f00-000000000001', 'H1', '甲县医院', '990101', '2A', 'general', 103.25, 30.5, 1);
INSERT INTO organization VALUES ('018bcfe5-6802-7000-8f00-000000000002', 'H2', '乙县医院', '990102', '', '', NULL, NULL, 1);
INSERT INTO organization VALUES ('018bcfe5-6803-7000-8f00-000000000003', 'H3', '东市医院', '990103', '3A', 'general', 103.5, 30.25, 1);
INSERT INTO plan VALUES ('018bcfe5-6801-7000-8c00-000000000001', 'L1', 'superseded', 1763000001001, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1);
INSERT INTO plan VALUES ('018bcfe5-6802-7000-8c00-000000000002', 'L2', 'review', 1763000001002, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1);
INSERT INTO practitioner VALUES ('018bcfe5-6801-7000-9000-000000000001', '990103', 'P1', '张一', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 1, '81.51;81.54', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6802-7000-9000-000000000002', '990103', 'P2', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 2, '', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6803-7000-9000-000000000003', '990103', 'P3', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 3, '', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6804-7000-9000-000000000004', '990103', 'P4', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 4, '', 1);
INSERT INTO region VALUES ('990000', '杏省', 'province', '', NULL, NULL, NULL);
INSERT INTO region VALUES ('990100', '东市', 'city', '990000', 103.5, 30.25, 900000);
INSERT INTO region VALUES ('990101', '甲县', 'county', '990100', 103.25, 30.5, 400000);
INSERT INTO region VALUES ('990102', '乙县', 'county', '990100', 103.75, 30.125, NULL);
INSERT INTO region VALUES ('990103', '丙区', 'district', '990100', 103.5, 30.25, 300000);
INSERT INTO schema_file VALUES (1, '0001-region', '65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f', 1795647875385);
INSERT INTO schema_file VALUES (2, '0002-organization', '0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f', 1795647875391);
INSERT INTO schema_file VALUES (3, '0003-fact', 'd436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025', 1795647875399);
INSERT INTO schema_file VALUES (4, '0004-gap', '05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa', 1795647875400);
INSERT INTO schema_file VALUES (5, '0005-demand', 'b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694', 1795647875407);
INSERT INTO schema_file VALUES (6, '0006-plan', '3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141', 1795647875411);
INSERT INTO schema_file VALUES (7, '0007-outbox', 'c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273', 1795647875417);
INSERT INTO schema_file VALUES (10, '0010-account', '05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a', 1795647875422);
INSERT INTO schema_file VALUES (11, '0011-session', '711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21', 1795647875431);
INSERT INTO schema_file VALUES (12, '0012-audit', '55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab', 1795647875438);
INSERT INTO schema_file VALUES (13, '0013-idempotency', 'cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b', 1795647875440);
INSERT INTO schema_file VALUES (18, '0018-job', '31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453', 1795647875442);
INSERT INTO schema_file VALUES (19, '0019-upload', '806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698', 1795647875449);
INSERT INTO schema_file VALUES (20, '0020-session', 'fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58', 1795647875454);
INSERT INTO schema_file VALUES (21, '0021-provider', 'c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce', 1795647875455);
INSERT INTO schema_file VALUES (26, '0026-operation', '239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8', 1795647875459);
INSERT INTO schema_file VALUES (30, '0030-placement', '30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13', 1795647875460);
INSERT INTO schema_file VALUES (31, '0031-mentorship', '47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0', 1795647875468);
INSERT INTO schema_file VALUES (32, '0032-visit', 'f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de', 1795647875472);
INSERT INTO schema_file VALUES (33, '0033-procedure', '4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8', 1795647875477);
INSERT INTO schema_file VALUES (34, '0034-achievement', '624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49', 1795647875483);
INSERT INTO schema_file VALUES (35, '0035-fund', 'c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4', 1795647875489);
INSERT INTO schema_file VALUES (36, '0036-bulletin', '6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd', 1795647875495);
INSERT INTO schema_file VALUES (40, '0040-patient', 'e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279', 1795647875503);
INSERT INTO schema_file VALUES (41, '0041-registry', '26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171', 1795647875505);
INSERT INTO schema_file VALUES (42, '0042-agreement', '7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2', 1795647875513);
INSERT INTO schema_file VALUES (43, '0043-role', '282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf', 1795647875520);
INSERT INTO schema_file VALUES (44, '0044-event', '1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9', 1795647875527);
INSERT INTO unfilled VALUES ('990101', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6801-7000-8400-000000000001', 1, 'nobody_eligible', 'title=1;exclusion=0');
INSERT INTO unplaced VALUES ('990103', '018bcfe5-6802-7000-8c00-000000000002', '018bcfe5-6802-7000-9000-000000000002', 'no_eligible_demand');
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_name_key UNIQUE (name);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY account_subject
    ADD CONSTRAINT account_subject_issuer_account_key UNIQUE (issuer, account);
ALTER TABLE ONLY account_subject
    ADD CONSTRAINT account_subject_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY achievement
    ADD CONSTRAINT achievement_pkey PRIMARY KEY (county, achievement);
ALTER TABLE ONLY adoption
    ADD CONSTRAINT adoption_pkey PRIMARY KEY (county, adoption);
ALTER TABLE ONLY agreement_member
    ADD CONSTRAINT agreement_member_pkey PRIMARY KEY (agreement, organization);
ALTER TABLE ONLY agreement
    ADD CONSTRAINT agreement_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (county, booking);
ALTER TABLE ONLY bulletin
    ADD CONSTRAINT bulletin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY code
    ADD CONSTRAINT code_pkey PRIMARY KEY (scheme, code);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY department
    ADD CONSTRAINT department_pkey PRIMARY KEY (id);
ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (county, entry);
ALTER TABLE ONLY event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer);
ALTER TABLE ONLY failure
    ADD CONSTRAINT failure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY frame
    ADD CONSTRAINT frame_pkey PRIMARY KEY (one);
ALTER TABLE ONLY fund
    ADD CONSTRAINT fund_pkey PRIMARY KEY (county, fund);
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
ALTER TABLE ONLY mentorship
    ADD CONSTRAINT mentorship_pkey PRIMARY KEY (county, mentorship);
ALTER TABLE ONLY offer
    ADD CONSTRAINT offer_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY operation
    ADD CONSTRAINT operation_pkey PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer, level);
ALTER TABLE ONLY organization
    ADD CONSTRAINT organization_code_key UNIQUE (code);
ALTER TABLE ONLY organization_level
    ADD CONSTRAINT organization_level_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY patient
    ADD CONSTRAINT patient_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (county, placement);
ALTER TABLE ONLY plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY practitioner
    ADD CONSTRAINT practitioner_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY practitioner_role
    ADD CONSTRAINT practitioner_role_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (county, presence);
ALTER TABLE ONLY procedure
    ADD CONSTRAINT procedure_pkey PRIMARY KEY (county, procedure);
ALTER TABLE ONLY programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY prospect
    ADD CONSTRAINT prospect_pkey PRIMARY KEY (county, prospect);
ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_pkey PRIMARY KEY (account, hash);
ALTER TABLE ONLY region
    ADD CONSTRAINT region_pkey PRIMARY KEY (code);
ALTER TABLE ONLY schema_file
    ADD CONSTRAINT schema_file_pkey PRIMARY KEY (number);
ALTER TABLE ONLY seal_key
    ADD CONSTRAINT seal_key_pkey PRIMARY KEY (organization, number);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_hash_key UNIQUE (hash);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY statistic
    ADD CONSTRAINT statistic_pkey PRIMARY KEY (county, statistic);
ALTER TABLE ONLY studio
    ADD CONSTRAINT studio_pkey PRIMARY KEY (county, studio);
ALTER TABLE ONLY task
    ADD CONSTRAINT task_pkey PRIMARY KEY (county, task);
ALTER TABLE ONLY teaching
    ADD CONSTRAINT teaching_pkey PRIMARY KEY (county, teaching);
ALTER TABLE ONLY technique
    ADD CONSTRAINT technique_pkey PRIMARY KEY (code);
ALTER TABLE ONLY unfilled
    ADD CONSTRAINT unfilled_pkey PRIMARY KEY (county, plan, demand);
ALTER TABLE ONLY unplaced
    ADD CONSTRAINT unplaced_pkey PRIMARY KEY (county, plan, practitioner);
ALTER TABLE ONLY upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY upload_row
    ADD CONSTRAINT upload_row_pkey PRIMARY KEY (upload, number);
ALTER TABLE ONLY visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (county, visit);
CREATE INDEX account_grant_account ON account_grant USING btree (account);
CREATE INDEX account_grant_organization ON account_grant USING btree (organization);
CREATE INDEX account_grant_place ON account_grant USING btree (place);
CREATE INDEX achievement_code ON achievement USING btree (achievement);
CREATE INDEX achievement_id ON achievement USING btree (id);
CREATE INDEX achievement_programme ON achievement USING btree (programme, day);
CREATE INDEX adoption_code ON adoption USING btree (adoption);
CREATE INDEX adoption_id ON adoption USING btree (id);
CREATE INDEX adoption_programme ON adoption USING btree (programme, gap_day);
CREATE INDEX agreement_from ON agreement USING btree (from_day, id);
CREATE INDEX agreement_member_of ON agreement_member USING btree (organization);
CREATE UNIQUE INDEX agreement_open ON agreement USING btree (purpose, parties) WHERE ((until_day IS NULL) AND (voided_ms IS NULL));
CREATE UNIQUE INDEX agreement_round ON agreement USING btree (purpose, parties, round) WHERE (voided_ms IS NULL);
CREATE INDEX assignment_plan ON assignment USING btree (plan, demand);
CREATE INDEX assignment_practitioner ON assignment USING btree (plan, practitioner);
CREATE INDEX audit_actor ON audit USING btree (actor, seq);
CREATE INDEX audit_object ON audit USING btree (object, seq);
CREATE INDEX booking_code ON booking USING btree (booking);
CREATE INDEX booking_id ON booking USING btree (id);
CREATE INDEX booking_programme ON booking USING btree (programme, day);
CREATE INDEX bulletin_made ON bulletin USING btree (made_ms, id);
CREATE INDEX demand_gap ON demand USING btree (county, gap);
CREATE INDEX demand_id ON demand USING btree (id);
CREATE UNIQUE INDEX department_name ON department USING btree (organization, name) WHERE (voided_ms IS NULL);
CREATE INDEX department_of ON department USING btree (organization);
CREATE INDEX entry_code ON entry USING btree (entry);
CREATE INDEX entry_id ON entry USING btree (id);
CREATE INDEX entry_programme ON entry USING btree (programme, day);
CREATE INDEX fact_flow ON fact USING btree (residence, treating, month, cases);
CREATE INDEX fact_organization ON fact USING btree (organization, month, discipline, cases);
CREATE INDEX failure_account ON failure USING btree (account, at_ms);
CREATE INDEX failure_address ON failure USING btree (address, at_ms);
CREATE INDEX fund_code ON fund USING btree (fund);
CREATE INDEX fund_id ON fund USING btree (id);
CREATE INDEX fund_programme ON fund USING btree (programme, day);
CREATE INDEX gap_id ON gap USING btree (id);
CREATE INDEX idempotency_made ON idempotency USING btree (made_ms);
CREATE INDEX job_made ON job USING btree (made_ms, id);
CREATE UNIQUE INDEX job_open ON job USING btree (kind, source, batch, digest) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX mentorship_code ON mentorship USING btree (mentorship);
CREATE INDEX mentorship_id ON mentorship USING btree (id);
CREATE INDEX mentorship_programme ON mentorship USING btree (programme, agreed_day);
CREATE INDEX offer_id ON offer USING btree (id);
CREATE INDEX offer_practitioner ON offer USING btree (practitioner);
CREATE INDEX operation_discipline ON operation USING btree (discipline, month, organization, procedure_code, operations);
CREATE INDEX organization_level_of ON organization_level USING btree (organization);
CREATE UNIQUE INDEX organization_level_open ON organization_level USING btree (organization) WHERE ((until_day IS NULL) AND (voided_ms IS NULL));
CREATE INDEX outbox_due ON outbox USING btree (kind, due_ms, id) WHERE (done_ms IS NULL);
CREATE INDEX patient_id ON patient USING btree (id);
CREATE INDEX patient_id_number ON patient USING btree (organization, id_number_hash);
CREATE INDEX patient_key ON patient USING btree (organization, key_number);
CREATE INDEX patient_name ON patient USING btree (organization, name_hash);
CREATE INDEX patient_phone ON patient USING btree (organization, phone_hash);
CREATE INDEX placement_code ON placement USING btree (placement);
CREATE INDEX placement_id ON placement USING btree (id);
CREATE INDEX placement_programme ON placement USING btree (programme, from_day);
CREATE UNIQUE INDEX practitioner_code ON practitioner USING btree (code);
CREATE INDEX practitioner_id ON practitioner USING btree (id);
CREATE INDEX practitioner_role_of ON practitioner_role USING btree (practitioner);
CREATE INDEX presence_code ON presence USING btree (presence);
CREATE INDEX presence_id ON presence USING btree (id);
CREATE INDEX procedure_code ON procedure USING btree (procedure);
CREATE INDEX procedure_id ON procedure USING btree (id);
CREATE INDEX procedure_programme ON procedure USING btree (programme, day);
CREATE INDEX prospect_code ON prospect USING btree (prospect);
CREATE INDEX prospect_id ON prospect USING btree (id);
CREATE INDEX prospect_programme ON prospect USING btree (programme, day);
CREATE INDEX session_account ON session USING btree (account);
CREATE INDEX statistic_code ON statistic USING btree (statistic);
CREATE INDEX statistic_id ON statistic USING btree (id);
CREATE INDEX statistic_programme ON statistic USING btree (programme, day);
CREATE INDEX studio_code ON studio USING btree (studio);
CREATE INDEX studio_id ON studio USING btree (id);
CREATE INDEX studio_programme ON studio USING btree (programme, opened_day);
CREATE INDEX task_code ON task USING btree (task);
CREATE INDEX task_id ON task USING btree (id);
CREATE INDEX teaching_code ON teaching USING btree (teaching);
CREATE INDEX teaching_id ON teaching USING btree (id);
CREATE INDEX teaching_programme ON teaching USING btree (programme, day);
CREATE INDEX upload_job ON upload USING btree (job);
CREATE INDEX upload_made ON upload USING btree (made_ms, id);
CREATE INDEX upload_row_fault ON upload_row USING btree (upload, fault, number);
CREATE INDEX upload_row_key ON upload_row USING btree (upload, key_hash);
CREATE INDEX visit_code ON visit USING btree (visit);
CREATE INDEX visit_id ON visit USING btree (id);
CREATE INDEX visit_programme ON visit USING btree (programme, day);
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_account_fkey FOREIGN KEY (account) REFERENCES account(id);
ALTER TABLE ONLY account_grant
    ADD CONSTRAINT account_grant_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY account_subject
    ADD CONSTRAINT account_subject_account_fkey FOREIGN KEY (account) REFERENCES account(id);
ALTER TABLE ONLY agreement_member
    ADD CONSTRAINT agreement_member_agreement_fkey FOREIGN KEY (agreement) REFERENCES agreement(id);
ALTER TABLE ONLY agreement_member
    ADD CONSTRAINT agreement_member_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY api_token
    ADD CONSTRAINT api_token_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY assignment
    ADD CONSTRAINT assignment_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY department
    ADD CONSTRAINT department_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY organization_level
    ADD CONSTRAINT organization_level_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY practitioner
    ADD CONSTRAINT practitioner_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY practitioner_role
    ADD CONSTRAINT practitioner_role_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
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
