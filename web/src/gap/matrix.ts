// What a cell of the matrix shows, by the chosen measure.
import type { GapCell, GapMatrix } from '../api/types'

export const MEASURES = ['score', 'avoidable', 'money', 'blanks', 'specialists'] as const
export type Measure = (typeof MEASURES)[number]

export function valueOf(cell: GapCell | undefined, measure: Measure): number | null {
  if (!cell) return null
  if (measure === 'money') return cell.money_fen === null ? null : cell.money_fen / 1_000_000
  return cell[measure]
}

export function digitsOf(measure: Measure): number {
  return measure === 'blanks' ? 0 : 1
}

export interface Row {
  code: string
  name: string
  city: string | null
  cells: (GapCell | undefined)[] // in the order of the disciplines
  sum: number
}

/** Counties as rows, the greatest sum first; the sum runs over known cells only. */
export function rowsOf(matrix: GapMatrix, measure: Measure): Row[] {
  const at = new Map(matrix.cells.map((cell) => [`${cell.county}\u0000${cell.discipline}`, cell]))
  const rows = matrix.counties.map((county) => {
    const cells = matrix.disciplines.map((discipline) => at.get(`${county.code}\u0000${discipline}`))
    const sum = cells.reduce((total, cell) => total + (valueOf(cell, measure) ?? 0), 0)
    return { code: county.code, name: county.name, city: county.city, cells, sum }
  })
  return rows.sort((a, b) => b.sum - a.sum || (a.code < b.code ? -1 : 1))
}

/** Disciplines by their sum over all counties, as places in the matrix's list. */
export function columnsOf(matrix: GapMatrix, measure: Measure): number[] {
  const sums = matrix.disciplines.map(() => 0)
  const place = new Map(matrix.disciplines.map((discipline, i) => [discipline, i]))
  for (const cell of matrix.cells) {
    const i = place.get(cell.discipline)
    if (i !== undefined) sums[i] = (sums[i] ?? 0) + (valueOf(cell, measure) ?? 0)
  }
  return sums.map((_, i) => i).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
}
