// Months as YYYY-MM and windows of them that a slider can stand at.

/** Months since the year 0. */
export function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}

export function monthText(n: number): string {
  return `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`
}

export interface Months {
  from: string
  to: string
}

/** How many places a window of so many months has between first and last; 0 where it does not fit. */
export function places(first: string, last: string, length: number): number {
  return Math.max(0, monthNumber(last) - monthNumber(first) + 2 - length)
}

/** The window at a place, counted from 0. */
export function windowAt(first: string, length: number, place: number): Months {
  const from = monthNumber(first) + place
  return { from: monthText(from), to: monthText(from + length - 1) }
}
