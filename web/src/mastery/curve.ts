// The curve as a picture: where each case lies, and the limits.
import type { MasteryCurve } from '../api/types'

export interface Dot {
  x: number
  y: number
  failure: boolean
  state: string
}
export interface Picture {
  width: number
  height: number
  paths: string[]
  dots: Dot[]
  limit: number | null // y
  maintenance: number | null
  restart: number | null // x
  most: number
}
export const LEFT = 44
export const BOTTOM = 28
const TOP = 12
const RIGHT = 14

/** After competence the score is that of maintenance, which begins at 0 again: a line of its own. */
export function picture(curve: Pick<MasteryCurve, 'steps' | 'limit' | 'maintenance' | 'restart_n'>, width = 720, height = 260): Picture {
  const steps = curve.steps
  const tops = [...steps.map((s) => s.score ?? 0), curve.limit ?? 0, steps.some((s) => s.state !== 'learning') ? (curve.maintenance ?? 0) : 0, 1]
  const most = Math.ceil(Math.max(...tops) * 2) / 2
  const x = (i: number) => LEFT + ((i + 1) / (steps.length + 1)) * (width - LEFT - RIGHT)
  const y = (score: number) => height - BOTTOM - (score / most) * (height - BOTTOM - TOP)
  const paths: string[] = []
  let line = ''
  steps.forEach((s, i) => {
    const before = steps[i - 1]
    const fresh = i === 0 || i === curve.restart_n || (s.state !== 'learning' && before?.state === 'competent' && steps[i - 2]?.state !== 'competent')
    if (fresh) {
      if (line) paths.push(line)
      line = `M${(x(i) - (x(1) - x(0)) / 1).toFixed(1)} ${y(0).toFixed(1)}`
    }
    line += `L${x(i).toFixed(1)} ${y(s.score ?? 0).toFixed(1)}`
  })
  if (line) paths.push(line)
  return {
    width,
    height,
    paths,
    dots: steps.map((s, i) => ({ x: x(i), y: y(s.score ?? 0), failure: s.failure, state: s.state })),
    limit: curve.limit === null ? null : y(curve.limit),
    maintenance: curve.maintenance === null || !steps.some((s) => s.state !== 'learning') ? null : y(curve.maintenance),
    restart: curve.restart_n > 0 && curve.restart_n < steps.length ? (x(curve.restart_n - 1) + x(curve.restart_n)) / 2 : null,
    most,
  }
}
