import { expect, test } from 'vitest'
import { dayBefore, dayWords, keepBook, lastBook, words } from './last'

test('today is that of China', () => {
  expect(dayBefore(0, Date.parse('2026-03-01T15:59:00Z'))).toBe('2026-03-01')
  expect(dayBefore(0, Date.parse('2026-03-01T16:00:00Z'))).toBe('2026-03-02')
  expect(dayBefore(1, Date.parse('2026-03-01T16:00:00Z'))).toBe('2026-03-01')
  expect(dayWords('2026-03-02')).toBe('3月2日 周一')
})

test('no case stays on the telephone with the lists, and a torn shelf is empty', () => {
  const kept = new Map<string, string>()
  const shelf = { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) }
  const book = { code: 'P1', name: '张', organization: 'H', organization_name: '院', today: '2026-03-01', techniques: [], mentors: [] }
  keepBook(shelf, { ...book, recent: [{ id: 'x' }], waiting: [] } as never)
  expect(lastBook(shelf)?.recent).toEqual([])
  kept.set('field.book', '{')
  expect(lastBook(shelf)).toBeNull()
  expect(words(null)).toEqual([])
  expect(words('完成;中止')).toEqual(['完成', '中止'])
})
