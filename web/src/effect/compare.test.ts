import { expect, test } from 'vitest'
import type { Evaluation, EvaluationRunDetail } from '../api/types'
import { comparedOf, type Answer } from './compare'

const answer = (title: string, indicator: string, att: number | null, method = 'did', kind = 'no_visible_change'): Answer => ({
  plan: { id: title, title, indicator } as Evaluation,
  run: { att, low: att === null ? null : att - 1, high: att === null ? null : att + 1, class: kind, result: { method } } as EvaluationRunDetail,
})

test('answers of one indicator share an axis, the largest first', () => {
  const groups = comparedOf([answer('甲', 'cmi', 1), answer('乙', 'cmi', 3), answer('丙', 'days_mean', 2)])
  expect(groups.map((g) => [g.indicator, g.ratio, g.rows.map((r) => r.name)])).toEqual([['cmi', false, ['乙', '甲']]])
  expect(groups[0]?.rows[0]).toMatchObject({ own: 3, low: 2, high: 4 })
})

test('a ratio is never drawn beside a difference', () => {
  const groups = comparedOf([answer('甲', 'deaths', 0.9, 'counts'), answer('乙', 'deaths', 0.8, 'its'), answer('丙', 'deaths', -2, 'synth')])
  expect(groups).toHaveLength(1)
  expect(groups[0]).toMatchObject({ ratio: true })
  expect(groups[0]?.rows).toHaveLength(2)
})

test('what the data could not answer is not drawn, and one alone is no comparison', () => {
  expect(comparedOf([answer('甲', 'cmi', 1), answer('乙', 'cmi', null), answer('丙', 'cmi', 2, 'did', 'refused')])).toEqual([])
})

test('a long title is cut beside its row', () => {
  const [group] = comparedOf([answer('十二个字以上的一个很长的名称', 'cmi', 1), answer('乙', 'cmi', 0)])
  expect(group?.rows[0]?.name).toBe('十二个字以上的一个很长…')
})
