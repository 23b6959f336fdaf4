import { describe, expect, it } from 'vitest'
import { assign, placeTiles } from './tile'

/** The plain twin: tries every arrangement. */
function best(cost: number[][], row = 0, used: number[] = []): number {
  if (row === cost.length) return 0
  let least = Infinity
  ;(cost[row] as number[]).forEach((c, j) => {
    if (!used.includes(j)) least = Math.min(least, c + best(cost, row + 1, [...used, j]))
  })
  return least
}

/** The same numbers in every run (Park and Miller's generator). */
function draws(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647)
}

describe('the assignment', () => {
  it('costs no more than the best of all arrangements, on 200 small tables', () => {
    const draw = draws(7)
    for (let round = 0; round < 200; round++) {
      const n = 1 + (draw() % 5)
      const m = n + (draw() % 3)
      const cost = Array.from({ length: n }, () => Array.from({ length: m }, () => draw() % 50))
      const columns = assign(cost)
      expect(new Set(columns).size).toBe(n)
      expect(columns.reduce((sum, j, i) => sum + (cost[i]?.[j] as number), 0)).toBe(best(cost))
    }
  })
  it('refuses more rows than columns', () => {
    expect(() => assign([[1], [2]])).toThrow('2 rows do not fit into 1 columns')
  })
})

describe('tiles', () => {
  it('gives each county a square of its own and keeps north up and east right', () => {
    const tiles = placeTiles([
      { code: 'nw', lng: 110, lat: 32 }, { code: 'ne', lng: 114, lat: 32 },
      { code: 'sw', lng: 110, lat: 28 }, { code: 'se', lng: 114, lat: 28 },
    ])
    const at = Object.fromEntries(tiles.map((t) => [t.code, t]))
    expect(new Set(tiles.map((t) => `${t.x},${t.y}`)).size).toBe(4)
    expect(at.nw!.y).toBeLessThan(at.sw!.y)
    expect(at.nw!.x).toBeLessThan(at.ne!.x)
  })
  it('finds room where all counties stand in one place, and none is wanted where there are none', () => {
    const same = Array.from({ length: 9 }, (_, i) => ({ code: String(i), lng: 110, lat: 30 }))
    expect(new Set(placeTiles(same).map((t) => `${t.x},${t.y}`)).size).toBe(9)
    expect(placeTiles([])).toEqual([])
  })
})
