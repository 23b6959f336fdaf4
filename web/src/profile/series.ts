// An organization's figures by quarter beside its peers, as lines of a small chart.
import type { ProfilePoint } from '../api/types'

export const FIGURES = ['cases', 'cmi', 'rw2_share', 'operated_share', 'level3_share', 'level4_share', 'days_mean', 'cost_mean', 'death_share'] as const
export type Figure = (typeof FIGURES)[number]

export const isShare = (name: Figure) => name.endsWith('_share')
export const digitsOf = (name: Figure) => (name === 'cmi' ? 2 : name === 'days_mean' ? 1 : 0)

/** 2024-04 is the second quarter. */
export function quarterOf(month: string): string {
  const [year, number] = month.split('-')
  return `${year} Q${Math.floor((Number(number) - 1) / 3) + 1}`
}

export const WIDTH = 300
export const HEIGHT = 120
const EDGE = 8

export interface Chart {
  own: string
  median: string
  band: string
  dots: { x: number; y: number; point: ProfilePoint }[]
}

/** Paths of one figure; unknown values break a line. */
export function chartOf(points: ProfilePoint[]): Chart {
  const values = points.flatMap((p) => [p.value, p.low, p.high]).filter((v): v is number => v !== null)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const x = (i: number) => EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(points.length - 1, 1)
  const y = (v: number) => HEIGHT - EDGE - ((v - low) * (HEIGHT - 2 * EDGE)) / Math.max(high - low, 1e-9)
  const line = (of: (p: ProfilePoint) => number | null) => {
    let open = false
    return points
      .map((p, i) => {
        const v = of(p)
        if (v === null) {
          open = false
          return ''
        }
        const step = `${open ? 'L' : 'M'}${x(i).toFixed(1)},${y(v).toFixed(1)}`
        open = true
        return step
      })
      .join('')
  }
  const held = points.flatMap((p, i) => (p.low !== null && p.high !== null ? [{ i, low: p.low, high: p.high }] : []))
  const edge = [...held.map((h) => `${x(h.i).toFixed(1)},${y(h.high).toFixed(1)}`), ...[...held].reverse().map((h) => `${x(h.i).toFixed(1)},${y(h.low).toFixed(1)}`)]
  return {
    own: line((p) => p.value),
    median: line((p) => p.median),
    band: edge.length ? `M${edge.join('L')}Z` : '',
    dots: points.flatMap((point, i) => (point.value === null ? [] : [{ x: x(i), y: y(point.value), point }])),
  }
}
