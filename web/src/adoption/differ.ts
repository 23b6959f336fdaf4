// Whether what is claimed and what was measured are too far apart to be the same thing.
import type { Adoption } from '../api/types'

/** Two times Poisson's spread of their sum, and at least 3: small counts differ by chance. */
export function differs(row: Pick<Adoption, 'measurable' | 'claimed_n' | 'measured_n'>): boolean {
  if (!row.measurable) return false
  const gap = Math.abs(row.claimed_n - row.measured_n)
  return gap >= 3 && gap > 2 * Math.sqrt(row.claimed_n + row.measured_n)
}
