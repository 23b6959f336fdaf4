import { expect, test } from 'vitest'
import type { DemandYear } from '../api/types'
import { yearsOf } from './years'

const year = (code: string, back: number, cases: number, away: number): DemandYear =>
  ({ code, name: code, back, from: `${2024 - back}-01`, to: `${2024 - back}-12`, cases, home: cases - away, away })

test('years stand side by side, the oldest first, with all groups before each', () => {
  const { columns, rows } = yearsOf([year('A', 0, 5, 4), year('A', 1, 8, 2), year('B', 0, 9, 1), year('B', 2, 3, 3)])
  expect(columns.map((c) => c.from)).toEqual(['2022-01', '2023-01', '2024-01'])
  expect(rows.map((r) => [r.code, ...r.cells.map((c) => c.cases), r.change, r.awayChange])).toEqual([
    ['', 3, 8, 14, 6, 3],
    ['B', 3, 0, 9, 9, 1],
    ['A', 0, 8, 5, -3, 2],
  ])
})

test('nothing is kept of an order by hand', () => {
  expect(yearsOf([]).columns).toEqual([])
})
