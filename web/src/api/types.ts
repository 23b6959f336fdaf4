// The shapes of the native API as docs/api.md writes them. Unknown is null, which is not 0.

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

export interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

export interface InboxItem {
  kind: 'demand' | 'gap'
  title: string
  title_en: string
  place: string
  county: string
  due: string | null
  waited_days: number | null
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

export interface Home extends Frame {
  region: { code: string; name: string }
  inbox: InboxItem[]
  figures: HomeFigure[]
  counts: Record<
    'counties' | 'organizations' | 'practitioners' | 'facts' | 'gaps' | 'demands' | 'offers' | 'plans',
    number
  >
}

export interface Region {
  code: string
  name: string
  kind: string
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

export interface Flow {
  residence: string
  treating: string
  cases: number
}

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
  counties: { code: string; name: string; city: string | null; population: number | null }[]
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

export interface Gap extends GapCell, Frame {
  county_name: string
  explain: ExplainTerm[]
  groups: GapGroup[]
  techniques: GapTechnique[]
  peers: { code: string; name: string }[]
  rows: string
}

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

export interface FactPage extends Page<Fact> {
  sum: { cases: number; rw: number; days: number; cost_fen: number; deaths: number }
}

export type TermName = 'fit' | 'paired' | 'continuity' | 'preference' | 'nearness'

export interface Plan {
  id: string
  code: string
  state: string
  made: string
  counts: Record<'offers' | 'demands' | 'seats' | 'filled' | 'unfilled' | 'unplaced' | 'pairs', number>
  levels: { level: string; value: number; label: string; label_en: string }[]
  weights: Record<TermName, number>
  weight_band: number
  proved: boolean
}

export interface AssignmentTerm {
  term: TermName
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

export interface Unfilled {
  demand: string
  demand_code: string
  organization_name: string
  county: string
  county_name: string
  discipline: string
  tier: number
  seats_unfilled: number
  cause: string
  cause_label: string
  cause_label_en: string
  detail: { key: string; label: string; label_en: string; value: string | number }[]
}

export interface Unplaced {
  practitioner: string
  practitioner_name: string
  home_organization_name: string
  discipline: string
  cause: string
  cause_label: string
  cause_label_en: string
}
