/** Whole days since an instant; the clock of the reader, which may be behind. */
export function age(since: string, now: number = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 86_400_000))
}
