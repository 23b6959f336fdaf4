import { createRouter, createWebHashHistory } from 'vue-router'

// One screen, one chunk: home is shown without loading what the others need.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('./home/Home.vue') },
    { path: '/gaps', name: 'gaps', component: () => import('./gap/GapMatrix.vue') },
    { path: '/region', name: 'region', component: () => import('./region/RegionMap.vue') },
    { path: '/plans/:plan?', name: 'plans', component: () => import('./plan/PlanReview.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
