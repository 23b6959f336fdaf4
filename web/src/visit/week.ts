/** Days as text, without a time zone: a week begins on Monday. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86400000).toISOString().slice(0, 10)
}
/** 0 Monday … 6 Sunday */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}
export const monday = (day: string): string => addDays(day, -weekday(day))
/** Today in China, whatever the clock of this machine is set to. */
export function today(now: number = Date.now()): string {
  return new Date(now + 8 * 3600000).toISOString().slice(0, 10)
}
