import { expect, test } from 'vitest'
import type { Capability, TechniqueMatrix } from '../api/types'
import { columnsOf, rowsOf, skillsOf, stateOf } from './technique'

test('none is blank, up to five is weak, six is strong', () => {
  expect([0, 1, 5, 6, 90].map(stateOf)).toEqual(['blank', 'weak', 'weak', 'strong', 'strong'])
})

test('a hospital without a cell has a zero there', () => {
  const matrix = {
    organizations: [
      { code: 'A', name: '甲', county: '1', county_name: '甲县', cases: 9 },
      { code: 'B', name: '乙', county: '2', county_name: null, cases: 9 },
    ],
    procedures: [
      { code: 'x', name: 'x', operations: 7 },
      { code: 'y', name: null, operations: 2 },
    ],
    cells: [
      { organization: 'A', procedure: 'x', operations: 7 },
      { organization: 'B', procedure: 'y', operations: 2 },
    ],
  } as unknown as TechniqueMatrix
  expect(rowsOf(matrix, columnsOf(matrix, null)).map((r) => [r.county, ...r.operations])).toEqual([
    ['甲县', 7, 0],
    ['2', 0, 2],
  ])
})

test('a technique that is only told of a doctor is a column behind those that were done', () => {
  const matrix = { organizations: [], procedures: [{ code: 'x', name: null, operations: 7 }], cells: [] } as unknown as TechniqueMatrix
  const people = {
    cells: [
      { organization: 'A', procedure: 'x', technique_name: 'X', told_n: 2, independent_n: 1 },
      { organization: 'A', procedure: 'z', technique_name: '针刺', told_n: 3, independent_n: 0 },
      { organization: 'B', procedure: 'z', technique_name: '针刺', told_n: 1, independent_n: 0 },
    ],
  } as unknown as Capability
  expect(columnsOf(matrix, people)).toEqual([
    { code: 'x', name: 'x' },
    { code: 'z', name: '针刺' },
  ])
  expect(skillsOf(people)('A', 'z')?.told_n).toBe(3)
  expect(skillsOf(people)('B', 'x')).toBeUndefined()
})
