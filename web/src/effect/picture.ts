// The three pictures of an effect and the funnel, as numbers of a drawing: tested without a browser.
import type { EffectCounty, EffectDot, EffectFunnel, EffectPath } from '../api/types'

export const WIDTH = 640
export const HEIGHT = 260
export const LEFT = 52
const RIGHT = 12
const TOP = 14
const BOTTOM = 30
export const FLOOR = HEIGHT - BOTTOM

export type Scale = (value: number) => number

/** From the numbers between low and high to the drawing between from and to. */
export function scaleOf(low: number, high: number, from: number, to: number): Scale {
  const span = high - low || 1
  return (value) => from + ((value - low) * (to - from)) / span
}

/** Round numbers between low and high, about five. */
export function ticksOf(low: number, high: number): number[] {
  const raw = (high - low) / 5 || 1
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((m) => m * power >= raw) ?? 10) * power
  const ticks: number[] = []
  for (let k = Math.ceil(low / step); k * step <= high + step * 1e-9; k++) ticks.push(k * step)
  return ticks.map((t) => Number(t.toPrecision(12)))
}

const known = (values: (number | null)[]): number[] => values.filter((v): v is number => v !== null)
const at = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`

function frame(values: number[], more: number[] = []): { y: Scale; ticks: number[] } {
  const all = [...values, ...more]
  const low = Math.min(...all)
  const high = Math.max(...all)
  const edge = (high - low || 1) * 0.06
  return { y: scaleOf(low - edge, high + edge, FLOOR, TOP), ticks: ticksOf(low - edge, high + edge) }
}

export interface Mark {
  at: number
  text: string
}
const marksOf = (ticks: number[], scale: Scale): Mark[] => ticks.map((t) => ({ at: scale(t), text: String(t) }))

export interface PathPicture {
  observed: string
  expected: string
  /** Between the two paths, from the first start on. */
  shade: string
  start: number
  rows: Mark[]
  columns: Mark[]
}

/** Those who take part, and what would have been; `first` is the month of the first start. */
export function pathOf(points: EffectPath[], first: string): PathPicture | null {
  const values = known(points.flatMap((p) => [p.observed, p.expected]))
  if (!values.length || points.length < 2) return null
  const x = scaleOf(0, points.length - 1, LEFT, WIDTH - RIGHT)
  const { y, ticks } = frame(values)
  const line = (of: (p: EffectPath) => number | null) => {
    let open = false
    return points
      .map((p, i) => {
        const v = of(p)
        const step = v === null ? '' : `${open ? 'L' : 'M'}${at(x(i), y(v))}`
        open = v !== null
        return step
      })
      .join('')
  }
  const after = points.flatMap((p, i) => (p.month >= first && p.observed !== null && p.expected !== null ? [{ i, o: p.observed, e: p.expected }] : []))
  const edge = [...after.map((p) => at(x(p.i), y(p.o))), ...[...after].reverse().map((p) => at(x(p.i), y(p.e)))]
  const begun = points.findIndex((p) => p.month >= first)
  const every = Math.ceil(points.length / 6)
  return {
    observed: line((p) => p.observed),
    expected: line((p) => p.expected),
    shade: after.length > 1 ? `M${edge.join('L')}Z` : '',
    start: x(begun < 0 ? points.length - 1 : begun),
    rows: marksOf(ticks, y),
    columns: points.flatMap((p, i) => (i % every === 0 ? [{ at: x(i), text: p.month }] : [])),
  }
}

export interface DotPicture {
  dots: { x: number; y: number; low: number | null; high: number | null; dot: EffectDot }[]
  zero: number
  start: number
  rows: Mark[]
  columns: Mark[]
}

/** By months from the start, with the band of all dots together. */
export function dotsOf(dots: EffectDot[]): DotPicture | null {
  if (!dots.length) return null
  const since = dots.map((d) => d.since)
  const x = scaleOf(Math.min(...since) - 0.5, Math.max(...since) + 0.5, LEFT, WIDTH - RIGHT)
  const { y, ticks } = frame(known(dots.flatMap((d) => [d.att, d.low, d.high])), [0])
  const every = Math.max(1, Math.ceil(since.length / 8))
  return {
    dots: dots.map((dot) => ({ x: x(dot.since), y: y(dot.att), low: dot.low === null ? null : y(dot.low), high: dot.high === null ? null : y(dot.high), dot })),
    zero: y(0),
    start: x(-0.5),
    rows: marksOf(ticks, y),
    columns: since.flatMap((s) => (s % every === 0 ? [{ at: x(s), text: s > 0 ? `+${s}` : String(s) }] : [])),
  }
}

export const ROW = 22
export interface CountyPicture {
  height: number
  zero: number
  rows: { y: number; x: number; low: number | null; high: number | null; county: EffectCounty }[]
  columns: Mark[]
}

/** Each county shrunk, in the order of the server: by what was found. Of a ratio the middle is 1. */
export function countiesOf(counties: EffectCounty[], middle: number): CountyPicture | null {
  const shown = counties.flatMap((c) => (c.shrunk === null ? [] : [{ county: c, shrunk: c.shrunk }]))
  if (!shown.length) return null
  const values = [middle, ...known(shown.flatMap((s) => [s.shrunk, s.county.low, s.county.high]))]
  const low = Math.min(...values)
  const high = Math.max(...values)
  const edge = (high - low || 1) * 0.05
  const x = scaleOf(low - edge, high + edge, 150, WIDTH - RIGHT)
  return {
    height: shown.length * ROW + BOTTOM,
    zero: x(middle),
    rows: shown.map((s, i) => ({ y: (i + 0.5) * ROW, x: x(s.shrunk), low: s.county.low === null ? null : x(s.county.low), high: s.county.high === null ? null : x(s.county.high), county: s.county })),
    columns: marksOf(ticksOf(low - edge, high + edge), x),
  }
}

export interface FunnelPicture {
  middle: number
  low: string
  high: string
  spots: { x: number; y: number; outside: boolean; named: boolean; place: EffectFunnel }[]
  rows: Mark[]
  columns: Mark[]
}

const NAMED = 6
const beyond = (p: EffectFunnel) => Math.max(p.value - p.high, p.low - p.value)

/** Places by size: outside the limits is more than chance; the farthest out are named. */
export function funnelOf(places: EffectFunnel[], middle: number | null): FunnelPicture | null {
  if (middle === null || places.length < 3) return null
  const sorted = [...places].sort((a, b) => a.whole - b.whole)
  const x = scaleOf(0, (sorted[sorted.length - 1] as EffectFunnel).whole * 1.03, LEFT, WIDTH - RIGHT)
  const { y, ticks } = frame([middle, ...sorted.flatMap((p) => [p.value, p.low, p.high])])
  const far = [...sorted].sort((a, b) => beyond(b) - beyond(a)).slice(0, NAMED)
  const line = (of: (p: EffectFunnel) => number) => `M${sorted.map((p) => at(x(p.whole), y(of(p)))).join('L')}`
  return {
    middle: y(middle),
    low: line((p) => p.low),
    high: line((p) => p.high),
    spots: sorted.map((place) => ({ x: x(place.whole), y: y(place.value), outside: beyond(place) > 0, named: beyond(place) > 0 && far.includes(place), place })),
    rows: marksOf(ticks, y),
    columns: marksOf(ticksOf(0, (sorted[sorted.length - 1] as EffectFunnel).whole), x),
  }
}
