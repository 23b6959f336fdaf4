import { expect, test } from 'vitest'
import type { EffectCounty, EffectDot, EffectFunnel, EffectPath } from '../api/types'
import { countiesOf, dotsOf, FLOOR, funnelOf, LEFT, pathOf, scaleOf, ticksOf, WIDTH } from './picture'

const numbers = (path: string) => path.split(/[MLZ]/).filter(Boolean).map((p) => p.split(',').map(Number))

test('a scale meets both ends, and of one number it does not divide by zero', () => {
  const y = scaleOf(10, 20, 200, 0)
  expect([y(10), y(15), y(20)]).toEqual([200, 100, 0])
  expect(Number.isFinite(scaleOf(3, 3, 0, 10)(3))).toBe(true)
})

test('ticks are round, rising and within', () => {
  expect(ticksOf(0, 10)).toEqual([0, 2, 4, 6, 8, 10])
  expect(ticksOf(-0.13, 0.31)).toEqual([-0.1, 0, 0.1, 0.2, 0.3])
})

const month = (n: number) => `2025-${String(n).padStart(2, '0')}`

test('the shaded difference lies between the paths, from the first start on', () => {
  const points: EffectPath[] = [1, 2, 3, 4].map((n) => ({ month: month(n), observed: n < 3 ? 50 : 60, expected: 50 }))
  const p = pathOf(points, month(3))
  expect(p).not.toBeNull()
  const shade = numbers(p?.shade ?? '')
  expect(shade).toHaveLength(4)
  expect(shade[0]?.[0]).toBeCloseTo(p?.start ?? 0, 1)
  const [above = 0, below = 0] = [shade[0]?.[1], shade[3]?.[1]]
  expect(above).toBeLessThan(below) // 60 is drawn above 50
  const row = (text: string) => p?.rows.find((r) => r.text === text)?.at ?? NaN
  expect(above).toBeCloseTo(row('60'), 0)
  expect(below).toBeCloseTo(row('50'), 0)
})

test('an unknown month breaks the path; nothing known has no picture', () => {
  const points: EffectPath[] = [1, 2, 3].map((n) => ({ month: month(n), observed: 5 + n, expected: n === 2 ? null : 5 }))
  expect(pathOf(points, month(2))?.expected.match(/M/g)).toHaveLength(2)
  expect(pathOf([], '')).toBeNull()
  expect(pathOf([{ month: month(1), observed: null, expected: null }], month(1))).toBeNull()
})

const dot = (since: number, att: number, half: number | null): EffectDot => ({ since, att, low: half === null ? null : att - half, high: half === null ? null : att + half, counties: 9, thin: false })

test('dots stand at their month with their band, zero is always shown, the start lies before month 0', () => {
  const p = dotsOf([dot(-1, 3, 1), dot(0, 4, 1), dot(1, 5, null)])
  const [before, at, after] = p?.dots ?? []
  expect(before?.x).toBeLessThan(p?.start ?? 0)
  expect(at?.x).toBeGreaterThan(p?.start ?? 0)
  expect((at?.low ?? 0) - (at?.y ?? 0)).toBeCloseTo((at?.y ?? 0) - (at?.high ?? 0), 6)
  expect(after?.low).toBeNull()
  expect(p?.zero).toBeGreaterThan(before?.low ?? Infinity)
  expect(p?.zero).toBeLessThanOrEqual(FLOOR)
})

const county = (shrunk: number | null, low: number | null, high: number | null): EffectCounty => ({ county: '990101', name: '甲县', start: month(1), before: 1, after: 2, own: shrunk, shrunk, low, high })

test('counties keep their order and stand on the right side of the middle', () => {
  const p = countiesOf([county(-2, -3, -1), county(null, null, null), county(4, null, null)], 0)
  expect(p?.rows).toHaveLength(2)
  expect(p?.rows[0]?.x).toBeLessThan(p?.zero ?? 0)
  expect(p?.rows[1]?.x).toBeGreaterThan(p?.zero ?? 0)
  expect(p?.rows[0]?.low).toBeLessThan(p?.rows[0]?.x ?? 0)
  expect(p?.rows[1]?.low).toBeNull()
  expect(countiesOf([], 0)).toBeNull()
})

test('a place outside its limits is told, and every place lies in the drawing', () => {
  const place = (whole: number, value: number): EffectFunnel => ({ county: '990101', name: '甲县', treated: false, whole, value, low: 50 - 300 / Math.sqrt(whole), high: 50 + 300 / Math.sqrt(whole) })
  const p = funnelOf([place(900, 80), place(100, 60), place(400, 50)], 50)
  expect(p?.spots.map((s) => s.outside)).toEqual([false, false, true])
  expect(p?.spots.map((s) => s.named)).toEqual([false, false, true])
  for (const s of p?.spots ?? []) expect(s.x >= LEFT && s.x <= WIDTH && s.y >= 0 && s.y <= FLOOR).toBe(true)
  expect(funnelOf([place(1, 1)], 50)).toBeNull()
  expect(funnelOf([place(1, 1), place(2, 2), place(3, 3)], null)).toBeNull()
})
