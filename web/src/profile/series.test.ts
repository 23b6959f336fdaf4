import { expect, test } from 'vitest'
import type { ProfilePoint } from '../api/types'
import { chartOf, quarterOf } from './series'

const point = (value: number | null, median: number | null = null): ProfilePoint => ({
  figure: 'cmi', month: '2024-01', value, median, low: median, high: median, peers: median === null ? 0 : 6,
}) as ProfilePoint

test('a quarter is told by its first month', () => {
  expect(['2024-01', '2024-04', '2024-10'].map(quarterOf)).toEqual(['2024 Q1', '2024 Q2', '2024 Q4'])
})

test('an unknown value breaks the line and has no dot', () => {
  const chart = chartOf([point(1), point(null), point(2)])
  expect(chart.own.match(/M/g)).toHaveLength(2)
  expect(chart.dots).toHaveLength(2)
})

test('without peers there is neither band nor median', () => {
  const chart = chartOf([point(1), point(2)])
  expect(chart.median).toBe('')
  expect(chart.band).toBe('')
})

test('the greatest value stands highest', () => {
  const [a, b] = chartOf([point(1), point(3)]).dots
  expect(a && b && b.y < a.y).toBe(true)
})
