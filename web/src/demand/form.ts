// What an organization writes into an order, as the fields of a form and as the body of a request.
import type { DemandChange, DemandDetail } from '../api/types'

export interface Form {
  seats: number
  min_title_rank: number
  months: number
  start: string
  techniques: string
  reason: string
  claim: string
  ready_people: number | ''
  ready_beds: number | ''
  ready_equipment: string
  team: string
}

/** Of an order that is there, or of a new one that starts next quarter. */
export function formOf(d: DemandDetail | null, now: Date = new Date()): Form {
  const first = new Date(Date.UTC(now.getFullYear(), (Math.floor(now.getMonth() / 3) + 1) * 3, 1))
  return {
    seats: d?.requested ?? d?.seats ?? 1,
    min_title_rank: d?.min_title_rank ?? 2,
    months: d?.months ?? 6,
    start: d?.start ?? first.toISOString().slice(0, 10),
    techniques: d?.techniques.join(';') ?? '',
    reason: d?.reason ?? '',
    claim: d?.claim ?? '',
    ready_people: d?.ready_people ?? '',
    ready_beds: d?.ready_beds ?? '',
    ready_equipment: d?.ready_equipment ?? '',
    team: d?.team ?? '',
  }
}

export function asBody(f: Form): DemandChange {
  const words = f.techniques.split(/[;；]/).map((w) => w.trim()).filter(Boolean)
  return {
    seats: f.seats,
    min_title_rank: f.min_title_rank,
    months: f.months,
    start: f.start,
    techniques: words,
    reason: f.reason.trim() || null,
    claim: f.claim.trim() || null,
    ready_people: f.ready_people === '' ? null : f.ready_people,
    ready_beds: f.ready_beds === '' ? null : f.ready_beds,
    ready_equipment: f.ready_equipment.trim() || null,
    team: f.team.trim() || null,
  }
}
