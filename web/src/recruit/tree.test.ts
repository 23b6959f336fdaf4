import { expect, test } from 'vitest'
import type { Prospect } from '../api/types'
import { branches, drawn } from './tree'

const p = (code: string, by: string | null = null) => ({ code, introduced_by: by }) as unknown as Prospect
const told = (all: Prospect[]) => branches(all).map((b) => `${'-'.repeat(b.depth)}${b.one.code}${b.brought}`)

test('each stands behind who introduced him, who counts all that came of him', () => {
  expect(told([p('a'), p('b', 'a'), p('c', 'b'), p('d'), p('e', 'a')])).toEqual(['a3', '-b1', '--c0', '-e0', 'd0'])
})

test('one whose introducer is not on the page is a root, and a ring ends', () => {
  expect(told([p('a', 'gone'), p('x', 'y'), p('y', 'x')])).toEqual(['a0', 'x1', '-y0'])
})

test('drawn, each lies one column behind who introduced him and has a line to him', () => {
  const { dots, height, width } = drawn(branches([p('a'), p('b', 'a'), p('c', 'b'), p('d')]))
  expect(dots.map((d) => d.depth)).toEqual([0, 1, 2, 0])
  expect(dots[2]!.from).toEqual({ x: dots[1]!.x, y: dots[1]!.y })
  expect(dots[0]!.from).toBeNull()
  for (const d of dots) expect(d.x < width && d.y < height).toBe(true)
})
