import { expect, test } from 'vitest'
import { drop, flush, newId, put, waiting, type Answer, type Shelf, type Waiting } from './outbox'

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) }
}
const entry = (id: string, owner = 'P1'): Waiting => ({
  id,
  owner,
  shown: id,
  body: { id, technique: 'T', day: '2026-03-01', role: 'assisted' },
  refused: null,
})

test('what was kept is there after the page is gone, once, the oldest first', () => {
  const s = shelf()
  put(s, entry('a'))
  put(s, entry('b'))
  put(s, entry('a'))
  expect(waiting({ ...s }).map((w) => w.id)).toEqual(['b', 'a'])
  drop(s, 'b')
  expect(waiting(s).map((w) => w.id)).toEqual(['a'])
})

test('a torn outbox is empty and does not break the page', () => {
  const s = shelf()
  s.kept.set('field.outbox', '[{"id"')
  expect(waiting(s)).toEqual([])
  s.kept.set('field.outbox', '{"a":1}')
  expect(waiting(s)).toEqual([])
})

test('each is sent once, and stays where the server is not there', async () => {
  const s = shelf()
  const sent: string[] = []
  for (const id of ['a', 'b', 'c']) put(s, entry(id))
  const answers: Answer[] = [{ kind: 'kept' }, { kind: 'later' }]
  const send = async (w: Waiting): Promise<Answer> => (sent.push(w.id), answers.shift() ?? { kind: 'kept' })
  expect(await flush(s, 'P1', send)).toBe('later')
  expect(waiting(s).map((w) => w.id)).toEqual(['b', 'c'])
  expect(await flush(s, 'P1', send)).toBe('all')
  expect(sent).toEqual(['a', 'b', 'b', 'c'])
  expect(waiting(s)).toEqual([])
})

test("another person's and what was refused are not sent", async () => {
  const s = shelf()
  put(s, entry('a', 'P2'))
  put(s, entry('b'))
  expect(await flush(s, 'P1', async () => ({ kind: 'refused', why: 'day: 未来' }))).toBe('all')
  expect(waiting(s).map((w) => [w.id, w.refused])).toEqual([['a', null], ['b', 'day: 未来']])
})

test('one that another tab has sent meanwhile does not come back', async () => {
  const s = shelf()
  put(s, entry('a'))
  const send = async (): Promise<Answer> => {
    drop(s, 'a')
    return { kind: 'refused', why: 'there' }
  }
  await flush(s, 'P1', send)
  expect(waiting(s)).toEqual([])
})

test('an id is a UUID of version 7 and sorts by its time', () => {
  const random = new Uint8Array(10).fill(255)
  const id = newId(1764000000000, random)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(1764000000000)
  expect(newId(1764000000001, new Uint8Array(10)) > id).toBe(true)
})
