// Answers to the same question of an indicator, brought onto one axis: tested without a browser.
import type { EffectCounty, Evaluation, EvaluationRunDetail } from '../api/types'

export interface Answer {
  plan: Evaluation
  run: EvaluationRunDetail
}
export interface Compared {
  indicator: string
  /** Observed over expected, in place of a difference. */
  ratio: boolean
  rows: EffectCounty[]
}

const NAME = 11 // characters beside a row
const short = (title: string) => (title.length > NAME ? `${title.slice(0, NAME)}…` : title)

/** Ratios and differences have no common axis; what the data could not answer has no place on any; one alone is no
 * comparison. */
export function comparedOf(answers: Answer[]): Compared[] {
  const groups = new Map<string, Compared>()
  for (const { plan, run } of answers) {
    if (run.att === null || run.class === 'refused') continue
    const ratio = run.result.method === 'counts' || run.result.method === 'its'
    const key = `${plan.indicator} ${ratio}`
    const group = groups.get(key) ?? { indicator: plan.indicator, ratio, rows: [] }
    group.rows.push({ county: plan.id, name: short(plan.title), start: '', before: null, after: null, own: run.att, shrunk: run.att, low: run.low, high: run.high })
    groups.set(key, group)
  }
  return [...groups.values()]
    .filter((g) => g.rows.length > 1)
    .map((g) => ({ ...g, rows: [...g.rows].sort((a, b) => (b.own ?? 0) - (a.own ?? 0)) }))
}
