// Frozen years of an order's case groups as a table: the oldest year first, the sum of all first.
import type { DemandYear } from '../api/types'

export interface YearRow {
  code: string // empty: all groups together
  name: string
  cells: { cases: number; away: number }[] // in the order of the columns; a group without a case has 0
  change: number // of cases, from the year before the window to the window
  awayChange: number
}

export function yearsOf(years: DemandYear[]) {
  const columns = [...new Map(years.map((y) => [y.back, { back: y.back, from: y.from, to: y.to }])).values()].sort((a, b) => b.back - a.back)
  const names = new Map(years.map((y) => [y.code, y.name ?? '']))
  const row = (code: string, name: string, of: DemandYear[]): YearRow => {
    const cells = columns.map((c) => {
      const there = of.filter((y) => y.back === c.back)
      return { cases: there.reduce((n, y) => n + y.cases, 0), away: there.reduce((n, y) => n + y.away, 0) }
    })
    const [before, now] = cells.slice(-2)
    return { code, name, cells, change: (now?.cases ?? 0) - (before?.cases ?? 0), awayChange: (now?.away ?? 0) - (before?.away ?? 0) }
  }
  const groups = [...names].map(([code, name]) => row(code, name, years.filter((y) => y.code === code)))
  groups.sort((a, b) => (b.cells.at(-1)?.cases ?? 0) - (a.cells.at(-1)?.cases ?? 0) || (a.code < b.code ? -1 : 1))
  return { columns, rows: [row('', '', years), ...groups] }
}
