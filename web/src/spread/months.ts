// The months that the slider goes over: from the first case alone, or three years back where nobody is
// known to have been alone, to the day from which is looked.
import type { Spread } from '../api/types'

const MOST = 120
const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const text = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

export function monthsOf(spread: Pick<Spread, 'seen_from'> & { trees: { nodes: { first_alone: string | null }[] }[] }): string[] {
  const last = number(spread.seen_from)
  const firsts = spread.trees.flatMap((t) => t.nodes.flatMap((n) => (n.first_alone ? [number(n.first_alone)] : [])))
  const first = Math.max(last - MOST + 1, firsts.length ? Math.min(...firsts) : last - 35)
  return Array.from({ length: Math.max(last - first + 1, 1) }, (_, i) => text(first + i))
}

export function lastDay(month: string): string {
  const next = number(month) + 1
  return new Date(Date.UTC(Math.floor(next / 12), next % 12, 0)).toISOString().slice(0, 10)
}
