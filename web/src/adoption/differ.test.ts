import { expect, test } from 'vitest'
import { differs } from './differ'

test('chance is not a difference, and what cannot be measured is none', () => {
  expect(differs({ measurable: true, claimed_n: 30, measured_n: 34 })).toBe(false)
  expect(differs({ measurable: true, claimed_n: 2, measured_n: 0 })).toBe(false)
  expect(differs({ measurable: true, claimed_n: 30, measured_n: 5 })).toBe(true)
  expect(differs({ measurable: true, claimed_n: 0, measured_n: 40 })).toBe(true)
  expect(differs({ measurable: false, claimed_n: 30, measured_n: 0 })).toBe(false)
})
