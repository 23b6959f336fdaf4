import { expect, test } from 'vitest'
import { addDays, monday, today, weekday } from './week'

test('a week begins on Monday, over the ends of months and years', () => {
  expect(weekday('2026-11-26')).toBe(3)
  expect(monday('2026-11-26')).toBe('2026-11-23')
  expect(monday('2026-11-23')).toBe('2026-11-23')
  expect(monday('2026-03-01')).toBe('2026-02-23')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
})

test('today is the day in China', () => {
  expect(today(Date.parse('2026-11-25T15:59:59Z'))).toBe('2026-11-25')
  expect(today(Date.parse('2026-11-25T16:00:00Z'))).toBe('2026-11-26')
})
