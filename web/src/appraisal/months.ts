// Which months of a window no record tells.
export interface Told {
  organization_code: string
  month: string
}

export function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  const [year, month] = from.split('-').map(Number)
  if (!year || !month) return months
  for (let at = year * 12 + month - 1; ; at++) {
    const name = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    if (name > to) return months
    months.push(name)
  }
}

/** Those that a hospital of the list did not tell; of a list of none, all of them. */
export function lackingOf(told: readonly Told[], from: string, to: string): string[] {
  const places = [...new Set(told.map((r) => r.organization_code))]
  const there = new Set(told.map((r) => `${r.organization_code} ${r.month}`))
  return monthsOf(from, to).filter((month) => places.length === 0 || places.some((place) => !there.has(`${place} ${month}`)))
}
