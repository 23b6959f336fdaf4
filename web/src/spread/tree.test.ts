import { expect, test } from 'vitest'
import type { SpreadNode } from '../api/types'
import { place } from './tree'

const node = (code: string, parent: string | null, below = 0): SpreadNode => ({
  code, name: code, organization_name: '', county: '', county_name: null, parent, generation: 0, state: 'done', learner_n: 0, made_n: 0, below_n: below, first_alone: null, last_alone: null,
})

test('everybody stands once, right of the teacher, and no two on one place', () => {
  const { placed, width, height } = place([node('a', null, 3), node('b', 'a', 1), node('c', 'a'), node('d', 'b'), node('e', null)])
  expect(placed.map((p) => p.node.code)).toEqual(['a', 'b', 'd', 'c', 'e'])
  for (const p of placed) {
    if (p.from) expect(p.x).toBeGreaterThan(p.from.x)
    expect(p.x < width && p.y < height).toBe(true)
  }
  expect(new Set(placed.map((p) => `${p.x} ${p.y}`)).size).toBe(5)
})

test('a branch whose teacher is not shown begins with the learner', () => {
  expect(place([node('b', 'a')]).placed[0]?.from).toBeNull()
  expect(place([]).placed).toEqual([])
})
