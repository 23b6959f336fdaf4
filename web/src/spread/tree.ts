// The tree as a picture: a column a generation, a row a doctor, learners below their teacher.
import type { SpreadNode } from '../api/types'

export interface Placed {
  node: SpreadNode
  x: number
  y: number
  from: { x: number; y: number } | null
}
export const COLUMN = 210
export const ROW = 34

/** Teachers before learners, brothers by who made most; everybody once. */
export function place(nodes: readonly SpreadNode[]): { placed: Placed[]; width: number; height: number } {
  const learners = new Map<string, SpreadNode[]>()
  const known = new Set(nodes.map((n) => n.code))
  const roots: SpreadNode[] = []
  for (const n of nodes) {
    if (n.parent && known.has(n.parent)) learners.set(n.parent, [...(learners.get(n.parent) ?? []), n])
    else roots.push(n)
  }
  const order = (a: SpreadNode, b: SpreadNode) => b.below_n - a.below_n || (a.code < b.code ? -1 : 1)
  const placed: Placed[] = []
  let row = 0
  let deepest = 0
  const walk = (n: SpreadNode, depth: number, from: Placed | null) => {
    const own: Placed = { node: n, x: depth * COLUMN + 10, y: row * ROW + 24, from: from && { x: from.x, y: from.y } }
    placed.push(own)
    deepest = Math.max(deepest, depth)
    const below = [...(learners.get(n.code) ?? [])].sort(order)
    if (!below.length) row++
    below.forEach((l) => walk(l, depth + 1, own))
  }
  roots.sort(order).forEach((n) => walk(n, 0, null))
  return { placed, width: (deepest + 1) * COLUMN + 10, height: Math.max(row, 1) * ROW + 16 }
}
