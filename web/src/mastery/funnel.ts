// The funnel as a picture: across the number of cases, upwards the share that failed, and the limits
// between which chance alone leaves those who are as all are.
import type { MasteryFunnel, MasteryFunnelDot } from '../api/types'
import { FLOOR, HEIGHT, LEFT, type Scale, scaleOf, ticksOf, WIDTH } from '../effect/picture'

export { FLOOR, HEIGHT, LEFT, WIDTH }
const TOP = 14
const RIGHT = 12
const DOTS_LEAST = 3 // of fewer a picture says nothing

export interface FunnelDot {
  x: number
  y: number
  dot: MasteryFunnelDot
  end: boolean // its name stands to the left of it
}
export interface FunnelPicture {
  middle: number
  lines: { path: string; outer: boolean }[]
  dots: FunnelDot[]
  rows: { at: number; text: string }[]
  columns: { at: number; text: string }[]
}

const path = (dots: MasteryFunnelDot[], x: Scale, y: Scale, of: (d: MasteryFunnelDot) => number) =>
  `M${dots.map((d) => `${x(d.case_n).toFixed(1)},${y(of(d)).toFixed(1)}`).join('L')}`

export function funnelOf(funnel: Pick<MasteryFunnel, 'items' | 'middle'>): FunnelPicture | null {
  if (funnel.middle === null || funnel.items.length < DOTS_LEAST) return null
  const dots = [...funnel.items].sort((a, b) => a.case_n - b.case_n)
  const most = Math.max(...dots.map((d) => d.case_n))
  const high = Math.max(...dots.flatMap((d) => [d.rate, d.high]), 0.01)
  const x = scaleOf(0, most * 1.03, LEFT, WIDTH - RIGHT)
  const y = scaleOf(0, high * 1.05, FLOOR, TOP)
  return {
    middle: y(funnel.middle),
    lines: [
      { path: path(dots, x, y, (d) => d.low), outer: true },
      { path: path(dots, x, y, (d) => d.high), outer: true },
      { path: path(dots, x, y, (d) => d.low_95), outer: false },
      { path: path(dots, x, y, (d) => d.high_95), outer: false },
    ],
    dots: dots.map((dot) => ({ x: x(dot.case_n), y: y(dot.rate), dot, end: x(dot.case_n) > WIDTH - 90 })),
    rows: ticksOf(0, high).map((t) => ({ at: y(t), text: `${Number((t * 100).toPrecision(6))}%` })),
    columns: ticksOf(0, most).filter((t) => Number.isInteger(t)).map((t) => ({ at: x(t), text: String(t) })),
  }
}
