// How values, changes and differences of a measure are written.
import type { Measure } from '../api/types'
import { text } from '../text'
import { figure } from '../text/number'

const share = (m: Measure) => m.denominator !== null

export function valued(m: Measure, value: number | null): string {
  return value === null ? text.value.common.unknown : figure(value, m.digits)
}

/** "+9.5%", or "+2.0 个百分点" of a share; null is unknown. */
export function changed(m: Measure, change: number | null): string {
  if (change === null) return text.value.common.unknown
  const sign = change > 0 ? '+' : ''
  return share(m) ? `${sign}${figure(change, 1)} ${text.value.measure.points}` : `${sign}${figure(change, 1)}%`
}

/** How far a value is beyond what was planned. */
export function beyond(m: Measure): string {
  if (m.ahead === null) return text.value.common.unknown
  return `${m.ahead > 0 ? '+' : ''}${figure(m.ahead, m.digits)}`
}

/** Whether it falls short of the plan; null: nobody knows. */
export function short(m: Measure): boolean | null {
  if (m.ahead === null) return null
  return m.low_is_better ? m.ahead > 0 : m.ahead < 0
}
