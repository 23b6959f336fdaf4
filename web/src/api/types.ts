// Printed by `make print` from the route table. Unknown is null, which is not 0.

export interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

export interface Health {
  status: string
}

export interface Period {
  from: string
  to: string
  months: number
}

/** Stands beside every figure: for when, as of when, and whether the data are invented. */
export interface Frame {
  period: Period
  as_of: string
  invented: boolean
}

export interface HomeRegion {
  code: string
  name: string
}

export interface InboxItem {
  county: string
  due: string | null
  kind: 'demand' | 'gap'
  title: string
  title_en: string
  place: string
  waited_days: number
  link: string
}

export interface HomeFigure {
  name: string
  label: string
  label_en: string
  value: number | null
  unit: string
  link: string
}

export interface HomeCounts {
  counties: number
  organizations: number
  practitioners: number
  facts: number
  gaps: number
  demands: number
  offers: number
  plans: number
}

/** `inbox` is what waits for the officer, oldest first: demands that the newest plan does not fill, gaps of rank 1 to 10 without a demand. `link` is a path of the web application. */
export interface Home extends Frame {
  region: HomeRegion
  inbox: InboxItem[]
  figures: HomeFigure[]
  counts: HomeCounts
}

/** Figures are null above the county; local_share is of the residents' cases, 0..1. */
export interface Region {
  code: string
  name: string
  kind: 'province' | 'city' | 'county' | 'district'
  parent: string | null
  lng: number | null
  lat: number | null
  population: number | null
  local_share: number | null
  outflow: number | null
  residents: number | null
  inflow: number | null
  score: number | null
}

export interface Regions extends Frame {
  items: Region[]
  total: number
}

export interface Flow {
  residence: string
  treating: string
  cases: number
}

/** Largest first; both ends are counties and differ. */
export interface Flows {
  items: Flow[]
  total: number
}

export interface GapCounty {
  code: string
  name: string
  city: string | null
  population: number | null
}

/** `demand` was proposed from it, or null. */
export interface GapCell {
  id: string
  county: string
  discipline: string
  rank: number
  score: number | null
  avoidable: number | null
  avoidable_low: number | null
  avoidable_rw: number | null
  money_fen: number | null
  blanks: number
  blank_rw: number | null
  total_rw: number | null
  specialists: number | null
  seats: number | null
  demand: string | null
}

export interface GapMatrix extends Frame {
  weight: string
  counties: GapCounty[]
  disciplines: string[]
  cells: GapCell[]
}

export interface ExplainTerm {
  term: string
  value: number | null
  unit: string
  label: string
  label_en: string
}

export interface GapGroup {
  code: string
  name: string | null
  all: number
  home: number
  out: number
  border: number | null
  peers: number
  peers_rated: number
  peers_capable: number
  pooled_rate: number | null
  benchmark: number | null
  capable: boolean
  weight: number | null
  avoidable: number | null
  avoidable_low: number | null
  value_rw: number | null
}

export interface GapTechnique {
  procedure: string
  name: string | null
  state: 'blank' | 'fragile'
  away: number
  home: number
  peers: number
  peers_doing: number
  weight: number | null
  value_rw: number | null
}

export interface GapPeer {
  code: string
  name: string
}

/** `explain` holds the terms that add up: avoidable_rw (the sum of value_rw over the groups), blank_rw_half, total_rw, population, score. `rows` is where the cases are. */
export interface Gap extends GapCell, Frame {
  county_name: string
  explain: ExplainTerm[]
  groups: GapGroup[]
  techniques: GapTechnique[]
  peers: GapPeer[]
  rows: string
}

/** A cell of the case cube; rw is RW times 10^4. */
export interface Fact {
  month: string
  organization: string
  organization_name: string | null
  treating: string | null
  residence: string | null
  payer: string | null
  discipline: string | null
  drg: string | null
  drg_name: string | null
  cases: number
  rw_cases: number
  rw: number
  days: number
  cost_fen: number
  deaths: number
}

export interface FactSum {
  cases: number
  rw: number
  days: number
  cost_fen: number
  deaths: number
}

export interface FactPage {
  items: Fact[]
  sum: FactSum
  total: number
  next: string | null
}

export interface Organization {
  id: string
  code: string
  name: string
  county: string
  level: string | null
  kind: string | null
  lng: number | null
  lat: number | null
}

export interface Demand {
  id: string
  code: string
  organization: string
  organization_name: string
  county: string
  county_name: string
  discipline: string
  seats: number
  filled: number
  min_title_rank: number
  techniques: string[]
  tier: number
  weight: number
  start: string
  months: number
  state: 'draft' | 'submitted' | 'approved' | 'planned' | 'filled' | 'part_filled' | 'escalated' | 'returned' | 'withdrawn'
  gap: string | null
}

/** With its assignments in the newest plan. */
export interface DemandDetail extends Demand {
  assignments: string[]
}

/** `demand` is that of the newest plan, or null. */
export interface Offer {
  id: string
  code: string
  practitioner: string
  practitioner_name: string
  organization: string
  organization_name: string
  department: string | null
  discipline: string
  title_rank: number
  techniques: string[]
  available_from: string | null
  available_until: string | null
  preferred_counties: string[]
  excluded_counties: string[]
  demand: string | null
}

export interface PlanCounts {
  offers: number
  demands: number
  seats: number
  filled: number
  unfilled: number
  unplaced: number
  pairs: number
}

export interface PlanLevel {
  level: '0' | '1' | '2' | '3' | '4' | '5' | '6' | '6b' | '7'
  value: number
  label: string
  label_en: string
}

/** Of the utility's terms; the sum is 1000. */
export interface PlanWeights {
  fit: number
  paired: number
  continuity: number
  preference: number
  nearness: number
}

export interface Plan {
  id: string
  code: string
  state: 'draft' | 'solved' | 'review' | 'published' | 'superseded'
  made: string
  weight_band: number
  proved: boolean
  counts: PlanCounts
  levels: PlanLevel[]
  weights: PlanWeights
}

export interface AssignmentTerm {
  term: 'fit' | 'paired' | 'continuity' | 'preference' | 'nearness'
  label: string
  label_en: string
  value: number
  weight: number
  points: number
}

export interface Alternative {
  practitioner: string
  practitioner_name: string
  home_organization_name: string
  utility: number
  placed_on: string | null
  placed_on_name: string | null
}

/** points = value x weight / 1000 with three decimals; their sum and `rounding` are the utility, -1 < rounding <= 0. */
export interface Assignment {
  id: string
  demand: string
  demand_code: string
  seat: number
  organization: string
  organization_name: string
  county: string
  county_name: string
  discipline: string
  tier: number
  practitioner: string
  practitioner_name: string
  home_organization: string
  home_organization_name: string
  title_rank: number
  utility: number
  terms: AssignmentTerm[]
  rounding: number
  alternatives: Alternative[]
}

export interface UnfilledPart {
  key: string
  label: string
  label_en: string
  value: string | number
}

export interface Unfilled {
  demand: string
  demand_code: string
  organization_name: string
  county: string
  county_name: string
  discipline: string
  tier: number
  seats_unfilled: number
  cause: 'nobody_eligible' | 'team_incomplete' | 'quota' | 'all_placed'
  cause_label: string
  cause_label_en: string
  detail: UnfilledPart[]
}

export interface Unplaced {
  practitioner: string
  practitioner_name: string
  home_organization_name: string
  discipline: string
  cause: 'no_eligible_demand' | 'all_seats_filled' | 'quota'
  cause_label: string
  cause_label_en: string
}

/** A role within a scope. */
export interface Post {
  id: string | null
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  scope: 'region' | 'organization' | 'self'
  place: string | null
  place_name: string | null
  organization: string | null
  organization_name: string | null
  department: string | null
  label: string
  label_en: string
}

/** `stage` is none, code (the second factor is wanted), post (one is to be chosen) or open. `mark` goes back in the header X-Xinglin-Mark with every request that changes something. `actions` are those of the post's role. */
export interface Session {
  stage: string
  shown: string | null
  mark: string | null
  post: string | null
  until: string | null
  password_due: boolean
  posts: Post[]
  actions: string[]
}

/** `code` is the one of the second factor, or a recovery code. */
export interface SignIn {
  name: string
  password: string
  code?: string | null
}

export interface PostChoice {
  post: string
}

/** A line of the log: ids, codes and names of this program's own, no person's name. */
export interface Audit {
  seq: number
  at: string
  actor: string | null
  post: string | null
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  action: string
  noun: string | null
  object: string | null
  place: string | null
  reason: string | null
  outcome: 'done' | 'refused'
}
