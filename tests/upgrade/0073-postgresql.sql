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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    equipment text COLLATE pg_catalog."C",
    staff text COLLATE pg_catalog."C",
    safety_plan text COLLATE pg_catalog."C",
    supervised_day text COLLATE pg_catalog."C",
    left_day text COLLATE pg_catalog."C",
    applied_by text COLLATE pg_catalog."C"
);
CREATE TABLE adoption_step (
    county text NOT NULL COLLATE pg_catalog."C",
    adoption text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    events bigint,
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    ticket bigint,
    channel text COLLATE pg_catalog."C",
    booked_by text COLLATE pg_catalog."C",
    patient text COLLATE pg_catalog."C",
    phone_hash text COLLATE pg_catalog."C",
    request text COLLATE pg_catalog."C",
    confirm_request text COLLATE pg_catalog."C",
    code_hash text COLLATE pg_catalog."C",
    tries bigint DEFAULT 0 NOT NULL,
    held_until_ms bigint,
    receipt_hash text COLLATE pg_catalog."C"
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
CREATE TABLE bulletin_effect (
    bulletin text NOT NULL COLLATE pg_catalog."C",
    run text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL
);
CREATE TABLE certificate (
    code text NOT NULL COLLATE pg_catalog."C",
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text NOT NULL COLLATE pg_catalog."C",
    days bigint NOT NULL,
    issued_day text NOT NULL COLLATE pg_catalog."C",
    issued_by text COLLATE pg_catalog."C",
    issued_ms bigint NOT NULL,
    withdrawn_by text COLLATE pg_catalog."C",
    withdrawn_ms bigint,
    withdrawn_why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE code (
    scheme text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE delivery (
    id text NOT NULL COLLATE pg_catalog."C",
    job text COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    file text COLLATE pg_catalog."C",
    replaces text NOT NULL COLLATE pg_catalog."C",
    map text NOT NULL COLLATE pg_catalog."C",
    scheme text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    read_n bigint NOT NULL,
    accepted bigint NOT NULL,
    rejected bigint NOT NULL,
    resolved bigint NOT NULL,
    made_ms bigint NOT NULL,
    current_ms bigint,
    retired_ms bigint
);
CREATE TABLE delivery_part (
    organization text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    accepted bigint NOT NULL,
    rejected bigint NOT NULL
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
    programme text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    edition bigint DEFAULT 0 NOT NULL,
    kind text DEFAULT 'expert'::text NOT NULL COLLATE pg_catalog."C",
    suggested bigint,
    requested bigint,
    approved bigint,
    reason text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    claim text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    ready_people bigint,
    ready_beds bigint,
    ready_equipment text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    chain text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    level text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    since_ms bigint,
    remainder_of text COLLATE pg_catalog."C",
    plan text COLLATE pg_catalog."C",
    version bigint DEFAULT 1 NOT NULL,
    due_day text COLLATE pg_catalog."C",
    CONSTRAINT demand_min_title_rank_check CHECK (((min_title_rank >= 1) AND (min_title_rank <= 4))),
    CONSTRAINT demand_months_check CHECK (((months >= 1) AND (months <= 60))),
    CONSTRAINT demand_seats_check CHECK (((seats >= 1) AND (seats <= 10000))),
    CONSTRAINT demand_tier_check CHECK (((tier >= 1) AND (tier <= 5))),
    CONSTRAINT demand_weight_check CHECK (((weight >= 1) AND (weight <= 1000)))
);
CREATE TABLE demand_evidence (
    county text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    frozen_ms bigint NOT NULL,
    from_month text NOT NULL COLLATE pg_catalog."C",
    to_month text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    avoidable_rw double precision,
    avoidable_rw_low double precision,
    money_fen bigint,
    blanks bigint NOT NULL,
    score double precision,
    specialists double precision,
    seats bigint
);
CREATE TABLE demand_evidence_line (
    county text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    cases bigint NOT NULL,
    home bigint NOT NULL,
    away bigint NOT NULL,
    value_rw double precision
);
CREATE TABLE demand_step (
    county text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    step bigint NOT NULL,
    act text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    seats bigint NOT NULL,
    why text NOT NULL COLLATE pg_catalog."C",
    actor text COLLATE pg_catalog."C",
    at_ms bigint NOT NULL
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
    made_ms bigint NOT NULL,
    subsidy text COLLATE pg_catalog."C",
    version bigint,
    subject text COLLATE pg_catalog."C",
    month text COLLATE pg_catalog."C",
    period_from text COLLATE pg_catalog."C",
    days bigint,
    days_before bigint,
    days_whole bigint,
    follows text COLLATE pg_catalog."C",
    run text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C"
);
CREATE TABLE entry_step (
    county text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    run text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE evaluation (
    id text NOT NULL COLLATE pg_catalog."C",
    region text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    question text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    indicator text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    starts text NOT NULL COLLATE pg_catalog."C",
    excluded text NOT NULL COLLATE pg_catalog."C",
    from_month text NOT NULL COLLATE pg_catalog."C",
    until_month text NOT NULL COLLATE pg_catalog."C",
    window_months bigint NOT NULL,
    anticipation bigint NOT NULL,
    control text NOT NULL COLLATE pg_catalog."C",
    concurrent text NOT NULL COLLATE pg_catalog."C",
    data_month text COLLATE pg_catalog."C",
    seal text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE evaluation_run (
    id text NOT NULL COLLATE pg_catalog."C",
    evaluation text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    class text NOT NULL COLLATE pg_catalog."C",
    doubts bigint NOT NULL,
    data_month text COLLATE pg_catalog."C",
    att double precision,
    low double precision,
    high double precision,
    sentence text NOT NULL COLLATE pg_catalog."C",
    panel text NOT NULL COLLATE pg_catalog."C",
    panel_seal text NOT NULL COLLATE pg_catalog."C",
    result text NOT NULL COLLATE pg_catalog."C",
    seal text NOT NULL COLLATE pg_catalog."C"
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
    delivery text NOT NULL COLLATE pg_catalog."C",
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
CREATE VIEW fact_now AS
 SELECT fact.residence,
    fact.discipline,
    fact.drg,
    fact.month,
    fact.treating,
    fact.organization,
    fact.payer,
    fact.delivery,
    fact.cases,
    fact.rw_cases,
    fact.rw_e4,
    fact.rw2_cases,
    fact.operated,
    fact.level3,
    fact.level4,
    fact.days,
    fact.cost_fen,
    fact.deaths
   FROM fact
  WHERE (NOT (fact.delivery IN ( SELECT delivery.id
           FROM delivery
          WHERE (delivery.state = ANY (ARRAY['writing'::text, 'retired'::text])))));
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
    made_ms bigint NOT NULL,
    region text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C"
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
CREATE TABLE heritage (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    school text COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    consent bigint NOT NULL,
    about text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
CREATE TABLE licence (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    practitioner text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    number text NOT NULL COLLATE pg_catalog."C",
    covers text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    voided_by text COLLATE pg_catalog."C",
    voided_ms bigint,
    voided_why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE mastery (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    review text COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT mastery_level_check CHECK (((level >= 1) AND (level <= 5)))
);
CREATE TABLE mastery_review (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    practitioner text NOT NULL COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    asked_day text NOT NULL COLLATE pg_catalog."C",
    cases bigint NOT NULL,
    failures bigint NOT NULL,
    score double precision NOT NULL,
    score_limit double precision NOT NULL,
    seal text NOT NULL COLLATE pg_catalog."C",
    checked text NOT NULL COLLATE pg_catalog."C",
    mentor text NOT NULL COLLATE pg_catalog."C",
    mentor_ms bigint,
    department_by text COLLATE pg_catalog."C",
    department_ms bigint,
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE mastery_signal (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    done_ms bigint
);
CREATE TABLE material (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    noun text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    bytes text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE mentor_capacity (
    county text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    pairs bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT mentor_capacity_pairs_check CHECK (((pairs >= 0) AND (pairs <= 20)))
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    mentor_day text COLLATE pg_catalog."C",
    mentor_by text COLLATE pg_catalog."C",
    apprentice_day text COLLATE pg_catalog."C",
    apprentice_by text COLLATE pg_catalog."C",
    ceremony_day text COLLATE pg_catalog."C",
    ended_day text COLLATE pg_catalog."C",
    cause text COLLATE pg_catalog."C"
);
CREATE TABLE mentorship_goal (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    mentorship text NOT NULL COLLATE pg_catalog."C",
    technique text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    cases bigint NOT NULL,
    due_day text NOT NULL COLLATE pg_catalog."C",
    reached_day text COLLATE pg_catalog."C",
    reached_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT mentorship_goal_cases_check CHECK ((cases >= 0)),
    CONSTRAINT mentorship_goal_level_check CHECK (((level >= 1) AND (level <= 5)))
);
CREATE TABLE mentorship_meeting (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    mentorship text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE mentorship_step (
    county text NOT NULL COLLATE pg_catalog."C",
    mentorship text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
    pinned_demand text COLLATE pg_catalog."C",
    programme text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    state text DEFAULT 'offered'::text NOT NULL COLLATE pg_catalog."C",
    circumstance text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    note text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint DEFAULT 0 NOT NULL,
    since_ms bigint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE offer_step (
    county text NOT NULL COLLATE pg_catalog."C",
    offer text NOT NULL COLLATE pg_catalog."C",
    step bigint NOT NULL,
    act text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    actor text COLLATE pg_catalog."C",
    at_ms bigint NOT NULL
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
    delivery text NOT NULL COLLATE pg_catalog."C",
    operations bigint NOT NULL,
    main bigint NOT NULL,
    main_rw_cases bigint NOT NULL,
    main_rw_e4 bigint NOT NULL,
    main_cost_fen bigint NOT NULL,
    CONSTRAINT operation_of_level_check CHECK (((level >= 0) AND (level <= 4)))
);
CREATE VIEW operation_now AS
 SELECT operation.treating,
    operation.discipline,
    operation.organization,
    operation.procedure_code,
    operation.month,
    operation.residence,
    operation.payer,
    operation.level,
    operation.delivery,
    operation.operations,
    operation.main,
    operation.main_rw_cases,
    operation.main_rw_e4,
    operation.main_cost_fen
   FROM operation
  WHERE (NOT (operation.delivery IN ( SELECT delivery.id
           FROM delivery
          WHERE (delivery.state = ANY (ARRAY['writing'::text, 'retired'::text])))));
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
CREATE TABLE payee (
    county text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    key_number bigint NOT NULL,
    holder text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    bank text NOT NULL COLLATE pg_catalog."C",
    id_number text COLLATE pg_catalog."C",
    birth text COLLATE pg_catalog."C",
    account_hash text NOT NULL COLLATE pg_catalog."C",
    id_hash text COLLATE pg_catalog."C",
    person_hash text COLLATE pg_catalog."C",
    tail text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE payment (
    run text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    payee text NOT NULL COLLATE pg_catalog."C",
    payee_version bigint NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE payment_part (
    run text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    amount_fen bigint NOT NULL
);
CREATE TABLE payment_run (
    id text NOT NULL COLLATE pg_catalog."C",
    region text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    fund text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    payment_n bigint NOT NULL,
    total_fen bigint NOT NULL,
    held_n bigint NOT NULL,
    seal text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    releaser text COLLATE pg_catalog."C",
    released_ms bigint,
    closed_by text COLLATE pg_catalog."C",
    closed_ms bigint
);
CREATE TABLE payment_sample (
    run text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL COLLATE pg_catalog."C",
    decision text NOT NULL COLLATE pg_catalog."C",
    decider text COLLATE pg_catalog."C",
    agreed bigint,
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    assignment text COLLATE pg_catalog."C",
    succeeds text COLLATE pg_catalog."C"
);
CREATE TABLE placement_leave (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE placement_month (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    days bigint NOT NULL,
    closed_by text COLLATE pg_catalog."C",
    closed_ms bigint NOT NULL
);
CREATE TABLE placement_review (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    grade text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE placement_step (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
    programme text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    previous text COLLATE pg_catalog."C",
    CONSTRAINT plan_proved_check CHECK ((proved = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE plan_file (
    plan text NOT NULL COLLATE pg_catalog."C",
    side text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    bytes text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE plan_run (
    id text NOT NULL COLLATE pg_catalog."C",
    job text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    edition bigint NOT NULL,
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text NOT NULL COLLATE pg_catalog."C",
    previous text COLLATE pg_catalog."C",
    hold bigint NOT NULL,
    pins text NOT NULL COLLATE pg_catalog."C",
    without text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT plan_run_hold_check CHECK ((hold = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE plan_step (
    plan text NOT NULL COLLATE pg_catalog."C",
    step bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    actor text COLLATE pg_catalog."C",
    at_ms bigint NOT NULL
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'open'::text NOT NULL COLLATE pg_catalog."C",
    result text COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    closed_by text COLLATE pg_catalog."C",
    closed_ms bigint
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    practitioner text COLLATE pg_catalog."C"
);
CREATE TABLE prospect_step (
    county text NOT NULL COLLATE pg_catalog."C",
    prospect text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    stage text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE protection (
    county text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    most bigint NOT NULL,
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT protection_most_check CHECK (((most >= 0) AND (most <= 1000000)))
);
CREATE TABLE quality (
    organization text NOT NULL COLLATE pg_catalog."C",
    month text NOT NULL COLLATE pg_catalog."C",
    rule text NOT NULL COLLATE pg_catalog."C",
    delivery text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL,
    lines text NOT NULL COLLATE pg_catalog."C",
    file bigint NOT NULL
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
CREATE TABLE school (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
CREATE TABLE shared_post (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    home text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    seats bigint NOT NULL,
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    ended_by text COLLATE pg_catalog."C",
    ended_ms bigint,
    CONSTRAINT shared_post_seats_check CHECK (((seats >= 1) AND (seats <= 1000)))
);
CREATE TABLE side (
    name text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C"
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE studio_member (
    county text NOT NULL COLLATE pg_catalog."C",
    studio text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE studio_review (
    county text NOT NULL COLLATE pg_catalog."C",
    studio text NOT NULL COLLATE pg_catalog."C",
    year bigint NOT NULL,
    grade text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    starts text COLLATE pg_catalog."C",
    place text COLLATE pg_catalog."C",
    code_hash text COLLATE pg_catalog."C",
    code_until_ms bigint
);
CREATE TABLE teaching_attendance (
    county text NOT NULL COLLATE pg_catalog."C",
    teaching text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    at_ms bigint NOT NULL,
    by_code bigint NOT NULL,
    made_by text COLLATE pg_catalog."C"
);
CREATE TABLE technique (
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    procedure text NOT NULL COLLATE pg_catalog."C",
    tcm bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    retired_ms bigint,
    CONSTRAINT technique_level_check CHECK (((level >= 1) AND (level <= 4))),
    CONSTRAINT technique_tcm_check CHECK ((tcm = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE technique_curve (
    technique text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    outcomes text NOT NULL COLLATE pg_catalog."C",
    complications text NOT NULL COLLATE pg_catalog."C",
    failures text NOT NULL COLLATE pg_catalog."C",
    adequate_permille bigint NOT NULL,
    inadequate_permille bigint NOT NULL,
    planned bigint NOT NULL,
    "least" bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE technique_past (
    code text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    level bigint NOT NULL,
    procedure text NOT NULL COLLATE pg_catalog."C",
    tcm bigint NOT NULL,
    retired_ms bigint,
    until_ms bigint NOT NULL,
    until_by text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE training_check (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    months bigint NOT NULL,
    due_day text NOT NULL COLLATE pg_catalog."C",
    done_day text COLLATE pg_catalog."C",
    equipped bigint,
    opened bigint,
    cases bigint,
    taught bigint,
    cause text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint
);
CREATE TABLE training_need (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    spectrum text NOT NULL COLLATE pg_catalog."C",
    outflow text NOT NULL COLLATE pg_catalog."C",
    capability text NOT NULL COLLATE pg_catalog."C",
    demand text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    wiped_ms bigint,
    digest text COLLATE pg_catalog."C",
    file text COLLATE pg_catalog."C",
    lease_ms bigint,
    fault text COLLATE pg_catalog."C"
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
CREATE TABLE village_post (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    post text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    programme text NOT NULL COLLATE pg_catalog."C",
    village text NOT NULL COLLATE pg_catalog."C",
    clinic text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text COLLATE pg_catalog."C",
    study_year bigint,
    school text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    series text COLLATE pg_catalog."C",
    ends text COLLATE pg_catalog."C",
    slots bigint DEFAULT 0 NOT NULL,
    township_slots bigint DEFAULT 0 NOT NULL,
    release_ms bigint,
    room text COLLATE pg_catalog."C",
    liaison text COLLATE pg_catalog."C",
    liaison_phone text COLLATE pg_catalog."C",
    travel text COLLATE pg_catalog."C",
    lodging text COLLATE pg_catalog."C",
    other_fen bigint,
    cause text COLLATE pg_catalog."C",
    moved_to text COLLATE pg_catalog."C"
);
CREATE TABLE visit_notice (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    booking text NOT NULL COLLATE pg_catalog."C",
    visit text NOT NULL COLLATE pg_catalog."C",
    moved_to text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    told_by text COLLATE pg_catalog."C",
    told_ms bigint
);
CREATE TABLE visit_roster (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    programme text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    weeks bigint NOT NULL,
    most bigint NOT NULL,
    experts text NOT NULL COLLATE pg_catalog."C",
    hosts text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    covered bigint NOT NULL,
    repeats bigint NOT NULL,
    travel_m bigint NOT NULL,
    best_covered bigint NOT NULL,
    best_repeats bigint NOT NULL,
    best_travel_m bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    accepted_by text COLLATE pg_catalog."C",
    accepted_ms bigint
);
CREATE TABLE visit_roster_row (
    county text NOT NULL COLLATE pg_catalog."C",
    roster text NOT NULL COLLATE pg_catalog."C",
    week bigint NOT NULL,
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    pinned bigint NOT NULL,
    visit text COLLATE pg_catalog."C"
);
CREATE TABLE visit_series (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text COLLATE pg_catalog."C",
    weekday bigint NOT NULL,
    every_weeks bigint NOT NULL,
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text NOT NULL COLLATE pg_catalog."C",
    starts text NOT NULL COLLATE pg_catalog."C",
    ends text NOT NULL COLLATE pg_catalog."C",
    slots bigint NOT NULL,
    township_slots bigint NOT NULL,
    release_hours bigint NOT NULL,
    room text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    ended_by text COLLATE pg_catalog."C",
    ended_ms bigint,
    CONSTRAINT visit_series_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 8))),
    CONSTRAINT visit_series_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE TABLE visit_step (
    county text NOT NULL COLLATE pg_catalog."C",
    visit text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
INSERT INTO demand VALUES ('018bcfe5-6801-7000-8400-000000000001', '990101', 'G-990101-骨科', '018bcfe5-6801-7000-8f00-000000000001', '骨科', 2, 2, '81.51', '', 1, 1000, '2025-01-01', 12, NULL, 'planned', '018bcfe5-6801-7000-8700-000000000001', 1763000000000, '', 0, 'expert', NULL, NULL, NULL, '', '', NULL, NULL, '', '', '', NULL, NULL, NULL, 1, NULL);
INSERT INTO demand VALUES ('018bcfe5-6802-7000-8400-000000000002', '990102', 'D2', '018bcfe5-6802-7000-8f00-000000000002', '骨科', 1, 1, '', '', 3, 500, '2025-02-01', 6, '018bcfe5-6803-7000-8f00-000000000003', 'planned', NULL, 1763000000001, '', 0, 'expert', NULL, NULL, NULL, '', '', NULL, NULL, '', '', '', NULL, NULL, NULL, 1, NULL);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-03', '990101', 'H1', '1', '', 10, 10, 250000, 10, 10, 1, 2, 90, 50000000, 1);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-04', '990103', 'H3', '1', '', 30, 30, 750000, 30, 30, 1, 2, 270, 150000000, 0);
INSERT INTO fact VALUES ('990102', '骨科', 'IC29', '2024-04', '990103', 'H3', '1', '', 5, 5, 125000, 5, 5, 1, 2, 45, 25000000, 0);
INSERT INTO fact VALUES ('990103', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', '', 40, 40, 1000000, 40, 40, 1, 2, 360, 200000000, 0);
INSERT INTO fact VALUES ('', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', '', 7, 7, 175000, 7, 7, 1, 2, 63, 35000000, 0);
INSERT INTO fact VALUES ('9901', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', '', 3, 3, 75000, 3, 3, 1, 2, 27, 15000000, 0);
INSERT INTO fact VALUES ('8801', '骨科', 'IC29', '2024-05', '990103', 'H3', '1', '', 2, 2, 50000, 2, 2, 1, 2, 18, 10000000, 0);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2024-06', '', 'H9', '1', '', 4, 4, 100000, 4, 4, 1, 2, 36, 20000000, 0);
INSERT INTO fact VALUES ('990101', '骨科', 'IC29', '2023-12', '990103', 'H3', '1', '', 100, 100, 2500000, 100, 100, 1, 2, 900, 500000000, 0);
INSERT INTO frame VALUES (1, '990000', '杏省', '2024-01', '2024-12', 1764000000000, 1, 'rw');
INSERT INTO gap VALUES ('018bcfe5-6801-7000-8700-000000000001', '990101', '骨科', 1, 400000, 2, 1, 8.25, 4.5, 20.625, 11.25, 41250000, 1, 3, 22.125, 0.553125, 1.5, 2);
INSERT INTO gap VALUES ('018bcfe5-6802-7000-8700-000000000002', '990102', '心内科', 2, NULL, 2, 1, 1, 0.1, 1.5, 0.25, 100, 0, 0, 1.5, NULL, NULL, NULL);
INSERT INTO gap_group VALUES ('990101', '骨科', 'IC39', 4, 4, 0, NULL, 2, 0, 0, NULL, NULL, 0, 1.5, NULL, NULL, NULL);
INSERT INTO gap_group VALUES ('990101', '骨科', 'IC29', 40, 10, 30, 6, 2, 2, 1, 0.875, 0.45625, 1, 2.5, 8.25, 4.5, 20.625);
INSERT INTO gap_peer VALUES ('990101', '990103');
INSERT INTO gap_peer VALUES ('990101', '990102');
INSERT INTO gap_technique VALUES ('990101', '骨科', '81.54', 'fragile', 3, 2, 2, 2, NULL, NULL);
INSERT INTO gap_technique VALUES ('990101', '骨科', '81.51', 'blank', 6, 0, 2, 1, 2.5, 3);
INSERT INTO offer VALUES ('018bcfe5-6801-7000-8600-000000000001', '990103', 'F', '018bcfe5-6801-7000-9000-000000000001', '2025-01-31', NULL, NULL, '990101', '', NULL, '', 'offered', '', '', 0, 0, 1);
INSERT INTO offer VALUES ('018bcfe5-6802-7000-8600-000000000002', '990103', 'F', '018bcfe5-6802-7000-9000-000000000002', NULL, NULL, NULL, '', '', NULL, '', 'offered', '', '', 0, 0, 1);
INSERT INTO offer VALUES ('018bcfe5-6803-7000-8600-000000000003', '990103', 'F', '018bcfe5-6803-7000-9000-000000000003', NULL, NULL, NULL, '', '', NULL, '', 'offered', '', '', 0, 0, 1);
INSERT INTO organization VALUES ('018bcfe5-6801-7000-8f00-000000000001', 'H1', '甲县医院', '990101', '2A', 'general', 103.25, 30.5, 1);
INSERT INTO organization VALUES ('018bcfe5-6802-7000-8f00-000000000002', 'H2', '乙县医院', '990102', '', '', NULL, NULL, 1);
INSERT INTO organization VALUES ('018bcfe5-6803-7000-8f00-000000000003', 'H3', '东市医院', '990103', '3A', 'general', 103.5, 30.25, 1);
INSERT INTO plan VALUES ('018bcfe5-6801-7000-8c00-000000000001', 'L1', 'superseded', 1763000001001, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1, '', NULL);
INSERT INTO plan VALUES ('018bcfe5-6802-7000-8c00-000000000002', 'L2', 'solved', 1763000001002, 3, 2, 3, 2, 1, 1, 6, 0, 1000, 0, 500, 0, 0, 20000, 1500, 1234, 400, 250, 150, 100, 100, 1000, 1, '', NULL);
INSERT INTO practitioner VALUES ('018bcfe5-6801-7000-9000-000000000001', '990103', 'P1', '张一', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 1, '81.51;81.54', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6802-7000-9000-000000000002', '990103', 'P2', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 2, '', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6803-7000-9000-000000000003', '990103', 'P3', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 3, '', 1);
INSERT INTO practitioner VALUES ('018bcfe5-6804-7000-9000-000000000004', '990103', 'P4', '李某', '018bcfe5-6803-7000-8f00-000000000003', '骨一科', '骨科', 4, '', 1);
INSERT INTO region VALUES ('990000', '杏省', 'province', '', NULL, NULL, NULL);
INSERT INTO region VALUES ('990100', '东市', 'city', '990000', 103.5, 30.25, 900000);
INSERT INTO region VALUES ('990101', '甲县', 'county', '990100', 103.25, 30.5, 400000);
INSERT INTO region VALUES ('990102', '乙县', 'county', '990100', 103.75, 30.125, NULL);
INSERT INTO region VALUES ('990103', '丙区', 'district', '990100', 103.5, 30.25, 300000);
INSERT INTO schema_file VALUES (1, '0001-region', '65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f', 1795683215852);
INSERT INTO schema_file VALUES (2, '0002-organization', '0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f', 1795683215875);
INSERT INTO schema_file VALUES (3, '0003-fact', 'd436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025', 1795683215891);
INSERT INTO schema_file VALUES (4, '0004-gap', '05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa', 1795683215900);
INSERT INTO schema_file VALUES (5, '0005-demand', 'b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694', 1795683215931);
INSERT INTO schema_file VALUES (6, '0006-plan', '3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141', 1795683215959);
INSERT INTO schema_file VALUES (7, '0007-outbox', 'c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273', 1795683216019);
INSERT INTO schema_file VALUES (10, '0010-account', '05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a', 1795683216035);
INSERT INTO schema_file VALUES (11, '0011-session', '711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21', 1795683216083);
INSERT INTO schema_file VALUES (12, '0012-audit', '55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab', 1795683216103);
INSERT INTO schema_file VALUES (13, '0013-idempotency', 'cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b', 1795683216123);
INSERT INTO schema_file VALUES (18, '0018-job', '31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453', 1795683216131);
INSERT INTO schema_file VALUES (19, '0019-upload', '806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698', 1795683216147);
INSERT INTO schema_file VALUES (20, '0020-session', 'fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58', 1795683216171);
INSERT INTO schema_file VALUES (21, '0021-provider', 'c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce', 1795683216175);
INSERT INTO schema_file VALUES (26, '0026-operation', '239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8', 1795683216187);
INSERT INTO schema_file VALUES (30, '0030-placement', '30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13', 1795683216201);
INSERT INTO schema_file VALUES (31, '0031-mentorship', '47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0', 1795683216251);
INSERT INTO schema_file VALUES (32, '0032-visit', 'f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de', 1795683216283);
INSERT INTO schema_file VALUES (33, '0033-procedure', '4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8', 1795683216319);
INSERT INTO schema_file VALUES (34, '0034-achievement', '624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49', 1795683216343);
INSERT INTO schema_file VALUES (35, '0035-fund', 'c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4', 1795683216387);
INSERT INTO schema_file VALUES (36, '0036-bulletin', '6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd', 1795683216419);
INSERT INTO schema_file VALUES (40, '0040-patient', 'e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279', 1795683216435);
INSERT INTO schema_file VALUES (41, '0041-registry', '26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171', 1795683216459);
INSERT INTO schema_file VALUES (42, '0042-agreement', '7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2', 1795683216483);
INSERT INTO schema_file VALUES (43, '0043-role', '282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf', 1795683216503);
INSERT INTO schema_file VALUES (44, '0044-event', '1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9', 1795683216533);
INSERT INTO schema_file VALUES (46, '0046-technique', '8dab30f7e35befc9b9f3cda8197c6591fe9f41a0d4f8d73ac2f2386344b9d217', 1795683216543);
INSERT INTO schema_file VALUES (47, '0047-licence', '8f106569da4056ec60c7a3da981151c207f31230a9e2f81a4b1b2db889149620', 1795683216559);
INSERT INTO schema_file VALUES (48, '0048-delivery', 'acdd871bb66e11c356dbdf52a6a587743ad75f80cbe1b8e30bb5ccae6e461859', 1795683216573);
INSERT INTO schema_file VALUES (49, '0049-cell', '5441f6b9a69f20907275a20f40ba9553b5225e79d121cf0292be8cf48cef1797', 1795683216615);
INSERT INTO schema_file VALUES (52, '0052-demand', 'bfdc6dd57dd16e6c74d7cd09c9fdbfebb78938b4264f85287ea66110be22efde', 1795683216660);
INSERT INTO schema_file VALUES (54, '0054-plan', '966a9b8bf87b5b0f80a853ba4dee8d7db2d58d545cd5380b30ffe2b654ec1b67', 1795683216695);
INSERT INTO schema_file VALUES (55, '0055-placement_flow', 'aaef14eecc29ff6832b5e8c25a9a52e970fdbb6a32331b8222fd414af123b10b', 1795683216707);
INSERT INTO schema_file VALUES (56, '0056-shared_post', '1b853d2df14468950d0c00d8210333ef10a95d381e92318dcf3658d8489e6bf6', 1795683216760);
INSERT INTO schema_file VALUES (57, '0057-training', 'dedef5b584c390af39649e87041b2cc7828105adb3864d7071ea715bd543425e', 1795683216768);
INSERT INTO schema_file VALUES (58, '0058-evaluation', '255c2d13ef36985ee37621b2db0928231bbbd6a92d42769edd918fb4ff55d4ed', 1795683216784);
INSERT INTO schema_file VALUES (59, '0059-bulletin_effect', '719916b0ec2ec2d96079645dedb6e2a7e5b139ba025b966c45b79cd9fece6f25', 1795683216807);
INSERT INTO schema_file VALUES (60, '0060-upload', '1b1f13e4cae491ca5eef488b9701178c8a851938de78362609498b59e6623c87', 1795683216819);
INSERT INTO schema_file VALUES (61, '0061-upload_file', '507bbb9e458f08e281bea6d2b7a7d0ed61c9731224f1428d135b6caa73effd0d', 1795683216820);
INSERT INTO schema_file VALUES (63, '0063-offer', '97368a13c3209a333d128c6ccd0053c643164e2cfce60a407d09d2e7191d3ac5', 1795683216820);
INSERT INTO schema_file VALUES (64, '0064-plan_run', '74d468445068673ebc7b83bab45307f1e7deef8fa65398715a2f02150e547d5a', 1795683216847);
INSERT INTO schema_file VALUES (65, '0065-due', '2966958b8a90c890c6147462b92e7c4746db49d555d9a198cb15171f2e3ef332', 1795683216869);
INSERT INTO schema_file VALUES (66, '0066-logbook', 'fb91d852c4dd80d649f0af505b3adc43c492f213760d240eed51faf9c7247549', 1795683216871);
INSERT INTO schema_file VALUES (67, '0067-mastery', 'ebe29c82e17cd4e8ea461597bef290e686cd98f01a9349b6933b4e3ed53b3821', 1795683216887);
INSERT INTO schema_file VALUES (68, '0068-adoption', '078759b945e5050b4c04feeab141e73bac076d8dd6ea8a0bc50b719a0d0b0bb3', 1795683216919);
INSERT INTO schema_file VALUES (69, '0069-mentorship', 'f0be5bc2cb987756962f81fc97f96892292559a5865835393946559244d1144c', 1795683216927);
INSERT INTO schema_file VALUES (70, '0070-visit', '64f18a973b26ac8a1932afe3c109399c24bbcb954ea28751415527ed3ef03e3d', 1795683217011);
INSERT INTO schema_file VALUES (71, '0071-teaching', 'de1eac437555d26f07208fe94011c76606a7c6c603da84bed13b54ae4d4319d3', 1795683217071);
INSERT INTO schema_file VALUES (72, '0072-ledger', '0a47b0237d2a1a61b9fd37d3c9e714b8d6d995577be14f9f53936aed207e7b6b', 1795683217131);
INSERT INTO schema_file VALUES (73, '0073-payment', 'd783bf630254a492ce3aaa8f1f0c3c8f286f61c4f0055593a564799dcf75a68b', 1795683217159);
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
ALTER TABLE ONLY adoption_step
    ADD CONSTRAINT adoption_step_pkey PRIMARY KEY (county, adoption, seq);
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
ALTER TABLE ONLY bulletin_effect
    ADD CONSTRAINT bulletin_effect_pkey PRIMARY KEY (bulletin, "position");
ALTER TABLE ONLY bulletin
    ADD CONSTRAINT bulletin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (code);
ALTER TABLE ONLY code
    ADD CONSTRAINT code_pkey PRIMARY KEY (scheme, code);
ALTER TABLE ONLY delivery_part
    ADD CONSTRAINT delivery_part_pkey PRIMARY KEY (organization, month, delivery);
ALTER TABLE ONLY delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY demand_evidence_line
    ADD CONSTRAINT demand_evidence_line_pkey PRIMARY KEY (county, demand, line);
ALTER TABLE ONLY demand_evidence
    ADD CONSTRAINT demand_evidence_pkey PRIMARY KEY (county, demand);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY demand_step
    ADD CONSTRAINT demand_step_pkey PRIMARY KEY (county, demand, step);
ALTER TABLE ONLY department
    ADD CONSTRAINT department_pkey PRIMARY KEY (id);
ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (county, entry);
ALTER TABLE ONLY entry_step
    ADD CONSTRAINT entry_step_pkey PRIMARY KEY (county, entry, seq);
ALTER TABLE ONLY evaluation
    ADD CONSTRAINT evaluation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY evaluation_run
    ADD CONSTRAINT evaluation_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY fact
    ADD CONSTRAINT fact_of_pkey PRIMARY KEY (residence, discipline, drg, month, treating, organization, payer, delivery);
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
ALTER TABLE ONLY heritage
    ADD CONSTRAINT heritage_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (subject, key);
ALTER TABLE ONLY job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY licence
    ADD CONSTRAINT licence_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mastery
    ADD CONSTRAINT mastery_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mastery_review
    ADD CONSTRAINT mastery_review_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mastery_signal
    ADD CONSTRAINT mastery_signal_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY material
    ADD CONSTRAINT material_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mentor_capacity
    ADD CONSTRAINT mentor_capacity_pkey PRIMARY KEY (county, practitioner);
ALTER TABLE ONLY mentorship_goal
    ADD CONSTRAINT mentorship_goal_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mentorship_meeting
    ADD CONSTRAINT mentorship_meeting_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY mentorship
    ADD CONSTRAINT mentorship_pkey PRIMARY KEY (county, mentorship);
ALTER TABLE ONLY mentorship_step
    ADD CONSTRAINT mentorship_step_pkey PRIMARY KEY (county, mentorship, seq);
ALTER TABLE ONLY offer
    ADD CONSTRAINT offer_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY offer_step
    ADD CONSTRAINT offer_step_pkey PRIMARY KEY (county, offer, step);
ALTER TABLE ONLY operation
    ADD CONSTRAINT operation_of_pkey PRIMARY KEY (treating, discipline, organization, procedure_code, month, residence, payer, level, delivery);
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
ALTER TABLE ONLY payee
    ADD CONSTRAINT payee_pkey PRIMARY KEY (code, version);
ALTER TABLE ONLY payment_part
    ADD CONSTRAINT payment_part_pkey PRIMARY KEY (run, entry);
ALTER TABLE ONLY payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (run, number);
ALTER TABLE ONLY payment_run
    ADD CONSTRAINT payment_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY payment_sample
    ADD CONSTRAINT payment_sample_pkey PRIMARY KEY (run, entry);
ALTER TABLE ONLY placement_leave
    ADD CONSTRAINT placement_leave_pkey PRIMARY KEY (county, placement, from_day);
ALTER TABLE ONLY placement_month
    ADD CONSTRAINT placement_month_pkey PRIMARY KEY (county, placement, month);
ALTER TABLE ONLY placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (county, placement);
ALTER TABLE ONLY placement_review
    ADD CONSTRAINT placement_review_pkey PRIMARY KEY (county, placement, kind);
ALTER TABLE ONLY placement_step
    ADD CONSTRAINT placement_step_pkey PRIMARY KEY (county, placement, seq);
ALTER TABLE ONLY plan_file
    ADD CONSTRAINT plan_file_pkey PRIMARY KEY (plan, side, name);
ALTER TABLE ONLY plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY plan_run
    ADD CONSTRAINT plan_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY plan_step
    ADD CONSTRAINT plan_step_pkey PRIMARY KEY (plan, step);
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
ALTER TABLE ONLY prospect_step
    ADD CONSTRAINT prospect_step_pkey PRIMARY KEY (county, prospect, seq);
ALTER TABLE ONLY protection
    ADD CONSTRAINT protection_pkey PRIMARY KEY (county, organization, department);
ALTER TABLE ONLY quality
    ADD CONSTRAINT quality_pkey PRIMARY KEY (organization, month, rule, delivery);
ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_pkey PRIMARY KEY (account, hash);
ALTER TABLE ONLY region
    ADD CONSTRAINT region_pkey PRIMARY KEY (code);
ALTER TABLE ONLY schema_file
    ADD CONSTRAINT schema_file_pkey PRIMARY KEY (number);
ALTER TABLE ONLY school
    ADD CONSTRAINT school_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY seal_key
    ADD CONSTRAINT seal_key_pkey PRIMARY KEY (organization, number);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_hash_key UNIQUE (hash);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY shared_post
    ADD CONSTRAINT shared_post_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY side
    ADD CONSTRAINT side_pkey PRIMARY KEY (name, number);
ALTER TABLE ONLY statistic
    ADD CONSTRAINT statistic_pkey PRIMARY KEY (county, statistic);
ALTER TABLE ONLY studio_member
    ADD CONSTRAINT studio_member_pkey PRIMARY KEY (county, studio, practitioner);
ALTER TABLE ONLY studio
    ADD CONSTRAINT studio_pkey PRIMARY KEY (county, studio);
ALTER TABLE ONLY studio_review
    ADD CONSTRAINT studio_review_pkey PRIMARY KEY (county, studio, year);
ALTER TABLE ONLY task
    ADD CONSTRAINT task_pkey PRIMARY KEY (county, task);
ALTER TABLE ONLY teaching_attendance
    ADD CONSTRAINT teaching_attendance_pkey PRIMARY KEY (county, teaching, practitioner);
ALTER TABLE ONLY teaching
    ADD CONSTRAINT teaching_pkey PRIMARY KEY (county, teaching);
ALTER TABLE ONLY technique_curve
    ADD CONSTRAINT technique_curve_pkey PRIMARY KEY (technique, version);
ALTER TABLE ONLY technique_past
    ADD CONSTRAINT technique_past_pkey PRIMARY KEY (code, version);
ALTER TABLE ONLY technique
    ADD CONSTRAINT technique_pkey PRIMARY KEY (code);
ALTER TABLE ONLY training_check
    ADD CONSTRAINT training_check_pkey PRIMARY KEY (county, placement, months);
ALTER TABLE ONLY training_need
    ADD CONSTRAINT training_need_pkey PRIMARY KEY (county, placement);
ALTER TABLE ONLY unfilled
    ADD CONSTRAINT unfilled_pkey PRIMARY KEY (county, plan, demand);
ALTER TABLE ONLY unplaced
    ADD CONSTRAINT unplaced_pkey PRIMARY KEY (county, plan, practitioner);
ALTER TABLE ONLY upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY upload_row
    ADD CONSTRAINT upload_row_pkey PRIMARY KEY (upload, number);
ALTER TABLE ONLY village_post
    ADD CONSTRAINT village_post_pkey PRIMARY KEY (county, post);
ALTER TABLE ONLY visit_notice
    ADD CONSTRAINT visit_notice_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (county, visit);
ALTER TABLE ONLY visit_roster
    ADD CONSTRAINT visit_roster_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY visit_roster_row
    ADD CONSTRAINT visit_roster_row_pkey PRIMARY KEY (county, roster, week, practitioner);
ALTER TABLE ONLY visit_series
    ADD CONSTRAINT visit_series_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY visit_step
    ADD CONSTRAINT visit_step_pkey PRIMARY KEY (county, visit, seq);
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
CREATE INDEX assignment_who ON assignment USING btree (practitioner, demand);
CREATE INDEX audit_actor ON audit USING btree (actor, seq);
CREATE INDEX audit_object ON audit USING btree (object, seq);
CREATE INDEX booking_code ON booking USING btree (booking);
CREATE INDEX booking_id ON booking USING btree (id);
CREATE INDEX booking_programme ON booking USING btree (programme, day);
CREATE INDEX booking_receipt ON booking USING btree (receipt_hash) WHERE (receipt_hash IS NOT NULL);
CREATE UNIQUE INDEX booking_request ON booking USING btree (county, request) WHERE (request IS NOT NULL);
CREATE UNIQUE INDEX booking_ticket ON booking USING btree (county, visit, ticket) WHERE (ticket IS NOT NULL);
CREATE INDEX booking_visit ON booking USING btree (visit, ticket) WHERE (visit IS NOT NULL);
CREATE INDEX bulletin_made ON bulletin USING btree (made_ms, id);
CREATE INDEX certificate_of ON certificate USING btree (placement);
CREATE UNIQUE INDEX delivery_current ON delivery USING btree (source, batch) WHERE (state = 'current'::text);
CREATE INDEX delivery_job ON delivery USING btree (job);
CREATE INDEX delivery_made ON delivery USING btree (made_ms, id);
CREATE INDEX delivery_part_delivery ON delivery_part USING btree (delivery);
CREATE INDEX delivery_state ON delivery USING btree (state, id);
CREATE INDEX demand_due ON demand USING btree (due_day) WHERE (due_day IS NOT NULL);
CREATE INDEX demand_gap ON demand USING btree (county, gap);
CREATE INDEX demand_id ON demand USING btree (id);
CREATE INDEX demand_programme ON demand USING btree (programme, state);
CREATE INDEX demand_remainder ON demand USING btree (remainder_of);
CREATE UNIQUE INDEX department_name ON department USING btree (organization, name) WHERE (voided_ms IS NULL);
CREATE INDEX department_of ON department USING btree (organization);
CREATE UNIQUE INDEX entry_claim ON entry USING btree (programme, subsidy, subject, month, period_from) WHERE ((subsidy IS NOT NULL) AND (follows IS NULL));
CREATE INDEX entry_code ON entry USING btree (entry);
CREATE INDEX entry_fund ON entry USING btree (fund, kind);
CREATE INDEX entry_id ON entry USING btree (id);
CREATE INDEX entry_programme ON entry USING btree (programme, day);
CREATE UNIQUE INDEX entry_settled ON entry USING btree (follows) WHERE ((follows IS NOT NULL) AND (kind = ANY (ARRAY['payment'::text, 'recovery'::text])));
CREATE INDEX entry_step_run ON entry_step USING btree (run) WHERE (run IS NOT NULL);
CREATE INDEX entry_subject ON entry USING btree (subject, subsidy, period_from) WHERE (subject IS NOT NULL);
CREATE INDEX evaluation_made ON evaluation USING btree (made_ms, id);
CREATE INDEX evaluation_run_made ON evaluation_run USING btree (evaluation, made_ms, id);
CREATE INDEX fact_delivery ON fact USING btree (delivery, organization, month);
CREATE INDEX fact_flow ON fact USING btree (residence, treating, month, delivery, cases);
CREATE INDEX fact_organization ON fact USING btree (organization, month, discipline, delivery, cases);
CREATE INDEX failure_account ON failure USING btree (account, at_ms);
CREATE INDEX failure_address ON failure USING btree (address, at_ms);
CREATE INDEX fund_code ON fund USING btree (fund);
CREATE INDEX fund_id ON fund USING btree (id);
CREATE INDEX fund_programme ON fund USING btree (programme, day);
CREATE INDEX gap_id ON gap USING btree (id);
CREATE INDEX heritage_school ON heritage USING btree (school) WHERE (school IS NOT NULL);
CREATE INDEX idempotency_made ON idempotency USING btree (made_ms);
CREATE INDEX job_made ON job USING btree (made_ms, id);
CREATE UNIQUE INDEX job_open ON job USING btree (kind, source, batch, digest) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX licence_organization ON licence USING btree (organization);
CREATE INDEX licence_practitioner ON licence USING btree (practitioner);
CREATE INDEX mastery_person ON mastery USING btree (practitioner, technique, made_ms);
CREATE INDEX mastery_review_id ON mastery_review USING btree (id);
CREATE INDEX mastery_review_person ON mastery_review USING btree (practitioner, technique);
CREATE INDEX mastery_signal_open ON mastery_signal USING btree (practitioner, technique, kind, day);
CREATE INDEX material_owner ON material USING btree (noun, owner);
CREATE INDEX mentor_capacity_of ON mentor_capacity USING btree (practitioner);
CREATE INDEX mentorship_apprentice ON mentorship USING btree (apprentice);
CREATE INDEX mentorship_code ON mentorship USING btree (mentorship);
CREATE INDEX mentorship_goal_of ON mentorship_goal USING btree (mentorship);
CREATE UNIQUE INDEX mentorship_goal_once ON mentorship_goal USING btree (county, mentorship, technique);
CREATE INDEX mentorship_id ON mentorship USING btree (id);
CREATE INDEX mentorship_meeting_of ON mentorship_meeting USING btree (mentorship, day);
CREATE INDEX mentorship_mentor ON mentorship USING btree (mentor);
CREATE INDEX mentorship_programme ON mentorship USING btree (programme, agreed_day);
CREATE INDEX mentorship_school ON mentorship USING btree (school) WHERE (school IS NOT NULL);
CREATE INDEX offer_id ON offer USING btree (id);
CREATE INDEX offer_practitioner ON offer USING btree (practitioner);
CREATE INDEX offer_state ON offer USING btree (state, programme);
CREATE INDEX operation_delivery ON operation USING btree (delivery, organization, month);
CREATE INDEX operation_discipline ON operation USING btree (discipline, month, organization, procedure_code, delivery, operations);
CREATE INDEX organization_level_of ON organization_level USING btree (organization);
CREATE UNIQUE INDEX organization_level_open ON organization_level USING btree (organization) WHERE ((until_day IS NULL) AND (voided_ms IS NULL));
CREATE INDEX outbox_due ON outbox USING btree (kind, due_ms, id) WHERE (done_ms IS NULL);
CREATE INDEX patient_id ON patient USING btree (id);
CREATE INDEX patient_id_number ON patient USING btree (organization, id_number_hash);
CREATE INDEX patient_key ON patient USING btree (organization, key_number);
CREATE INDEX patient_name ON patient USING btree (organization, name_hash);
CREATE INDEX patient_phone ON patient USING btree (organization, phone_hash);
CREATE INDEX payee_key ON payee USING btree (key_number);
CREATE INDEX payment_run_made ON payment_run USING btree (made_ms, id);
CREATE UNIQUE INDEX placement_assignment ON placement USING btree (assignment) WHERE (assignment IS NOT NULL);
CREATE INDEX placement_code ON placement USING btree (placement);
CREATE INDEX placement_id ON placement USING btree (id);
CREATE INDEX placement_person ON placement USING btree (practitioner);
CREATE INDEX placement_post ON placement USING btree (post) WHERE (post IS NOT NULL);
CREATE INDEX placement_programme ON placement USING btree (programme, from_day);
CREATE INDEX plan_run_job ON plan_run USING btree (job);
CREATE INDEX plan_run_made ON plan_run USING btree (made_ms, id);
CREATE UNIQUE INDEX practitioner_code ON practitioner USING btree (code);
CREATE INDEX practitioner_id ON practitioner USING btree (id);
CREATE INDEX practitioner_role_of ON practitioner_role USING btree (practitioner);
CREATE INDEX presence_code ON presence USING btree (presence);
CREATE INDEX presence_id ON presence USING btree (id);
CREATE INDEX presence_of ON presence USING btree (placement, day);
CREATE INDEX procedure_code ON procedure USING btree (procedure);
CREATE INDEX procedure_id ON procedure USING btree (id);
CREATE INDEX procedure_mentor ON procedure USING btree (mentor, state);
CREATE INDEX procedure_practitioner ON procedure USING btree (practitioner, technique, day);
CREATE INDEX procedure_programme ON procedure USING btree (programme, day);
CREATE INDEX procedure_technique ON procedure USING btree (technique, day);
CREATE INDEX prospect_code ON prospect USING btree (prospect);
CREATE INDEX prospect_id ON prospect USING btree (id);
CREATE INDEX prospect_programme ON prospect USING btree (programme, day);
CREATE INDEX quality_delivery ON quality USING btree (delivery, rule);
CREATE INDEX school_name ON school USING btree (name);
CREATE INDEX session_account ON session USING btree (account);
CREATE UNIQUE INDEX shared_post_code ON shared_post USING btree (code);
CREATE INDEX statistic_code ON statistic USING btree (statistic);
CREATE INDEX statistic_id ON statistic USING btree (id);
CREATE INDEX statistic_programme ON statistic USING btree (programme, day);
CREATE INDEX studio_code ON studio USING btree (studio);
CREATE INDEX studio_id ON studio USING btree (id);
CREATE INDEX studio_programme ON studio USING btree (programme, opened_day);
CREATE INDEX task_code ON task USING btree (task);
CREATE INDEX task_id ON task USING btree (id);
CREATE INDEX task_of ON task USING btree (placement);
CREATE INDEX teaching_attendance_of ON teaching_attendance USING btree (practitioner);
CREATE INDEX teaching_code ON teaching USING btree (teaching);
CREATE INDEX teaching_id ON teaching USING btree (id);
CREATE INDEX teaching_programme ON teaching USING btree (programme, day);
CREATE INDEX technique_name ON technique USING btree (name);
CREATE INDEX training_check_due ON training_check USING btree (due_day);
CREATE INDEX upload_job ON upload USING btree (job);
CREATE INDEX upload_made ON upload USING btree (made_ms, id);
CREATE INDEX upload_row_fault ON upload_row USING btree (upload, fault, number);
CREATE INDEX upload_row_key ON upload_row USING btree (upload, key_hash);
CREATE UNIQUE INDEX village_post_code ON village_post USING btree (post);
CREATE INDEX village_post_programme ON village_post USING btree (programme);
CREATE INDEX visit_code ON visit USING btree (visit);
CREATE INDEX visit_day ON visit USING btree (day);
CREATE INDEX visit_id ON visit USING btree (id);
CREATE INDEX visit_notice_booking ON visit_notice USING btree (booking);
CREATE INDEX visit_notice_of ON visit_notice USING btree (visit);
CREATE INDEX visit_of ON visit USING btree (practitioner, day);
CREATE INDEX visit_programme ON visit USING btree (programme, day);
CREATE INDEX visit_roster_id ON visit_roster USING btree (id);
CREATE UNIQUE INDEX visit_series_day ON visit USING btree (county, series, day) WHERE (series IS NOT NULL);
CREATE INDEX visit_series_of ON visit_series USING btree (organization);
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
ALTER TABLE ONLY bulletin_effect
    ADD CONSTRAINT bulletin_effect_bulletin_fkey FOREIGN KEY (bulletin) REFERENCES bulletin(id);
ALTER TABLE ONLY bulletin_effect
    ADD CONSTRAINT bulletin_effect_run_fkey FOREIGN KEY (run) REFERENCES evaluation_run(id);
ALTER TABLE ONLY demand
    ADD CONSTRAINT demand_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY department
    ADD CONSTRAINT department_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY evaluation_run
    ADD CONSTRAINT evaluation_run_evaluation_fkey FOREIGN KEY (evaluation) REFERENCES evaluation(id);
ALTER TABLE ONLY licence
    ADD CONSTRAINT licence_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY organization_level
    ADD CONSTRAINT organization_level_organization_fkey FOREIGN KEY (organization) REFERENCES organization(id);
ALTER TABLE ONLY plan_step
    ADD CONSTRAINT plan_step_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
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
ALTER TABLE ONLY technique_curve
    ADD CONSTRAINT technique_curve_technique_fkey FOREIGN KEY (technique) REFERENCES technique(code);
ALTER TABLE ONLY technique_past
    ADD CONSTRAINT technique_past_code_fkey FOREIGN KEY (code) REFERENCES technique(code);
ALTER TABLE ONLY unfilled
    ADD CONSTRAINT unfilled_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
ALTER TABLE ONLY unplaced
    ADD CONSTRAINT unplaced_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
