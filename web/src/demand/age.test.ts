import { expect, test } from 'vitest'
import { age } from './age'

test('days are whole, and none lies in the future', () => {
  const noon = Date.parse('2026-03-02T12:00:00+08:00')
  expect(age('2026-03-02T11:00:00+08:00', noon)).toBe(0)
  expect(age('2026-03-01T12:00:00+08:00', noon)).toBe(1)
  expect(age('2026-02-28T13:00:00+08:00', noon)).toBe(1)
  expect(age('2026-03-03T12:00:00+08:00', noon)).toBe(0)
})
