import { expect, it } from 'vitest'
import { lackingOf, monthsOf } from './months'

it('counts months over the turn of a year', () => {
  expect(monthsOf('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02'])
  expect(monthsOf('', '')).toEqual([])
})

it('names the months that one of the hospitals did not tell', () => {
  const told = [
    { organization_code: 'H1', month: '2024-11' },
    { organization_code: 'H1', month: '2024-12' },
    { organization_code: 'H2', month: '2024-12' },
  ]
  expect(lackingOf(told, '2024-11', '2024-12')).toEqual(['2024-11'])
  expect(lackingOf(told.slice(0, 2), '2024-11', '2024-12')).toEqual([])
  expect(lackingOf([], '2024-11', '2024-12')).toEqual(['2024-11', '2024-12'])
})
