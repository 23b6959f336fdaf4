// Who introduced whom, as lines of a tree: those whom nobody introduced first, each followed by his own.
import type { Prospect } from '../api/types'

export interface Branch {
  one: Prospect
  depth: number
  brought: number // all who came through him
}

export function branches(all: readonly Prospect[]): Branch[] {
  const known = new Set(all.map((p) => p.code))
  const below = new Map<string, Prospect[]>()
  for (const p of all) {
    const head = p.introduced_by && known.has(p.introduced_by) ? p.introduced_by : ''
    below.set(head, [...(below.get(head) ?? []), p])
  }
  const lines: Branch[] = []
  const seen = new Set<string>()
  const walk = (p: Prospect, depth: number): number => {
    if (seen.has(p.code)) return 0 // a ring of lines that were imported
    seen.add(p.code)
    const line: Branch = { one: p, depth, brought: 0 }
    lines.push(line)
    for (const next of below.get(p.code) ?? []) line.brought += seen.has(next.code) ? 0 : 1 + walk(next, depth + 1)
    return line.brought
  }
  for (const p of below.get('') ?? []) walk(p, 0)
  for (const p of all) walk(p, 0)
  return lines
}

export interface Drawn extends Branch {
  x: number
  y: number
  from: { x: number; y: number } | null // of who introduced him
}
const COLUMN = 190
const ROW = 34

/** A column a step from whom nobody introduced, a row a person. */
export function drawn(lines: readonly Branch[]): { dots: Drawn[]; width: number; height: number } {
  const at = new Map<string, Drawn>()
  const dots = lines.map((line, row) => {
    const head = line.depth ? at.get(line.one.introduced_by ?? '') : undefined
    const dot: Drawn = { ...line, x: 12 + line.depth * COLUMN, y: row * ROW + 22, from: head ? { x: head.x, y: head.y } : null }
    at.set(line.one.code, dot)
    return dot
  })
  return { dots, width: (Math.max(0, ...lines.map((l) => l.depth)) + 1) * COLUMN + 120, height: Math.max(lines.length, 1) * ROW + 10 }
}
