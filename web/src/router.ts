import { createRouter, createWebHashHistory } from 'vue-router'
import { whoAmI } from './session/ask'
import { open, session } from './session/state'

// One screen, one chunk: home is shown without loading what the others need.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('./home/Home.vue') },
    { path: '/gaps', name: 'gaps', component: () => import('./gap/GapMatrix.vue') },
    { path: '/region', name: 'region', component: () => import('./region/RegionMap.vue') },
    { path: '/plans/:plan?', name: 'plans', component: () => import('./plan/PlanReview.vue') },
    { path: '/audit', name: 'audit', component: () => import('./audit/AuditSearch.vue') },
    { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignIn.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// Whoever is not signed in is asked to, and comes back to where he wanted to go.
router.beforeEach(async (to) => {
  if (!session.value) await whoAmI().catch(() => null)
  if (to.name === 'sign-in') return open.value ? '/' : true
  return open.value ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
})
