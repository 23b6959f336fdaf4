import { describe, expect, it } from 'vitest'
import { monthNumber, monthText, places, windowAt } from './month'

describe('months', () => {
  it('are numbers and texts of each other, over the turn of the year', () => {
    for (const text of ['0001-01', '1999-12', '2000-01', '2025-10']) expect(monthText(monthNumber(text))).toBe(text)
    expect(monthNumber('2025-01') - monthNumber('2024-12')).toBe(1)
  })
  it('have as many places for a window as there are first months of it', () => {
    expect(places('2024-01', '2025-12', 3)).toBe(22)
    expect(places('2024-01', '2025-12', 24)).toBe(1)
    expect(places('2024-01', '2025-12', 25)).toBe(0)
    expect(places('2024-01', '2024-01', 12)).toBe(0)
  })
  it('make windows that end within the last month', () => {
    expect(windowAt('2024-11', 3, 0)).toEqual({ from: '2024-11', to: '2025-01' })
    expect(windowAt('2024-01', 3, places('2024-01', '2025-12', 3) - 1).to).toBe('2025-12')
  })
})
