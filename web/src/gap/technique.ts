// Hospital × technique: what a number of operations in the period says.
import type { Capability, TechniqueMatrix } from '../api/types'

export const STRONG = 6
export type State = 'blank' | 'weak' | 'strong'

/** 0, 1–5, 6 and more. */
export function stateOf(operations: number): State {
  if (operations <= 0) return 'blank'
  return operations < STRONG ? 'weak' : 'strong'
}

/** Light orange is missing, light blue is little; each with ink of contrast 4.5 and more. */
export const LOOK: Record<State, { background: string; color: string }> = {
  blank: { background: '#fdeee2', color: '#7a3405' },
  weak: { background: '#dbe8f2', color: '#1c2733' },
  strong: { background: '#1d5b8f', color: '#ffffff' },
}

export interface Row {
  code: string
  name: string
  county: string
  operations: number[] // in the order of the techniques
}

export interface Column {
  code: string
  name: string
}

/** Techniques that were done, then those that are only told of somebody, or decided. */
export function columnsOf(matrix: TechniqueMatrix, people: Capability | null | undefined): Column[] {
  const columns = matrix.procedures.map((p) => ({ code: p.code, name: p.name ?? p.code }))
  const there = new Set(columns.map((c) => c.code))
  for (const c of people?.cells ?? []) {
    if (there.has(c.procedure)) continue
    there.add(c.procedure)
    columns.push({ code: c.procedure, name: c.technique_name })
  }
  return columns
}

/** What there is to say of the doctors of a cell. */
export function skillsOf(people: Capability | null | undefined) {
  const at = new Map((people?.cells ?? []).map((c) => [`${c.organization}\u0000${c.procedure}`, c]))
  return (organization: string, procedure: string) => at.get(`${organization}\u0000${procedure}`)
}

/** Hospitals as rows; a cell that is not there is 0. */
export function rowsOf(matrix: TechniqueMatrix, columns: Column[]): Row[] {
  const at = new Map(matrix.cells.map((c) => [`${c.organization}\u0000${c.procedure}`, c.operations]))
  return matrix.organizations.map((o) => ({
    code: o.code,
    name: o.name,
    county: o.county_name ?? o.county,
    operations: columns.map((p) => at.get(`${o.code}\u0000${p.code}`) ?? 0),
  }))
}
