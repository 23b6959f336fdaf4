// tidy: as long as the table. Printed by `make print` from the route table. Unknown is null, which is not 0.

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
  kind: 'demand' | 'gap' | 'approve' | 'returned' | 'ready' | 'drift' | 'late' | 'appeal' | 'review' | 'notice' | 'month' | 'follow_up' | 'step' | 'pledge' | 'referral' | 'referral_late' | 'reading' | 'reading_late'
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
  gaps: number
  demands: number
  offers: number
  plans: number
}

/** `inbox` is what waits for the officer, oldest first: demands that the newest plan does not fill, gaps of rank 1 to 10 without a demand, demands that wait for the asker's approval or came back, those that wait too long for a level below, appeals, what a programme limits (`due` is then its last day), doctors of whom the curve says that evidence suffices or that they drift, techniques whose safety follow-up is due or that cases and counted operations suggest a step for, pledges that are overdue; first of all referrals that wait. `link` is a path of the web application. */
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

/** `first_month` to `last_month` is what facts are of. */
export interface Regions extends Frame {
  first_month: string | null
  last_month: string | null
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

/** `complete` organizations have a case in every month of the window. */
export interface Coverage {
  organizations: number
  complete: number
}

/** Of an organization in the window; intervals are Wilson's, 95 %; cost_mean in yuan. */
export interface Profile {
  id: string
  code: string
  name: string
  county: string
  county_name: string | null
  level: string | null
  kind: string | null
  months_present: number
  cases: number
  rw_cases: number
  cmi: number | null
  rw2_share: number | null
  rw2_low: number | null
  rw2_high: number | null
  operated_share: number | null
  operated_low: number | null
  operated_high: number | null
  level3_share: number | null
  level4_share: number | null
  days_mean: number | null
  cost_mean: number | null
  death_share: number | null
}

export interface ProfilePage extends Frame {
  months: number
  coverage: Coverage
  items: Profile[]
  total: number
  next: string | null
}

export interface TechniqueHost {
  code: string
  name: string
  county: string
  county_name: string | null
  cases: number
}

export interface TechniqueCode {
  code: string
  name: string | null
  operations: number
}

export interface TechniqueCell {
  organization: string
  procedure: string
  operations: number
}

/** Operations of a discipline in the window: organizations with a case of it, the techniques most often done anywhere; a cell that is not there is 0. */
export interface TechniqueMatrix extends Frame {
  organizations: TechniqueHost[]
  procedures: TechniqueCode[]
  cells: TechniqueCell[]
}

export interface Outflow {
  county: string
  county_name: string | null
  discipline: string
  drg: string
  name: string | null
  all: number
  home: number
  out: number
  border: number | null
  avoidable: number | null
}

/** Groups by cases that leave their county, the greatest first. */
export interface Outflows extends Frame {
  items: Outflow[]
  total: number
}

export interface SpectrumBefore {
  from: string
  to: string
}

export interface SpectrumLine {
  drg: string
  name: string | null
  now: number
  before: number
  share_now: number
  now_low: number
  now_high: number
  share_before: number
  before_low: number
  before_high: number
  change: number
}

/** Groups of a county's residents whose share changed most against a year before; `change` is the sum over all groups, intervals are exact Poisson's, 95 %. */
export interface Spectrum extends Frame {
  county: string
  county_name: string
  before: SpectrumBefore
  grouped_now: number
  grouped_before: number
  change: number | null
  items: SpectrumLine[]
  rows: string
}

/** A figure in the quarter that begins with `month`; low, median and high are the quartiles of the peers, null where they are fewer than five. */
export interface ProfilePoint {
  figure: 'cases' | 'cmi' | 'rw2_share' | 'operated_share' | 'level3_share' | 'level4_share' | 'days_mean' | 'cost_mean' | 'death_share'
  month: string
  value: number | null
  low: number | null
  median: number | null
  high: number | null
  peers: number
}

/** Peers are the other organizations of the same level and kind. */
export interface ProfileSeries extends Frame {
  id: string
  code: string
  name: string
  county: string
  level: string | null
  kind: string | null
  rows: string
  items: ProfilePoint[]
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

/** `from` null: nobody knows since when; `until` null: goes on. */
export interface OrganizationLevel {
  level: string | null
  from: string | null
  until: string | null
}

export interface Department {
  id: string
  name: string
  discipline: string | null
  beds: number | null
}

/** `covers` is what it allows, as it says; `until` null: open. */
export interface Licence {
  id: string
  kind: 'practice' | 'qualification' | 'technology' | 'other'
  number: string
  covers: string | null
  from: string
  until: string | null
  standing: 'comes' | 'holds' | 'over'
}

/** `levels` are those there were, the newest first; none before the first change. */
export interface OrganizationDetail extends Organization {
  levels: OrganizationLevel[]
  departments: Department[]
  licences: Licence[]
  version: number
  actions: string[]
}

/** All that can be changed; what is left out becomes unknown. `since`: from when another level holds, today where it is left out. */
export interface OrganizationBody {
  name: string
  level?: string | null
  kind?: string | null
  lng?: number | null
  lat?: number | null
  since?: string | null
}

export interface DepartmentBody {
  name: string
  discipline?: string | null
  beds?: number | null
}

/** Why a row no longer holds. */
export interface VoidBody {
  why: string
}

export interface LicenceBody {
  kind: 'practice' | 'qualification' | 'technology' | 'other'
  number: string
  covers?: string | null
  from: string
  until?: string | null
}

/** One round; `lead` is the name of who leads it, `member_n` how many others there are, `standing` what it is today. */
export interface Agreement {
  id: string
  purpose: 'consortium' | 'alliance' | 'support' | 'referral' | 'reading'
  name: string
  round: number
  from: string
  until: string | null
  standing: 'comes' | 'holds' | 'over'
  lead: string
  member_n: number
}

export interface AgreementMember {
  organization: string
  code: string
  name: string
  side: 'lead' | 'member'
}

export interface AgreementDetail extends Agreement {
  members: AgreementMember[]
  actions: string[]
}

/** `lead` and `members` are codes. */
export interface AgreementBody {
  purpose: 'consortium' | 'alliance' | 'support' | 'referral' | 'reading'
  name: string
  lead: string
  members: string[]
  from: string
  until?: string | null
}

/** No name: as before. */
export interface RoundBody {
  name?: string | null
  from: string
  until?: string | null
}

export interface Voided {
  id: string
}

/** `organization` is the home; `title_rank` 1 resident, 2 attending, 3 associate chief, 4 chief; `title_from` is the first day in that title, `work_from` in the profession. */
export interface Practitioner {
  id: string
  code: string
  name: string
  county: string
  organization: string
  organization_name: string
  department: string | null
  discipline: string | null
  title_rank: number
  techniques: string[]
  title_from: string | null
  work_from: string | null
}

/** `organization` is the code of the home; it and the person's code stay for good. */
export interface PractitionerNew {
  organization: string
  code: string
  name: string
  department?: string | null
  discipline: string
  title_rank: number
  techniques?: string[] | null
  title_from?: string | null
  work_from?: string | null
}

export interface PractitionerRole {
  id: string
  kind: 'employed' | 'used' | 'temporary'
  organization: string
  organization_code: string
  organization_name: string
  department: string | null
  from: string
  until: string | null
}

export interface PractitionerDetail extends Practitioner {
  roles: PractitionerRole[]
  licences: Licence[]
  version: number
  actions: string[]
}

/** All that can be changed; what is left out becomes unknown. */
export interface PractitionerBody {
  name: string
  department?: string | null
  discipline: string
  title_rank: number
  techniques?: string[] | null
  title_from?: string | null
  work_from?: string | null
}

/** `organization` is a code. */
export interface RoleBody {
  kind: 'employed' | 'used' | 'temporary'
  organization: string
  department?: string | null
  from: string
  until?: string | null
}

/** The last day. */
export interface RoleUntil {
  until: string
}

/** `level` of difficulty and risk, 1 to 4; `procedure` its ICD-9-CM-3 code; `tcm`: of Chinese medicine; `retired`: since when it is told of nobody anew, null: in use. */
export interface Technique {
  code: string
  name: string
  discipline: string | null
  level: number
  procedure: string | null
  tcm: boolean
  retired: string | null
}

/** The code stays for good. */
export interface TechniqueNew {
  code: string
  name: string
  discipline?: string | null
  level: number
  procedure?: string | null
  tcm?: boolean | null
}

/** How cases are told and judged: words of the own list, which of them count as a failure, failure rates of who may work alone and who may not, cases planned, and cases without which nobody is independent. `version` 0: nobody has said. */
export interface TechniqueCurve {
  version: number
  outcomes: string[]
  complications: string[]
  failures: string[]
  adequate_permille: number
  inadequate_permille: number
  planned_n: number
  least_n: number
}

/** What the catalogue said `until` somebody changed it; `why` of retiring and taking back. */
export interface TechniquePast {
  version: number
  code: string
  name: string
  discipline: string | null
  level: number
  procedure: string | null
  tcm: boolean
  retired: string | null
  until: string
  until_by: string | null
  why: string | null
}

/** `id` is what the audit log and events call it; `pasts` has the newest first. */
export interface TechniqueDetail extends Technique {
  curve: TechniqueCurve
  id: string
  pasts: TechniquePast[]
  version: number
  actions: string[]
}

/** All that can be changed; what is left out becomes unknown. */
export interface TechniqueBody {
  name: string
  discipline?: string | null
  level: number
  procedure?: string | null
  tcm?: boolean | null
}

/** Holds from now on; `version` as it was read, 0: nobody has said. */
export interface TechniqueCurveBody {
  version: number
  outcomes: string[]
  complications: string[]
  failures: string[]
  adequate_permille: number
  inadequate_permille: number
  planned_n: number
  least_n: number
}

/** `owner` is who has to do something: organization, county, city or province; `since` from when on, `due` until when the programme wants his word. filled <= approved <= requested. `team`: all seats of all orders of the programme with this word, or none. */
export interface Demand {
  id: string
  code: string
  kind: 'expert' | 'trainee' | 'visit' | 'remote' | 'management'
  programme: string | null
  programme_name: string | null
  organization: string
  organization_name: string
  county: string
  county_name: string
  discipline: string
  seats: number
  suggested: number | null
  requested: number | null
  approved: number | null
  filled: number
  min_title_rank: number
  techniques: string[]
  tier: number
  weight: number
  start: string
  months: number
  state: 'draft' | 'submitted' | 'approved' | 'planned' | 'filled' | 'part_filled' | 'escalated' | 'returned' | 'withdrawn'
  owner: string | null
  since: string | null
  due: string | null
  made: string
  gap: string | null
  team: string | null
}

/** `organization` is a code. `gap`: the figures it rests on; where it is left out those of the county and `discipline`, if there are any. `reason`: wanted where `seats` differs from what they suggest. */
export interface DemandBody {
  organization: string
  programme: string
  kind: 'expert' | 'trainee' | 'visit' | 'remote' | 'management'
  gap?: string | null
  discipline?: string | null
  seats: number
  min_title_rank: number
  months: number
  start: string
  techniques?: string[] | null
  required?: string[] | null
  reason?: string | null
  claim?: string | null
  team?: string | null
  ready_people?: number | null
  ready_beds?: number | null
  ready_equipment?: string | null
}

/** `kind`: group, blank or fragile. */
export interface DemandLine {
  kind: string
  code: string
  name: string | null
  cases: number
  home: number
  away: number
  value_rw: number | null
}

/** A case group in the window (`back` 0) and in the same months of the years before that the cube has whole. */
export interface DemandYear {
  code: string
  name: string | null
  back: number
  from: string
  to: string
  cases: number
  home: number
  away: number
}

/** What the figures said when the demand was made; it never changes. */
export interface DemandEvidence {
  frozen: string
  from: string
  to: string
  rank: number
  avoidable_rw: number | null
  avoidable_rw_low: number | null
  money_fen: number | null
  blanks: number | null
  score: number | null
  specialists: number | null
  seats: number | null
  lines: DemandLine[]
  years: DemandYear[]
}

export interface DemandStep {
  step: number
  act: 'made' | 'changed' | 'submitted' | 'approved' | 'returned' | 'withdrawn' | 'taken' | 'freed' | 'placed' | 'escalated' | 'undone'
  level: string | null
  seats: number
  why: string | null
  name: string | null
  at: string
}

/** With its evidence, if there is any; what happened to it; its assignments in the plan that took it, else in the newest; `chain` who approves, `remainder` the demand that its empty seats became. */
export interface DemandDetail extends Demand {
  required: string[]
  edition: number
  reason: string | null
  claim: string | null
  ready_people: number | null
  ready_beds: number | null
  ready_equipment: string | null
  chain: string[]
  remainder_of: string | null
  remainder: string | null
  plan: string | null
  version: number
  evidence?: DemandEvidence
  steps: DemandStep[]
  assignments: string[]
  actions: string[]
}

/** What is left out becomes unknown. */
export interface DemandChange {
  seats: number
  min_title_rank: number
  months: number
  start: string
  techniques?: string[] | null
  required?: string[] | null
  reason?: string | null
  claim?: string | null
  team?: string | null
  ready_people?: number | null
  ready_beds?: number | null
  ready_equipment?: string | null
}

/** `version` as it was read. */
export interface DemandSubmit {
  version: number
  why?: string | null
}

/** `version` as it was read; what is left out stays as it is. Fewer seats want a `why`. */
export interface DemandApproval {
  version: number
  seats?: number | null
  tier?: number | null
  weight?: number | null
  why?: string | null
}

/** `version` as it was read; `why` as advice. */
export interface DemandReason {
  version: number
  why: string
}

/** Of one plan, or of all. */
export interface DemandRest {
  plan?: string | null
  why: string
}

/** The orders of the level above. */
export interface DemandRaised {
  made_n: number
  seats: number
  demands: string[]
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
  programme: string | null
  programme_name: string | null
  state: 'offered' | 'appealed' | 'excused' | 'withdrawn'
  version: number
  demand: string | null
}

/** `practitioner` and `last_host` are codes. Without a programme for any of them; `circumstance` pregnancy, illness, family, study or other, with its `note`. */
export interface OfferBody {
  practitioner: string
  programme?: string | null
  from?: string | null
  until?: string | null
  preferred_counties?: string[] | null
  excluded_counties?: string[] | null
  last_host?: string | null
  circumstance?: string | null
  note?: string | null
}

export interface OfferStep {
  step: number
  act: 'made' | 'changed' | 'appealed' | 'upheld' | 'rejected' | 'withdrawn' | 'undone'
  why: string | null
  name: string | null
  at: string
}

/** `circumstance` and `note`, what the person declares, are there for himself, his hospital and the officer who decides. */
export interface OfferDetail extends Offer {
  circumstance?: string | null
  note?: string | null
  steps: OfferStep[]
  actions: string[]
}

/** What is left out becomes open or empty. */
export interface OfferChange {
  from?: string | null
  until?: string | null
  preferred_counties?: string[] | null
  excluded_counties?: string[] | null
  last_host?: string | null
  circumstance?: string | null
  note?: string | null
}

/** `version` as it was read. */
export interface OfferReason {
  version: number
  why: string
}

/** `uphold`: the person is not sent. */
export interface OfferDecision {
  version: number
  uphold: boolean
  why: string
}

/** `version` as it was read. */
export interface OfferUndo {
  version: number
}

export interface Protection {
  organization: string
  organization_code: string
  organization_name: string
  department: string
  most: number
  why: string | null
  made: string
}

export interface Protections {
  items: Protection[]
}

/** `organization` is a code; at most `most` of the department are sent by a plan. */
export interface ProtectionBody {
  organization: string
  department: string
  most: number
  why: string
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
  programme: string | null
  previous: string | null
  counts: PlanCounts
  levels: PlanLevel[]
  weights: PlanWeights
}

/** Demands of the programme whose term begins within the days. `previous`: the fewest are moved from this plan, none where `hold`; `pins` as P1:D2; `without`: practitioners who are left out. */
export interface PlanBody {
  programme: string
  code?: string | null
  from: string
  until: string
  previous?: string | null
  hold?: boolean | null
  pins?: string[] | null
  without?: string[] | null
}

/** `id` is that of the plan that comes of it; `step_n` of `steps_n` are done; `digest` is the SHA-256 of what it is solved from, copied when it was asked for. */
export interface PlanRun {
  id: string
  code: string
  programme: string
  programme_name: string | null
  from: string
  until: string
  previous: string | null
  hold: boolean
  pins: string[]
  without: string[]
  digest: string
  job_state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  step_n: number
  steps_n: number
  reason: string | null
  owner_name: string | null
  made: string
  ended: string | null
}

/** `side` in: what it was solved from; out. */
export interface PlanFile {
  side: string
  name: string
  digest: string
  character_n: number
}

/** `may`: the asker may cancel it. */
export interface PlanRunDetail extends PlanRun {
  files: PlanFile[]
  actions: string[]
}

export interface PlanPair {
  name: string
  label: string
  label_en: string
  here: number
  there: number
}

export interface PlanGain {
  demand: string
  code: string
  organization_name: string | null
  county_name: string | null
  discipline: string
  tier: number
  seats: number
  here: number
  there: number
}

export interface PlanMover {
  practitioner: string
  practitioner_name: string
  home_organization_name: string | null
  here: string | null
  there: string | null
}

/** `here` is the plan of the address, `there` the other. `gains`: demands with more or fewer seats taken, `movers`: people who go elsewhere, or one of both nowhere; 500 of each at most. `causes`: empty seats. */
export interface PlanComparison {
  levels: PlanPair[]
  causes: PlanPair[]
  gains: PlanGain[]
  gain_n: number
  movers: PlanMover[]
  mover_n: number
}

export interface PlanStep {
  state: 'draft' | 'solved' | 'review' | 'published' | 'superseded'
  why: string | null
  name: string | null
  at: string
}

/** With who put it up for review, who published it. */
export interface PlanDetail extends Plan {
  steps: PlanStep[]
  actions: string[]
}

/** Why, in words. */
export interface PlanReason {
  why: string
}

export interface TargetingSums {
  seats: number
  filled: number
  priority_seats: number
  priority_filled: number
}

/** A demand with seats in the plan, of no priority place, while `passed` seats of its discipline stay empty in priority places: why, and who signed that. */
export interface TargetingException {
  demand: string
  demand_code: string
  county: string
  county_name: string | null
  organization_name: string | null
  discipline: string
  filled: number
  passed: number
  why: string | null
  made_name: string | null
  made: string | null
  signed_name: string | null
  signed: string | null
}

/** `share` of the filled seats that go to the `priority` places of the programme, none: nothing is targeted. `wanted`: it is not published while `open_n` exceptions are unsigned. `actions`: tell, sign. */
export interface Targeting {
  priority: string[]
  wanted: boolean
  sums: TargetingSums
  share: number | null
  exceptions: TargetingException[]
  open_n: number
  actions: string[]
}

/** Why a `demand` has a seat before the priority places. */
export interface TargetingReason {
  demand: string
  why: string
}

/** One `demand`, or all that have a reason. */
export interface TargetingSign {
  demand?: string | null
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
  practitioner_code: string | null
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
  practitioner_code: string | null
  home_organization: string
  home_organization_name: string
  title_rank: number
  utility: number
  team: string | null
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
  team: string | null
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

/** `stage` is none, code (the second factor is wanted), post (one is to be chosen) or open. `mark` goes back in the header X-Xinglin-Mark with every request that changes something. `actions` are those of the post's role. Until `proven_until` what is dangerous may be done, then after POST /api/session/prove. `password_due`: nothing else may be done before POST /api/account/password. `provider` is where one can sign in too, at /api/session/provider. */
export interface Session {
  stage: string
  shown: string | null
  mark: string | null
  post: string | null
  until: string | null
  proven_until: string | null
  password_due: boolean
  posts: Post[]
  actions: string[]
  provider: string | null
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

export interface Code {
  code: string
}

/** `code` is wanted where there is a second factor. */
export interface Proof {
  password: string
  code?: string | null
}

export interface SessionRow {
  id: string
  made: string
  seen: string
  stage: 'code' | 'post' | 'open'
  here: boolean
}

/** Where the person is signed in. */
export interface Sessions {
  items: SessionRow[]
}

/** `recovery_left` of ten codes are not used up. */
export interface OwnAccount {
  name: string
  shown: string
  second_factor: boolean
  recovery_left: number
}

export interface PasswordChange {
  present: string
  next: string
}

/** A secret for an app, in base32 and as an otpauth address. Nothing is kept of it until a code proves that the app has it. */
export interface Factor {
  secret: string
  uri: string
}

export interface FactorConfirm {
  secret: string
  code: string
}

/** Ten codes that stand in for the app, each once. They are told this once. */
export interface Recovery {
  recovery: string[]
}

/** Who may sign in, with the posts that go on. `actions` holds account.write where all of them lie within the asker's own. */
export interface Account {
  id: string
  name: string
  shown: string
  state: 'active' | 'disabled'
  second_factor: boolean
  demonstration: boolean
  made: string
  posts: Post[]
  actions: string[]
}

/** `scope` is the code of a region (of an officer and an auditor; none: everything), of an organization, of a head that and /department, of an expert and a trainee a practitioner's. */
export interface AccountBody {
  name: string
  shown?: string | null
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  scope?: string | null
}

/** `password` is told this once, to be handed to the person, who changes it at the first sign-in. */
export interface HandedOut {
  id: string
  name: string
  password: string
}

export interface GrantBody {
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  scope?: string | null
}

/** A program's post; good until `until` (null: without end) and not `ended`. */
export interface Token {
  id: string
  name: string
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  made: string
  demonstration: boolean
  until: string | null
  ended: string | null
  post: Post
}

/** `name` says what it is for; it is good for `days`. */
export interface TokenBody {
  name: string
  role: 'officer' | 'manager' | 'head' | 'expert' | 'trainee' | 'clinician' | 'reader' | 'auditor' | 'public'
  scope?: string | null
  days: number
}

/** `token` is told this once. */
export interface TokenMade {
  id: string
  token: string
}

export interface Ended {
}

export interface PatientBody {
  name: string
  id_number?: string | null
  phone?: string | null
  address?: string | null
}

/** Masked, unless it is the reply of unmask. */
export interface Patient {
  id: string
  organization: string
  name: string
  id_number: string | null
  phone: string | null
  address: string | null
  made: string
}

/** Exactly one of the three, and exactly as it was written. */
export interface PatientWanted {
  name?: string | null
  id_number?: string | null
  phone?: string | null
}

export interface Patients {
  items: Patient[]
}

export interface UnmaskBody {
  purpose: 'treatment' | 'referral' | 'contact' | 'correction'
}

/** A list that was sent. `rows_n` and `bad_n` count its rows and those with a fault; `reading`: a worker looks at the rows of a long one first, and `reason` says why it could not. Once it is committed, `done_n` rows are dealt with, `written_n` written, and `refused_n` got a fault in the meantime. `wiped`: since then its rows are gone. */
export interface Upload {
  id: string
  kind: 'organizations' | 'practitioners' | 'offers' | 'agreements' | 'records' | 'plan'
  source: string
  batch: string | null
  state: 'reading' | 'open' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'dropped'
  rows_n: number
  bad_n: number
  done_n: number | null
  written_n: number | null
  refused_n: number | null
  reason: string | null
  made: string
  ended: string | null
  wiped: string | null
}

export interface UploadColumn {
  name: string
  label: string
}

/** A kind of fault: `label` says what is expected, `first` the first of its rows. */
export interface UploadFault {
  fault: string
  label: string
  column: string | null
  rows_n: number
  first: number
}

/** `actions` holds import.run as long as its rows are there. */
export interface UploadDetail extends Upload {
  columns: UploadColumn[]
  faults: UploadFault[]
  actions: string[]
}

/** A file that was sent: `bytes_n` bytes, their `sha256` in hex. It is there until an import takes it away, or `until`. */
export interface File {
  id: string
  bytes_n: number
  sha256: string
  made: string
  until: string
}

/** Discharge records that were read once and are not kept: `read_n` rows are `accepted_n` and `rejected_n`; of `resolved_n` the county of residence is known. They count while the state is `current`. */
export interface Delivery {
  id: string
  source: string
  batch: string
  replaces: string | null
  map: string
  state: 'sent' | 'writing' | 'current' | 'retired' | 'dropped'
  read_n: number
  accepted_n: number
  rejected_n: number
  resolved_n: number
  made: string
  current: string | null
  retired: string | null
}

export interface DeliveryNew {
  file: string
  map: string
  source?: string | null
  batch?: string | null
  replaces?: string | null
}

/** Rows under a rule, and their share of all that were read. A rejected row is under exactly one. */
export interface DeliveryRule {
  rule: string
  label: string
  advice: string
  rejects: boolean
  rows_n: number
  share: number | null
}

/** The same by organization and month: of `read_n` rows there; `discharged` is the month, `lines` is where in the file the first twenty of them begin, separated by semicolons. */
export interface DeliveryFault {
  rule: string
  organization: string | null
  discharged: string | null
  rows_n: number
  read_n: number
  lines: string
}

/** `done_n` rows are read while the job runs, then `written_n` of the accepted ones are written; the first 500 of `faults_n` faults are here, all are in the CSV; `actions` holds import.run while it can be cancelled. */
export interface DeliveryDetail extends Delivery {
  job_state: string | null
  done_n: number | null
  written_n: number | null
  reason: string | null
  rules: DeliveryRule[]
  faults: DeliveryFault[]
  faults_n: number
  parts_n: number
  actions: string[]
}

/** `lines_n` with the header; 0: there is none. docs/records.md tells its columns. */
export interface SideTable {
  name: string
  lines_n: number
}

/** `warning` names columns of the table that was just put and that nobody knows. */
export interface SideTables {
  items: SideTable[]
  may_put: boolean
  warning: string | null
}

export interface SideTableBody {
  name: 'institutions' | 'counties' | 'towns' | 'drg' | 'procedures' | 'departments' | 'population' | 'specialists' | 'refer'
  file: string
}

/** `row` as in the spreadsheet; `label` says what is expected instead of `found`. */
export interface UploadRow {
  row: number
  column: string | null
  found: string
  fault: string
  label: string
  fields: string[]
}

/** `after` for the next page; null at the end. */
export interface UploadRows {
  items: UploadRow[]
  after: number | null
}

export interface UploadFields {
  fields: string[]
}

export interface UploadCommit {
  good_only: boolean
}

export interface Programme {
  id: string
  version: number
  name: string
  place: string
  seal: string
  made: string
}

export interface Programmes {
  items: Programme[]
}

/** What was registered: it never changes. `data_then` is the newest month that the store held then. */
export interface EvaluationPlan {
  id: string
  region: string | null
  title: string
  question: string
  programme: string | null
  discipline: string | null
  indicator: 'home_share' | 'level34_share' | 'cmi' | 'days_mean' | 'cost_mean' | 'operations34' | 'deaths'
  source: 'list' | 'placements'
  starts: string[]
  excluded: string[]
  from: string
  until: string
  window_months: number
  anticipation: number
  control: 'notyet' | 'never'
  concurrent: string | null
  data_then: string | null
  seal: string
  maker: string | null
  made: string
  runs: number
}

/** `att` is a difference, of events a ratio; `doubts` say why it is exploratory: `late` data were there before the plan, `interim` before the plan's last month. */
export interface EvaluationRun {
  id: string
  made: string
  maker: string | null
  class: 'improved_attributed' | 'improved_unattributed' | 'no_visible_change' | 'too_early_or_few' | 'worsened' | 'refused'
  data_until: string | null
  att: number | null
  low: number | null
  high: number | null
  sentence: string
  panel_seal: string
  seal: string
  exploratory: boolean
  doubts: string[]
}

export interface Evaluation extends EvaluationPlan {
  last?: EvaluationRun
}

/** `starts` are 990101=2025-03 each, for the source `list`; `excluded` are codes of counties that are no controls, since what was done next door reaches them. */
export interface EvaluationBody {
  title: string
  question: string
  programme?: string | null
  discipline?: string | null
  indicator: 'home_share' | 'level34_share' | 'cmi' | 'days_mean' | 'cost_mean' | 'operations34' | 'deaths'
  source: 'list' | 'placements'
  starts?: string[] | null
  excluded?: string[] | null
  from: string
  until: string
  window_months: number
  anticipation: number
  control: 'notyet' | 'never'
  concurrent?: string | null
}

export interface EvaluationDetail extends EvaluationPlan {
  tried: EvaluationRun[]
  actions: string[]
}

export interface EffectReason {
  code: string
  text: string
}

/** `dropped` lack a month, `excluded` are no controls by the plan. */
export interface EffectUnits {
  treated: number
  control: number
  months: number
  dropped: string[]
  excluded: string[]
}

/** Before the start: slope a month, jump just before it. `straight_…`: the answer where a straight hidden trend is taken off; `same_…`: where trends part afterwards as much as they did before. `all_…`: with the excluded counties among the controls. */
export interface EffectChecks {
  before_months: number
  slope: number | null
  slope_p: number | null
  jump: number | null
  jump_p: number | null
  straight_low: number | null
  straight_high: number | null
  same_low: number | null
  same_high: number | null
  move_breaks_at: number | null
  placebo_ratio: number | null
  all_att: number | null
  all_low: number | null
  all_high: number | null
}

/** The mean of those who take part, and what it would have been without. */
export interface EffectPath {
  month: string
  observed: number | null
  expected: number | null
}

/** By months from the start, with a band that holds for all dots together; `thin`: seen by fewer than half of those who began together. */
export interface EffectDot {
  since: number
  att: number
  low: number | null
  high: number | null
  counties: number
  thin: boolean
}

/** A county by itself, `shrunk` towards all of them. Of events: before is what was expected, after what was seen, low and high the limits of chance. */
export interface EffectCounty {
  county: string
  name: string
  start: string
  before: number | null
  after: number | null
  own: number | null
  shrunk: number | null
  low: number | null
  high: number | null
}

/** Where one county took part: misses of its mixture before the start over its own spread, its rank among all that are treated as if they were it, the answer without each county of the mixture, and with a start moved to before the true one. Of a series by itself: the ratio of after to expected. */
export interface EffectOne {
  fit: number | null
  rank: number
  ranked: number
  without_low: number | null
  without_high: number | null
  earlier: number | null
  earlier_p: number | null
  ratio: number | null
  lag1: number | null
  before_months: number
  after_months: number
}

export interface EffectDonor {
  county: string
  name: string
  weight: number
}

/** Since the first start: 99.8 % of places that differ by chance alone lie in the limits. */
export interface EffectFunnel {
  county: string
  name: string
  treated: boolean
  whole: number
  value: number
  low: number
  high: number
}

export interface EffectResult {
  method: string
  label: string
  unit: string
  p: number | null
  least_seen: number | null
  observed: number | null
  expected: number | null
  left_out_counties: number
  left_out_events: number | null
  inference: string
  reasons: EffectReason[]
  units: EffectUnits
  checks: EffectChecks
  path: EffectPath[]
  dots: EffectDot[]
  counties: EffectCounty[]
  one?: EffectOne
  donors?: EffectDonor[]
  funnel_middle: number | null
  funnel: EffectFunnel[]
}

/** The panel it was measured on is at `…/panel`: the three seals hold each other. */
export interface EvaluationRunDetail extends EvaluationRun {
  plan: EvaluationPlan
  result: EffectResult
}

/** Its numbers were frozen when it was made; `seal` is the same where they are. */
export interface Bulletin {
  id: string
  programme: string
  programme_name: string
  version: number
  region: string | null
  from: string | null
  until: string | null
  as_of: string
  invented: boolean
  seal: string
  state: 'draft' | 'published' | 'withdrawn'
  maker: string | null
  made: string
  publisher: string | null
  published: string | null
}

export interface BulletinBody {
  programme: string
  from?: string | null
  until?: string | null
}

export interface BulletinBlock {
  heading: string
  text: string
}

/** `text` as the report writes it, `exact` what was counted, `rows` the lines behind it: of a share the part, then the whole. */
export interface BulletinFigure {
  id: string
  label: string
  text: string
  exact: string
  rows: string[]
}

export interface BulletinDetail extends Bulletin {
  title: string
  period_text: string
  blocks: BulletinBlock[]
  figures: BulletinFigure[]
  actions: string[]
}

export interface LineColumn {
  name: string
  label: string
}

/** Values in the order of the columns; empty: unknown. */
export interface Line {
  values: string[]
}

export interface Lines {
  noun: string
  label: string
  columns: LineColumn[]
  items: Line[]
  total: number
  next: string | null
}

/** One village, one clinic; `study_year` of the intake into degree study. */
export interface VillagePost {
  id: string
  code: string
  version: number
  county: string
  programme: string
  village: string
  clinic: string | null
  organization_code: string
  organization_name: string
  practitioner_code: string
  practitioner_name: string
  from: string
  until: string | null
  study_year: number | null
  school: string | null
}

/** `organization` looks after the post; it and `practitioner` are codes. */
export interface VillagePostBody {
  code: string
  programme: string
  village: string
  clinic?: string | null
  organization: string
  practitioner: string
  from: string
}

/** Its last day, or the intake of its holder; each is told once. */
export interface VillagePostTell {
  until?: string | null
  study_year?: number | null
  school?: string | null
}

/** Money in fen. `open` is what was promised and is neither paid nor rejected, `balance` what the account holds, `left` the balance less what is open. */
export interface Fund {
  id: string
  code: string
  programme: string
  name: string
  source: string
  region: string | null
  day: string
  in_fen: number
  promised_fen: number
  open_fen: number
  settled_fen: number
  direct_fen: number
  spent_fen: number
  balance_fen: number
  left_fen: number
  rejected_fen: number
  accrued_fen: number
  approved_fen: number
  in_run_fen: number
  held_fen: number
  released_fen: number
}

export interface Funds {
  items: Fund[]
}

/** `fund` is one of the programme file's. */
export interface FundBody {
  programme: string
  fund: string
}

/** `proved`: every payment settles one promise of the same payee and amount, none twice, and the sums are those of the lines. */
export interface FundDetail extends Fund {
  line_n: number
  proved: boolean
  fault: string | null
  may_write: boolean
}

/** `kind` budget, donation or spending; a negative amount takes one back. */
export interface FundTell {
  kind: 'budget' | 'donation' | 'grant' | 'accrual' | 'payment' | 'recovery' | 'spending'
  amount_fen: number
  day: string
  note: string
}

/** A line of the ledger. `state` is of a promise (accrual); `day_n` days of the month, `day_before_n` of the same period before it, `day_whole_n` that earn all of it; `version` the edition of the programme file it was reckoned by. */
export interface Entry {
  id: string
  code: string
  programme: string
  fund: string
  fund_name: string | null
  kind: 'budget' | 'donation' | 'grant' | 'accrual' | 'payment' | 'recovery' | 'spending'
  state: 'accrued' | 'approved' | 'rejected' | 'in_run' | 'paid' | 'held' | 'released' | 'recovered'
  cause: string | null
  why: string | null
  practitioner_code: string | null
  practitioner_name: string | null
  organization_code: string | null
  organization_name: string | null
  amount_fen: number
  day: string
  note: string | null
  subsidy: string | null
  version: number
  subject: string | null
  month: string | null
  period_from: string | null
  day_n: number | null
  day_before_n: number | null
  day_whole_n: number | null
  follows: string | null
  made: string
}

/** `sum_fen` is of the whole list. */
export interface Entries {
  items: Entry[]
  sum_fen: number
  total: number
  next: string | null
}

export interface EntryStep {
  was: 'accrued' | 'approved' | 'rejected' | 'in_run' | 'paid' | 'held' | 'released' | 'recovered'
  state: 'accrued' | 'approved' | 'rejected' | 'in_run' | 'paid' | 'held' | 'released' | 'recovered'
  cause: string | null
  why: string | null
  payment_run: string | null
  made: string
}

/** `decisions` are the states to which the asker may decide it now. */
export interface EntryDetail extends Entry {
  steps: EntryStep[]
  after: Entry[]
  decisions: string[]
  may_correct: boolean
}

export interface EntryDecision {
  state: 'accrued' | 'approved' | 'rejected' | 'in_run' | 'paid' | 'held' | 'released' | 'recovered'
  why?: string | null
}

/** Above 0 a top-up, below it less: a further promise, decided on as any. */
export interface EntryCorrection {
  amount_fen: number
  why: string
}

export interface EntryRecovery {
  day: string
  note: string
}

export interface AccrualBody {
  programme: string
  month: string
}

/** `not_closed`: the host has not closed the month; `twice`: on site elsewhere, too. */
export interface AccrualSkipped {
  why: 'not_closed' | 'twice'
  subject: string
  practitioner_code: string
  day_n: number
}

/** `booked_n` were there before. */
export interface Accrual {
  entry_n: number
  amount_fen: number
  booked_n: number
  skipped: AccrualSkipped[]
}

export interface AccrualApproved {
  approved_n: number
}

/** `account_tail`: the last four digits; the account itself leaves in the bank's file alone. */
export interface Payee {
  code: string
  name: string
  kind: string
  version: number
  county: string
  account_tail: string
  made: string
}

/** `code` of a person or an organization. What is told again is another version. */
export interface PayeeBody {
  code: string
  holder: string
  account: string
  bank: string
  id_number?: string | null
  birth?: string | null
}

export interface PayeeMade {
  code: string
  account_tail: string
}

/** `held_n` promises were held instead of paid; `seal` is the same where the same is paid to the same. */
export interface PaymentRun {
  id: string
  programme: string
  fund: string
  fund_name: string
  region: string | null
  month: string
  state: 'draft' | 'released' | 'closed' | 'cancelled'
  version: number
  payment_n: number
  total_fen: number
  held_n: number
  seal: string
  maker: string | null
  made: string
  releaser: string | null
  released: string | null
  closed: string | null
}

/** `month`: promises up to it. */
export interface PaymentRunBody {
  fund: string
  month: string
}

export interface Payment {
  number: number
  payee_code: string
  name: string
  account_tail: string
  amount_fen: number
  state: 'waiting' | 'paid' | 'failed'
  cause: string | null
}

/** A decision that is looked at again; `agreed` 1, 0, null: not yet. */
export interface PaymentSample {
  entry: string
  decision: string
  name: string
  subject: string | null
  amount_fen: number
  day_n: number | null
  agreed: number | null
  why: string | null
}

export interface PaymentRunDetail extends PaymentRun {
  payments: Payment[]
  samples: PaymentSample[]
  sample_open_n: number
  sample_against_n: number
  actions: string[]
}

export interface PaymentLook {
  entry: string
  agreed: boolean
  why?: string | null
}

/** `due` null: the day from which it runs is not known yet; `proof` of its last step. */
export interface Pledge {
  placement: string
  pledge: string
  programme: string
  label: string
  kind: 'pay' | 'promotion' | 'award'
  practitioner_code: string
  practitioner_name: string
  home_name: string | null
  host_name: string
  due: string | null
  overdue: boolean
  state: 'open' | 'told' | 'confirmed' | 'disputed'
  day: string | null
  proof: string | null
  said: string | null
  may_tell: boolean
  may_answer: boolean
}

export interface PledgeStep {
  state: 'open' | 'told' | 'confirmed' | 'disputed'
  day: string | null
  proof: string | null
  said: string | null
  made: string
}

export interface PledgeDetail extends Pledge {
  steps: PledgeStep[]
}

/** On which day it was kept, and the document that proves it. */
export interface PledgeTell {
  day: string
  proof: string
  said?: string | null
}

/** `said` what is not so. */
export interface PledgeAnswer {
  kept: boolean
  said?: string | null
}

/** `version` of the programme file holds; `run` was settled. */
export interface Appraisal {
  id: string
  programme: string
  programme_name: string
  version: number
  year: number
  state: 'draft' | 'frozen' | 'settled' | 'cancelled'
  region: string | null
  made: string
  frozen: string | null
  settled: string | null
  run: string | null
}

export interface AppraisalBody {
  programme: string
  year: number
}

/** `monthly` > 0: months are counted that have so much, day by day work. */
export interface AppraisalRule {
  name: string
  label: string
  target: string
  weight: string
  whose: 'expert' | 'apprentice' | 'discipline' | 'leader'
  high_is_better: boolean
  competition: boolean
  monthly: number
}

/** `seal` is the same where the same lines gave the same scores and payments. */
export interface AppraisalRun {
  id: string
  kind: 'simulation' | 'scoring'
  from: string
  until: string
  expert_n: number
  basic_fen: number
  competition_fen: number
  pool_left_fen: number
  seal: string
  made: string
}

export interface AppraisalDetail extends Appraisal {
  basic_floor: string
  competition_floor: string
  pool_fen: number
  budget_fen: number
  improvement: string | null
  rules: AppraisalRule[]
  runs: AppraisalRun[]
  actions: string[]
}

/** `score` from 0 to 1; `day_points` are its part from what is asked month by month. */
export interface AppraisalScore {
  id: string
  whose: 'expert' | 'apprentice' | 'discipline' | 'leader'
  practitioner_code: string | null
  practitioner_name: string | null
  organization_code: string
  organization_name: string
  discipline: string | null
  county: string
  county_name: string
  grade: string | null
  veto: boolean
  basic_fen: number
  competition_fen: number
  score: string
  day_points: string
  reasons: string[]
}

/** `actual` null: missing, which is not 0. `peer_median` of completions in similar counties. `appeal` put the value right. */
export interface AppraisalItem {
  indicator: string
  label: string
  whose: string
  competition: boolean
  monthly: number
  weight: string
  target: string
  actual: string | null
  completion: string | null
  points: string
  peer_n: number
  peer_median: string | null
  appeal: string | null
}

export interface AppraisalScoreDetail extends AppraisalScore {
  appraisal: string
  year: number
  rate_base: string | null
  rate_now: string | null
  cases_now: number | null
  items: AppraisalItem[]
  may_appeal: boolean
}

export interface AppealBody {
  indicator: string
  said: string
}

/** `value` is what the item has from the next scoring on, where it was upheld. */
export interface Appeal {
  id: string
  appraisal: string
  score: string
  programme: string
  year: number
  practitioner_code: string
  practitioner_name: string
  indicator: string
  said: string
  state: 'open' | 'upheld' | 'rejected'
  why: string | null
  made: string
  decided: string | null
  value: string | null
}

/** `value`, a decimal, goes with an appeal that is upheld and with no other. */
export interface AppealWord {
  upheld: boolean
  value?: string | null
  why: string
}

/** `demand` or `adoption` is the code of what wants the money; `granted_fen` by the last level that spoke; `level` whose word it waits for. */
export interface Budget {
  id: string
  version: number
  programme: string
  year: number
  fund: string
  organization: string
  organization_name: string | null
  county: string
  kind: 'equipment' | 'people' | 'training' | 'operation'
  about: string
  why: string | null
  demand: string | null
  adoption: string | null
  asked_fen: number
  granted_fen: number | null
  state: 'draft' | 'submitted' | 'approved' | 'returned' | 'withdrawn'
  level: string | null
  made: string
}

/** Either `demand` or `adoption`: the code of the organization's order or technique. */
export interface BudgetBody {
  programme: string
  organization: string
  year: number
  fund: string
  kind: 'equipment' | 'people' | 'training' | 'operation'
  about: string
  why?: string | null
  demand?: string | null
  adoption?: string | null
  asked_fen: number
}

/** `level` null: the organization. */
export interface BudgetStep {
  state: 'draft' | 'submitted' | 'approved' | 'returned' | 'withdrawn'
  level: string | null
  amount_fen: number
  why: string | null
  made: string
}

/** `actions`: what the asker may do. */
export interface BudgetDetail extends Budget {
  steps: BudgetStep[]
  actions: string[]
}

export interface BudgetEdit {
  fund: string
  kind: 'equipment' | 'people' | 'training' | 'operation'
  about: string
  why?: string | null
  demand?: string | null
  adoption?: string | null
  asked_fen: number
}

export interface BudgetMove {
  move: 'submit' | 'withdraw'
  why?: string | null
  version?: number | null
}

/** A level's word: `granted` with `amount_fen`, less with `why`; or returned with `why`. */
export interface BudgetWord {
  granted: boolean
  amount_fen?: number | null
  why?: string | null
  version?: number | null
}

export interface BudgetSum {
  place: string
  name: string | null
  level: string
  request_n: number
  asked_fen: number
  waiting_fen: number
  granted_fen: number
  spent_fen: number
}

/** Each province, city, county above what lies in it, down to organizations. Spent: paid, given without a promise, or by the fund itself, less what came back. */
export interface BudgetSums {
  items: BudgetSum[]
}

export interface GroupMember {
  id: string
  organization: string
  name: string
  county: string
  head: boolean
  posted_n: number
  trained_n: number
  technique_n: number
  case_n: number
  teaching_n: number
  built_n: number
  granted_fen: number
  spent_fen: number
}

/** The head first. People on site, techniques and what was built as they are; cases, teaching, training and money of the year. */
export interface Group {
  year: number
  items: GroupMember[]
}

export interface MeasureDefinition {
  measure: string
  label: string
  unit: string
  population: string
  numerator: string
  denominator: string | null
  digits: number
  stock: boolean
  low_is_better: boolean
  baseline: number
}

/** `year_on_year` and `since_baseline` of what both times tell, per cent of a count, points of a share; `half_n` reports left out since a part of them is not told. */
export interface MeasureTier {
  value: number | null
  numerator_n: number | null
  denominator_n: number | null
  organization_n: number
  half_n: number
  year_on_year: number | null
  compared_n: number
  since_baseline: number | null
}

/** `best` is the highest tier that is known, of which `ahead` tells how far it is beyond the plan; `reported`: its counts are told by organizations. */
export interface Measure extends MeasureDefinition {
  year: number
  plan: number | null
  ahead: number | null
  reported: boolean
  best: string | null
  claimed: MeasureTier
  verified: MeasureTier
  validated: MeasureTier
}

/** By the newest edition of the programme. */
export interface Measures {
  programme: string
  version: number
  year: number
  items: Measure[]
}

/** What an organization's count of a period is by who claims it, who verifies it and another source; null: not told. */
export interface MeasureValue {
  organization: string
  organization_name: string | null
  county: string | null
  period: string
  claimed_n: number | null
  claimed_of_n: number | null
  verified_n: number | null
  verified_of_n: number | null
  validated_n: number | null
  validated_of_n: number | null
  claimed_note: string | null
  verified_note: string | null
  validated_note: string | null
}

/** `period` is the first day of a month or a year; told again it puts the claim right. */
export interface MeasureClaim {
  programme: string
  measure: string
  organization: string
  period: string
  numerator_n: number
  denominator_n?: number | null
  note: string
}

/** `tier` verified, or validated from the other source that `note` names; by nobody who told a tier below. */
export interface MeasureCheck {
  tier: 'claimed' | 'verified' | 'validated'
  programme: string
  measure: string
  organization: string
  period: string
  numerator_n: number
  denominator_n?: number | null
  note: string
}

/** `from` and `until` as agreed, `arrived` and `ended` as it came; `held_title` is a post held at the host, `reason` why it ended early or was called off. */
export interface Placement {
  id: string
  code: string
  version: number
  programme: string
  kind: 'posting' | 'training' | 'shared_post' | 'residency' | 'secondment'
  state: 'proposed' | 'accepted' | 'confirmed' | 'noticed' | 'arrived' | 'active' | 'leave' | 'ended' | 'ended_early' | 'evaluated' | 'returned' | 'certified' | 'cancelled'
  practitioner_code: string
  practitioner_name: string
  home: string | null
  home_name: string | null
  organization: string
  organization_name: string
  county: string
  discipline: string | null
  post: string | null
  held_title: string | null
  technique: string | null
  round: string | null
  succeeds: string | null
  from: string
  until: string | null
  arrived: string | null
  ended: string | null
  reason: string | null
}

/** `practitioner` and `organization` (the host) are codes; the home is the practitioner's. `post` is wanted of a shared post, `succeeds` is the code of the placement it takes over from. Training is nominated instead. */
export interface PlacementBody {
  programme: string
  kind: 'posting' | 'training' | 'shared_post' | 'residency' | 'secondment'
  practitioner: string
  organization: string
  discipline?: string | null
  post?: string | null
  held_title?: string | null
  technique?: string | null
  round?: string | null
  succeeds?: string | null
  from: string
  until?: string | null
}

export interface PlacementStep {
  move: 'accept' | 'confirm' | 'notice' | 'arrive' | 'start' | 'leave' | 'resume' | 'extend' | 'hand_over' | 'end' | 'end_early' | 'evaluate' | 'return' | 'certify' | 'cancel' | 'undo'
  was: 'proposed' | 'accepted' | 'confirmed' | 'noticed' | 'arrived' | 'active' | 'leave' | 'ended' | 'ended_early' | 'evaluated' | 'returned' | 'certified' | 'cancelled'
  state: 'proposed' | 'accepted' | 'confirmed' | 'noticed' | 'arrived' | 'active' | 'leave' | 'ended' | 'ended_early' | 'evaluated' | 'returned' | 'certified' | 'cancelled'
  party: string
  day: string
  until: string | null
  why: string | null
  made: string
}

export interface PlacementLeave {
  from: string
  until: string | null
  why: string | null
}

export interface PlacementMonth {
  month: string
  days: number
}

export interface PlacementReview {
  kind: 'midterm' | 'final' | 'evaluation'
  day: string
  grade: 'excellent' | 'good' | 'passed' | 'failed'
  note: string | null
}

/** On which day each side told it. */
export interface PlacementDay {
  day: string
  person_told: string | null
  host_told: string | null
}

export interface PlacementTask {
  id: string
  about: string
  due: string
  done: string | null
  signed: string | null
}

export interface Certificate {
  code: string
  from: string
  until: string
  days: number
  issued: string
  withdrawn: string | null
  withdrawn_why: string | null
}

/** Why somebody was nominated. */
export interface TrainingNeed {
  spectrum: string
  outflow: string
  capability: string
  demand: string | null
}

/** Whether what was learned is in use, 3, 6 and 12 months after the return. */
export interface TrainingCheck {
  after_months: number
  due: string
  done: string | null
  equipped: boolean
  opened: boolean
  case_n: number
  taught_n: number
  reason: string | null
  note: string | null
}

/** `moves`: what the asker may do now; `parties`: who he is to it; `confirmed`: days on site that both sides told. */
export interface PlacementDetail extends Placement {
  steps: PlacementStep[]
  leaves: PlacementLeave[]
  closed_months: PlacementMonth[]
  reviews: PlacementReview[]
  on_site: PlacementDay[]
  tasks: PlacementTask[]
  certificates: Certificate[]
  needs: TrainingNeed[]
  checks: TrainingCheck[]
  confirmed: number
  midterm_due: string | null
  moves: string[]
  parties: string[]
  actions: string[]
}

export interface PlanPlacementsBody {
  programme: string
}

/** `clashes`: demand and seat of those who are placed elsewhere in the term. */
export interface PlanPlacements {
  made_n: number
  clashes: string[]
}

export interface PlacementEdit {
  from: string
  until?: string | null
  held_title?: string | null
  technique?: string | null
}

/** No `day`: today. `until`: last day of a leave or an extension. `version`: as it was read; the move is refused where somebody moved it since. `undo` takes the own last move back, within 10 minutes and before anybody acted on it. */
export interface PlacementMove {
  move: 'accept' | 'confirm' | 'notice' | 'arrive' | 'start' | 'leave' | 'resume' | 'extend' | 'hand_over' | 'end' | 'end_early' | 'evaluate' | 'return' | 'certify' | 'cancel' | 'undo'
  day?: string | null
  until?: string | null
  why?: string | null
  version?: number | null
}

/** No `from`: today. No `until`: that day alone. */
export interface PlacementDaysBody {
  from?: string | null
  until?: string | null
}

export interface PlacementMonthBody {
  month: string
}

export interface PlacementTaskBody {
  about: string
  due: string
}

export interface PlacementReviewBody {
  kind: 'midterm' | 'final' | 'evaluation'
  grade: 'excellent' | 'good' | 'passed' | 'failed'
  note?: string | null
}

export interface CertificateBody {
  code: string
  why: string
}

/** A nomination answers three needs: how the local diseases changed, who is treated elsewhere, what the own unit cannot do; what is left out is filled in from the figures of `demand`, an approved order for training. `organization` is the host. */
export interface TrainingBody {
  programme: string
  practitioner: string
  organization: string
  discipline?: string | null
  technique?: string | null
  from: string
  until?: string | null
  need_spectrum?: string | null
  need_outflow?: string | null
  need_capability?: string | null
  demand?: string | null
}

/** `months` 3, 6 or 12; `reason` equipment, staffing or not_taught where what was learned is not in use. */
export interface TrainingCheckBody {
  months: number
  equipped: boolean
  opened: boolean
  case_n: number
  taught_n: number
  reason?: string | null
  note?: string | null
}

/** `kind` move (of its `state`), arrival, task or check; `owner` who has to do it: sender, host, person; `about` the task, or the months of the check. */
export interface Duty {
  kind: string
  placement: string
  practitioner_name: string
  organization_name: string
  home_name: string | null
  state: string
  about: string | null
  owner: string
  due: string
}

export interface Duties {
  items: Duty[]
  today: string
}

/** Lists have semicolons between their words; null: success and failure. */
export interface LogbookTechnique {
  code: string
  name: string
  outcomes: string | null
  complications: string | null
  told_n: number
}

export interface LogbookMentor {
  code: string
  name: string
  organization_name: string
  paired: boolean
}

/** A case in the logbook: `level` of entrustment is the mentor's, 1 to 5; `result` and `complication` are words of the technique's own list; `local_case` is a number within the hospital and never tells who the patient is. */
export interface Procedure {
  id: string
  version: number
  state: 'open' | 'returned' | 'signed' | 'voided'
  day: string
  role: 'observed' | 'assisted' | 'supervised' | 'independent'
  level: number | null
  outcome: 'untold' | 'success' | 'failure'
  result: string | null
  complication: string | null
  local_case: string | null
  risk_permille: number | null
  technique: string
  technique_name: string | null
  practitioner_code: string
  practitioner_name: string
  mentor: string | null
  mentor_name: string | null
  organization: string
  organization_name: string
  county: string
  programme: string | null
  signed: string | null
  note: string | null
}

/** What a telephone needs to tell cases without a network: the asker, techniques with their lists, mentors, the latest own cases and those that wait for his signature. */
export interface Logbook {
  code: string
  name: string
  organization: string
  organization_name: string
  today: string
  techniques: LogbookTechnique[]
  mentors: LogbookMentor[]
  recent: Procedure[]
  waiting: Procedure[]
}

/** A case of the asker's own. `id` is made where the case is told, so that the same one sent twice is one line; without it the server makes one. No `mentor`: the one of the only pair; no `organization`: the home. Where the technique has a list of its own `result` is a word of it and says the outcome; else `outcome` does. */
export interface ProcedureBody {
  id?: string | null
  technique: string
  day: string
  role: 'observed' | 'assisted' | 'supervised' | 'independent'
  outcome?: 'untold' | 'success' | 'failure' | null
  result?: string | null
  complication?: string | null
  local_case?: string | null
  risk_permille?: number | null
  mentor?: string | null
  organization?: string | null
  programme?: string | null
}

/** `acts`: what the asker may do now. */
export interface ProcedureDetail extends Procedure {
  acts: string[]
}

export interface ProcedureEdit {
  technique: string
  day: string
  role: 'observed' | 'assisted' | 'supervised' | 'independent'
  outcome?: 'untold' | 'success' | 'failure' | null
  result?: string | null
  complication?: string | null
  local_case?: string | null
  risk_permille?: number | null
  mentor?: string | null
  organization?: string | null
  programme?: string | null
}

/** `act` sign (with the `level` of entrustment, 1 to 5) or return (with `why`); `version`: as it was read, the act is refused where it was changed since. */
export interface ProcedureAct {
  act: 'edit' | 'sign' | 'return' | 'void'
  level?: number | null
  version?: number | null
  why?: string | null
}

export interface ProcedureVoid {
  why: string
}

/** `logged_n` cases that were told by who did them; `counted_n` operations under the technique's code in delivered records. */
export interface LogCheckRow {
  organization: string
  organization_name: string
  technique: string
  technique_name: string
  procedure_code: string
  month: string
  logged_n: number
  counted_n: number
  word: 'same' | 'near' | 'silent' | 'fewer' | 'more'
}

/** `counted`: false where no operations have been delivered; then nothing is compared. */
export interface LogCheck {
  items: LogCheckRow[]
  first_month: string
  last_month: string
  counted: boolean
}

/** `level` 1 to 4, 0 unknown. */
export interface LogCheckCell {
  residence: string | null
  payer: string | null
  level: number
  operation_n: number
  main_n: number
}

export interface LogCheckCells {
  items: LogCheckCell[]
}

/** A doctor and a technique: cases that he did himself and that are signed, since a level was last taken away. `state` of the curve: competent where its score reached `limit`, alarm where failures after that reached `maintenance`. `failure_upper`: exact 95 % upper limit of the failure rate; `below_inadequate`: Jeffreys' probability that it is below the inadequate rate. `planned_enough` false: with so few cases planned an adequate doctor passes with less than half a chance. `level` of entrustment that holds, null: nobody has decided. `shortfall`: what is missing for independence; empty: a review can be asked for. */
export interface Mastery {
  practitioner_code: string
  practitioner_name: string
  home_name: string
  technique: string
  technique_name: string
  case_n: number
  failure_n: number
  unsigned_n: number
  level: number | null
  state: 'learning' | 'competent' | 'alarm'
  judged: boolean
  planned_n: number | null
  planned_enough: boolean
  score: number | null
  limit: number | null
  maintenance: number | null
  failure_upper: number | null
  below_inadequate: number | null
  signal_day: string | null
  alarm_day: string | null
  last_day: string | null
  shortfall: string[]
}

export interface Masteries {
  items: Mastery[]
  total: number
}

/** Takes a level back: only down, with a reason. */
export interface MasteryRevoke {
  practitioner: string
  technique: string
  level: number
  note: string
}

export interface MasteryDone {
  level: number
}

/** A case on the curve: what it added and the score after it; `vlad`: failures that an adequate doctor would have had so far, less those that were; `risk_permille`: told of this very case beforehand, it weighs a failure in place of the technique's rates. */
export interface MasteryStep {
  id: string
  day: string
  role: string
  mentor: string | null
  mentor_name: string | null
  result: string | null
  complication: string | null
  failure: boolean
  level: number | null
  risk_permille: number | null
  weight: number | null
  score: number | null
  vlad: number | null
  state: 'learning' | 'competent' | 'alarm'
}

/** The newest holds. */
export interface MasteryDecision {
  level: number
  from: string
  until: string | null
  why: 'review' | 'alarm' | 'revoked'
  note: string | null
  made: string
}

/** `restart_n` steps lie before a level was taken away: they count no more. */
export interface MasteryCurve extends Mastery {
  steps: MasteryStep[]
  decisions: MasteryDecision[]
  restart_n: number
}

/** A doctor with his hospital, or a hospital with its county. `low` to `high`: 99.8 % of those who are as all are lie between by chance, `low_95` to `high_95` 95 %; `word` above or below where `rate` lies outside the first; `shrunk`: the rate drawn towards that of all, the more the fewer cases. */
export interface MasteryFunnelDot {
  code: string
  name: string
  place_name: string
  case_n: number
  failure_n: number
  rate: number
  shrunk: number
  low: number
  high: number
  low_95: number
  high_95: number
  word: 'within' | 'above' | 'below'
}

/** By code, never ranked. `middle`: failures of all that are shown by their cases; `small_n` with fewer than 5 cases are not shown and not counted in it. */
export interface MasteryFunnel {
  technique: string
  technique_name: string
  by: 'doctor' | 'hospital'
  middle: number | null
  small_n: number
  items: MasteryFunnelDot[]
}

/** Whether somebody may work alone: the case set as it was when it was asked for (`seal` is its SHA-256), the department's checklist, two signatures. */
export interface MasteryReview {
  id: string
  version: number
  state: 'asked' | 'granted' | 'declined'
  practitioner_code: string
  practitioner_name: string
  home_name: string
  technique: string
  technique_name: string
  asked: string
  case_n: number
  failure_n: number
  score: number
  limit: number
  seal: string
  checked: string[]
  mentor: string
  mentor_name: string
  mentor_signed: string | null
  department_signed: string | null
  note: string | null
}

/** `mentor`: who signs for those who taught; one who signed a case of the set. */
export interface MasteryAsk {
  practitioner: string
  technique: string
  mentor: string
}

/** One side's word: a no has a reason; the department ticks equipment, rescue, consent, safety (no open event) and follow_up. */
export interface MasterySay {
  side: 'mentor' | 'department'
  agree: boolean
  why?: string | null
  checked?: string[] | null
}

/** A technique on its way into a hospital. `claimed_n` cases are in the logbook (`early_n` before the approval; `supervised_n` and `alone_n` by doctors of the own hospital since; `entrusted_n` of them may work alone now); `measured_n` operations of its procedure code are in the cube, where it has one (`measurable`). `reason`: why it lapsed. */
export interface Adoption {
  id: string
  version: number
  state: 'gap' | 'applied' | 'approved' | 'first_case' | 'supervised' | 'independent' | 'sustained' | 'lapsed'
  organization: string
  organization_name: string
  county: string
  technique: string
  technique_name: string
  practitioner_code: string | null
  practitioner_name: string | null
  programme: string | null
  gap_day: string | null
  applied_day: string | null
  approved_day: string | null
  first_day: string | null
  supervised_day: string | null
  independent_day: string | null
  sustained_day: string | null
  left_day: string | null
  reason: string | null
  equipment: string | null
  staff: string | null
  safety_plan: string | null
  claimed_n: number
  early_n: number
  supervised_n: number
  alone_n: number
  entrusted_n: number
  last_alone_day: string | null
  measurable: boolean
  measured_n: number
  measured_from: string | null
  measured_to: string | null
}

/** A gap: `practitioner` is the doctor who answers for it. */
export interface AdoptionBody {
  programme?: string | null
  organization: string
  technique: string
  practitioner?: string | null
}

export interface AdoptionStep {
  move: 'apply' | 'approve' | 'refuse' | 'first' | 'supervise' | 'alone' | 'leave' | 'sustain' | 'lapse' | 'follow_up'
  was: 'gap' | 'applied' | 'approved' | 'first_case' | 'supervised' | 'independent' | 'sustained' | 'lapsed'
  state: 'gap' | 'applied' | 'approved' | 'first_case' | 'supervised' | 'independent' | 'sustained' | 'lapsed'
  day: string
  event_n: number | null
  why: string | null
  made: string
}

/** `moves`: what state, cases and the asker's post allow now. */
export interface AdoptionDetail extends Adoption {
  steps: AdoptionStep[]
  moves: string[]
}

/** apply wants `equipment`, `staff` and `safety_plan`; leave the `day` on which the expert left; follow_up `event_n` adverse events; lapse its cause as `why`: equipment, staffing, expert_left, demand or safety. */
export interface AdoptionMove {
  move: 'apply' | 'approve' | 'refuse' | 'first' | 'supervise' | 'alone' | 'leave' | 'sustain' | 'lapse' | 'follow_up'
  version?: number | null
  equipment?: string | null
  staff?: string | null
  safety_plan?: string | null
  day?: string | null
  event_n?: number | null
  why?: string | null
}

/** `move` approve, or refuse with a reason. */
export interface AdoptionApproval {
  move: 'apply' | 'approve' | 'refuse' | 'first' | 'supervise' | 'alone' | 'leave' | 'sustain' | 'lapse' | 'follow_up'
  why?: string | null
}

/** Of the doctors who work at an organization today or did a case there themselves since `from`: of how many the technique is told, how many a decision lets work alone, how many did cases, and how many cases; `alone_n` of these without help. */
export interface CapabilityCell {
  organization: string
  procedure: string
  technique_name: string
  told_n: number
  independent_n: number
  doctor_n: number
  case_n: number
  alone_n: number
}

/** `post` home, employed, used, temporary; null: none there today. `level` of the newest decision, null: nobody has decided; `independent` by a decision that holds. */
export interface CapabilityDoctor {
  id: string
  code: string
  name: string
  home_name: string
  department: string | null
  title_rank: number
  post: string | null
  procedure: string
  technique: string
  technique_name: string
  told: boolean
  level: number | null
  independent: boolean
  case_n: number
  alone_n: number
  last_day: string | null
}

/** As it is on the day `seen_from`, with cases since `from`; `doctors` where an `organization` is asked for. */
export interface Capability {
  from: string
  seen_from: string
  cells: CapabilityCell[]
  doctors?: CapabilityDoctor[]
}

/** A doctor in the tree: `parent` who taught him, null: nobody within reach; `state` learning (no case alone yet), done, lost (no case alone for 180 days), source (an expert of whom no own case is known); `made_n` of his `learner_n` have been alone, `below_n` all that came of him. */
export interface SpreadNode {
  code: string
  name: string
  organization_name: string
  county: string
  county_name: string | null
  parent: string | null
  generation: number
  state: 'learning' | 'done' | 'lost' | 'source'
  learner_n: number
  made_n: number
  below_n: number
  first_alone: string | null
  last_alone: string | null
}

/** `reproduction`: how many independent doctors one trained doctor made: `ripe_made_n` by `ripe_n` who were trained here and alone for a year; null: nobody yet. */
export interface SpreadTree {
  technique: string
  technique_name: string
  generation_n: number
  done_n: number
  lost_n: number
  learning_n: number
  county_done_n: number
  county_lost_n: number
  ripe_n: number
  ripe_made_n: number
  reproduction: number | null
  nodes: SpreadNode[]
}

/** As it is on the day `seen_from`: today, or the day `until` that was asked for. */
export interface Spread {
  trees: SpreadTree[]
  seen_from: string
}

/** Seats and people times days of the window; `short_days` adds what was missing each day. */
export interface ParitySum {
  granted_days: number
  present_days: number
  short_days: number
}

/** Days in which nothing changed. */
export interface ParityRun {
  from: string
  until: string
  granted: number
  present: number
}

export interface ParityDiscipline extends ParitySum {
  discipline: string
  runs: ParityRun[]
}

export interface SharedPost extends ParitySum {
  id: string
  code: string
  programme: string
  home: string
  home_name: string
  organization: string
  organization_name: string
  discipline: string
  seat_n: number
  from: string
  until: string | null
  runs: ParityRun[]
}

/** Days behind `today` are what is expected: a run with fewer present than granted there is a shortfall that comes. */
export interface Parity {
  from: string
  until: string
  today: string
  disciplines: ParityDiscipline[]
  posts: SharedPost[]
}

export interface SharedPostBody {
  code: string
  programme: string
  home: string
  organization: string
  discipline: string
  seat_n: number
  from: string
  until?: string | null
}

export interface SharedPostMade {
  id: string
}

export interface SharedPostEnd {
  until: string
}

/** `agreed`: the day of the proposal until both have agreed; `ceremony`: from which the pair is active; `reason` of an early end. */
export interface Mentorship {
  id: string
  code: string
  version: number
  programme: string
  state: 'proposed' | 'agreed' | 'active' | 'completed' | 'ended_early'
  mentor_code: string
  mentor_name: string
  mentor: string
  apprentice_code: string
  apprentice_name: string
  apprentice: string
  home_name: string
  organization: string
  organization_name: string
  county: string
  discipline: string | null
  technique: string | null
  school: string | null
  agreed: string
  mentor_agreed: string | null
  apprentice_agreed: string | null
  ceremony: string | null
  until: string | null
  ended: string | null
  reason: string | null
}

/** The organization of the pair is the apprentice's. */
export interface MentorshipBody {
  programme: string
  mentor_code: string
  apprentice_code: string
  discipline?: string | null
  technique?: string | null
  school?: string | null
  until?: string | null
}

export interface MentorshipStep {
  move: 'agree' | 'start' | 'extend' | 'complete' | 'end_early'
  was: 'proposed' | 'agreed' | 'active' | 'completed' | 'ended_early'
  state: 'proposed' | 'agreed' | 'active' | 'completed' | 'ended_early'
  party: string
  day: string
  until: string | null
  why: string | null
  made: string
}

/** `level` 1 to 5 and `case_n` are wanted, `done_level` and `done_n` are what the logbook holds of signed cases, `observed_n` to `independent_n` its lines by role, signed or not; `reached` is what the mentor says. */
export interface MentorshipGoal {
  id: string
  technique: string
  level: number
  case_n: number
  due: string
  reached: string | null
  done_n: number
  done_level: number
  observed_n: number
  assisted_n: number
  supervised_n: number
  independent_n: number
}

export interface MentorshipMeeting {
  id: string
  day: string
  kind: 'onsite' | 'online' | 'consult' | 'teaching'
  about: string
}

/** `moves`: what the asker may do now; `parties`: who he is to it; `pair_n`: the mentor's other apprentices, of `capacity`. */
export interface MentorshipDetail extends Mentorship {
  steps: MentorshipStep[]
  goals: MentorshipGoal[]
  meetings: MentorshipMeeting[]
  pair_n: number
  capacity: number
  moves: string[]
  parties: string[]
  actions: string[]
}

/** No `day`: today. `agree` speaks for the side of the asker, `start` is the ceremony, `until` the new last day of `extend`. */
export interface MentorshipMove {
  move: 'agree' | 'start' | 'extend' | 'complete' | 'end_early'
  day?: string | null
  until?: string | null
  why?: string | null
  version?: number | null
}

export interface MentorshipGoalBody {
  technique: string
  level: number
  case_n: number
  due: string
}

export interface MentorshipReached {
  day?: string | null
}

export interface MentorshipMeetingBody {
  day?: string | null
  kind: 'onsite' | 'online' | 'consult' | 'teaching'
  about: string
}

/** `kind` agree, start, goal or end; `owner` who has to do it: mentor, apprentice, host; `about` the technique of a goal. */
export interface MentorshipDuty {
  kind: string
  mentorship: string
  mentor_name: string
  apprentice_name: string
  about: string | null
  owner: string
  due: string
}

export interface MentorshipDuties {
  items: MentorshipDuty[]
  today: string
}

export interface MentorCapacity {
  capacity: number
}

export interface MentorCapacitySet {
  capacity: number
}

/** `pair_n`: pairs under its name that did not end early; its pairs are those of /api/mentorships with this `school`. */
export interface School {
  id: string
  name: string
  programme: string
  organization: string
  organization_name: string
  county: string
  discipline: string | null
  about: string
  pair_n: number
  record_n: number
}

export interface SchoolBody {
  name: string
  programme: string
  organization: string
  discipline?: string | null
  about: string
}

export interface Heritage {
  id: string
  kind: 'technique' | 'prescription' | 'writing' | 'tale'
  name: string
  source: string
  place: string
  day: string
  collector_code: string | null
  organization: string
  consent: boolean
  about: string
}

export interface SchoolDetail extends School {
  records: Heritage[]
}

export interface HeritageBody {
  organization: string
  kind: 'technique' | 'prescription' | 'writing' | 'tale'
  name: string
  source: string
  place: string
  about: string
  collector_code?: string | null
  day: string
  consent: boolean
}

/** `township_n` of the `slot_n` are kept for townships until `release`; `untold_n` patients have to be told that it was stopped; `moved_to` the code of the visit they were moved to. */
export interface Visit {
  id: string
  code: string
  version: number
  programme: string
  kind: 'clinic' | 'round' | 'remote' | 'free_clinic'
  state: 'planned' | 'announced' | 'open' | 'held' | 'cancelled'
  practitioner_code: string
  practitioner_name: string
  home_name: string
  organization: string
  organization_name: string
  county: string
  county_name: string | null
  discipline: string | null
  day: string
  starts: string | null
  ends: string | null
  series: string | null
  slot_n: number
  township_n: number
  release: string | null
  taken_n: number
  township_taken_n: number
  untold_n: number
  room: string | null
  liaison: string | null
  liaison_phone: string | null
  travel: string | null
  lodging: string | null
  travel_fen: number | null
  lodging_fen: number | null
  other_fen: number | null
  reason: string | null
  moved_to: string | null
}

/** `release_hours` before it starts the townships' slots are everybody's; 0: never. */
export interface VisitBody {
  programme: string
  practitioner_code: string
  organization: string
  discipline?: string | null
  kind: 'clinic' | 'round' | 'remote' | 'free_clinic'
  day: string
  starts?: string | null
  ends?: string | null
  room?: string | null
  liaison?: string | null
  liaison_phone?: string | null
  travel?: string | null
  lodging?: string | null
  slot_n: number
  township_n: number
  release_hours: number
  travel_fen?: number | null
  lodging_fen?: number | null
  other_fen?: number | null
}

export interface VisitStep {
  move: 'announce' | 'open' | 'hold' | 'cancel'
  was: 'planned' | 'announced' | 'open' | 'held' | 'cancelled'
  state: 'planned' | 'announced' | 'open' | 'held' | 'cancelled'
  why: string | null
  made: string
}

export interface VisitDetail extends Visit {
  steps: VisitStep[]
  moves: string[]
  actions: string[]
}

export interface VisitEdit {
  day: string
  starts?: string | null
  ends?: string | null
  room?: string | null
  liaison?: string | null
  liaison_phone?: string | null
  travel?: string | null
  lodging?: string | null
  slot_n: number
  township_n: number
  release_hours: number
  travel_fen?: number | null
  lodging_fen?: number | null
  other_fen?: number | null
}

/** `to`, of `cancel`: the code of the visit that its patients move to while there are tickets. */
export interface VisitMove {
  move: 'announce' | 'open' | 'hold' | 'cancel'
  why?: string | null
  to?: string | null
  version?: number | null
}

/** `code`: the visit, a number, travel, lodging or fee; `/back` takes that line back. */
export interface VisitCostLine {
  id: string
  code: string
  fund_name: string | null
  amount_fen: number
  day: string
  note: string | null
  made: string
}

/** Spending of funds for one visit, within the asker's reach; `stands_fen` their sum. */
export interface VisitCost {
  items: VisitCostLine[]
  stands_fen: number
  may_book: boolean
  may_take_back: boolean
}

/** As it was paid, not as it was planned: a part without an amount books no line. */
export interface VisitCostBody {
  fund: string
  travel_fen?: number | null
  lodging_fen?: number | null
  fee_fen?: number | null
  day: string
  note: string
}

export interface VisitCostBack {
  why: string
}

/** Name and phone masked; whole for a purpose at /api/patients/{patient}/unmask. `notice`: that its patient has to be told of a stop, `moved_to` the visit instead. */
export interface BookingLine {
  id: string
  code: string
  ticket: number | null
  state: 'held' | 'booked' | 'checked_in' | 'attended' | 'missed' | 'cancelled'
  channel: 'public' | 'desk' | 'township'
  booked_by: string | null
  residence: string | null
  patient: string
  name: string
  phone: string | null
  notice: string | null
  moved_to: string | null
  told: boolean
}

export interface Bookings {
  items: BookingLine[]
}

export interface BookingBody {
  name: string
  phone: string
  id_number?: string | null
  residence?: string | null
}

export interface BookingMove {
  move: 'check_in' | 'attend' | 'miss' | 'cancel'
}

/** `weekday` 1 Monday to 7 Sunday; every `every_weeks` weeks between two days. */
export interface VisitSeries {
  id: string
  programme: string
  practitioner_code: string
  practitioner_name: string
  organization: string
  organization_name: string
  county: string
  discipline: string | null
  weekday: number
  every_weeks: number
  from: string
  until: string
  starts: string
  ends: string
  room: string | null
  slot_n: number
  township_n: number
  release_hours: number
  ended: string | null
}

export interface VisitSeriesBody {
  programme: string
  practitioner_code: string
  organization: string
  discipline?: string | null
  weekday: number
  every_weeks: number
  from: string
  until: string
  starts: string
  ends: string
  room?: string | null
  slot_n: number
  township_n: number
  release_hours: number
}

/** `visit_n`: dates that were planned, or stopped. */
export interface VisitSeriesMade {
  id: string
  visit_n: number
}

export interface VisitSeriesEnd {
  until: string
  why: string
}

/** `free_n`: tickets that anybody could take now. */
export interface Clinic {
  id: string
  kind: 'clinic' | 'round' | 'remote' | 'free_clinic'
  state: 'planned' | 'announced' | 'open' | 'held' | 'cancelled'
  practitioner_name: string
  home_name: string
  organization_name: string
  county: string
  county_name: string | null
  discipline: string | null
  day: string
  starts: string | null
  ends: string | null
  room: string | null
  reason: string | null
  free_n: number
}

export interface Timetable {
  items: Clinic[]
  today: string
  until: string
}

/** `request`: a secret of the asker's making; the same again gets the same ticket. */
export interface TicketHold {
  visit: string
  request: string
}

/** `code` is typed once to confirm, before `until`. */
export interface TicketHeld {
  booking: string
  code: string
  ticket: number
  until: string
}

export interface TicketConfirm {
  booking: string
  code: string
  request: string
  name: string
  phone: string
  residence?: string | null
}

/** `receipt`, told at the confirmation alone, is what the patient keeps; `moved`: the clinic was stopped and this is the one instead. */
export interface Ticket {
  ticket: number | null
  state: string
  receipt: string | null
  moved: boolean
  clinic: Clinic
}

export interface TicketReceipt {
  receipt: string
}

/** `covered_n` host weeks with an expert, `repeat_n` times that one comes again, `travel_m` all ways there and back; `best_…` what no roster beats: where all three are the same, this one is proved best. */
export interface Roster {
  id: string
  version: number
  programme: string
  state: string
  from: string
  week_n: number
  most_n: number
  experts: string[]
  hosts: string[]
  covered_n: number
  repeat_n: number
  travel_m: number
  best_covered_n: number
  best_repeat_n: number
  best_travel_m: number
  made: string
  accepted: string | null
}

/** `experts` and `hosts` are codes; `most_n` visits of an expert in all weeks. */
export interface RosterBody {
  programme: string
  from: string
  week_n: number
  most_n: number
  experts: string[]
  hosts: string[]
}

/** `week` from 0. */
export interface RosterLine {
  week: number
  expert: string
  expert_name: string
  host: string
  host_name: string
  pinned: boolean
  visit: string | null
}

export interface RosterDetail extends Roster {
  lines: RosterLine[]
}

/** No `host`: what was pinned of the expert in that week is given up. */
export interface RosterPin {
  week: number
  expert: string
  host?: string | null
}

export interface RosterAccept {
  weekday: number
  starts: string
  ends: string
  slot_n: number
  township_n: number
  release_hours: number
  discipline?: string | null
  version?: number | null
}

/** `visit_n` visits were planned. */
export interface RosterAccepted {
  visit_n: number
}

/** `day` on which the stage was reached; `introduced_by` the code of another prospect; `practitioner_code` who he became when he signed. */
export interface Prospect {
  id: string
  code: string
  version: number
  programme: string
  name: string
  home: string | null
  trip: string | null
  introduced_by: string | null
  introducer_name: string | null
  stage: 'lead' | 'invited' | 'visited' | 'intent' | 'signed' | 'staying'
  day: string
  practitioner_code: string | null
}

export interface ProspectBody {
  programme: string
  name: string
  home?: string | null
  trip?: string | null
  introduced_by?: string | null
}

export interface ProspectStep {
  stage: 'lead' | 'invited' | 'visited' | 'intent' | 'signed' | 'staying'
  day: string
  note: string | null
  made: string
}

/** `brought`: whom he introduced. */
export interface ProspectDetail extends Prospect {
  steps: ProspectStep[]
  brought: Prospect[]
}

/** `practitioner_code` is wanted of `signed`. */
export interface ProspectMove {
  stage: 'lead' | 'invited' | 'visited' | 'intent' | 'signed' | 'staying'
  day?: string | null
  practitioner_code?: string | null
  note?: string | null
  version?: number | null
}

/** `grant_fen` a year. */
export interface Studio {
  id: string
  code: string
  version: number
  programme: string
  name: string
  level: 'national' | 'provincial' | 'district'
  leader: string
  leader_name: string
  organization: string
  organization_name: string
  county: string
  opened: string
  closed: string | null
  grant_fen: number | null
  member_n: number
}

export interface StudioBody {
  programme: string
  name: string
  level: 'national' | 'provincial' | 'district'
  leader: string
  organization: string
  opened: string
  grant_fen?: number | null
}

export interface StudioMember {
  practitioner_code: string
  practitioner_name: string
  from: string
}

export interface StudioReview {
  year: number
  grade: 'excellent' | 'good' | 'passed' | 'failed'
  note: string | null
}

/** `review_due`: the first year that is over without a review; 0: none. */
export interface StudioDetail extends Studio {
  members: StudioMember[]
  reviews: StudioReview[]
  review_due: number
}

export interface StudioMemberBody {
  practitioner_code: string
}

export interface StudioReviewBody {
  year: number
  grade: 'excellent' | 'good' | 'passed' | 'failed'
  note?: string | null
}

export interface StudioClose {
  day: string
}

/** `attendees_n`: as they were counted in the room; `attended_n` are named, of them `by_code_n` by the code on their own telephone. */
export interface Teaching {
  id: string
  code: string
  version: number
  programme: string | null
  kind: 'round' | 'demonstration' | 'lecture' | 'case_conference' | 'mdt' | 'class' | 'free_clinic' | 'consult'
  state: 'planned' | 'held' | 'cancelled'
  day: string
  starts: string | null
  place: string | null
  topic: string | null
  discipline: string | null
  school: string | null
  practitioner_code: string
  practitioner_name: string
  organization: string
  organization_name: string
  county: string
  attendees_n: number | null
  attended_n: number
  by_code_n: number
  material_n: number
  cause: string | null
}

/** `held`: told afterwards, else planned. `id` is made where it is told, so that the same one sent twice is one line. No `practitioner_code`: the asker; no `organization`: his home; no `programme`: the one he teaches in. */
export interface TeachingBody {
  id?: string | null
  programme?: string | null
  kind: 'round' | 'demonstration' | 'lecture' | 'case_conference' | 'mdt' | 'class' | 'free_clinic' | 'consult'
  practitioner_code?: string | null
  organization?: string | null
  discipline?: string | null
  topic?: string | null
  place?: string | null
  school?: string | null
  day: string
  starts?: string | null
  held?: boolean | null
  attendees_n?: number | null
}

export interface TeachingAttendance {
  practitioner_code: string
  practitioner_name: string
  organization_name: string
  at: string
  by_code: boolean
}

export interface Material {
  id: string
  name: string
  kind: 'pdf' | 'png' | 'jpeg' | 'zip'
  bytes_n: number
  made: string
}

/** `counts`: whether the programme's file counts teaching of this kind; unsaid where it has no list of kinds. `actions`: what the asker may do. */
export interface TeachingDetail extends Teaching {
  counts: 'unsaid' | 'yes' | 'no'
  attendances: TeachingAttendance[]
  materials: Material[]
  actions: string[]
}

/** `state` held, or cancelled with `why`; `version`: as it was read. */
export interface TeachingMove {
  state: 'planned' | 'held' | 'cancelled'
  attendees_n?: number | null
  why?: string | null
  version?: number | null
}

/** What those who listen type into their telephones, once each; told this once. */
export interface TeachingCode {
  digits: string
  until: string
}

export interface TeachingNamed {
  practitioner_code: string
}

export interface TeachingAttend {
  code: string
}

/** `state` is how far it is; `status` whether it is a claim, was verified by somebody else, or was returned with `note`. */
export interface Achievement {
  id: string
  code: string
  version: number
  programme: string | null
  kind: 'center' | 'sub_center' | 'research' | 'accreditation' | 'capability' | 'community_hospital' | 'alliance' | 'beds' | 'area' | 'emergency_center' | 'prize' | 'heritage' | 'school' | 'event' | 'training_plan'
  name: string
  day: string
  organization: string | null
  organization_name: string | null
  county: string | null
  amount_n: number | null
  unit: string | null
  state: 'untold' | 'planned' | 'reached' | 'missed'
  status: 'claimed' | 'verified' | 'returned'
  evidence: string | null
  material_n: number
  note: string | null
  checked: string | null
}

export interface AchievementBody {
  programme: string
  organization: string
  kind: 'center' | 'sub_center' | 'research' | 'accreditation' | 'capability' | 'community_hospital' | 'alliance' | 'beds' | 'area' | 'emergency_center' | 'prize' | 'heritage' | 'school' | 'event' | 'training_plan'
  name: string
  day: string
  amount_n?: number | null
  unit?: string | null
  state: 'untold' | 'planned' | 'reached' | 'missed'
  evidence?: string | null
}

/** `actions`: what the asker may do. */
export interface AchievementDetail extends Achievement {
  materials: Material[]
  actions: string[]
}

export interface AchievementEdit {
  name: string
  day: string
  amount_n?: number | null
  unit?: string | null
  state: 'untold' | 'planned' | 'reached' | 'missed'
  evidence?: string | null
}

/** `status` verified, or returned with `why`; never by who claims it. */
export interface AchievementDecision {
  status: 'claimed' | 'verified' | 'returned'
  why?: string | null
  version?: number | null
}

/** `owner`: whose turn it is; `clock` what runs, `due` when it is over, `alarm` how far it has come: half, whole (the duty chief is told), twice (the health bureau). Name and phone masked, for the two sides alone. */
export interface Referral {
  id: string
  code: string
  version: number
  direction: 'up' | 'down' | 'onward'
  priority: 'routine' | 'urgent' | 'green'
  state: 'draft' | 'requested' | 'received' | 'awaiting_information' | 'accepted' | 'scheduled' | 'no_show' | 'in_treatment' | 'outcome_sent' | 'home' | 'followed_up' | 'closed' | 'declined' | 'returned' | 'redirected' | 'cancelled' | 'refused' | 'lost' | 'back_up'
  episode: string
  based_on: string | null
  organization: string
  organization_name: string
  taker: string
  taker_name: string
  county: string
  department: string | null
  diagnosis: string | null
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  clock_from: string | null
  due: string | null
  alarm: 'none' | 'half' | 'whole' | 'twice'
  since: string
  sent: string | null
  made: string
  name: string | null
  patient_phone: string | null
  owner: 'none' | 'referrer' | 'taker'
}

/** A draft of the asker's organization. `based_on`: the referral it follows, whose patient is taken where none is given. */
export interface ReferralBody {
  direction?: 'up' | 'down' | 'onward' | null
  patient?: string | null
  based_on?: string | null
  priority?: 'routine' | 'urgent' | 'green' | null
  taker: string
  department?: string | null
  doctor?: string | null
  phone?: string | null
  diagnosis?: string | null
  impression?: string | null
  reason?: 'none' | 'emergency' | 'technique' | 'equipment' | 'diagnosis' | 'rehabilitation' | 'follow_up' | 'wish' | null
  summary?: string | null
  treatment?: string | null
  vitals?: string | null
  transport?: string | null
  escort?: string | null
  consent?: 'none' | 'self' | 'guardian' | 'relative' | null
  consent_note?: string | null
  plan?: string | null
  warning?: string | null
}

/** Empty for whoever is not of one of the two sides. */
export interface ReferralClinical {
  patient: string | null
  doctor: string | null
  phone: string | null
  impression: string | null
  reason: 'none' | 'emergency' | 'technique' | 'equipment' | 'diagnosis' | 'rehabilitation' | 'follow_up' | 'wish'
  summary: string | null
  treatment: string | null
  vitals: string | null
  transport: string | null
  escort: string | null
  consent: 'none' | 'self' | 'guardian' | 'relative'
  consent_note: string | null
  plan: string | null
  warning: string | null
  place: string | null
  visit: string | null
  discharged: string | null
  letter: string | null
  advice: string | null
}

/** `clock`: what ended with it, `due` when that was over, `late` whether it came after. */
export interface ReferralStep {
  move: 'submit' | 'discard' | 'withdraw' | 'receive' | 'ask' | 'answer' | 'accept' | 'decline' | 'advise' | 'redirect' | 'schedule' | 'rebook' | 'miss' | 'arrive' | 'discharge' | 'complete' | 'fail' | 'acknowledge' | 'cancel' | 'revoke' | 'settle' | 'follow_up' | 'refuse' | 'lose' | 'raise'
  was: 'draft' | 'requested' | 'received' | 'awaiting_information' | 'accepted' | 'scheduled' | 'no_show' | 'in_treatment' | 'outcome_sent' | 'home' | 'followed_up' | 'closed' | 'declined' | 'returned' | 'redirected' | 'cancelled' | 'refused' | 'lost' | 'back_up'
  state: 'draft' | 'requested' | 'received' | 'awaiting_information' | 'accepted' | 'scheduled' | 'no_show' | 'in_treatment' | 'outcome_sent' | 'home' | 'followed_up' | 'closed' | 'declined' | 'returned' | 'redirected' | 'cancelled' | 'refused' | 'lost' | 'back_up'
  party: string
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  note: string | null
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  made: string
  late: boolean
}

export interface ReferralDrug {
  id: string
  name: string
  dose: string
}

export interface ReferralTask {
  id: string
  about: string
  due: string
  done: string | null
  result: string | null
}

export interface ReferralResult {
  id: string
  organization: string
  name: string
  finding: string
  day: string
  recognised: boolean
}

export interface ReferralOrder {
  id: string
  name: string
  repeats: string | null
  why: string | null
  made: string
}

/** A move that the asker may make now, and what it asks for. */
export interface ReferralNeed {
  move: 'submit' | 'discard' | 'withdraw' | 'receive' | 'ask' | 'answer' | 'accept' | 'decline' | 'advise' | 'redirect' | 'schedule' | 'rebook' | 'miss' | 'arrive' | 'discharge' | 'complete' | 'fail' | 'acknowledge' | 'cancel' | 'revoke' | 'settle' | 'follow_up' | 'refuse' | 'lose' | 'raise'
  cause: boolean
  note: boolean
  place: boolean
  taker: boolean
}

/** `moves`: what the asker may do now; `parties`: who he is to it; `task_status` and `request_status`: what its state is in FHIR. */
export interface ReferralDetail extends Referral, ReferralClinical {
  task_status: string
  request_status: string
  steps: ReferralStep[]
  drugs: ReferralDrug[]
  tasks: ReferralTask[]
  results: ReferralResult[]
  orders: ReferralOrder[]
  moves: ReferralNeed[]
  parties: string[]
  actions: string[]
}

export interface ReferralEdit {
  priority?: 'routine' | 'urgent' | 'green' | null
  taker: string
  department?: string | null
  doctor?: string | null
  phone?: string | null
  diagnosis?: string | null
  impression?: string | null
  reason?: 'none' | 'emergency' | 'technique' | 'equipment' | 'diagnosis' | 'rehabilitation' | 'follow_up' | 'wish' | null
  summary?: string | null
  treatment?: string | null
  vitals?: string | null
  transport?: string | null
  escort?: string | null
  consent?: 'none' | 'self' | 'guardian' | 'relative' | null
  consent_note?: string | null
  plan?: string | null
  warning?: string | null
}

/** `note`: a question, an answer, advice, the letter; `place` and `at`: bed or room, and when the patient is expected; `taker` of a redirection. */
export interface ReferralMove {
  move: 'submit' | 'discard' | 'withdraw' | 'receive' | 'ask' | 'answer' | 'accept' | 'decline' | 'advise' | 'redirect' | 'schedule' | 'rebook' | 'miss' | 'arrive' | 'discharge' | 'complete' | 'fail' | 'acknowledge' | 'cancel' | 'revoke' | 'settle' | 'follow_up' | 'refuse' | 'lose' | 'raise'
  cause?: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other' | null
  note?: string | null
  place?: string | null
  at?: string | null
  taker?: string | null
  version?: number | null
}

export interface ReferralUnmask {
  purpose: 'treatment' | 'referral' | 'contact' | 'correction'
}

/** The whole identity; the look is in the audit log. */
export interface ReferralPatient {
  name: string
  id_number: string | null
  phone: string | null
  address: string | null
}

export interface ReferralDrugBody {
  name: string
  dose: string
}

export interface ReferralTaskBody {
  about: string
  due: string
}

export interface ReferralTaskResult {
  result: string
}

/** `recognised`: it holds elsewhere too, and stands for a new examination for 90 days. */
export interface ReferralResultBody {
  name: string
  finding: string
  day?: string | null
  recognised?: boolean | null
}

/** `why`: wanted where a recognised result of the name is there. */
export interface ReferralOrderBody {
  name: string
  why?: string | null
}

/** `owner_name`: whose turn it is; `task`: a follow-up task that is due. */
export interface ReferralWait {
  referral: string
  code: string
  owner_name: string
  county: string
  direction: 'up' | 'down' | 'onward'
  priority: 'routine' | 'urgent' | 'green'
  state: 'draft' | 'requested' | 'received' | 'awaiting_information' | 'accepted' | 'scheduled' | 'no_show' | 'in_treatment' | 'outcome_sent' | 'home' | 'followed_up' | 'closed' | 'declined' | 'returned' | 'redirected' | 'cancelled' | 'refused' | 'lost' | 'back_up'
  diagnosis: string | null
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  alarm: 'none' | 'half' | 'whole' | 'twice'
  since: string
  task: string | null
  task_due: string | null
}

export interface ReferralWaits {
  items: ReferralWait[]
  at: string
}

export interface ReferralPartner {
  code: string
  name: string
  county: string
}

export interface ReferralPartners {
  items: ReferralPartner[]
}

export interface ReferralLimitBody {
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  priority: 'routine' | 'urgent' | 'green'
  minutes: number
}

export interface ReferralLimit {
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  priority: 'routine' | 'urgent' | 'green'
  minutes: number
}

/** `owner`: whose turn it is; `clock` runs until `due`; `alarm` as of a referral. */
export interface Consult {
  id: string
  code: string
  version: number
  kind: 'consult' | 'mdt'
  priority: 'routine' | 'urgent' | 'green'
  state: 'draft' | 'invited' | 'accepted' | 'scheduled' | 'in_session' | 'opinion_signed' | 'decision_recorded' | 'closed' | 'declined' | 'cancelled'
  organization: string
  organization_name: string
  invitee: string
  invitee_name: string
  county: string
  specialty: string | null
  title_rank: number
  diagnosis: string | null
  expert: string | null
  expert_name: string | null
  apprentice: string | null
  apprentice_name: string | null
  wanted: string | null
  at: string | null
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  alarm: 'none' | 'half' | 'whole' | 'twice'
  since: string
  made: string
  owner: 'none' | 'asker' | 'invitee'
}

/** A draft; `apprentice`: code of one of the asker's people, whose teaching it is. */
export interface ConsultBody {
  kind?: 'consult' | 'mdt' | null
  priority?: 'routine' | 'urgent' | 'green' | null
  patient: string
  invitee: string
  apprentice?: string | null
  doctor?: string | null
  phone?: string | null
  diagnosis?: string | null
  summary?: string | null
  reason?: string | null
  purpose?: string | null
  specialty?: string | null
  title_rank?: number | null
  wanted?: string | null
  consent?: 'none' | 'self' | 'guardian' | 'relative' | null
  consent_note?: string | null
}

/** Empty for whoever is not of one of the two sides. */
export interface ConsultClinical {
  patient: string | null
  doctor: string | null
  phone: string | null
  summary: string | null
  reason: string | null
  purpose: string | null
  consent: 'none' | 'self' | 'guardian' | 'relative'
  consent_note: string | null
  meeting: string | null
  opinion: string | null
  signer: string | null
  decision: string | null
  decider: string | null
  referral: string | null
}

export interface ConsultStep {
  move: 'invite' | 'discard' | 'accept' | 'decline' | 'schedule' | 'begin' | 'sign' | 'decide' | 'close' | 'cancel'
  was: 'draft' | 'invited' | 'accepted' | 'scheduled' | 'in_session' | 'opinion_signed' | 'decision_recorded' | 'closed' | 'declined' | 'cancelled'
  state: 'draft' | 'invited' | 'accepted' | 'scheduled' | 'in_session' | 'opinion_signed' | 'decision_recorded' | 'closed' | 'declined' | 'cancelled'
  party: string
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  note: string | null
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  made: string
}

export interface ConsultMessage {
  id: string
  party: string
  text: string
  made: string
}

/** A move that the asker may make now, and what it asks for. */
export interface ConsultNeed {
  move: 'invite' | 'discard' | 'accept' | 'decline' | 'schedule' | 'begin' | 'sign' | 'decide' | 'close' | 'cancel'
  cause: boolean
  note: boolean
  expert: boolean
  time: boolean
  signer: boolean
}

/** `name` masked, for the two sides; `refers`: whether a referral may be made of it now. */
export interface ConsultDetail extends Consult, ConsultClinical {
  name: string | null
  steps: ConsultStep[]
  messages: ConsultMessage[]
  moves: ConsultNeed[]
  refers: boolean
  parties: string[]
  actions: string[]
}

/** `note`: the opinion or the decision, `signer` who signs it; `expert` of an acceptance; `at` and `meeting` (https) of the meeting; `consent` may come with the invitation. */
export interface ConsultMove {
  move: 'invite' | 'discard' | 'accept' | 'decline' | 'schedule' | 'begin' | 'sign' | 'decide' | 'close' | 'cancel'
  cause?: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other' | null
  note?: string | null
  signer?: string | null
  expert?: string | null
  meeting?: string | null
  at?: string | null
  consent?: 'none' | 'self' | 'guardian' | 'relative' | null
  consent_note?: string | null
  version?: number | null
}

export interface ConsultWords {
  text: string
}

/** The draft that was made of it. */
export interface ConsultReferred {
  referral: string
}

/** `code` is the accession number of its study; `owner`: whose turn it is; `clock` runs until `due`, `alert` is a critical value that was not heard yet. */
export interface Reading {
  id: string
  code: string
  version: number
  kind: 'ecg' | 'xray' | 'ct' | 'head_ct' | 'mr'
  priority: 'routine' | 'urgent' | 'green'
  state: 'ordered' | 'acquired' | 'queued' | 'claimed' | 'preliminary' | 'reviewed' | 'final' | 'amended' | 'rejected' | 'cancelled'
  organization: string
  organization_name: string
  centre: string
  centre_name: string
  county: string
  part: string
  accord: 'none' | 'full' | 'minor' | 'major'
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  alarm: 'none' | 'half' | 'whole' | 'twice'
  alert: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  alert_due: string | null
  alert_alarm: 'none' | 'half' | 'whole' | 'twice'
  taken: string | null
  lease: string | null
  since: string
  made: string
  owner: 'none' | 'sender' | 'centre'
}

/** An order. `repeat`: why again, where a report of the same kind from the last 90 days holds. */
export interface ReadingBody {
  kind: 'ecg' | 'xray' | 'ct' | 'head_ct' | 'mr'
  priority?: 'routine' | 'urgent' | 'green' | null
  patient: string
  centre: string
  doctor?: string | null
  phone?: string | null
  part?: string | null
  indication?: string | null
  diagnosis?: string | null
  consent?: 'none' | 'self' | 'guardian' | 'relative' | null
  consent_note?: string | null
  repeat?: string | null
}

/** Empty for whoever is not of one of the two sides. */
export interface ReadingClinical {
  patient: string | null
  doctor: string | null
  phone: string | null
  indication: string | null
  diagnosis: string | null
  consent: 'none' | 'self' | 'guardian' | 'relative'
  consent_note: string | null
  repeat: string | null
  study: string | null
  findings: string | null
  conclusion: string | null
  signer: string | null
  second: string | null
  critical: string | null
  heard: string | null
}

export interface ReadingStep {
  move: 'acquire' | 'queue' | 'claim' | 'release' | 'report' | 'review' | 'sign' | 'amend' | 'reject' | 'retake' | 'cancel' | 'alert' | 'acknowledge'
  was: 'ordered' | 'acquired' | 'queued' | 'claimed' | 'preliminary' | 'reviewed' | 'final' | 'amended' | 'rejected' | 'cancelled'
  state: 'ordered' | 'acquired' | 'queued' | 'claimed' | 'preliminary' | 'reviewed' | 'final' | 'amended' | 'rejected' | 'cancelled'
  party: string
  cause: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other'
  note: string | null
  clock: 'none' | 'ack' | 'decision' | 'information' | 'offer' | 'visit' | 'no_show' | 'letter' | 'reply' | 'take' | 'follow_up' | 'answer' | 'opinion' | 'read_ecg' | 'read_xray' | 'read_ct' | 'read_head' | 'critical'
  due: string | null
  made: string
}

/** A version of the report, as it was signed. */
export interface ReadingReport {
  state: 'ordered' | 'acquired' | 'queued' | 'claimed' | 'preliminary' | 'reviewed' | 'final' | 'amended' | 'rejected' | 'cancelled'
  findings: string
  conclusion: string
  signer: string
  made: string
}

/** A move that the asker may make now, and what it asks for. */
export interface ReadingNeed {
  move: 'acquire' | 'queue' | 'claim' | 'release' | 'report' | 'review' | 'sign' | 'amend' | 'reject' | 'retake' | 'cancel' | 'alert' | 'acknowledge'
  cause: boolean
  note: boolean
  report: boolean
  signer: boolean
  accord: boolean
}

/** `name` masked, for the two sides; `mine`: the asker holds the lease. */
export interface ReadingDetail extends Reading, ReadingClinical {
  name: string | null
  mine: boolean
  steps: ReadingStep[]
  reports: ReadingReport[]
  moves: ReadingNeed[]
  parties: string[]
  actions: string[]
}

/** `findings` and `conclusion` of a report, of an amendment, and of a review that does not agree in full; `signer`: who signs it, or who heard the critical value; `note`: the critical value, why it is amended. */
export interface ReadingMove {
  move: 'acquire' | 'queue' | 'claim' | 'release' | 'report' | 'review' | 'sign' | 'amend' | 'reject' | 'retake' | 'cancel' | 'alert' | 'acknowledge'
  cause?: 'none' | 'no_bed' | 'no_specialty' | 'beyond_capacity' | 'not_indicated' | 'incomplete' | 'duplicate' | 'patient_wish' | 'unreachable' | 'changed' | 'error' | 'died' | 'left' | 'other' | null
  accord?: 'none' | 'full' | 'minor' | 'major' | null
  note?: string | null
  findings?: string | null
  conclusion?: string | null
  signer?: string | null
  version?: number | null
}

/** `fresh`: it was not there before. */
export interface StudySent {
  uid: string
  fresh: boolean
}

/** `study_n` became whole in that time, of which `report_n` were reported, `late_n` behind their limit; `middle_min`: half were reported within, `high_min`: nine of ten. `agreed_share`: of what a second doctor read the part where the first report held, wholly or but for little, with its 95 % interval. Critical values: told, heard, heard behind their limit. */
export interface ReadingCentreFigures {
  centre: string
  centre_name: string
  study_n: number
  report_n: number
  late_n: number
  middle_min: number | null
  high_min: number | null
  full_n: number
  minor_n: number
  major_n: number
  agreed_share: number | null
  agreed_low: number | null
  agreed_high: number | null
  rejected_n: number
  critical_n: number
  heard_n: number
  heard_late_n: number
}

/** By the hour in China at which a study was whole. */
export interface ReadingHourFigures {
  centre: string
  hour: number
  study_n: number
  report_n: number
  late_n: number
  middle_min: number | null
  high_min: number | null
}

/** `from` to `until`: days in China at which the study was whole, both inclusive. */
export interface ReadingFigures {
  from: string
  until: string
  centres: ReadingCentreFigures[]
  hours: ReadingHourFigures[]
}

/** `why`: what stands against it; nothing is guessed. */
export interface Study {
  uid: string
  accession: string | null
  modality: string | null
  organization: string | null
  organization_name: string | null
  why: 'none' | 'no_accession' | 'no_order' | 'order_over' | 'other_organization' | 'other_patient'
  seen: string
}

/** `reading`: the order that it answers; `note`: why it is that one, wanted. */
export interface StudyMatch {
  reading: string
  note?: string | null
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
