import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '../session/state'
import { concerns, onTold } from './watch'

class Source {
  static CLOSED = 2
  static made: Source[] = []
  readyState = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  named: Record<string, () => void> = {}
  constructor(readonly url: string) {
    Source.made.push(this)
  }
  addEventListener(name: string, call: () => void) {
    this.named[name] = call
  }
  close() {
    this.readyState = 2
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  Source.made = []
  session.value = { stage: 'open', posts: [], actions: [] } as unknown as typeof session.value
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  session.value = null
})

test('a head holds its own kinds and no other', () => {
  expect(concerns(['import.'], 'import.changed')).toBe(true)
  expect(concerns(['import.'], 'important.changed')).toBe(false)
  expect(concerns([], 'import.changed')).toBe(false)
})

test('a burst of changes asks once, what is foreign not at all, and one stream serves all', () => {
  const scope = effectScope()
  const mine = vi.fn(), other = vi.fn()
  scope.run(() => {
    onTold(['import.'], mine)
    onTold(['plan.'], other)
  })
  expect(Source.made.map((s) => s.url)).toEqual(['/api/events'])
  for (let i = 0; i < 5; i++) Source.made[0]!.onmessage?.({ data: '{"kind":"import.changed"}' })
  vi.advanceTimersByTime(1000)
  expect(mine).toHaveBeenCalledTimes(1)
  expect(other).not.toHaveBeenCalled()
  Source.made[0]!.named.anew?.()
  vi.advanceTimersByTime(1000)
  expect(other).toHaveBeenCalledTimes(1)
  scope.stop()
  expect(Source.made[0]!.readyState).toBe(2)
})

test('where the stream is refused, it is asked now and then until the stream is there', () => {
  const scope = effectScope()
  const mine = vi.fn()
  scope.run(() => onTold(['import.'], mine))
  Source.made[0]!.readyState = 2
  Source.made[0]!.onerror?.()
  vi.advanceTimersByTime(31_000)
  expect(mine).toHaveBeenCalledTimes(1)
  expect(Source.made).toHaveLength(2)
  Source.made[1]!.onopen?.()
  vi.advanceTimersByTime(120_000)
  expect(mine).toHaveBeenCalledTimes(1)
  scope.stop()
})

test('a cut that the browser mends is left to it', () => {
  const scope = effectScope()
  scope.run(() => onTold(['import.'], vi.fn()))
  Source.made[0]!.readyState = 0
  Source.made[0]!.onerror?.()
  vi.advanceTimersByTime(60_000)
  expect(Source.made).toHaveLength(1)
  scope.stop()
})
