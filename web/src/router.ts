import { createRouter, createWebHashHistory } from 'vue-router'
import { whoAmI } from './session/ask'
import { open, session } from './session/state'

// One screen, one chunk: home is shown without loading what the others need.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('./home/Home.vue') },
    { path: '/gaps', name: 'gaps', component: () => import('./gap/GapMatrix.vue') },
    { path: '/techniques', name: 'techniques', component: () => import('./gap/TechniqueMatrix.vue') },
    { path: '/outflow', name: 'outflow', component: () => import('./gap/OutflowRank.vue') },
    { path: '/spectrum', name: 'spectrum', component: () => import('./profile/SpectrumChange.vue') },
    { path: '/indicators', name: 'indicators', component: () => import('./profile/ProfileList.vue') },
    { path: '/indicators/:organization', name: 'organization', component: () => import('./profile/ProfilePage.vue') },
    { path: '/region', name: 'region', component: () => import('./region/RegionMap.vue') },
    { path: '/demands/:demand?', name: 'demands', component: () => import('./demand/OrderBook.vue') },
    { path: '/orders/new', name: 'order', component: () => import('./demand/OrderWizard.vue') },
    { path: '/offers/:offer?', name: 'offers', component: () => import('./offer/OfferDesk.vue') },
    { path: '/plans/:plan?', name: 'plans', component: () => import('./plan/PlanReview.vue') },
    { path: '/placements/:placement?', name: 'placements', component: () => import('./placement/PlacementDesk.vue') },
    { path: '/training/:placement?', name: 'training', component: () => import('./placement/PlacementDesk.vue') },
    { path: '/mastery', name: 'mastery', component: () => import('./mastery/MasteryDesk.vue') },
    { path: '/adoptions/:adoption?', name: 'adoptions', component: () => import('./adoption/AdoptionDesk.vue') },
    { path: '/spread', name: 'spread', component: () => import('./spread/SpreadPage.vue') },
    { path: '/parity', name: 'parity', component: () => import('./placement/ParityLedger.vue') },
    { path: '/rosters/:roster?', name: 'rosters', component: () => import('./visit/RosterDesk.vue') },
    { path: '/visits/:visit?', name: 'visits', component: () => import('./visit/VisitDesk.vue') },
    { path: '/recruits', name: 'recruits', component: () => import('./recruit/RecruitDesk.vue') },
    { path: '/mentorships/:mentorship?', name: 'mentorships', component: () => import('./mentorship/MentorshipDesk.vue') },
    { path: '/logcheck', name: 'logcheck', component: () => import('./log_check/LogCheck.vue') },
    { path: '/achievements/:achievement?', name: 'achievements', component: () => import('./achievement/AchievementDesk.vue') },
    { path: '/teachings/:teaching?', name: 'teachings', component: () => import('./teaching/TeachingDesk.vue') },
    { path: '/readings/:reading?', name: 'readings', component: () => import('./reading/ReadingDesk.vue') },
    { path: '/consults/:consult?', name: 'consults', component: () => import('./consult/ConsultDesk.vue') },
    { path: '/referrals/:referral?', name: 'referrals', component: () => import('./referral/ReferralDesk.vue') },
    { path: '/schools/:school?', name: 'schools', component: () => import('./mentorship/SchoolDesk.vue') },
    { path: '/effects/:evaluation?/:run?', name: 'effects', component: () => import('./effect/EffectDesk.vue') },
    { path: '/bulletins/:bulletin?', name: 'bulletins', component: () => import('./bulletin/BulletinDesk.vue') },
    { path: '/funds/:fund?', name: 'funds', component: () => import('./fund/FundDesk.vue') },
    { path: '/entries/:entry?', name: 'entries', component: () => import('./entry/EntryDesk.vue') },
    { path: '/payments/:run?', name: 'payments', component: () => import('./payment_run/RunDesk.vue') },
    { path: '/villages', name: 'villages', component: () => import('./village_post/VillagePosts.vue') },
    { path: '/appraisals/:appraisal?/:score?', name: 'appraisals', component: () => import('./appraisal/AppraisalDesk.vue') },
    { path: '/pledges', name: 'pledges', component: () => import('./pledge/PledgeList.vue') },
    { path: '/budgets/:budget?', name: 'budgets', component: () => import('./budget/BudgetDesk.vue') },
    { path: '/vacancies/:vacancy?', name: 'vacancies', component: () => import('./vacancy/VacancyDesk.vue') },
    { path: '/recruitments/:recruitment', name: 'recruitments', component: () => import('./vacancy/VacancyDesk.vue') },
    { path: '/groups', name: 'groups', component: () => import('./group/GroupDesk.vue') },
    { path: '/measures', name: 'measures', component: () => import('./measure/MeasureDesk.vue') },
    { path: '/organizations/:organization?', name: 'organizations', component: () => import('./organization/OrganizationDesk.vue') },
    { path: '/practitioners/:practitioner?', name: 'practitioners', component: () => import('./practitioner/PractitionerDesk.vue') },
    { path: '/catalogue/:technique?', name: 'catalogue', component: () => import('./technique/TechniqueList.vue') },
    { path: '/deliveries/:delivery?', name: 'deliveries', component: () => import('./upload/DeliveryDesk.vue') },
    { path: '/uploads/:upload?', name: 'uploads', component: () => import('./upload/UploadDesk.vue') },
    { path: '/audit', name: 'audit', component: () => import('./audit/AuditSearch.vue') },
    { path: '/accounts', name: 'accounts', component: () => import('./account/AccountList.vue') },
    { path: '/account', name: 'account', component: () => import('./account/OwnAccount.vue') },
    { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignIn.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// Whoever is not signed in is asked to, and comes back to where he wanted to go.
router.beforeEach(async (to) => {
  if (!session.value) await whoAmI().catch(() => null)
  if (to.name === 'sign-in') return open.value ? '/' : true
  if (open.value && session.value?.password_due && to.name !== 'account') return '/account'
  return open.value ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
})
