import { describe, expect, it } from 'vitest'
import type { Measure } from '../api/types'
import { beyond, changed, short, valued } from './change'

const tier = { value: null, numerator_n: null, denominator_n: null, organization_n: 0, half_n: 0, year_on_year: null, compared_n: 0, since_baseline: null }
const count: Measure = {
  measure: 'v', label: 'v', unit: '人次', population: '', numerator: '', denominator: null, digits: 0, stock: false, low_is_better: false, baseline: 2023,
  year: 2025, plan: 120, ahead: -3, reported: true, best: 'claimed', claimed: tier, verified: tier, validated: tier,
}

describe('a measure in words', () => {
  it('grows in per cent, a share in points, and unknown stays unknown', () => {
    expect(changed(count, 9.54)).toBe('+9.5%')
    expect(changed(count, -2)).toBe('-2.0%')
    expect(changed({ ...count, denominator: '全部' }, 2)).toBe('+2.0 个百分点')
    expect(changed(count, null)).toBe('未知')
    expect(valued(count, null)).toBe('未知')
    expect(valued({ ...count, digits: 1 }, 60)).toBe('60.0')
  })

  it('falls short by which way is better', () => {
    expect(beyond(count)).toBe('-3')
    expect(short(count)).toBe(true)
    expect(short({ ...count, low_is_better: true })).toBe(false)
    expect(short({ ...count, ahead: null })).toBeNull()
    expect(beyond({ ...count, ahead: 4 })).toBe('+4')
  })
})
