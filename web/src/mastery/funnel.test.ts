import { expect, test } from 'vitest'
import type { MasteryFunnelDot } from '../api/types'
import { FLOOR, funnelOf, LEFT } from './funnel'

const dot = (case_n: number, failure_n: number, word: MasteryFunnelDot['word'] = 'within'): MasteryFunnelDot => ({
  code: `P${case_n}`, name: '甲', place_name: '甲县医院', case_n, failure_n, rate: failure_n / case_n, shrunk: 0.1, low: 0, high: 0.5 - case_n / 1000, low_95: 0.02, high_95: 0.3, word,
})

test('dots lie by cases and rate, limits run from the fewest cases to the most', () => {
  const p = funnelOf({ middle: 0.1, items: [dot(100, 10), dot(10, 0), dot(40, 20, 'above')] })
  expect(p?.dots.map((d) => d.dot.case_n)).toEqual([10, 40, 100])
  expect(p?.dots[0]?.y).toBeCloseTo(FLOOR)
  expect((p?.dots[0]?.x ?? 0) > LEFT).toBe(true)
  expect((p?.dots[1]?.y ?? 0) < (p?.middle ?? 0)).toBe(true)
  expect(p?.lines.filter((l) => l.outer)).toHaveLength(2)
  expect(p?.rows[0]?.text).toBe('0%')
  expect(p?.dots[2]?.end).toBe(true)
})

test('fewer than three make no picture', () => {
  expect(funnelOf({ middle: 0.1, items: [dot(10, 1), dot(20, 2)] })).toBeNull()
  expect(funnelOf({ middle: null, items: [] })).toBeNull()
})
