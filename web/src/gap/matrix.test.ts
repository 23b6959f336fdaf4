import { describe, expect, it } from 'vitest'
import type { GapCell, GapMatrix } from '../api/types'
import { columnsOf, rowsOf, valueOf } from './matrix'

function cell(county: string, discipline: string, score: number | null, money_fen: number | null = null): GapCell {
  return {
    id: `${county}-${discipline}`, county, discipline, rank: 1, score, avoidable: null, avoidable_low: null,
    avoidable_rw: null, money_fen, blanks: 0, blank_rw: null, total_rw: null, specialists: null, seats: null, demand: null,
  }
}

const matrix: GapMatrix = {
  period: { from: '2025-01', to: '2025-12', months: 12 }, as_of: '2026-01-01T00:00:00+08:00', invented: true,
  weight: 'rw',
  counties: [
    { code: '990101', name: '甲县', city: '虚市', population: 1 },
    { code: '990102', name: '乙县', city: '虚市', population: 2 },
    { code: '990103', name: '丙县', city: '虚市', population: 3 },
  ],
  disciplines: ['骨科', '眼科'],
  cells: [cell('990101', '骨科', 1.5), cell('990102', '骨科', 4), cell('990102', '眼科', null), cell('990101', '眼科', 9)],
}

describe('the matrix', () => {
  it('puts the county with the greatest sum first and keeps counties without a gap', () => {
    expect(rowsOf(matrix, 'score').map((r) => [r.code, r.sum])).toEqual([['990101', 10.5], ['990102', 4], ['990103', 0]])
  })
  it('puts the discipline with the greatest sum first', () => {
    expect(columnsOf(matrix, 'score')).toEqual([1, 0])
  })
  it('does not take an unknown figure or an absent cell for nought', () => {
    expect(valueOf(undefined, 'score')).toBeNull()
    expect(valueOf(cell('a', 'b', null), 'score')).toBeNull()
    expect(valueOf(cell('a', 'b', 1, null), 'money')).toBeNull()
  })
  it('shows money in units of 10,000 yuan', () => {
    expect(valueOf(cell('a', 'b', 1, 123_000_000), 'money')).toBe(123) // 1,230,000 yuan
  })
})
