// The screens of the desk: which right opens each, and in whose menu it stands. One table for the
// menu and for every link.
import { may, open, post } from './state'

export interface Screen {
  name: string // of its text
  path: string
  right: string | null // null: whoever is signed in
  /** Of the roles that work with it; others may open it by a link. */
  roles?: readonly string[]
  group: 'work' | 'skill' | 'money' | 'figures' | 'registry' | 'office'
}
const DESK = ['officer', 'manager', 'head', 'auditor'] as const

export const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/', right: null, group: 'work' },
  { name: 'gaps', path: '/gaps', right: 'figure.see', group: 'work' },
  { name: 'demands', path: '/demands', right: 'demand.see', group: 'work' },
  { name: 'offers', path: '/offers', right: 'offer.see', group: 'work' },
  { name: 'plans', path: '/plans', right: 'plan.see', group: 'work' },
  { name: 'placements', path: '/placements', right: 'placement.see', group: 'work' },
  { name: 'training', path: '/training', right: 'placement.see', group: 'work' },
  { name: 'referrals', path: '/referrals', right: 'referral.see', group: 'work' },
  { name: 'consults', path: '/consults', right: 'consult.see', group: 'work' },
  { name: 'readings', path: '/readings', right: 'reading.see', group: 'work' },
  { name: 'parity', path: '/parity', right: 'post.see', group: 'work' },
  { name: 'mastery', path: '/mastery', right: 'mastery.see', group: 'skill' },
  { name: 'logcheck', path: '/logcheck', right: 'procedure.see', roles: DESK, group: 'skill' },
  { name: 'adoptions', path: '/adoptions', right: 'adoption.see', group: 'skill' },
  { name: 'spread', path: '/spread', right: 'spread.see', group: 'skill' },
  { name: 'mentorships', path: '/mentorships', right: 'mentorship.see', group: 'skill' },
  { name: 'teachings', path: '/teachings', right: 'teaching.see', group: 'skill' },
  { name: 'schools', path: '/schools', right: 'school.see', roles: ['officer', 'manager'], group: 'skill' },
  { name: 'visits', path: '/visits', right: 'visit.see', group: 'skill' },
  { name: 'rosters', path: '/rosters', right: 'roster.see', group: 'skill' },
  { name: 'recruits', path: '/recruits', right: 'prospect.see', group: 'skill' },
  { name: 'vacancies', path: '/vacancies', right: 'vacancy.see', group: 'skill' },
  { name: 'achievements', path: '/achievements', right: 'achievement.see', group: 'skill' },
  { name: 'funds', path: '/funds', right: 'fund.see', group: 'money' },
  { name: 'budgets', path: '/budgets', right: 'budget.see', group: 'money' },
  { name: 'entries', path: '/entries', right: 'entry.see', group: 'money' },
  { name: 'payments', path: '/payments', right: 'payment_run.see', group: 'money' },
  { name: 'villages', path: '/villages', right: 'village_post.see', group: 'money' },
  { name: 'appraisals', path: '/appraisals', right: 'appraisal.see', roles: ['officer', 'manager', 'expert', 'trainee', 'auditor'], group: 'money' },
  { name: 'pledges', path: '/pledges', right: 'pledge.see', roles: ['officer', 'manager', 'expert', 'trainee', 'auditor'], group: 'money' },
  { name: 'region', path: '/region', right: 'figure.see', group: 'figures' },
  { name: 'indicators', path: '/indicators', right: 'figure.see', group: 'figures' },
  { name: 'measures', path: '/measures', right: 'measure.see', group: 'figures' },
  { name: 'groups', path: '/groups', right: 'measure.see', group: 'figures' },
  { name: 'effects', path: '/effects', right: 'evaluation.see', group: 'figures' },
  { name: 'bulletins', path: '/bulletins', right: 'bulletin.see', group: 'figures' },
  { name: 'organizations', path: '/organizations', right: 'organization.see', roles: DESK, group: 'registry' },
  { name: 'practitioners', path: '/practitioners', right: 'practitioner.see', roles: DESK, group: 'registry' },
  { name: 'catalogue', path: '/catalogue', right: 'technique.see', roles: DESK, group: 'registry' },
  { name: 'uploads', path: '/uploads', right: 'import.see', group: 'office' },
  { name: 'accounts', path: '/accounts', right: 'account.see', group: 'office' },
  { name: 'audit', path: '/audit', right: 'audit.see', group: 'office' },
]

function opens(screen: Screen | undefined): boolean {
  return screen?.right ? may(screen.right) : open.value
}

/** Whether the post may open the screen at a path of ours, "/plans?county=…". */
export function screenOpen(path: string): boolean {
  const head = `/${/^\/(\w*)/.exec(path)?.[1] ?? ''}`
  return opens(SCREENS.find((screen) => screen.path === head))
}

/** What stands in the menu of the present post. */
export function menu(): Screen[] {
  const role = post.value?.role ?? ''
  return SCREENS.filter((screen) => opens(screen) && (!screen.roles || screen.roles.includes(role)))
}
