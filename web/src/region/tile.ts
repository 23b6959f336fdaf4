// Places one square per county on a grid so that the sum of squared shifts is least: a rectangular
// assignment (Hungarian method with potentials, rows <= columns, O(n² m)).

export interface Point {
  code: string
  lng: number
  lat: number
}

export interface Tile {
  code: string
  x: number
  y: number
}

/** For each row the column it gets; cost[row][column] finite, at least as many columns as rows. */
export function assign(cost: number[][]): number[] {
  const n = cost.length
  const m = cost[0]?.length ?? 0
  if (n > m) throw new Error(`${n} rows do not fit into ${m} columns`)
  const u = new Float64Array(n + 1)
  const v = new Float64Array(m + 1)
  const rowOf = new Int32Array(m + 1) // 0: free
  const way = new Int32Array(m + 1)
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i
    let j0 = 0
    const least = new Float64Array(m + 1).fill(Infinity)
    const used = new Uint8Array(m + 1)
    do {
      used[j0] = 1
      const i0 = rowOf[j0] as number
      let delta = Infinity
      let j1 = 0
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue
        const reduced = (cost[i0 - 1]?.[j - 1] as number) - (u[i0] as number) - (v[j] as number)
        if (reduced < (least[j] as number)) {
          least[j] = reduced
          way[j] = j0
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number
          j1 = j
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          u[rowOf[j] as number] = (u[rowOf[j] as number] as number) + delta
          v[j] = (v[j] as number) - delta
        } else least[j] = (least[j] as number) - delta
      }
      j0 = j1
    } while (rowOf[j0] !== 0)
    do {
      const j1 = way[j0] as number
      rowOf[j0] = rowOf[j1] as number
      j0 = j1
    } while (j0)
  }
  const columnOf = new Array<number>(n).fill(-1)
  for (let j = 1; j <= m; j++) if (rowOf[j]) columnOf[(rowOf[j] as number) - 1] = j - 1
  return columnOf
}

/** Tiles from points; north is up. The grid has about a third more cells than counties. */
export function placeTiles(points: Point[]): Tile[] {
  if (!points.length) return []
  const stretch = Math.cos((points.reduce((s, p) => s + p.lat, 0) / points.length) * (Math.PI / 180))
  const xs = points.map((p) => p.lng * stretch)
  const ys = points.map((p) => -p.lat)
  const left = Math.min(...xs)
  const top = Math.min(...ys)
  const wide = Math.max(Math.max(...xs) - left, 1e-9)
  const high = Math.max(Math.max(...ys) - top, 1e-9)
  const cells = points.length * 1.35
  const columns = Math.min(points.length, Math.max(1, Math.round(Math.sqrt((cells * wide) / high))))
  const rows = Math.max(1, Math.ceil(cells / columns))
  const cost = points.map((_, i) => {
    const px = (((xs[i] as number) - left) / wide) * (columns - 1)
    const py = (((ys[i] as number) - top) / high) * (rows - 1)
    const line: number[] = []
    for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) line.push((px - x) ** 2 + (py - y) ** 2)
    return line
  })
  const at = assign(cost)
  return points.map((p, i) => ({
    code: p.code,
    x: (at[i] as number) % columns,
    y: Math.floor((at[i] as number) / columns),
  }))
}
