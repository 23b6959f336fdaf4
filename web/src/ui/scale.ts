// Shades of blue for values, light to dark, with ink that stays readable on each (contrast >= 4.5).
const SHADES = ['#f1f6fa', '#dbe8f2', '#bcd4e6', '#93b9d5', '#6499bf', '#3a78a7', '#1d5b8f', '#123f64'] as const

export type Shade = {
  background: string
  color: string
}

export const NO_VALUE: Shade = { background: '#ffffff', color: '#5f6b78' }

/** Cuts at the given values' quantiles, so that one giant does not bleach the rest. */
export function scaleOf(values: (number | null | undefined)[]): (value: number | null | undefined) => Shade {
  const known = values.filter((v): v is number => v !== null && v !== undefined && Number.isFinite(v))
  known.sort((a, b) => a - b)
  return (value) => {
    if (value === null || value === undefined || !Number.isFinite(value) || !known.length) return NO_VALUE
    let below = 0
    while (below < known.length && (known[below] as number) < value) below++
    const at = Math.min(SHADES.length - 1, Math.floor((below / known.length) * SHADES.length))
    return { background: SHADES[at] as string, color: at >= 5 ? '#ffffff' : '#1c2733' }
  }
}

export const shades: readonly string[] = SHADES
