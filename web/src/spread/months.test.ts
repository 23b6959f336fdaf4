import { expect, test } from 'vitest'
import { lastDay, monthsOf } from './months'

test('months run from the first case alone to the day from which is looked', () => {
  const spread = { seen_from: '2025-02-11', trees: [{ nodes: [{ first_alone: '2024-12-30' }, { first_alone: null }] }] }
  expect(monthsOf(spread)).toEqual(['2024-12', '2025-01', '2025-02'])
  expect(monthsOf({ seen_from: '2025-02-11', trees: [] })).toHaveLength(36)
  expect(monthsOf({ seen_from: '2025-02-11', trees: [{ nodes: [{ first_alone: '1990-01-01' }] }] })).toHaveLength(120)
})

test('a month ends with its last day', () => {
  expect(lastDay('2024-02')).toBe('2024-02-29')
  expect(lastDay('2024-12')).toBe('2024-12-31')
})
