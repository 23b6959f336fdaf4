import { expect, test } from 'vitest'
import { age, inChina, moment } from './age'

const WORDS = { minutes: (n: number) => `${n}m`, hours: (n: number) => `${n}h`, days: (n: number) => `${n}d` }
const at = Date.parse('2026-01-05T10:00:00+08:00')

test('what has waited is told in minutes, hours, days', () => {
  expect(age('2026-01-05T09:58:30+08:00', at, WORDS)).toBe('1m')
  expect(age('2026-01-05T08:00:00+08:00', at, WORDS)).toBe('2h')
  expect(age('2026-01-03T10:00:00+08:00', at, WORDS)).toBe('2d')
  expect(age('2026-01-05T11:00:00+08:00', at, WORDS)).toBe('0m') // a clock that goes ahead
})

test('moments are those of China', () => {
  expect(moment('2026-01-05T10:30:00+08:00')).toBe('01-05 10:30')
  expect(inChina('2026-01-05T10:30')).toBe('2026-01-05T10:30:00+08:00')
})
