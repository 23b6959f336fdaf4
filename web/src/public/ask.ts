// One way to ask the server; nobody is signed in here. A failure is one sentence.
import type { Ticket, TicketHeld, Timetable } from '../api/types'

/** A secret of our own for each thing to be done: sent again it is the same thing. */
export function secret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class Refused extends Error {
  constructor(message: string, readonly status: number, readonly field: string) {
    super(message)
  }
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const headers = { 'accept-language': 'zh-CN' }
  const init = body === undefined ? { headers } : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await fetch(path, init)
  const told = (await reply.json().catch(() => null)) as (T & { detail?: string; errors?: { field: string }[] }) | null
  if (!reply.ok || !told) throw new Refused(told?.detail ?? '', reply.status, told?.errors?.[0]?.field ?? '')
  return told
}

export const timetable = (county: string) => ask<Timetable>(`/public/visits${county ? `?county=${county}` : ''}`)
export const hold = (visit: string, request: string) => ask<TicketHeld>('/public/bookings', { visit, request })
export const confirm = (body: { booking: string; code: string; request: string; name: string; phone: string; residence?: string }) => ask<Ticket>('/public/bookings/confirm', body)
export const find = (receipt: string) => ask<Ticket>('/public/bookings/find', { receipt })
export const giveBack = (receipt: string) => ask<Ticket>('/public/bookings/cancel', { receipt })
