// How long something has waited, and when it is due, in words.
interface Words {
  minutes: (n: number) => string
  hours: (n: number) => string
  days: (n: number) => string
}

export function age(since: string, now: number, words: Words): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  if (minutes < 120) return words.minutes(minutes)
  return minutes < 48 * 60 ? words.hours(Math.floor(minutes / 60)) : words.days(Math.floor(minutes / 1440))
}

/** "01-05 10:30" of an instant with its offset: as it is in China. */
export const moment = (at: string): string => `${at.slice(5, 10)} ${at.slice(11, 16)}`

/** An instant of a datetime-local field, which names no zone: China's. */
export const inChina = (local: string): string => `${local.slice(0, 16)}:00+08:00`
