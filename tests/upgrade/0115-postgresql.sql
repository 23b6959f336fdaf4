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
    version bigint DEFAULT 1 NOT NULL,
    status text DEFAULT 'claimed'::text NOT NULL COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C",
    checked_by text COLLATE pg_catalog."C",
    checked_ms bigint,
    made_by text COLLATE pg_catalog."C"
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
CREATE TABLE appraisal (
    id text NOT NULL COLLATE pg_catalog."C",
    region text NOT NULL COLLATE pg_catalog."C",
    programme text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    year bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    freezer text COLLATE pg_catalog."C",
    frozen_ms bigint,
    settler text COLLATE pg_catalog."C",
    settled_ms bigint,
    run text COLLATE pg_catalog."C"
);
CREATE TABLE appraisal_appeal (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    appraisal text NOT NULL COLLATE pg_catalog."C",
    score text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    indicator text NOT NULL COLLATE pg_catalog."C",
    said text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    value bigint,
    why text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    decider text COLLATE pg_catalog."C",
    decided_ms bigint
);
CREATE TABLE appraisal_base (
    appraisal text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    part bigint NOT NULL,
    whole bigint NOT NULL
);
CREATE TABLE appraisal_item (
    county text NOT NULL COLLATE pg_catalog."C",
    score text NOT NULL COLLATE pg_catalog."C",
    indicator text NOT NULL COLLATE pg_catalog."C",
    actual bigint,
    target bigint NOT NULL,
    completion bigint,
    points bigint NOT NULL,
    appeal text COLLATE pg_catalog."C"
);
CREATE TABLE appraisal_run (
    id text NOT NULL COLLATE pg_catalog."C",
    appraisal text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    from_day text NOT NULL COLLATE pg_catalog."C",
    until_day text NOT NULL COLLATE pg_catalog."C",
    subject_n bigint NOT NULL,
    expert_n bigint NOT NULL,
    basic_fen bigint NOT NULL,
    competition_fen bigint NOT NULL,
    left_fen bigint NOT NULL,
    seal text NOT NULL COLLATE pg_catalog."C",
    maker text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE appraisal_score (
    county text NOT NULL COLLATE pg_catalog."C",
    run text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    whose text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    discipline text NOT NULL COLLATE pg_catalog."C",
    kinds text NOT NULL COLLATE pg_catalog."C",
    apprentices text NOT NULL COLLATE pg_catalog."C",
    disciplines text NOT NULL COLLATE pg_catalog."C",
    organizations text NOT NULL COLLATE pg_catalog."C",
    score bigint NOT NULL,
    day_points bigint NOT NULL,
    grade text NOT NULL COLLATE pg_catalog."C",
    veto bigint NOT NULL,
    rate_base bigint,
    rate_now bigint,
    cases_now bigint,
    reasons bigint NOT NULL,
    basic_fen bigint NOT NULL,
    competition_fen bigint NOT NULL
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
    receipt_hash text COLLATE pg_catalog."C",
    changed_ms bigint DEFAULT 0 NOT NULL
);
CREATE TABLE budget (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    budget text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    programme text NOT NULL COLLATE pg_catalog."C",
    edition bigint NOT NULL,
    year bigint NOT NULL,
    fund text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    demand text COLLATE pg_catalog."C",
    adoption text COLLATE pg_catalog."C",
    asked_fen bigint NOT NULL,
    granted_fen bigint,
    state text NOT NULL COLLATE pg_catalog."C",
    chain text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE budget_step (
    county text NOT NULL COLLATE pg_catalog."C",
    budget text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    amount_fen bigint NOT NULL,
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
CREATE TABLE consult (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    consult text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    priority text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    invitee text NOT NULL COLLATE pg_catalog."C",
    doctor text NOT NULL COLLATE pg_catalog."C",
    phone text NOT NULL COLLATE pg_catalog."C",
    patient text NOT NULL COLLATE pg_catalog."C",
    diagnosis text NOT NULL COLLATE pg_catalog."C",
    summary text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    purpose text NOT NULL COLLATE pg_catalog."C",
    specialty text NOT NULL COLLATE pg_catalog."C",
    title_rank bigint NOT NULL,
    wanted_ms bigint,
    consent text NOT NULL COLLATE pg_catalog."C",
    consent_note text COLLATE pg_catalog."C",
    expert text COLLATE pg_catalog."C",
    apprentice text COLLATE pg_catalog."C",
    at_ms bigint,
    meeting text COLLATE pg_catalog."C",
    opinion text COLLATE pg_catalog."C",
    signer text COLLATE pg_catalog."C",
    decision text COLLATE pg_catalog."C",
    decider text COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    clock_ms bigint,
    due_ms bigint,
    referral text COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    sent_ms bigint,
    since_ms bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE consult_message (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    consult text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE consult_step (
    county text NOT NULL COLLATE pg_catalog."C",
    consult text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    due_ms bigint,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    team text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
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
CREATE TABLE demand_evidence_year (
    county text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    back bigint NOT NULL,
    from_month text NOT NULL COLLATE pg_catalog."C",
    to_month text NOT NULL COLLATE pg_catalog."C",
    cases bigint NOT NULL,
    home bigint NOT NULL
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
CREATE TABLE imaging_mark (
    server text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL
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
    version bigint DEFAULT 1 NOT NULL,
    changed_ms bigint DEFAULT 0 NOT NULL
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
    why text NOT NULL COLLATE pg_catalog."C",
    voided_ms bigint
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
    made_ms bigint NOT NULL,
    was_until text COLLATE pg_catalog."C"
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
CREATE TABLE plan_exception (
    plan text NOT NULL COLLATE pg_catalog."C",
    demand text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    signed_by text COLLATE pg_catalog."C",
    signed_ms bigint
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
CREATE TABLE pledge_rule (
    programme text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    pledge text NOT NULL COLLATE pg_catalog."C",
    label text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    since text NOT NULL COLLATE pg_catalog."C",
    months bigint NOT NULL
);
CREATE TABLE pledge_step (
    county text NOT NULL COLLATE pg_catalog."C",
    placement text NOT NULL COLLATE pg_catalog."C",
    pledge text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    day text COLLATE pg_catalog."C",
    proof text NOT NULL COLLATE pg_catalog."C",
    said text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    changed_ms bigint DEFAULT 0 NOT NULL,
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
    closed_ms bigint,
    risk_permille bigint
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
CREATE TABLE programme_limit (
    programme text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    days bigint NOT NULL
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
CREATE TABLE reading (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    priority text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    centre text NOT NULL COLLATE pg_catalog."C",
    doctor text NOT NULL COLLATE pg_catalog."C",
    phone text NOT NULL COLLATE pg_catalog."C",
    patient text NOT NULL COLLATE pg_catalog."C",
    part text NOT NULL COLLATE pg_catalog."C",
    indication text NOT NULL COLLATE pg_catalog."C",
    diagnosis text NOT NULL COLLATE pg_catalog."C",
    consent text NOT NULL COLLATE pg_catalog."C",
    consent_note text NOT NULL COLLATE pg_catalog."C",
    again text COLLATE pg_catalog."C",
    study text COLLATE pg_catalog."C",
    taken_ms bigint,
    reader text COLLATE pg_catalog."C",
    lease_ms bigint,
    findings text COLLATE pg_catalog."C",
    conclusion text COLLATE pg_catalog."C",
    author text COLLATE pg_catalog."C",
    reviewer text COLLATE pg_catalog."C",
    signer text COLLATE pg_catalog."C",
    second text COLLATE pg_catalog."C",
    accord text NOT NULL COLLATE pg_catalog."C",
    critical text COLLATE pg_catalog."C",
    heard text COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    clock_ms bigint,
    due_ms bigint,
    alert text NOT NULL COLLATE pg_catalog."C",
    alert_ms bigint,
    alert_due_ms bigint,
    owner text NOT NULL COLLATE pg_catalog."C",
    since_ms bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE reading_report (
    county text NOT NULL COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    findings text NOT NULL COLLATE pg_catalog."C",
    conclusion text NOT NULL COLLATE pg_catalog."C",
    signer text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE reading_step (
    county text NOT NULL COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    due_ms bigint,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE recovery (
    account text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    used_ms bigint
);
CREATE TABLE referral (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    referral text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    direction text NOT NULL COLLATE pg_catalog."C",
    priority text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    episode text NOT NULL COLLATE pg_catalog."C",
    based_on text COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    taker text NOT NULL COLLATE pg_catalog."C",
    department text NOT NULL COLLATE pg_catalog."C",
    doctor text NOT NULL COLLATE pg_catalog."C",
    phone text NOT NULL COLLATE pg_catalog."C",
    patient text NOT NULL COLLATE pg_catalog."C",
    diagnosis text NOT NULL COLLATE pg_catalog."C",
    impression text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    summary text NOT NULL COLLATE pg_catalog."C",
    consent text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    clock_ms bigint,
    due_ms bigint,
    spent_ms bigint NOT NULL,
    owner text NOT NULL COLLATE pg_catalog."C",
    sent_ms bigint,
    since_ms bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    treatment text COLLATE pg_catalog."C",
    vitals text COLLATE pg_catalog."C",
    transport text COLLATE pg_catalog."C",
    escort text COLLATE pg_catalog."C",
    consent_note text COLLATE pg_catalog."C",
    care_plan text COLLATE pg_catalog."C",
    warning text COLLATE pg_catalog."C",
    place text COLLATE pg_catalog."C",
    visit_ms bigint,
    discharged_ms bigint,
    letter text COLLATE pg_catalog."C",
    advice text COLLATE pg_catalog."C"
);
CREATE TABLE referral_drug (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    referral text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    dose text NOT NULL COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE referral_limit (
    agreement text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    priority text NOT NULL COLLATE pg_catalog."C",
    minutes bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL,
    CONSTRAINT referral_limit_minutes_check CHECK (((minutes >= 1) AND (minutes <= 86400)))
);
CREATE TABLE referral_order (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    referral text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    repeats text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE referral_result (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    episode text NOT NULL COLLATE pg_catalog."C",
    organization text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    finding text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    recognised bigint NOT NULL,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE referral_step (
    county text NOT NULL COLLATE pg_catalog."C",
    referral text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    move text NOT NULL COLLATE pg_catalog."C",
    was text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    party text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    clock text NOT NULL COLLATE pg_catalog."C",
    due_ms bigint,
    made_by text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
);
CREATE TABLE referral_task (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    referral text NOT NULL COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    due_day text NOT NULL COLLATE pg_catalog."C",
    done_ms bigint,
    done_by text COLLATE pg_catalog."C",
    result text COLLATE pg_catalog."C",
    made_ms bigint NOT NULL
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
    made_ms bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    note text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C"
);
CREATE TABLE statistic_past (
    county text NOT NULL COLLATE pg_catalog."C",
    statistic text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    numerator bigint,
    denominator bigint,
    note text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C",
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
CREATE TABLE study (
    county text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL COLLATE pg_catalog."C",
    accession text NOT NULL COLLATE pg_catalog."C",
    modality text NOT NULL COLLATE pg_catalog."C",
    organization text COLLATE pg_catalog."C",
    reading text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    seen_ms bigint NOT NULL
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
    code_until_ms bigint,
    state text DEFAULT 'held'::text NOT NULL COLLATE pg_catalog."C",
    school text COLLATE pg_catalog."C",
    cause text COLLATE pg_catalog."C",
    made_by text COLLATE pg_catalog."C"
);
CREATE TABLE teaching_attendance (
    county text NOT NULL COLLATE pg_catalog."C",
    teaching text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    at_ms bigint NOT NULL,
    by_code bigint NOT NULL,
    made_by text COLLATE pg_catalog."C"
);
CREATE TABLE teaching_try (
    county text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    practitioner text NOT NULL COLLATE pg_catalog."C",
    at_ms bigint NOT NULL
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
    moved_to text COLLATE pg_catalog."C",
    changed_ms bigint DEFAULT 0 NOT NULL
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
INSERT INTO account VALUES ('01a21e13-028b-7528-807e-8f01a66bf687', 'officer', '演示·省卫健委', '$argon2id$v=19$m=65536,t=2,p=1$fSIXvB7mGVI1bJECzgFXeA$W5lWBXyuiOG6R8TTkHLEMPlcIUlkgagdyQ5rMZqZU8M', 1767225600000, '', 0, 'active', 1, 1767225600000);
INSERT INTO account VALUES ('01a21e13-03c1-7646-911f-a0e0de68daa9', 'expert', '演示·专家', '$argon2id$v=19$m=65536,t=2,p=1$0w5FZkOsgNCvWzdrC/kekw$TNFCGLJyNhSYFebQissblzbN3zFkLfnNh+2vzTXyS6o', 1767225600000, '', 0, 'active', 1, 1767225600000);
INSERT INTO account VALUES ('01a21e13-0606-7263-b5a8-56d496a6b9c2', 'auditor', '演示·审计员', '$argon2id$v=19$m=65536,t=2,p=1$54nI7e7bwGqlpExl4T3b+Q$YkCAlufjOxEs6dS4gT8Pg6+tghCjekl+el1QiY069yo', 1767225600000, '', 0, 'active', 1, 1767225600000);
INSERT INTO account_grant VALUES ('01a21e13-03c1-764a-8065-2b75c29859d8', '01a21e13-03c1-7646-911f-a0e0de68daa9', 'expert', 'self', '990102', '019b76da-a800-78a3-85c0-78d65408f179', '', '019b76da-a819-7b8b-baf1-891d0e6b03e9', 1767225600000, NULL);
INSERT INTO account_grant VALUES ('01a21e13-0606-7270-a879-70967dde07cb', '01a21e13-0606-7263-b5a8-56d496a6b9c2', 'auditor', 'region', '990000', NULL, '', NULL, 1767225600000, NULL);
INSERT INTO achievement VALUES ('990121', '01a21e13-0b9f-7b75-8221-c060fee85947', 'AC-01a21e13-0b9f-7b75-8221-c060fee85947', 'demo', 'beds', 'D99012105', '康复床位（虚构）', '2025-11-02', 20, '张', 'reached', '省级验收批文（虚构）', 'workflow', 1767225600000, 2, 'returned', '现场只见 12 张（虚构）', NULL, 1767225600000, NULL);
INSERT INTO achievement VALUES ('990121', '01a21e13-0ba5-7aaf-ae08-39bab5a710b2', 'AC-01a21e13-0ba5-7aaf-ae08-39bab5a710b2', 'demo', 'accreditation', 'D99012105', '卒中防治中心认证（虚构）', '2026-05-01', NULL, NULL, 'planned', NULL, 'workflow', 1767225600000, 1, 'claimed', NULL, NULL, NULL, NULL);
INSERT INTO adoption VALUES ('990123', '019b76da-a800-734b-8000-000000000098', 'SK-AD02', 'demo', 'technique', 'D99012311', 'T-JS-01', 'P00281', '2023-01-21', '2023-02-20', '2023-03-22', '2023-04-21', '2023-08-25', NULL, 'lapsed', 'expert_left', 'workflow', 1767225600000, 16, '腹腔镜一套（虚构）', '主刀与助手各一名（虚构）', '中转开腹预案与转诊协议（虚构）', '2023-04-21', '2023-10-24', NULL);
INSERT INTO adoption VALUES ('990125', '019b76da-a800-734b-8000-000000000122', 'SK-AD04', 'demo', 'technique', 'D99012517', 'T-JS-01', 'P00337', '2023-11-17', '2023-12-17', '2024-01-16', '2024-02-15', NULL, NULL, 'supervised', NULL, 'workflow', 1767225600000, 12, '腹腔镜一套（虚构）', '主刀与助手各一名（虚构）', '中转开腹预案与转诊协议（虚构）', '2024-02-15', NULL, NULL);
INSERT INTO adoption_step VALUES ('990122', 'SK-AD01', 6, 'follow_up', 'supervised', 'supervised', '2023-06-10', 0, '查阅病历并电话回访，无不良事件（虚构）', NULL, 1686355200000);
INSERT INTO adoption_step VALUES ('990127', 'SK-AD06', 9, 'leave', 'independent', 'independent', '2025-05-06', NULL, '', NULL, 1746489600000);
INSERT INTO agreement VALUES ('01a21e13-061f-7b92-872b-d315bd7515db', 'consortium', '杏州市城市医联体', 'ad22254d18a557c9a9bc816f16133bed43a9005e28600f72d728adce90ccca59', 1, '2023-01-01', NULL, NULL, 1767225600000, NULL, NULL, '');
INSERT INTO agreement VALUES ('01a21e13-0620-704a-8a6d-0cf7588b9432', 'support', '对口支援杏溪区', '53e4308b2b890e4739bf3161f5af972798354c20888a38622e8c2c7d1cea1cff', 1, '2023-01-01', '2025-12-31', NULL, 1767225600000, NULL, NULL, '');
INSERT INTO agreement VALUES ('01a21e13-0620-77c2-be49-e9f2689aced2', 'alliance', '椿陂市县域医共体', 'e50c4200797b4026cd2f2ad1f439c27939fdf6d94d806432b432579f215139e5', 1, '2023-01-01', NULL, NULL, 1767225600000, NULL, NULL, '');
INSERT INTO agreement VALUES ('01a21e13-0620-787b-96f3-a0f3a73de484', 'support', '对口支援椿陂市', 'e978bbb15da7d6be69d9ef7e69ba9786106fd70fd13941e90c994379f436b785', 2, '2026-01-01', '2028-12-31', NULL, 1767225600000, NULL, NULL, '');
INSERT INTO agreement_member VALUES ('01a21e13-061f-7b92-872b-d315bd7515db', '019b76da-a802-76d0-9e01-42d3fc2c6d7f', 'lead');
INSERT INTO agreement_member VALUES ('01a21e13-0620-787b-96f3-a0f3a73de484', '019b76da-a816-7cbe-8b3a-350b2f262b8b', 'member');
INSERT INTO alternative VALUES ('990121', '019b76da-aa5e-73a3-8229-de53e921bc14', 1, '019b76da-a821-7d50-9ab8-ef8151e87f7d', 494, '019b76da-a9f6-70ef-b754-baa30e5eb34f');
INSERT INTO alternative VALUES ('990127', '019b76da-aa66-7820-b501-a1ac5c8ffa48', 3, '019b76da-a86e-7a6a-b640-c3542e929d80', 497, NULL);
INSERT INTO api_token VALUES ('01a21e13-10e9-7289-84e6-6fe1a4cee726', 'aa1c4ceccda5136d562e39223fdae451b8be9bf3870b720d6b6a0a1f85598898', 'api', 'officer', 'region', '990000', NULL, '', NULL, 1795800895719, NULL, NULL, 0);
INSERT INTO appraisal VALUES ('01a21e13-0fb0-73c5-af37-80d66fce5f63', '', 'demo', 1, 2025, 'frozen', NULL, 1767225600000, NULL, 1767225600001, NULL, NULL, NULL);
INSERT INTO appraisal_appeal VALUES ('990121', '01a21e13-0fe0-71ba-9dc7-7dfba153a4c9', '01a21e13-0fb0-73c5-af37-80d66fce5f63', '01a21e13-0fd8-71bc-9146-831b4be9714e', 'P00002', 'teaching', '八月两次查房未登记，有签到表（虚构）', 'open', NULL, '', NULL, 1767225600003, NULL, NULL);
INSERT INTO appraisal_base VALUES ('01a21e13-0fb0-73c5-af37-80d66fce5f63', 'D99012208|', 28, 30);
INSERT INTO appraisal_base VALUES ('01a21e13-0fb0-73c5-af37-80d66fce5f63', 'D99012723|', 9, 9);
INSERT INTO appraisal_item VALUES ('990121', '01a21e13-0fd8-71b1-8c37-b7a5dc758137', 'guided', 23000000000, 15000000000, 1000000000, 200000000000000000, NULL);
INSERT INTO appraisal_item VALUES ('990122', '01a21e13-0fd8-71bf-9455-74fb83207000', 'teaching', NULL, 10000000000, NULL, 0, NULL);
INSERT INTO appraisal_run VALUES ('01a21e13-0fc8-780f-9668-390bb6c2e71d', '01a21e13-0fb0-73c5-af37-80d66fce5f63', 'simulation', '2024-01-01', '2024-12-31', 0, 0, 0, 0, 6000000, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, 1767225600000);
INSERT INTO appraisal_run VALUES ('01a21e13-0fd8-726c-91ce-8d089c1b7ae4', '01a21e13-0fb0-73c5-af37-80d66fce5f63', 'scoring', '2025-01-01', '2025-12-31', 10, 4, 0, 0, 6000000, '2728f3d27192ed5dc54f8f6cac9dfa55884141ad12cdb572292973437684e8e3', NULL, 1767225600002);
INSERT INTO appraisal_score VALUES ('990122', '01a21e13-0fd8-726c-91ce-8d089c1b7ae4', '01a21e13-0fd8-71be-84eb-4aa5597e1b53', 'expert', 'P00086', 'P00086', 'D99012208', '心血管内科', 'shared_post', '', 'D99012208|心血管内科', 'D99012208', 0, 0, '不合格', 0, 933333333, 966666667, 30, 13, 0, 0);
INSERT INTO appraisal_score VALUES ('990122', '01a21e13-0fd8-726c-91ce-8d089c1b7ae4', '01a21e13-0fd8-71c7-855a-0b4893707eb0', 'leader', 'D99012208', '', 'D99012208', '', '', '', '', 'D99012208', 0, 0, '不合格', 0, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO assignment VALUES ('990121', '019b76da-aa5d-745a-9bbf-d51e19074755', '019b76da-a9ef-7edd-9644-397790e2cfdd', 1, '019b76da-aa5e-73a3-8229-de53e921bc14', '019b76da-a867-7f49-ac4a-1ee6c81c4e88', 494, 1000, 0, 0, 0, 945);
INSERT INTO assignment VALUES ('990127', '019b76da-aa5d-745a-9bbf-d51e19074755', '019b76da-a9f7-78b7-a6ff-67e1f783b6a9', 1, '019b76da-aa66-7820-b501-a1ac5c8ffa48', '019b76da-a828-7c21-92ed-8aef6ba46e43', 497, 1000, 0, 0, 0, 970);
INSERT INTO audit VALUES (1, 1795800895719, NULL, NULL, 'public', 'token.add', 'token', '01a21e13-10e9-7289-84e6-6fe1a4cee726', '990000', '', 'done', 'a36169c37d525fdc4f50769eb1b9d1f267e0c193ecbf7c193e8e8cb9eec5f6fd');
INSERT INTO audit_head VALUES (1, 1, 'a36169c37d525fdc4f50769eb1b9d1f267e0c193ecbf7c193e8e8cb9eec5f6fd');
INSERT INTO booking VALUES ('990121', '01a21e13-0917-702a-b277-02ac396aa468', 'BW-02ac396aa468', 'demo', 'VW-72fa64d8dd4a', 'D99012105', 'P00005', NULL, '2026-06-10', 'booked', 'workflow', 1759363200000, 2, 1, 'public', NULL, '01a21e13-091a-7fef-8652-e3b68cd70dc2', 'ae215544c3c124cdbaaabdc077446f4b05c513d71f62495d99ef6b58e0f4dad9', 'demonstration-hold-33', 'demonstration-take-33', NULL, 0, 1759363800000, 'a0a5f3e21ea23901af60671604e31b8764802a959ee9b9608c7bbda876b019af', 1759363200000);
INSERT INTO booking VALUES ('990122', '01a21e13-0a7d-7c9d-a81a-e6e3be856321', 'BW-e6e3be856321', 'demo', 'VW-93864f991bc7', 'D99012208', 'P00090', NULL, '2026-02-26', 'cancelled', 'workflow', 1759363200000, 2, NULL, 'desk', 'D99012208', '01a21e13-0a7d-7d10-b7a4-cd84362f3ff9', '1e2f641cbe10972faad6c1cafa1aa8467bffb12b6c2aa78b6dee6f877728831f', NULL, NULL, NULL, 0, NULL, NULL, 1767225600000);
INSERT INTO budget VALUES ('990102', '01a21e13-102b-77da-8561-aa7cca47769f', '01a21e13-102b-77da-8561-aa7cca47769f', 5, 'demo', 1, 2025, 'F1', 'D99010203', 'equipment', '开展新技术所需设备与培训（虚构）', '现有设备不能开展，已派人进修（虚构）', NULL, 'SK-AD07', 12000000, 12000000, 'approved', 'county;city;province', '', NULL, 1767225600000);
INSERT INTO budget VALUES ('990125', '01a21e13-103b-7a58-ae4f-a9206239b6ac', '01a21e13-103b-7a58-ae4f-a9206239b6ac', 3, 'demo', 1, 2025, 'F1', 'D99012517', 'operation', '开展新技术所需设备与培训（虚构）', '现有设备不能开展，已派人进修（虚构）', NULL, 'SK-AD04', 19500000, NULL, 'returned', 'county;city;province', '', NULL, 1767225600000);
INSERT INTO budget_step VALUES ('990102', '01a21e13-102b-77da-8561-aa7cca47769f', 1, 'draft', '', 12000000, '现有设备不能开展，已派人进修（虚构）', NULL, 1767225600000);
INSERT INTO budget_step VALUES ('990127', '01a21e13-1035-7c58-956d-694a0d158371', 3, 'submitted', 'county', 17000000, '先配一套，明年视开展例数再议（虚构）', NULL, 1767225600000);
INSERT INTO certificate VALUES ('EZBSN0D8X9JV8T5MEQT7Q', '990121', 'PW-637ec229cb10', '2025-04-16', '2025-10-13', 0, '2025-10-13', NULL, 1760313600000, NULL, NULL, '');
INSERT INTO code VALUES ('drg', 'BB29', '开颅血肿清除');
INSERT INTO code VALUES ('procedure', '99.2501', '静脉化疗');
INSERT INTO consult VALUES ('990121', '01a21e13-0e36-7f17-b9c6-1a936aa8aeb9', 'CW-1a936aa8aeb9', 6, 'consult', 'urgent', 'opinion_signed', 'D99012105', 'D99010203', '高医师（虚构）', '0990-300003', '01a21e13-0e33-7248-8568-61aafe452c4c', 'S72.000', '女，78 岁，跌倒致右股骨颈骨折，合并冠心病、糖尿病（虚构）', '围术期风险高（虚构）', '定手术时机与方式', '骨科', 3, 1767237180000, 'relative', '女儿书面同意，存病历夹（虚构）', 'P00169', NULL, 1767238380000, 'https://meeting.example/demo', '心功能可耐受，建议 48 小时内行人工股骨头置换，围术期心内科随诊（虚构）', '城市医院骨科主任医师（虚构）', NULL, NULL, 'none', 'none', NULL, NULL, NULL, 'asker', 1767234780000, 1767239580000, NULL, 1767233580000);
INSERT INTO consult_step VALUES ('990121', 'CW-1a936aa8aeb9', 3, 'accept', 'invited', 'accepted', 'invitee', 'none', '', 'answer', 1767238380000, NULL, 1767235980000);
INSERT INTO consult_step VALUES ('990121', 'CW-1a936aa8aeb9', 5, 'begin', 'scheduled', 'in_session', 'invitee', 'none', '', 'none', NULL, NULL, 1767238380000);
INSERT INTO delivery VALUES ('019b76da-a9bd-7bd8-9833-b530cbc64c6c', NULL, 'hqms-p', 'loaded', NULL, '', 'hqms-p', 'drg table d7bfaeb799e783dc', 'current', NULL, 'officer', 'region', '', NULL, 2480, 2466, 14, 2466, 1767225600000, 1767225600000, NULL);
INSERT INTO delivery_part VALUES ('', '', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 0, 3);
INSERT INTO delivery_part VALUES ('D99012724', '2025-12', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 43, 0);
INSERT INTO demand VALUES ('019b76da-a802-75c9-90ab-1a17513d67ed', '990123', 'D513d67ed', '019b76da-a80a-7e75-82b6-2d2bde867b8f', '呼吸内科', 1, 2, '', '', 3, 500, '2027-01-01', 6, NULL, 'submitted', '019b76da-a9e6-76cc-85a7-9db23a5e6b6f', 1767225600002, 'demo', 1, 'visit', NULL, 1, 1, '先派一席，视成效再增。', '希望专家每月坐诊两次，带教门诊。', 3, 12, '手术间一间，C 臂机一台，设备已验收。', 'county;city;province', 'city', 1767398400002, NULL, NULL, 3, NULL, '');
INSERT INTO demand VALUES ('019b76da-a9f7-78b7-a6ff-67e1f783b6a9', '990127', 'G-990127-神经内科', '019b76da-a816-7cbe-8b3a-350b2f262b8b', '神经内科', 1, 2, '', '', 1, 322, '2026-01-01', 12, NULL, 'filled', '019b76da-a9c5-76f5-afdf-f56c491d1682', 1767225600000, '', 0, 'expert', NULL, 1, 1, '', '', NULL, NULL, '', '', '', NULL, NULL, NULL, 1, NULL, '');
INSERT INTO demand_evidence VALUES ('990121', '019b76da-a800-78dc-8ed5-8460eaae7dd5', 1767225600000, '2025-12', '2025-12', 48, 0.126614, 0, 152634, 0, 0.013234, 0.008894, 0);
INSERT INTO demand_evidence VALUES ('990127', '019b76da-a806-7849-9688-58f0dc30c15a', 1767225600006, '2025-12', '2025-12', 32, 1.854967, 0.353597, 1334819, 0, 0.168612, 0.130298, 0);
INSERT INTO demand_evidence_line VALUES ('990121', '019b76da-a800-78dc-8ed5-8460eaae7dd5', 0, 'group', 'FR49', '心绞痛', 18, 16, 2, 0.126614);
INSERT INTO demand_evidence_line VALUES ('990127', '019b76da-a806-7849-9688-58f0dc30c15a', 3, 'fragile', '37.3401', '心脏射频消融术', 1, 1, 0, NULL);
INSERT INTO demand_evidence_year VALUES ('990121', '019b76da-a800-78dc-8ed5-8460eaae7dd5', 'FM19', 0, '2025-12', '2025-12', 8, 8);
INSERT INTO demand_evidence_year VALUES ('990127', '019b76da-a806-7849-9688-58f0dc30c15a', 'FR49', 0, '2025-12', '2025-12', 15, 14);
INSERT INTO demand_step VALUES ('990121', '019b76da-a800-78dc-8ed5-8460eaae7dd5', 1, 'made', '', 1, '', NULL, 1767225600000);
INSERT INTO demand_step VALUES ('990127', '019b76da-a806-7849-9688-58f0dc30c15a', 3, 'withdrawn', '', 1, '已自行招聘到位', NULL, 1767398400006);
INSERT INTO department VALUES ('019b76da-a800-7f0d-acba-84f4136dbbdf', '019b76da-a800-78a3-85c0-78d65408f179', '心内科', '心血管内科', 48, NULL, 1767225600000, NULL, NULL, '');
INSERT INTO department VALUES ('019b76da-a8fd-705c-bbdd-718b4465c53a', '019b76da-a818-7e0e-8195-58ccec3f72e2', '神经内科', '神经内科', NULL, NULL, 1767225600000, NULL, NULL, '');
INSERT INTO entry VALUES ('', '01a21e13-0f82-770a-9719-7793bff1342f', '01a21e13-0f82-770a-9719-7793bff1342f', 'demo', 'F1', 'donation', NULL, NULL, 50000000, '2025-01-08', '虚构捐赠协议', 'ledger', 1767225600000, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES ('990122', '01a21e13-0f90-725a-977e-9c31f3ef8941', '01a21e13-0f90-725a-977e-9c31f3ef8941', 'demo', 'F1', 'accrual', 'P00012', 'D99012208', 100000, '2025-11-30', '乡村医生岗位补助（每人每月）', 'ledger', 1767225600000, 'village', 1, 'V-001', '2025-11', '2025-11-01', 30, 0, 30, NULL, NULL, NULL);
INSERT INTO entry_step VALUES ('990122', '01a21e13-0f90-725a-977e-9c31f3ef8941', 2, 'approved', 'held', 'no_account', '', '01a21e13-0f96-7fb9-a48b-77f0c4081f21', NULL, 1767225600000);
INSERT INTO entry_step VALUES ('990122', '01a21e13-0f99-7ad1-9c40-d3392d8cc8fc', 1, 'accrued', 'approved', '', '', NULL, NULL, 1767225600000);
INSERT INTO event VALUES (2, 1767225600000, '990121', '019b76da-a804-7023-956d-2740821796cd', 'account.changed', '01a21e13-031f-72dc-8537-72a674983f1c');
INSERT INTO event VALUES (1503, 1767225600000, '990000', NULL, 'fund.changed', '01a21e13-064b-7ce4-a6f6-e3f5f78c20d6');
INSERT INTO fact VALUES ('990102', '儿科', 'ES39', '2025-12', '990102', 'D99010201', '2', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 2, 2, 12400, 0, 0, 0, 0, 8, 906200, 0);
INSERT INTO fact VALUES ('990127', '骨科', 'IU29', '2025-12', '990127', 'D99012724', '2', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 2, 2, 12200, 0, 0, 0, 0, 18, 1031400, 0);
INSERT INTO frame VALUES (1, '990000', '杏林省（虚构演示）', '2025-12', '2025-12', 1767225600000, 1, 'rw');
INSERT INTO fund VALUES ('', '01a21e13-064b-7ce4-a6f6-e3f5f78c20d6', 'F1', 'demo', '演示专项', '省级财政（虚构）', '2024-01-01', 'example', 1767225600000, NULL, NULL);
INSERT INTO gap VALUES ('019b76da-a9c6-7744-9b45-2868a34b4432', '990121', '妇产科', 9, 95674, 7, 2, 5.643504, 1.885202, 4.706797, 1.67783, 4047943, 0, 0, 4.706797, 0.491962, 0.512263, 1);
INSERT INTO gap VALUES ('019b76da-a9ee-7c53-babb-50311f5f11a3', '990127', '眼科', 49, 110014, 7, 1, 0.004329, 0, 0.00342, 0, 3619, 0, 0, 0.00342, 0.000311, 0.001136, 0);
INSERT INTO gap_group VALUES ('990102', '呼吸内科', 'ES29', 33, 33, 0, 0, 7, 6, 3, 0.470085, 0.504681, 1, 0.72, 0, 0, 0);
INSERT INTO gap_group VALUES ('990127', '骨科', 'IF29', 1, 1, 0, 0, 7, 0, 0, 0.666667, NULL, 0, 1.52, NULL, NULL, NULL);
INSERT INTO gap_peer VALUES ('990102', '990121');
INSERT INTO gap_peer VALUES ('990127', '990126');
INSERT INTO gap_technique VALUES ('990122', '普通外科', '51.2301', 'blank', 8, 0, 7, 6, 1.39, 9.531429);
INSERT INTO gap_technique VALUES ('990127', '骨科', '81.5401', 'fragile', 0, 3, 7, 4, NULL, NULL);
INSERT INTO heritage VALUES ('990121', '01a21e13-071b-7ed4-98a5-d5647e202382', 'demo', '青石伤科（虚构）', 'D99012105', 'prescription', '青石接骨膏（虚构）', '传承人口述，三代相传（虚构）', '某镇某村（虚构）', '2025-12-12', NULL, 1, '外敷患处，三日一换；组成与炮制另存（虚构）', NULL, 1767225600000);
INSERT INTO mastery VALUES ('990122', '019b76da-a800-734b-8000-000000000012', 'P00253', 'T-JS-01', 4, '2023-07-16', '2025-07-16', 'review', '019b76da-a800-734b-8000-000000000013', '演示', NULL, 1689465600000);
INSERT INTO mastery VALUES ('990127', '019b76da-a800-734b-8000-00000000016c', 'P00393', 'T-JS-01', 4, '2025-03-07', '2027-03-07', 'review', '019b76da-a800-734b-8000-00000000016d', '演示', NULL, 1741305600000);
INSERT INTO mastery_review VALUES ('990122', '019b76da-a800-734b-8000-000000000013', 3, 'P00253', 'T-JS-01', 'granted', '2023-07-15', 18, 0, 4.254998005156146, 4.01861, 'b53f3341299103981c51a01a5a257ddbe8517d4e141b89e2a3be41cbf8e66528', 'equipment;rescue;consent;safety;follow_up', 'P00001', 1689382800000, NULL, 1689386400000, '', NULL, 1689379200000);
INSERT INTO mastery_review VALUES ('990127', '019b76da-a800-734b-8000-00000000016d', 3, 'P00393', 'T-JS-01', 'granted', '2025-03-06', 18, 0, 4.254998005156146, 4.01861, '646710c680ee4bf6b0a35e08757ba7840f58d2a0191f9e79eb8716cedc3494cb', 'equipment;rescue;consent;safety;follow_up', 'P00309', 1741222800000, NULL, 1741226400000, '', NULL, 1741219200000);
INSERT INTO mastery_signal VALUES ('990121', '01a21e13-065f-7aab-935e-3296d6d04fc3', 'P00225', 'T-JS-01', 'ready', '2025-11-10', 1767225600000, NULL);
INSERT INTO mastery_signal VALUES ('990123', '01a21e13-0659-701f-bcb7-a33ef2979f50', 'P00281', 'T-JS-01', 'ready', '2023-08-18', 1767225600000, NULL);
INSERT INTO material VALUES ('990121', '01a21e13-0b72-7fd7-a1a2-0accd3fe6d98', 'teaching', 'TJ-01a21e13-0b56-7ff6-ae4c-9b88c0483cf5', '术后发热鉴别提纲（虚构）.pdf', 'pdf', 119, 'JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbXS9Db3VudCAwPj5lbmRvYmoKdHJhaWxlcjw8L1Jvb3QgMSAwIFI+Pgo=', NULL, 1767225600000);
INSERT INTO mentorship VALUES ('990121', '01a21e13-0758-7bbe-a689-201e5c4697d6', 'MW-201e5c4697d6', 'demo', 'P00003', 'P00227', 'D99012105', NULL, '37.8301', NULL, '2026-01-01', '2026-11-27', 'proposed', 'workflow', 1767225600000, 2, NULL, NULL, '2026-01-01', NULL, NULL, NULL, NULL);
INSERT INTO mentorship VALUES ('990121', '01a21e13-073f-70b6-a5b3-75a539ae070c', 'MW-75a539ae070c', 'demo', 'P00002', 'P00226', 'D99012105', NULL, '37.3401', '青石伤科（虚构）', '2026-01-01', '2026-11-27', 'completed', 'workflow', 1767225600000, 5, '2026-01-01', NULL, '2026-01-01', NULL, '2026-01-01', '2026-01-01', NULL);
INSERT INTO mentorship_goal VALUES ('990121', '01a21e13-0732-7404-8bbf-4a69dde0445c', 'MW-ef0bdd132b6f', '39.7401', 4, 20, '2026-06-30', NULL, NULL, 1767225600000);
INSERT INTO mentorship_goal VALUES ('990121', '01a21e13-0746-7f91-ac13-323e4f6f4a66', 'MW-75a539ae070c', '37.3401', 4, 10, '2026-06-30', '2026-01-01', NULL, 1767225600000);
INSERT INTO mentorship_meeting VALUES ('990121', '01a21e13-0737-7b2e-b703-5859a6195021', 'MW-ef0bdd132b6f', '2026-01-01', 'onsite', '现场带教两台，复盘一例（虚构）', NULL, 1767225600000);
INSERT INTO mentorship_meeting VALUES ('990121', '01a21e13-0753-704d-b3cd-a96adb290200', 'MW-75a539ae070c', '2026-01-01', 'online', '线上复盘（虚构）', NULL, 1767225600000);
INSERT INTO mentorship_step VALUES ('990121', 'MW-201e5c4697d6', 2, 'agree', 'proposed', 'proposed', 'apprentice', '2026-01-01', NULL, '', NULL, 1767225600000);
INSERT INTO mentorship_step VALUES ('990121', 'MW-ef0bdd132b6f', 4, 'start', 'agreed', 'active', 'host', '2026-01-01', NULL, '', NULL, 1767225600000);
INSERT INTO offer VALUES ('019b76da-aa01-7a32-ab58-f537ca15aa9f', '990102', 'P00025', '019b76da-a831-7e43-a167-f6eda5adabd0', '2026-01-01', '2027-07-01', '019b76da-a807-70c5-becf-74e003127dc6', '990126', '', NULL, '', 'offered', '', '', 0, 0, 1);
INSERT INTO offer VALUES ('019b76da-aa5c-70e9-b43e-aaf2a5cfd5a0', '990102', 'P00224', '019b76da-a8f8-7354-a055-bd3d1aa38e88', '2026-01-01', '2027-07-01', NULL, '990125', '', NULL, '', 'offered', '', '', 0, 0, 1);
INSERT INTO offer_step VALUES ('990102', '019b76da-a9f8-7b10-954d-f83041d8b40a', 1, 'appealed', '家中老人术后需照护，申请暂缓一期。', NULL, 1767398400006);
INSERT INTO operation VALUES ('990102', '儿科', 'D99010202', '93.9001', '2025-12', '990102', '2', 2, '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 1, 1, 1, 36500, 3542200);
INSERT INTO operation VALUES ('990127', '骨科', 'D99012724', '81.5401', '2025-12', '990127', '2', 4, '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 1, 1, 1, 41800, 4305200);
INSERT INTO organization VALUES ('019b76da-a800-78a3-85c0-78d65408f179', 'D99010201', '杏林省人民医院', '990102', '省级三级甲等', '综合医院', 108.1819, 29.09029, 1, 0);
INSERT INTO organization VALUES ('019b76da-a802-76d0-9e01-42d3fc2c6d7f', 'D99010203', '杏州市人民医院', '990102', '市级三级', '综合医院', 108.1819, 29.09029, 1, 0);
INSERT INTO organization VALUES ('019b76da-a80a-7e75-82b6-2d2bde867b8f', 'D99012311', '苓桥县人民医院', '990123', '县级二级', '综合医院', 108.56409, 29.32127, 1, 0);
INSERT INTO organization VALUES ('019b76da-a816-7cbe-8b3a-350b2f262b8b', 'D99012723', '椿陂市人民医院', '990127', '县级二级', '综合医院', 107.88901, 29.00085, 1, 0);
INSERT INTO organization VALUES ('019b76da-a817-7281-b8f5-2a7a2aefd34b', 'D99012724', '椿陂市中医院', '990127', '县级二级', '中医医院', 107.88901, 29.00085, 1, 0);
INSERT INTO organization VALUES ('019b76da-a818-7e0e-8195-58ccec3f72e2', 'D99012725', '椿陂市东河镇卫生院', '990127', '乡镇卫生院', '综合医院', 107.88901, 29.00085, 1, 0);
INSERT INTO patient VALUES ('990121', '01a21e13-078d-7fe8-a0a2-6f419b1ade42', '019b76da-a804-7023-956d-2740821796cd', 1, 'a1.1tkgcRpMMcYoBx5DNiIqHSZjeaszcEzR2EYKVrpVBHouObIz4g', NULL, 'a1.WDLBdfaEyzCTv8mRgimjVNBmxeuCdJAq0qnONbyC2WXR6ohEjlq9', NULL, 'cf4ad877296334219bf943fc0c2692cfa3446a1a1f4526a7f55c835a6cfda1c6', NULL, 'fab3dc7716de4a54b7cdb3d1da180aca4e9d0b143d2d1510e1af5ed6fb753253', 1759363200000);
INSERT INTO patient VALUES ('990121', '01a21e13-0efd-7035-9615-ed8c2317da3e', '019b76da-a806-78e7-82f9-1d3530f8c3b3', 1, 'a1.HFgZKM9UFA1m4qc9utinspgBjUjtlPXvgFm-S3B_kDTikNI9Fg', NULL, NULL, NULL, '68ab22fba773709edad608205905daa17584d035a2b3fd775a5dc9fd9928c95b', NULL, NULL, 1767225240000);
INSERT INTO payee VALUES ('990102', 'P00001', 1, 'practitioner', 1, 'a1.UgJoReoG3s_DSge091KY_hyzA0DdCL99KEBSJUxWdR9wqg', 'a1.Em3A3SdXUqTyxLid_mTzT56rupVZsic61H-6twZeyeYhNvPLud-vpkgFh2o', 'a1.keMMQUmc8U5GnhDGdh3gtdKdZ2rsHoVR7y2xBQeO0SKQG5_5zP5jGw', NULL, NULL, '82dc0e5617909c2d3dcbc3ad8c22d6ba8e83bc12dfe86f3f5bb7dc60bd969ebd', NULL, NULL, '0002', NULL, 1767225600000);
INSERT INTO payee VALUES ('990102', 'P00087', 1, 'practitioner', 1, 'a1.j6QS2jUWOXZqOhC8dnRYLEu1o7lKJjzEe5lx_QCYlfUvnyyzXw', 'a1.raudfAC9DCEEnJDa5QIvBzQLEylnYo-ZZbIVjjGc4OvlqG6djD9wm_wkjlQ', 'a1.ZxoLA1Q-66xKrQEi8OlCUcj7Q-I_GLWRu8wvWoxLSXQzqfseKYF3OQ', NULL, NULL, '7134235e2d1ffa609148e4067e243ca8f141d6ef64407c50188112c5c6fe6d53', NULL, NULL, '0001', NULL, 1767225600000);
INSERT INTO payment VALUES ('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc', 1, 'P00087', 1, 240000, 'waiting', '');
INSERT INTO payment_part VALUES ('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc', '01a21e13-0f99-7a7d-bc0b-f92da90bec5c', 1, 240000);
INSERT INTO payment_run VALUES ('01a21e13-0f96-7fb9-a48b-77f0c4081f21', '', 'demo', 'F1', '2025-11', 'draft', 1, 0, 0, 1, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, 1767225600000, NULL, NULL, NULL, NULL);
INSERT INTO payment_run VALUES ('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc', '', 'demo', 'F1', '2025-12', 'draft', 1, 1, 240000, 2, '2d5b018ecb03e96d3728f5fa39ef8d21cb8bbc1dadd0872867be6cbd76d02f0b', NULL, 1767225600000, NULL, NULL, NULL, NULL);
INSERT INTO payment_sample VALUES ('01a21e13-0f9c-7d36-a710-fcaf34c5a2cc', '01a21e13-0f99-7a7d-bc0b-f92da90bec5c', 'approved', NULL, NULL, '', NULL, NULL);
INSERT INTO placement VALUES ('990102', '01a21e13-06ea-7197-a933-478bcf11c918', 'PW-478bcf11c918', 'demo', 'training', NULL, 'P00228', 'D99012105', 'D99010201', '消化内科', NULL, NULL, '超声引导穿刺', NULL, '2024-10-28', '2025-04-26', '2024-10-28', '2025-04-26', 'returned', NULL, 'workflow', 1730073600000, 9, NULL, NULL);
INSERT INTO placement VALUES ('990121', '01a21e13-0680-736c-9948-1758e8dbe434', 'PW-1758e8dbe434', 'demo', 'posting', NULL, 'P00001', 'D99010201', 'D99012105', '心血管内科', NULL, NULL, NULL, NULL, '2025-12-02', NULL, '2025-12-04', NULL, 'active', NULL, 'workflow', 1767225600000, 6, NULL, NULL);
INSERT INTO placement_month VALUES ('990121', 'PW-1758e8dbe434', '2025-11', 0, NULL, 1767225600000);
INSERT INTO placement_month VALUES ('990122', 'PW-cb68e37d6b7a', '2025-12', 22, NULL, 1767225600000);
INSERT INTO placement_review VALUES ('990102', 'PW-478bcf11c918', 'evaluation', '2025-04-26', 'good', '能独立完成常规穿刺（虚构）', NULL, 1745625600000);
INSERT INTO placement_review VALUES ('990121', 'PW-637ec229cb10', 'midterm', '2025-07-15', 'good', '按计划带教，病例数达到中期要求（虚构）', NULL, 1752537600000);
INSERT INTO placement_step VALUES ('990102', 'PW-15af89f15469', 2, 'accept', 'proposed', 'accepted', 'officer', '2026-01-01', NULL, '', NULL, 1767225600000, NULL);
INSERT INTO placement_step VALUES ('990122', 'PW-cb68e37d6b7a', 6, 'start', 'arrived', 'active', 'host', '2025-12-12', NULL, '', NULL, 1767225600000, NULL);
INSERT INTO plan VALUES ('019b76da-aa5d-745a-9bbf-d51e19074755', '2026-01', 'solved', 1767225600000, 101, 9, 9, 9, 0, 92, 65, 0, 5000, 2000, 2000, 0, 0, 70000, 2899, 4816, 400, 250, 150, 100, 100, 1000, 1, '', NULL);
INSERT INTO pledge_rule VALUES ('demo', 1, 'award', '评优评先优先', 'award', 'end', 6);
INSERT INTO pledge_rule VALUES ('demo', 1, 'pay', '原单位工资待遇不变', 'pay', 'arrival', 2);
INSERT INTO pledge_step VALUES ('990102', 'PW-478bcf11c918', 'pay', 1, 'told', '2024-12-28', '虚构医院工资发放表（派驻期间各月）', '', NULL, 1767225600000);
INSERT INTO pledge_step VALUES ('990121', 'PW-637ec229cb10', 'pay', 2, 'disputed', NULL, '', '绩效部分少发一个月（虚构）', NULL, 1767225600000);
INSERT INTO practitioner VALUES ('019b76da-a819-7b8b-baf1-891d0e6b03e9', '990102', 'P00001', '熊和', '019b76da-a800-78a3-85c0-78d65408f179', '', '心血管内科', 2, '36.0601;37.3401;37.8301', 1, 0);
INSERT INTO practitioner VALUES ('019b76da-a9bc-7914-82bd-b18a626924c5', '990127', 'P00420', '贾予安', '019b76da-a817-7281-b8f5-2a7a2aefd34b', '', '康复医学科', 3, '93.8301', 1, 0);
INSERT INTO practitioner_role VALUES ('990102', '019b76da-a8ff-78a9-b91d-b0049c964ce7', '019b76da-a819-7b8b-baf1-891d0e6b03e9', '019b76da-a802-76d0-9e01-42d3fc2c6d7f', 'temporary', '', '2025-07-01', '2026-12-31', NULL, 1767225600000, NULL, NULL, '');
INSERT INTO practitioner_role VALUES ('990127', '019b76da-a955-7e94-beae-1926d5eb38e2', '019b76da-a9b6-71bf-904a-605763918e86', '019b76da-a818-7e0e-8195-58ccec3f72e2', 'used', '', '2025-07-01', NULL, NULL, 1767225600000, NULL, NULL, '');
INSERT INTO presence VALUES ('990121', '01a21e13-0f7a-787b-bd96-1224686aca29', 'PW-1758e8dbe434/2025-12-02', 'PW-1758e8dbe434', '2025-12-02', '2025-12-02', '2025-12-02', 'workflow', 1767225600000);
INSERT INTO presence VALUES ('990122', '01a21e13-0f7a-7735-aef3-8c4f926df628', 'PW-cb68e37d6b7a/2025-12-31', 'PW-cb68e37d6b7a', '2025-12-31', '2025-12-31', '2025-12-31', 'workflow', 1767225600000);
INSERT INTO procedure VALUES ('990102', '019b76da-a800-734b-8000-000000000188', 'SK07-001', 'demo', 'P00169', 'D99010203', NULL, 'T-JS-01', '2025-11-17', 'supervised', 4, 'P00393', NULL, 'success', NULL, 'D070001', '2025-11-18', 'workflow', 1767225600000, 1, 'signed', '完成', NULL, NULL, NULL, 1767225600000, NULL);
INSERT INTO procedure VALUES ('990127', '019b76da-a800-734b-8000-000000000186', 'SK06-043', 'demo', 'P00393', 'D99012723', NULL, 'T-JS-01', '2025-12-20', 'independent', 4, NULL, NULL, 'success', NULL, 'D060043', '2025-12-21', 'workflow', 1767225600000, 1, 'signed', '完成', NULL, NULL, NULL, 1767225600000, NULL);
INSERT INTO programme VALUES ('demo', 1, '杏林省医师下基层（虚构演示）', '杏林省（虚构）', 'f5ff304fb4e0dde4d3f9db4d3d1c1bbf9afda6188353bd22b2f990b9ff722964', 'id: demo
name: 杏林省医师下基层（虚构演示）
place: 杏林省（虚构）
year: 2025
version: 1
direction: down
purpose: 演示用的虚构项目
approval: [county, city, province]
priority: ["990221", "990321"]
eligibility: {min_title_rank: 2, min_rank_years: 2}
term: {months_min: 6, months_max: 12}
teaching: [round, demonstration, lecture]
funds: [{id: F1, name: 演示专项, source: 省级财政（虚构）}]
subsidies: [{id: s, label: 派驻补助（每人每年）, fund: F1, payee: practitioner, per: year, yuan: 24000, full_days: 220},
  {id: studio, label: 名医工作室（每年）, fund: F1, payee: studio, grade: district, per: year, yuan: 80000},
  {id: village, label: 乡村医生岗位补助（每人每月）, fund: F1, payee: village_doctor, per: month, yuan: 1000}]
appraisal:
  basic_floor: 0.5
  competition_floor: 0.7
  shrink_cases: 20
  pool_yuan: 60000
  budget_yuan: 12000
  fund: F1
  cascade: [expert, apprentice, discipline, leader]
  indicators:
    - {name: teaching, label: 每月带教的月数, target: 10, monthly: 1, weight: 0.3, targets: [{kind: studio, target: 8}], count: {of: teaching}}
    - {name: guided, label: 带教手术例数, target: 15, weight: 0.2, who: mentor, count: {of: procedure}}
    - {name: apprentice, label: 徒弟独立完成例数, whose: apprentice, target: 12, weight: 0.3, part: competition, count: {of: procedure, where: {role: independent}}}
    - {name: technique, label: 新技术独立或稳定开展, whose: discipline, target: 1, weight: 0.2, part: competition, count: {of: adoption, day: independent_day, where: {state: [independent, sustained]}}}
  improvement: {label: 手术成功占比, part: {of: procedure, where: {outcome: success}}, whole: {of: procedure}}
  grades: [{name: 优秀, floor: 0.9}, {name: 良好, floor: 0.75}, {name: 合格, floor: 0.5}, {name: 不合格, floor: 0}]
pledges:
  - {id: pay, label: 原单位工资待遇不变, kind: pay, since: arrival, months: 2}
  - {id: credit, label: 职称晋升优先, kind: promotion, since: end, months: 1}
  - {id: award, label: 评优评先优先, kind: award, since: end, months: 6}
figures:
  - {id: sent, label: 派驻专家, unit: 人次, count: {of: placement, where: {kind: posting}}}
  - {id: pairs, label: 师徒结对, unit: 对, count: {of: mentorship}}
  - {id: techniques, label: 引进技术, unit: 项, count: {of: adoption}}
  - {id: alone, label: 本地医生独立开展的技术, unit: 项, count: {of: adoption, where: {state: [independent, sustained]}}}
  - {id: operations, label: 带教与独立手术, unit: 例, count: {of: procedure}}
  - id: independent
    label: 独立完成占比
    unit: "%"
    digits: 1
    share:
      part: {of: procedure, where: {role: independent}}
      whole: {of: procedure}
  - {id: taught, label: 教学, unit: 次, count: {of: teaching}}
  - {id: heard, label: 听课, unit: 人次, count: {of: teaching, sum: attendees}}
  - {id: subsidy, label: 已发补助, unit: 万元, digits: 1, scale: 10000, count: {of: entry, sum: amount_fen, where: {kind: payment}}}
bulletin:
  title: 杏林省医师下基层工作通报（虚构演示）
  blocks:
    - {heading: 一、派驻, text: "累计派驻专家{sent}，师徒结对{pairs}，发放补助{subsidy}。"}
    - {heading: 二、技术, text: "引进技术{techniques}，其中本地医生已独立开展{alone}；记录手术{operations}，独立完成占{independent}。"}
    - {heading: 三、教学, text: "开展教学{taught}，听课{heard}。"}
measures:
  - {id: primary_visits, label: 基层诊疗量, unit: 万人次, scale: 10000, digits: 2, population: 县域内基层医疗卫生机构, numerator: 总诊疗人次, baseline: 2023, count: {of: statistic, sum: numerator, where: {measure: primary_visits}}, plan: [{year: 2024, value: 160}, {year: 2025, value: 178}]}
  - {id: primary_share, label: 基层诊疗占比, unit: "%", digits: 1, population: 县域内全部医疗卫生机构, numerator: 基层医疗卫生机构诊疗人次, denominator: 县域总诊疗人次, baseline: 2023, share: {part: {of: statistic, sum: numerator, where: {measure: primary_share}}, whole: {of: statistic, sum: denominator, where: {measure: primary_share}}}, plan: [{year: 2025, value: 60}]}
  - {id: five_centers, label: 急诊急救五大中心覆盖率, unit: "%", digits: 1, population: 各县综合医院, numerator: 建成的胸痛、卒中、创伤、危重孕产妇、危重新生儿中心, denominator: 应建中心, baseline: 2023, stock: true, share: {part: {of: achievement, where: {kind: emergency_center, state: reached}}, whole: {of: achievement, where: {kind: emergency_center}}}, plan: [{year: 2025, value: 70}]}
  - {id: sub_centers, label: 县域医疗次中心, unit: 个, population: 各县乡镇卫生院, numerator: 建成的次中心, baseline: 2023, stock: true, count: {of: achievement, where: {kind: sub_center, state: reached}}, plan: [{year: 2025, value: 12}]}
', 1767225600000);
INSERT INTO programme_limit VALUES ('demo', 'appeal', 0);
INSERT INTO programme_limit VALUES ('demo', 'review', 0);
INSERT INTO prospect VALUES ('', '01a21e13-0b45-7a05-aec8-83c02118e7a3', 'TW-83c02118e7a3', 'demo', '丙主任（虚构）', '外省某医院（虚构）', 'invited', '2026-01-01', '某次走访（虚构）', 'TW-f9630c96f9e7', 'workflow', 1767225600000, 2, NULL);
INSERT INTO prospect VALUES ('', '01a21e13-0b36-7fc7-aab9-f9630c96f9e7', 'TW-f9630c96f9e7', 'demo', '甲主任（虚构）', '外省某医院（虚构）', 'intent', '2026-01-01', '某次走访（虚构）', NULL, 'workflow', 1767225600000, 4, NULL);
INSERT INTO prospect_step VALUES ('', 'TW-7e7928319716', 1, 'lead', '2026-01-01', '', NULL, 1767225600000);
INSERT INTO prospect_step VALUES ('', 'TW-f9630c96f9e7', 4, 'intent', '2026-01-01', '洽谈（虚构）', NULL, 1767225600000);
INSERT INTO protection VALUES ('990102', '019b76da-a800-78a3-85c0-78d65408f179', 'D99010201-03', 2, '保证急诊值班', NULL, 1767398400006);
INSERT INTO quality VALUES ('', '', 'line.ragged', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 2, '297', 1);
INSERT INTO quality VALUES ('D99012723', '2025-12', 'date.reversed', '019b76da-a9bd-7bd8-9833-b530cbc64c6c', 1, '2216', 1);
INSERT INTO reading VALUES ('990121', '01a21e13-0e6f-718e-89a8-2e31ce39bb57', 'YX-2e31ce39bb57', 9, 'ecg', 'green', 'final', 'D99012107', 'D99012105', '周医师（虚构）', '0990-200002', '01a21e13-0e5e-7484-9bde-8a3cdfc0b8b5', '十二导联', '突发胸痛 2 小时', '', 'self', '书面同意书存卫生院病历夹（虚构）', NULL, '2.25.2170990068958272430106386668424117078', 1766188800000, NULL, NULL, '所见如图（虚构）', '急性下壁心肌梗死', '01a21e13-0e5e-746f-8d02-0aef5686282e', '01a21e13-0e5e-7478-9af1-65981789af2e', '张医师 主治医师（虚构）', '王医师 主任医师（虚构）', 'full', '急性下壁心肌梗死，请立即走绿色通道转运', '周医师（虚构）', 'none', 'none', NULL, NULL, 'none', NULL, NULL, 'none', 1766190540000, '01a21e13-0e5e-7418-8dbc-ec721cad902d', 1766188440000);
INSERT INTO reading VALUES ('990121', '01a21e13-0efd-7c5d-83ad-4afe076a1f55', 'YX-4afe076a1f55', 1, 'xray', 'routine', 'ordered', 'D99012107', 'D99012105', '周医师（虚构）', '0990-200002', '01a21e13-0efd-7035-9615-ed8c2317da3e', '胸部正位', '发热 3 天', '', 'self', '书面同意书存卫生院病历夹（虚构）', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'none', NULL, NULL, 'none', 'none', NULL, NULL, 'none', NULL, NULL, 'sender', 1767225240000, '01a21e13-0e5e-7418-8dbc-ec721cad902d', 1767225240000);
INSERT INTO reading_report VALUES ('990121', 'YX-0051041df17f', 5, 'preliminary', '所见如图（虚构）', '右下肺炎症，建议治疗后复查', '张医师 主治医师（虚构）', '01a21e13-0e5e-746f-8d02-0aef5686282e', 1766540100000);
INSERT INTO reading_report VALUES ('990121', 'YX-fcceaab90a66', 6, 'reviewed', '复核所见（虚构）', '心房颤动，心室率 96 次/分', '王医师 主任医师（虚构）', '01a21e13-0e5e-7478-9af1-65981789af2e', 1766444460000);
INSERT INTO reading_step VALUES ('990121', 'YX-0051041df17f', 5, 'report', 'claimed', 'preliminary', 'centre', 'none', '', 'read_xray', 1766541600000, '01a21e13-0e5e-746f-8d02-0aef5686282e', 1766540100000);
INSERT INTO reading_step VALUES ('990121', 'YX-fcceaab90a66', 3, 'queue', 'acquired', 'queued', 'platform', 'none', '', 'none', NULL, NULL, 1766440800000);
INSERT INTO referral VALUES ('990121', '01a21e13-0e03-7b54-bebf-6a39c6548cc7', 'RW-6a39c6548cc7', 5, 'down', 'routine', 'home', 'RW-0a38f6c0ac40', '01a21e13-0deb-70e6-9d49-0a38f6c0ac40', 'D99012105', 'D99012107', '全科', '周医师（虚构）', '0990-200002', '01a21e13-0de9-74ac-8f59-119748c44a3a', 'I21.900', '急性心肌梗死（虚构病例）', 'rehabilitation', '男，62 岁，突发胸痛 2 小时，伴出汗，无晕厥（虚构）', 'self', 'none', 'follow_up', 1767232920000, 1767837720000, 0, 'taker', 1767232680000, 1767233040000, NULL, 1767232440000, '阿司匹林 300 mg、替格瑞洛 180 mg 已嚼服，吸氧', '血压 100/60 mmHg，心率 110 次/分，心电图 II、III、aVF 抬高', '120 急救车', '乡镇医师一人', '书面同意书存卫生院病历夹（虚构）', '心脏康复 12 周；血压控制在 130/80 以下；4 周后复查血脂、肝功能（虚构）', '胸痛超过 15 分钟、晕厥、黑便：立即回转', 'CCU 3 床', 1767238320000, NULL, NULL, NULL);
INSERT INTO referral VALUES ('990121', '01a21e13-0e2e-7fd6-8113-31bb7fd26beb', 'RW-31bb7fd26beb', 1, 'up', 'routine', 'draft', 'RW-31bb7fd26beb', NULL, 'D99012107', 'D99012105', '骨科', '周医师（虚构）', '0990-200002', '01a21e13-0e2b-7265-9092-e30e6d6519bc', 'M17.900', '膝骨关节炎（虚构病例）', 'technique', '女，66 岁，双膝疼痛 3 年，加重 1 月（虚构）', 'none', 'none', 'none', NULL, NULL, 0, 'referrer', NULL, 1767233280000, NULL, 1767233280000, '阿司匹林 300 mg、替格瑞洛 180 mg 已嚼服，吸氧', '血压 100/60 mmHg，心率 110 次/分，心电图 II、III、aVF 抬高', '120 急救车', '乡镇医师一人', '书面同意书存卫生院病历夹（虚构）', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO referral_drug VALUES ('990121', '01a21e13-0dd3-7366-9741-2dc1a133d34b', 'RW-59c8c2196f3c', '阿司匹林', '100 mg 每日一次', 1767226860000);
INSERT INTO referral_drug VALUES ('990121', '01a21e13-0e07-7ae9-b95c-cd0759ea073f', 'RW-6a39c6548cc7', '阿司匹林', '100 mg 每日一次', 1767232440000);
INSERT INTO referral_result VALUES ('990121', '01a21e13-0dc0-7ccf-8df5-9b96da3309d0', 'RW-52157f58765c', 'D99012107', '心电图', '下壁导联 ST 段抬高（虚构）', '2026-01-01', 1, NULL, 1767225720000);
INSERT INTO referral_result VALUES ('990121', '01a21e13-0deb-7fb3-a958-c296b929e1ab', 'RW-0a38f6c0ac40', 'D99012107', '心电图', '下壁导联 ST 段抬高（虚构）', '2026-01-01', 1, NULL, 1767231300000);
INSERT INTO referral_step VALUES ('990121', 'RW-0a38f6c0ac40', 3, 'receive', 'requested', 'received', 'taker', 'none', '', 'ack', 1767231720000, NULL, 1767231540000);
INSERT INTO referral_step VALUES ('990121', 'RW-6a39c6548cc7', 5, 'settle', 'accepted', 'home', 'taker', 'none', '', 'none', NULL, NULL, 1767233040000);
INSERT INTO referral_task VALUES ('990121', '01a21e13-0dd7-7c3e-8123-faed993041ab', 'RW-59c8c2196f3c', '首次随访：血压、用药、伤口', '2026-01-04', 1767231060000, NULL, '血压 122/74，按时服药，无胸痛（虚构）', 1767226920000);
INSERT INTO referral_task VALUES ('990121', '01a21e13-0e0b-7a5a-8232-9421ee3ab638', 'RW-6a39c6548cc7', '复查血脂、肝功能', '2026-01-29', NULL, NULL, NULL, 1767232560000);
INSERT INTO region VALUES ('990100', '杏州市', 'city', '990000', NULL, NULL, NULL);
INSERT INTO region VALUES ('990102', '杏溪区', 'district', '990100', 108.1819, 29.09029, 221283);
INSERT INTO schema_file VALUES (1, '0001-region', '65237143be07bac848d6110b8499a3e56bab856b1f01dcf31311f3d8ec14b86f', 1795800895863);
INSERT INTO schema_file VALUES (2, '0002-organization', '0ca3e04fd817a94cd8d7ead03a46515deeeafdf2fa7d6187750b97e0e0e4e95f', 1795800895882);
INSERT INTO schema_file VALUES (3, '0003-fact', 'd436079c039d4353ba24909e206c9fd7ae261d8ea96929693354edfb49ccd025', 1795800895888);
INSERT INTO schema_file VALUES (4, '0004-gap', '05595598255e56d878e35e4fea282226c10134e2fe0e0bc6c8e3cc9113b657fa', 1795800895891);
INSERT INTO schema_file VALUES (5, '0005-demand', 'b55d87a71d7c810c4139b38e24ac48b55ce0f1018009b75cdf6640735a2b1694', 1795800895911);
INSERT INTO schema_file VALUES (6, '0006-plan', '3f6da497f0a28207765caffef1e31dc0ffcb44f68fceb0fd72e333e789f43141', 1795800895944);
INSERT INTO schema_file VALUES (7, '0007-outbox', 'c90fa73e89f3544619dfd2fc5f0f1fa78e41297947b9c61522a33ff5acc5d273', 1795800895967);
INSERT INTO schema_file VALUES (10, '0010-account', '05b66c463e4d35b92926e6d761b0a2a0e7521290b2ac28f4ef9cf414c767914a', 1795800895970);
INSERT INTO schema_file VALUES (11, '0011-session', '711a06b0cd24ba1f8c67da3722cdee4aad3514833875e2a8506e634b0aa45e21', 1795800895992);
INSERT INTO schema_file VALUES (12, '0012-audit', '55dc13168a3912034342abeb165b3ba76444c4799894428a66f98b501b1ef4ab', 1795800896007);
INSERT INTO schema_file VALUES (13, '0013-idempotency', 'cf1be9eb3fb92c3b5f6d972e0c2f436471d206fffe10a9bdcc51549c6421704b', 1795800896015);
INSERT INTO schema_file VALUES (18, '0018-job', '31a233da653b5087b59557af0d64697bc0b277a32fc55ba3c99cefc8b5cd0453', 1795800896017);
INSERT INTO schema_file VALUES (19, '0019-upload', '806adcc3b7fb6e1c5c2ef0ed905d91c23f99a7247625b5cd3280302ddffb1698', 1795800896031);
INSERT INTO schema_file VALUES (20, '0020-session', 'fc8eed31e3ef3390edb8b9fd4cb5e7c9a09a449ada0e5b29394cfeb61049bf58', 1795800896037);
INSERT INTO schema_file VALUES (21, '0021-provider', 'c2cdd9226cf57aeba794b69cd100f0ac8ba15828f3fc74a3b98d5a4dc3c8ecce', 1795800896038);
INSERT INTO schema_file VALUES (26, '0026-operation', '239824759715adfee342646c250510f203aef43af27506ca082ddb483f2627d8', 1795800896040);
INSERT INTO schema_file VALUES (30, '0030-placement', '30d5da25d3b600bde01332eafc847cac8fd82e62dd6a935f972ccb3b1e50ee13', 1795800896043);
INSERT INTO schema_file VALUES (31, '0031-mentorship', '47af8b3d9be53a37c99663560f55148f9fa98001d5f79bbb45eef1f35f917ee0', 1795800896051);
INSERT INTO schema_file VALUES (32, '0032-visit', 'f39193b00b4dceeda5bdd4311c5e35a6e132f9cb4fbfe12718dae04b0c24e6de', 1795800896057);
INSERT INTO schema_file VALUES (33, '0033-procedure', '4ba464e8d69e4dd86c8b8342c603520bf420b6bb5311ce3109857b42f302b7c8', 1795800896065);
INSERT INTO schema_file VALUES (34, '0034-achievement', '624cb2b2d8e992418e97658e26f5cb81e6d95167c3ca7866a657a77acda8cb49', 1795800896071);
INSERT INTO schema_file VALUES (35, '0035-fund', 'c10319b6abfbf2305bcd2a3ab479bad2dc87b88f819eeb62b6d59655408ed4a4', 1795800896079);
INSERT INTO schema_file VALUES (36, '0036-bulletin', '6143846f4e00d50f8aaca355b89ed479876a261dc94cad33d2220418896ddedd', 1795800896085);
INSERT INTO schema_file VALUES (40, '0040-patient', 'e35341e29e3366c88130350c662eee1bfc8c743e63c8a108488e9b64fee72279', 1795800896091);
INSERT INTO schema_file VALUES (41, '0041-registry', '26c33398bdd4b00db575d88200138e2514e3d235ed45899bef3977d9b588b171', 1795800896096);
INSERT INTO schema_file VALUES (42, '0042-agreement', '7377a5ead83dbd6bc7138cb322ddc705a5944e70d0bc8f5297bb2a5d5da3dac2', 1795800896102);
INSERT INTO schema_file VALUES (43, '0043-role', '282e845ea6d3c51f759b744868a68870a007076215bf8111a1f01b8389419adf', 1795800896123);
INSERT INTO schema_file VALUES (44, '0044-event', '1b2aec9a2261e2d7d083fdc711339bc780ba8cc7248851967804c4b2a6c5d8a9', 1795800896133);
INSERT INTO schema_file VALUES (46, '0046-technique', '8dab30f7e35befc9b9f3cda8197c6591fe9f41a0d4f8d73ac2f2386344b9d217', 1795800896139);
INSERT INTO schema_file VALUES (47, '0047-licence', '8f106569da4056ec60c7a3da981151c207f31230a9e2f81a4b1b2db889149620', 1795800896142);
INSERT INTO schema_file VALUES (48, '0048-delivery', 'acdd871bb66e11c356dbdf52a6a587743ad75f80cbe1b8e30bb5ccae6e461859', 1795800896151);
INSERT INTO schema_file VALUES (49, '0049-cell', '5441f6b9a69f20907275a20f40ba9553b5225e79d121cf0292be8cf48cef1797', 1795800896171);
INSERT INTO schema_file VALUES (52, '0052-demand', 'bfdc6dd57dd16e6c74d7cd09c9fdbfebb78938b4264f85287ea66110be22efde', 1795800896184);
INSERT INTO schema_file VALUES (54, '0054-plan', '966a9b8bf87b5b0f80a853ba4dee8d7db2d58d545cd5380b30ffe2b654ec1b67', 1795800896201);
INSERT INTO schema_file VALUES (55, '0055-placement_flow', 'aaef14eecc29ff6832b5e8c25a9a52e970fdbb6a32331b8222fd414af123b10b', 1795800896203);
INSERT INTO schema_file VALUES (56, '0056-shared_post', '1b853d2df14468950d0c00d8210333ef10a95d381e92318dcf3658d8489e6bf6', 1795800896228);
INSERT INTO schema_file VALUES (57, '0057-training', 'dedef5b584c390af39649e87041b2cc7828105adb3864d7071ea715bd543425e', 1795800896231);
INSERT INTO schema_file VALUES (58, '0058-evaluation', '255c2d13ef36985ee37621b2db0928231bbbd6a92d42769edd918fb4ff55d4ed', 1795800896241);
INSERT INTO schema_file VALUES (59, '0059-bulletin_effect', '719916b0ec2ec2d96079645dedb6e2a7e5b139ba025b966c45b79cd9fece6f25', 1795800896268);
INSERT INTO schema_file VALUES (60, '0060-upload', '1b1f13e4cae491ca5eef488b9701178c8a851938de78362609498b59e6623c87', 1795800896278);
INSERT INTO schema_file VALUES (61, '0061-upload_file', '507bbb9e458f08e281bea6d2b7a7d0ed61c9731224f1428d135b6caa73effd0d', 1795800896279);
INSERT INTO schema_file VALUES (63, '0063-offer', '97368a13c3209a333d128c6ccd0053c643164e2cfce60a407d09d2e7191d3ac5', 1795800896287);
INSERT INTO schema_file VALUES (64, '0064-plan_run', '74d468445068673ebc7b83bab45307f1e7deef8fa65398715a2f02150e547d5a', 1795800896293);
INSERT INTO schema_file VALUES (65, '0065-due', '2966958b8a90c890c6147462b92e7c4746db49d555d9a198cb15171f2e3ef332', 1795800896307);
INSERT INTO schema_file VALUES (66, '0066-logbook', 'fb91d852c4dd80d649f0af505b3adc43c492f213760d240eed51faf9c7247549', 1795800896309);
INSERT INTO schema_file VALUES (67, '0067-mastery', 'ebe29c82e17cd4e8ea461597bef290e686cd98f01a9349b6933b4e3ed53b3821', 1795800896313);
INSERT INTO schema_file VALUES (68, '0068-adoption', '078759b945e5050b4c04feeab141e73bac076d8dd6ea8a0bc50b719a0d0b0bb3', 1795800896326);
INSERT INTO schema_file VALUES (69, '0069-mentorship', 'f0be5bc2cb987756962f81fc97f96892292559a5865835393946559244d1144c', 1795800896339);
INSERT INTO schema_file VALUES (70, '0070-visit', '64f18a973b26ac8a1932afe3c109399c24bbcb954ea28751415527ed3ef03e3d', 1795800896364);
INSERT INTO schema_file VALUES (71, '0071-teaching', 'de1eac437555d26f07208fe94011c76606a7c6c603da84bed13b54ae4d4319d3', 1795800896379);
INSERT INTO schema_file VALUES (72, '0072-ledger', '0a47b0237d2a1a61b9fd37d3c9e714b8d6d995577be14f9f53936aed207e7b6b', 1795800896407);
INSERT INTO schema_file VALUES (73, '0073-payment', 'd783bf630254a492ce3aaa8f1f0c3c8f286f61c4f0055593a564799dcf75a68b', 1795800896421);
INSERT INTO schema_file VALUES (74, '0074-targeting', '98cd7e618f5b17c7c74cce267a0e8329c87f48f5edd94c4087473213abd005cc', 1795800896447);
INSERT INTO schema_file VALUES (75, '0075-demand_limit', '07feda719903e75b9be5d19880156e971062d44941b2fa811b940f4141eaeb22', 1795800896450);
INSERT INTO schema_file VALUES (76, '0076-teaching', '8572bbe0b968f0b6c3881badca42e47607761d92c0a6bd512c52db81a0a04659', 1795800896458);
INSERT INTO schema_file VALUES (77, '0077-achievement', 'dfb9fcfd2bbf44d058273baa154c651fc7234daea09e21eecd1a305e89b578a3', 1795800896471);
INSERT INTO schema_file VALUES (78, '0078-risk', '08a87b32d761ee719fe9e40e909f9b0f48da793267f8dec8473df3571d6a3f17', 1795800896473);
INSERT INTO schema_file VALUES (79, '0079-appraisal', '9d311567c973ce41e132e2cbdf96c34950545509869ae183d75785997f4285c3', 1795800896474);
INSERT INTO schema_file VALUES (80, '0080-pledge', 'e23598af4463c821334b05836c7093632fd16b61b63d9c59c29cc1cd8b0d20c4', 1795800896496);
INSERT INTO schema_file VALUES (85, '0085-referral', '9ea3ac08877f680ae5eebab212a1b98f7cd9ccfd1bad7bb62cf25812e3d5957f', 1795800896500);
INSERT INTO schema_file VALUES (86, '0086-referral_line', 'eb8c432ad1e7c5057c42b46a03f6bab198ce091c0884930c78e2b7c2202cee89', 1795800896507);
INSERT INTO schema_file VALUES (87, '0087-referral_result', 'bb76e5a4fb8de4edbcec4b737f5cd19da7bf3d618e892022a588aeb15e745331', 1795800896518);
INSERT INTO schema_file VALUES (88, '0088-consult', 'dd545e535f89e479ef5e6011bd24fec12021a0ab47cd4786a3125f9e70c78f45', 1795800896531);
INSERT INTO schema_file VALUES (89, '0089-consult_line', '065f7b7466ffcb5c1d2f727e8a8ce6daf3dbc5db571af0975b9c94e4f45e653e', 1795800896539);
INSERT INTO schema_file VALUES (90, '0090-placement_undo', '06b2c1ba53fd7bdf0ad5452d0ac86ca7eb730ebe2d9b7a1c90c3716e1a48524e', 1795800896551);
INSERT INTO schema_file VALUES (91, '0091-demand_team', '1e00baad9435b0f44b9b10d6936124ba4caca2115f28cc3619b59afc3c040e45', 1795800896552);
INSERT INTO schema_file VALUES (98, '0098-measure', '4391c7d7b936ff6b1886ec93a7a1f3cd2d873b9b56a3a003e5a703e4642ff145', 1795800896554);
INSERT INTO schema_file VALUES (99, '0099-budget', '58869ed90417beb619ec1433d69e0a8d82dbed7c6ad300c3c3a1b1e77b6db048', 1795800896556);
INSERT INTO schema_file VALUES (104, '0104-resource', '5b8c89b95088cd5d86a5d27abb1ef4d53a52251b58cf457016c3459f5dea2f65', 1795800896571);
INSERT INTO schema_file VALUES (108, '0108-reading', '2fbfa2bffabf27540544c8e5ed8b0ae3b99dd990b3a5694a1407b81d45d918b7', 1795800896573);
INSERT INTO schema_file VALUES (109, '0109-reading_line', 'ec14386dbdbeabbb83aad3fc33a3554ab4df6a21a067e7888628bfb548d227df', 1795800896582);
INSERT INTO schema_file VALUES (110, '0110-study', 'a1b6d139f49c07b22f2bcad741953adac382f1ecd61a953e3074d10afc8ad625', 1795800896595);
INSERT INTO schema_file VALUES (115, '0115-operation_procedure', 'c259c07dfe8649ca93f3b4693ea94353d7ace2dd1236bea53c49a89dc38b0c49', 1795800896600);
INSERT INTO school VALUES ('990121', '01a21e13-070f-775d-95b6-5d8d471f5d47', '青石伤科（虚构）', 'demo', 'D99012105', NULL, '相传清末由外县传入，以正骨手法与外用膏药见长（虚构）', NULL, 1767225600000);
INSERT INTO seal_key VALUES ('00000000-0000-0000-0000-000000000001', 1, 'aes', 'a1.3cj82rMSs67ZswL5JdXuTl8LnMGDOyEhdQyLfCn2jPINwCe5GuhVCxrchgLIYAWWjTbyALdTvHofNNym', 'f53565871d68a335', 1767225600000);
INSERT INTO seal_key VALUES ('019b76da-a807-70c5-becf-74e003127dc6', 1, 'aes', 'a1.y-sFlqT0h1fiAgDzT-mcHVEefbyatwMnDEk2ejehbOU_lbY0mLoi1XFHwsDkvgd53dNTrsntmB2KYAK_', 'f53565871d68a335', 1759363200000);
INSERT INTO shared_post VALUES ('990122', '01a21e13-0697-792a-a68a-46adfc009bc3', 'DEMO-1', 'demo', 'D99010202', 'D99012208', '心血管内科', 1, '2025-12-02', NULL, NULL, 1767225600000, NULL, NULL);
INSERT INTO shared_post VALUES ('990122', '01a21e13-06a9-7307-8c09-fde6bacbac5b', 'DEMO-2', 'demo', 'D99010202', 'D99012208', '神经内科', 2, '2025-12-02', NULL, NULL, 1767225600000, NULL, NULL);
INSERT INTO side VALUES ('counties', 1, 'code,name,city,province,kind,lng,lat,population,postcodes');
INSERT INTO side VALUES ('towns', 49, '990127006,上井镇,990127');
INSERT INTO statistic VALUES ('990102', '01a21e13-0bc4-7d37-a42d-8ea3ea9ec0c0', '01a21e13-0bc4-7d37-a42d-8ea3ea9ec0c0', 'demo', 'primary_share', 'D99010203', '2023-01-01', 60000, 105000, 'claimed', 'workflow', 1768867200000, 1, '卫生统计年报（虚构）', NULL);
INSERT INTO statistic VALUES ('990127', '01a21e13-0d7d-7dff-a49c-8ed19295921c', '01a21e13-0d7d-7dff-a49c-8ed19295921c', 'demo', 'primary_visits', 'D99012723', '2025-01-01', 90191, NULL, 'verified', 'workflow', 1768867200000, 1, '县卫生健康局核对（虚构）', NULL);
INSERT INTO study VALUES ('990121', '2.25.20260101000000000001', '', 'DX', 'D99012107', NULL, 'no_accession', 1767224400000);
INSERT INTO study VALUES ('990121', '2.25.2170990068958272430106386668424117078', 'YX-2e31ce39bb57', 'ECG', 'D99012107', 'YX-2e31ce39bb57', 'none', 1766188800000);
INSERT INTO task VALUES ('990121', '01a21e13-06e2-7f08-ba37-fea94e253cf7', 'PW-637ec229cb10/T1', 'PW-637ec229cb10', '带出两名能独立手术的本院医师', '2025-10-13', '2025-10-13', '2025-10-13', 'workflow', 1744761600000);
INSERT INTO task VALUES ('990122', '01a21e13-06bf-7101-8dd7-c7bb59947a56', 'PW-cb68e37d6b7a/T1', 'PW-cb68e37d6b7a', '专家门诊每周两次', '2026-06-30', NULL, NULL, 'workflow', 1767225600000);
INSERT INTO teaching VALUES ('990121', '01a21e13-0b81-7d26-9459-d5ef181ce860', 'TJ-01a21e13-0b81-7d26-9459-d5ef181ce860', 'demo', 'lecture', 'P00001', 'D99012105', NULL, '2026-01-04', '县域胸痛救治（虚构）', NULL, 'workflow', 1767225600000, 1, '14:30', '示教室', NULL, NULL, 'planned', NULL, NULL, NULL);
INSERT INTO teaching VALUES ('990121', '01a21e13-0b86-74d6-b254-9d2c03fd155a', 'TJ-01a21e13-0b86-74d6-b254-9d2c03fd155a', 'demo', 'demonstration', 'P00001', 'D99012105', NULL, '2026-01-02', '单孔胆囊切除示教（虚构）', NULL, 'workflow', 1767225600000, 2, NULL, NULL, NULL, NULL, 'cancelled', NULL, '台风停航（虚构）', NULL);
INSERT INTO teaching_attendance VALUES ('990121', 'TJ-01a21e13-0b56-7ff6-ae4c-9b88c0483cf5', 'P00225', 1767225600000, 0, NULL);
INSERT INTO teaching_attendance VALUES ('990121', 'TJ-01a21e13-0b73-78d8-b9e2-d8d35cc1e245', 'P00228', 1767225600000, 0, NULL);
INSERT INTO technique VALUES ('01.0901', '颅内血肿穿刺引流术', '神经外科', 3, '01.0901', 0, 1, NULL);
INSERT INTO technique VALUES ('T-JS-01', '单孔腹腔镜胆囊切除术', '普通外科', 3, '', 0, 1, NULL);
INSERT INTO technique VALUES ('T-ZY-04', '手法整复与小夹板固定', '骨科', 2, '', 1, 1, NULL);
INSERT INTO technique_curve VALUES ('T-JS-01', 1, '完成;中转多孔;中转开腹', '胆漏;出血;切口感染', '中转开腹;胆漏;出血', 50, 250, 40, 10, NULL, 1767225600000);
INSERT INTO training_check VALUES ('990102', 'PW-478bcf11c918', 3, '2025-07-26', '2025-08-04', 1, 1, 14, 0, '', '每周两个半天（虚构）', NULL, 1754265600000);
INSERT INTO training_check VALUES ('990102', 'PW-478bcf11c918', 12, '2026-04-26', NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL);
INSERT INTO training_need VALUES ('990102', 'PW-15af89f15469', '近两年脑血管病住院人次持续上升（虚构）', '血管超声相关病例约四成到县外就诊（虚构）', '本院尚无人独立开展血管超声（虚构）', NULL, NULL, 1767225600000);
INSERT INTO training_need VALUES ('990102', 'PW-478bcf11c918', '甲状腺结节门诊检出逐年增加（虚构）', '超声引导穿刺全部到市里做（虚构）', '本院无人能做超声引导穿刺（虚构）', NULL, NULL, 1730073600000);
INSERT INTO unplaced VALUES ('990102', '019b76da-aa5d-745a-9bbf-d51e19074755', '019b76da-a81d-746c-a6d1-a2398cb0ba60', 'no_eligible_demand');
INSERT INTO unplaced VALUES ('990102', '019b76da-aa5d-745a-9bbf-d51e19074755', '019b76da-a8f8-7354-a055-bd3d1aa38e88', 'no_eligible_demand');
INSERT INTO village_post VALUES ('990122', '01a21e13-0f82-7f1f-b860-c0b9e9859366', 'V-001', 2, 'demo', '杏花村（虚构）', '杏花村卫生室', 'D99012208', 'P00012', '2025-11-01', NULL, 2025, '虚构医学专科学校', NULL, 1767225600000);
INSERT INTO visit VALUES ('990121', '01a21e13-0778-79ef-aa72-ac3a340c8a21', 'VW-ac3a340c8a21', 'demo', 'P00005', 'D99012105', 'clinic', '骨科', '2026-02-04', '08:00', 'cancelled', 62000, 30000, 'workflow', 1759363200000, 5, '01a21e13-0778-71d6-b083-6c5601398cfb', '11:30', 20, 5, 1770076800000, '门诊二楼专家诊室', '联络员（虚构）', '0990-000000', '高铁往返（虚构）', '县宾馆（虚构）', NULL, '专家院内有急诊手术（虚构）', NULL, 1767225600000);
INSERT INTO visit VALUES ('990122', '01a21e13-0a0f-7c21-a0b9-ffde0897bb97', 'VW-ffde0897bb97', 'demo', 'P00090', 'D99012208', 'clinic', '普通外科', '2026-04-23', '08:00', 'open', 62000, 30000, 'workflow', 1759363200000, 4, '01a21e13-0a0f-78ed-b9c2-bf7a96078fa8', '11:30', 20, 5, 1776816000000, '门诊二楼专家诊室', '联络员（虚构）', '0990-000000', '高铁往返（虚构）', '县宾馆（虚构）', NULL, NULL, NULL, 1759363200000);
INSERT INTO visit_notice VALUES ('990121', '01a21e13-08a4-70a8-8f5f-3fa7d508df00', 'BW-0722a0503de5', 'VW-ac3a340c8a21', NULL, 1767225600000, NULL, NULL);
INSERT INTO visit_notice VALUES ('990122', '01a21e13-0a80-726b-a72d-26be1003e85c', 'BW-4778616c97df', 'VW-93864f991bc7', NULL, 1767225600000, NULL, NULL);
INSERT INTO visit_roster VALUES ('', '01a21e13-0b1e-7f5f-bded-49b2fcda19fe', 1, 'demo', '2026-12-14', 8, 2, 'P00093;P00094;P00095;P00096;P00097;P00098', 'D99010203;D99012105;D99012208;D99012311;D99012414', 'draft', 12, 0, 454146, 12, 0, 454146, NULL, 1767225600000, NULL, NULL);
INSERT INTO visit_roster_row VALUES ('', '01a21e13-0b1e-7f5f-bded-49b2fcda19fe', 0, 'P00093', 'D99012414', 0, NULL);
INSERT INTO visit_roster_row VALUES ('', '01a21e13-0b1e-7f5f-bded-49b2fcda19fe', 5, 'P00098', 'D99012414', 0, NULL);
INSERT INTO visit_series VALUES ('990121', '01a21e13-0778-71d6-b083-6c5601398cfb', 'demo', 'P00005', 'D99012105', '骨科', 3, 2, '2025-10-09', '2027-02-25', '08:00', '11:30', 20, 5, 24, '门诊二楼专家诊室', NULL, 1759363200000, NULL, NULL);
INSERT INTO visit_series VALUES ('990122', '01a21e13-0a0f-78ed-b9c2-bf7a96078fa8', 'demo', 'P00090', 'D99012208', '普通外科', 4, 4, '2025-10-09', '2027-02-25', '08:00', '11:30', 20, 5, 24, '门诊二楼专家诊室', NULL, 1759363200000, NULL, NULL);
INSERT INTO visit_step VALUES ('990121', 'VW-0709cd274f0c', 3, 'announce', 'planned', 'announced', '专家院内有急诊手术（虚构）', NULL, 1759363200000);
INSERT INTO visit_step VALUES ('990122', 'VW-ffde0897bb97', 4, 'open', 'announced', 'open', '专家院内有急诊手术（虚构）', NULL, 1759363200000);
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
ALTER TABLE ONLY appraisal_appeal
    ADD CONSTRAINT appraisal_appeal_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY appraisal_base
    ADD CONSTRAINT appraisal_base_pkey PRIMARY KEY (appraisal, subject);
ALTER TABLE ONLY appraisal_item
    ADD CONSTRAINT appraisal_item_pkey PRIMARY KEY (county, score, indicator);
ALTER TABLE ONLY appraisal
    ADD CONSTRAINT appraisal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY appraisal_run
    ADD CONSTRAINT appraisal_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY appraisal_score
    ADD CONSTRAINT appraisal_score_pkey PRIMARY KEY (county, run, whose, subject);
ALTER TABLE ONLY assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (county, plan, demand, seat);
ALTER TABLE ONLY audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (county, booking);
ALTER TABLE ONLY budget
    ADD CONSTRAINT budget_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY budget_step
    ADD CONSTRAINT budget_step_pkey PRIMARY KEY (county, budget, seq);
ALTER TABLE ONLY bulletin_effect
    ADD CONSTRAINT bulletin_effect_pkey PRIMARY KEY (bulletin, "position");
ALTER TABLE ONLY bulletin
    ADD CONSTRAINT bulletin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (code);
ALTER TABLE ONLY code
    ADD CONSTRAINT code_pkey PRIMARY KEY (scheme, code);
ALTER TABLE ONLY consult_message
    ADD CONSTRAINT consult_message_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY consult
    ADD CONSTRAINT consult_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY consult_step
    ADD CONSTRAINT consult_step_pkey PRIMARY KEY (county, consult, seq);
ALTER TABLE ONLY delivery_part
    ADD CONSTRAINT delivery_part_pkey PRIMARY KEY (organization, month, delivery);
ALTER TABLE ONLY delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY demand_evidence_line
    ADD CONSTRAINT demand_evidence_line_pkey PRIMARY KEY (county, demand, line);
ALTER TABLE ONLY demand_evidence
    ADD CONSTRAINT demand_evidence_pkey PRIMARY KEY (county, demand);
ALTER TABLE ONLY demand_evidence_year
    ADD CONSTRAINT demand_evidence_year_pkey PRIMARY KEY (county, demand, code, back);
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
ALTER TABLE ONLY imaging_mark
    ADD CONSTRAINT imaging_mark_pkey PRIMARY KEY (server);
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
ALTER TABLE ONLY plan_exception
    ADD CONSTRAINT plan_exception_pkey PRIMARY KEY (plan, demand);
ALTER TABLE ONLY plan_file
    ADD CONSTRAINT plan_file_pkey PRIMARY KEY (plan, side, name);
ALTER TABLE ONLY plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY plan_run
    ADD CONSTRAINT plan_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY plan_step
    ADD CONSTRAINT plan_step_pkey PRIMARY KEY (plan, step);
ALTER TABLE ONLY pledge_rule
    ADD CONSTRAINT pledge_rule_pkey PRIMARY KEY (programme, version, pledge);
ALTER TABLE ONLY pledge_step
    ADD CONSTRAINT pledge_step_pkey PRIMARY KEY (county, placement, pledge, seq);
ALTER TABLE ONLY practitioner
    ADD CONSTRAINT practitioner_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY practitioner_role
    ADD CONSTRAINT practitioner_role_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (county, presence);
ALTER TABLE ONLY procedure
    ADD CONSTRAINT procedure_pkey PRIMARY KEY (county, procedure);
ALTER TABLE ONLY programme_limit
    ADD CONSTRAINT programme_limit_pkey PRIMARY KEY (programme, kind);
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
ALTER TABLE ONLY reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY reading_report
    ADD CONSTRAINT reading_report_pkey PRIMARY KEY (county, reading, seq);
ALTER TABLE ONLY reading_step
    ADD CONSTRAINT reading_step_pkey PRIMARY KEY (county, reading, seq);
ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_pkey PRIMARY KEY (account, hash);
ALTER TABLE ONLY referral_drug
    ADD CONSTRAINT referral_drug_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY referral_limit
    ADD CONSTRAINT referral_limit_pkey PRIMARY KEY (agreement, clock, priority);
ALTER TABLE ONLY referral_order
    ADD CONSTRAINT referral_order_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY referral_result
    ADD CONSTRAINT referral_result_pkey PRIMARY KEY (county, id);
ALTER TABLE ONLY referral_step
    ADD CONSTRAINT referral_step_pkey PRIMARY KEY (county, referral, seq);
ALTER TABLE ONLY referral_task
    ADD CONSTRAINT referral_task_pkey PRIMARY KEY (county, id);
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
ALTER TABLE ONLY statistic_past
    ADD CONSTRAINT statistic_past_pkey PRIMARY KEY (county, statistic, version);
ALTER TABLE ONLY statistic
    ADD CONSTRAINT statistic_pkey PRIMARY KEY (county, statistic);
ALTER TABLE ONLY studio_member
    ADD CONSTRAINT studio_member_pkey PRIMARY KEY (county, studio, practitioner);
ALTER TABLE ONLY studio
    ADD CONSTRAINT studio_pkey PRIMARY KEY (county, studio);
ALTER TABLE ONLY studio_review
    ADD CONSTRAINT studio_review_pkey PRIMARY KEY (county, studio, year);
ALTER TABLE ONLY study
    ADD CONSTRAINT study_pkey PRIMARY KEY (county, uid);
ALTER TABLE ONLY task
    ADD CONSTRAINT task_pkey PRIMARY KEY (county, task);
ALTER TABLE ONLY teaching_attendance
    ADD CONSTRAINT teaching_attendance_pkey PRIMARY KEY (county, teaching, practitioner);
ALTER TABLE ONLY teaching
    ADD CONSTRAINT teaching_pkey PRIMARY KEY (county, teaching);
ALTER TABLE ONLY teaching_try
    ADD CONSTRAINT teaching_try_pkey PRIMARY KEY (county, id);
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
CREATE INDEX achievement_organization ON achievement USING btree (organization, day);
CREATE INDEX achievement_programme ON achievement USING btree (programme, day);
CREATE INDEX adoption_code ON adoption USING btree (adoption);
CREATE INDEX adoption_id ON adoption USING btree (id);
CREATE INDEX adoption_programme ON adoption USING btree (programme, gap_day);
CREATE INDEX agreement_from ON agreement USING btree (from_day, id);
CREATE INDEX agreement_member_of ON agreement_member USING btree (organization);
CREATE UNIQUE INDEX agreement_open ON agreement USING btree (purpose, parties) WHERE ((until_day IS NULL) AND (voided_ms IS NULL));
CREATE UNIQUE INDEX agreement_round ON agreement USING btree (purpose, parties, round) WHERE (voided_ms IS NULL);
CREATE UNIQUE INDEX appraisal_appeal_id ON appraisal_appeal USING btree (id);
CREATE INDEX appraisal_appeal_of ON appraisal_appeal USING btree (appraisal, practitioner, indicator);
CREATE UNIQUE INDEX appraisal_appeal_open ON appraisal_appeal USING btree (appraisal, practitioner, indicator) WHERE (state = 'open'::text);
CREATE INDEX appraisal_made ON appraisal USING btree (made_ms, id);
CREATE INDEX appraisal_run_made ON appraisal_run USING btree (appraisal, made_ms, id);
CREATE UNIQUE INDEX appraisal_score_id ON appraisal_score USING btree (id);
CREATE INDEX appraisal_score_run ON appraisal_score USING btree (run, whose);
CREATE UNIQUE INDEX appraisal_year ON appraisal USING btree (programme, year, region) WHERE (state <> 'cancelled'::text);
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
CREATE UNIQUE INDEX budget_id ON budget USING btree (id);
CREATE INDEX budget_year ON budget USING btree (programme, year, organization);
CREATE INDEX bulletin_made ON bulletin USING btree (made_ms, id);
CREATE INDEX certificate_of ON certificate USING btree (placement);
CREATE INDEX consult_apprentice ON consult USING btree (apprentice) WHERE (apprentice IS NOT NULL);
CREATE INDEX consult_expert ON consult USING btree (expert) WHERE (expert IS NOT NULL);
CREATE INDEX consult_from ON consult USING btree (organization, made_ms);
CREATE INDEX consult_id ON consult USING btree (id);
CREATE INDEX consult_message_of ON consult_message USING btree (consult);
CREATE INDEX consult_to ON consult USING btree (invitee, made_ms);
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
CREATE INDEX demand_team ON demand USING btree (programme, team) WHERE (team <> ''::text);
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
CREATE INDEX operation_procedure ON operation USING btree (organization, procedure_code, month, delivery, operations);
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
CREATE INDEX reading_accession ON reading USING btree (reading);
CREATE INDEX reading_by_study ON reading USING btree (study) WHERE (study IS NOT NULL);
CREATE UNIQUE INDEX reading_code ON reading USING btree (county, reading);
CREATE INDEX reading_from ON reading USING btree (organization, made_ms);
CREATE INDEX reading_id ON reading USING btree (id);
CREATE INDEX reading_patient ON reading USING btree (patient, kind);
CREATE UNIQUE INDEX reading_study ON reading USING btree (county, study) WHERE (study IS NOT NULL);
CREATE INDEX reading_to ON reading USING btree (centre, made_ms);
CREATE INDEX reading_waits ON reading USING btree (owner, due_ms);
CREATE INDEX referral_based_on ON referral USING btree (based_on) WHERE (based_on IS NOT NULL);
CREATE UNIQUE INDEX referral_code ON referral USING btree (county, referral);
CREATE INDEX referral_drug_of ON referral_drug USING btree (referral);
CREATE INDEX referral_episode ON referral USING btree (episode);
CREATE INDEX referral_from ON referral USING btree (organization, made_ms);
CREATE INDEX referral_id ON referral USING btree (id);
CREATE INDEX referral_order_of ON referral_order USING btree (referral);
CREATE INDEX referral_result_of ON referral_result USING btree (episode, day);
CREATE INDEX referral_task_due ON referral_task USING btree (due_day) WHERE (done_ms IS NULL);
CREATE INDEX referral_task_of ON referral_task USING btree (referral);
CREATE INDEX referral_to ON referral USING btree (taker, made_ms);
CREATE INDEX referral_waits ON referral USING btree (owner, due_ms);
CREATE INDEX school_name ON school USING btree (name);
CREATE INDEX session_account ON session USING btree (account);
CREATE UNIQUE INDEX shared_post_code ON shared_post USING btree (code);
CREATE INDEX statistic_code ON statistic USING btree (statistic);
CREATE INDEX statistic_id ON statistic USING btree (id);
CREATE INDEX statistic_measure ON statistic USING btree (programme, measure, organization, day);
CREATE INDEX statistic_programme ON statistic USING btree (programme, day);
CREATE INDEX studio_code ON studio USING btree (studio);
CREATE INDEX studio_id ON studio USING btree (id);
CREATE INDEX studio_programme ON studio USING btree (programme, opened_day);
CREATE INDEX study_uid ON study USING btree (uid);
CREATE INDEX study_waits ON study USING btree (seen_ms) WHERE (reading IS NULL);
CREATE INDEX task_code ON task USING btree (task);
CREATE INDEX task_id ON task USING btree (id);
CREATE INDEX task_of ON task USING btree (placement);
CREATE INDEX teaching_attendance_at ON teaching_attendance USING btree (teaching);
CREATE INDEX teaching_attendance_of ON teaching_attendance USING btree (practitioner);
CREATE INDEX teaching_code ON teaching USING btree (teaching);
CREATE INDEX teaching_code_hash ON teaching USING btree (code_hash) WHERE (code_hash IS NOT NULL);
CREATE INDEX teaching_id ON teaching USING btree (id);
CREATE INDEX teaching_practitioner ON teaching USING btree (practitioner, day);
CREATE INDEX teaching_programme ON teaching USING btree (programme, day);
CREATE INDEX teaching_school ON teaching USING btree (school) WHERE (school IS NOT NULL);
CREATE INDEX teaching_try_of ON teaching_try USING btree (practitioner, at_ms);
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
ALTER TABLE ONLY plan_exception
    ADD CONSTRAINT plan_exception_plan_fkey FOREIGN KEY (plan) REFERENCES plan(id);
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
