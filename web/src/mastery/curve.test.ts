import { expect, test } from 'vitest'
import type { MasteryStep } from '../api/types'
import { picture } from './curve'

const step = (score: number, failure = false, state: MasteryStep['state'] = 'learning'): MasteryStep => ({
  id: '', day: '2026-01-01', role: 'supervised', mentor: null, mentor_name: null, result: null, complication: null, failure, risk_permille: null, level: 4, weight: 0, score, vlad: 0, state,
})

test('higher scores lie higher, inside the picture, and the limit with them', () => {
  const p = picture({ steps: [step(0.5), step(1), step(0, true), step(2.5)], limit: 2, maintenance: null, restart_n: 0 })
  expect(p.paths).toHaveLength(1)
  expect(p.dots[1]!.y).toBeLessThan(p.dots[0]!.y)
  expect(p.dots[3]!.y).toBeLessThan(p.limit!)
  for (const d of p.dots) expect(d.x > 0 && d.x < p.width && d.y > 0 && d.y < p.height).toBe(true)
  expect(p.maintenance).toBeNull()
})

test('what was learned anew is a line of its own', () => {
  const p = picture({ steps: [step(1), step(2), step(0.5), step(1)], limit: 2, maintenance: 3, restart_n: 2 })
  expect(p.paths).toHaveLength(2)
  expect(p.restart).toBeGreaterThan(p.dots[1]!.x)
  expect(p.restart).toBeLessThan(p.dots[2]!.x)
})

test('no case is an empty picture', () => {
  expect(picture({ steps: [], limit: null, maintenance: null, restart_n: 0 }).paths).toEqual([])
})
