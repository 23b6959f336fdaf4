// Values of a picture to shades: window and level, inverted where white is low.
export interface Shade { centre: number; width: number; inverted: boolean }

/** The window that the object names; a width of 0 or none means all that is there. */
export function windowOf(centre: number | null, width: number | null, min: number, max: number): { centre: number; width: number } {
  if (width !== null && Number.isFinite(width) && width > 1 && centre !== null && Number.isFinite(centre)) return { centre, width }
  return { centre: (min + max) / 2, width: Math.max(1, max - min) }
}

/** Grey, opaque, as a canvas takes it. */
export function shade(values: ArrayLike<number>, s: Shade): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length * 4)
  const low = s.centre - s.width / 2
  for (let i = 0; i < values.length; i++) {
    const grey = (((values[i] ?? 0) - low) / s.width) * 255
    const shown = s.inverted ? 255 - Math.min(255, Math.max(0, grey)) : grey
    out[i * 4] = out[i * 4 + 1] = out[i * 4 + 2] = shown
    out[i * 4 + 3] = 255
  }
  return out
}

/** Millimetres between two points of the picture; null where the object does not say how far apart its points are. */
export function distance(a: [number, number], b: [number, number], spacing: number[] | null): number | null {
  const row = spacing?.[0]
  const column = spacing?.[1] ?? row
  if (!row || !column) return null
  return Math.hypot((a[0] - b[0]) * column, (a[1] - b[1]) * row)
}

/** Whether white is low in it. The decoder would turn its values before the window of the object is laid on them: it is told that they are as they are. */
export function unturned(image: { tags: Record<string, { value: unknown[] } | undefined> }): boolean {
  const kind = image.tags['00280004']
  const shape = image.tags['20500020']
  const inverted = String(kind?.value[0] ?? '').trim() === 'MONOCHROME1' || String(shape?.value[0] ?? '').trim() === 'INVERSE'
  if (inverted && kind) kind.value = ['MONOCHROME2']
  if (inverted && shape) shape.value = ['IDENTITY']
  return inverted
}
