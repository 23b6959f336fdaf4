// What was written down and is not with the server yet. It is kept before it is sent, under the id
// by which the server knows it again: sent twice it is one line. No patient's name is in it, only the
// hospital's own case number.
import type { ProcedureBody, TeachingBody } from '../api/types'

export interface Waiting {
  id: string
  owner: string // code of the person; nobody sends another's
  shown: string // one line for people
  body: ProcedureBody | TeachingBody
  /** Where it goes; a case of the logbook where nothing is said. */
  to?: 'teachings'
  /** Why the server does not take it: it waits to be mended or put away. */
  refused: string | null
}

export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const KEY = 'field.outbox'

export function waiting(shelf: Shelf): Waiting[] {
  try {
    const kept = JSON.parse(shelf.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(kept) ? (kept as Waiting[]) : []
  } catch {
    return []
  }
}

function write(shelf: Shelf, list: Waiting[]): void {
  shelf.setItem(KEY, JSON.stringify(list))
}

/** Throws where the shelf has no room: then it was not kept, and the person is told. */
export function put(shelf: Shelf, entry: Waiting): void {
  write(shelf, [...waiting(shelf).filter((w) => w.id !== entry.id), entry])
}

export function drop(shelf: Shelf, id: string): void {
  write(shelf, waiting(shelf).filter((w) => w.id !== id))
}

export type Answer = { kind: 'kept' } | { kind: 'refused'; why: string } | { kind: 'later' } | { kind: 'stranger' }

/** Sends what the person has waiting, the oldest first; stops where the server cannot be reached or
 * does not know who asks. The outbox is read anew after each answer: another tab may have sent. */
export async function flush(shelf: Shelf, owner: string, send: (w: Waiting) => Promise<Answer>): Promise<'all' | 'later' | 'stranger'> {
  for (;;) {
    const next = waiting(shelf).find((w) => w.owner === owner && w.refused === null)
    if (!next) return 'all'
    const answer = await send(next)
    if (answer.kind === 'later' || answer.kind === 'stranger') return answer.kind
    if (answer.kind === 'kept') drop(shelf, next.id)
    else if (waiting(shelf).some((w) => w.id === next.id)) put(shelf, { ...next, refused: answer.why })
  }
}

/** A UUID of version 7, as the server makes them; randomUUID is absent on plain http. */
export function newId(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
