// What the page knows without a network: the logbook as it came last, and the last choices.
import type { Logbook } from '../api/types'
import type { Shelf } from './outbox'

export interface Choice {
  technique: string
  role: 'observed' | 'assisted' | 'supervised' | 'independent'
  mentor: string
}

function read<T>(shelf: Shelf, key: string): T | null {
  try {
    return JSON.parse(shelf.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

export const lastBook = (shelf: Shelf) => read<Logbook>(shelf, 'field.book')
/** Cases that were told before are not needed offline, and are not left on the telephone. */
export const keepBook = (shelf: Shelf, book: Logbook) =>
  shelf.setItem('field.book', JSON.stringify({ ...book, recent: [], waiting: [] }))
export const lastChoice = (shelf: Shelf) => read<Choice>(shelf, 'field.choice')
export const keepChoice = (shelf: Shelf, choice: Choice) => shelf.setItem('field.choice', JSON.stringify(choice))

/** Today in China, and days before it, YYYY-MM-DD. */
export function dayBefore(days: number, now = Date.now()): string {
  return new Date(now + 8 * 3600000 - days * 86400000).toISOString().slice(0, 10)
}

/** 3月2日 周一. */
export function dayWords(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${'日一二三四五六'[at.getUTCDay()]}`
}

export const words = (list: string | null | undefined): string[] => (list ? list.split(';') : [])
