// An ECG from DICOM: leads in microvolts, by the codes that three systems use; what the machine measured beside them.
export interface Tag { vr: string; Value?: unknown[]; BulkDataURI?: string }
export type DicomJson = Record<string, Tag | undefined>
export interface Lead { name: string; uv: Float32Array }
export interface Ecg { hz: number; seconds: number; leads: Lead[]; machine: string[] }

const NAMES: Record<string, string> = { 1: 'I', 2: 'II', 3: 'V1', 4: 'V2', 5: 'V3', 6: 'V4', 7: 'V5', 8: 'V6', 61: 'III', 62: 'aVR', 63: 'aVL', 64: 'aVF' }
export const ORDER = ['I', 'aVR', 'V1', 'V4', 'II', 'aVL', 'V2', 'V5', 'III', 'aVF', 'V3', 'V6']

const first = (o: DicomJson | undefined, tag: string) => o?.[tag]?.Value?.[0]
const number = (o: DicomJson | undefined, tag: string, other: number) => {
  const value = Number(first(o, tag) ?? other)
  return Number.isFinite(value) ? value : other
}

/** "MDC 2:1", "SCPECG 5.6.3-9-1": the lead is the last number. */
export function leadName(code: string): string {
  const last = /(\d+)\s*$/.exec(code)?.[1] ?? ''
  return NAMES[String(Number(last))] ?? code
}

/** III, aVR, aVL, aVF from I and II, where the machine wrote eight leads only. */
export function limbs(leads: Lead[]): Lead[] {
  const one = leads.find((l) => l.name === 'I')?.uv
  const two = leads.find((l) => l.name === 'II')?.uv
  if (!one || !two) return leads
  const made: [string, (a: number, b: number) => number][] = [
    ['III', (a, b) => b - a], ['aVR', (a, b) => -(a + b) / 2], ['aVL', (a, b) => a - b / 2], ['aVF', (a, b) => b - a / 2],
  ]
  const more = made.filter(([name]) => !leads.some((l) => l.name === name)).map(([name, of]) => ({ name, uv: one.map((a, i) => of(a, two[i] ?? 0)) }))
  return [...leads, ...more]
}

/** The first group of channels; `samples` are 16-bit, little end first, channel by channel within each instant. */
export function ecgOf(meta: DicomJson, samples: Uint8Array): Ecg | null {
  const group = first(meta, '54000100') as DicomJson | undefined
  const channels = (group?.['003A0200']?.Value ?? []) as DicomJson[]
  const n = number(group, '003A0010', 0)
  const hz = number(group, '003A001A', 0)
  if (!channels.length || !n || !hz || samples.byteLength < n * channels.length * 2) return null
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength)
  const leads = channels.map((channel, c) => {
    const source = first(channel, '003A0208') as DicomJson | undefined
    const unit = String(first(first(channel, '003A0211') as DicomJson | undefined, '00080100') ?? 'uV')
    const scale = number(channel, '003A0210', 1) * number(channel, '003A0212', 1) * (unit === 'mV' ? 1000 : 1)
    const base = number(channel, '003A0213', 0)
    const uv = new Float32Array(n)
    for (let i = 0; i < n; i++) uv[i] = view.getInt16((i * channels.length + c) * 2, true) * scale + base
    return { name: leadName(String(first(source, '00080100') ?? '')), uv }
  })
  return { hz, seconds: n / hz, leads: limbs(leads), machine: machineOf(meta) }
}

/** What the machine wrote: its words and its numbers (0040,B020). */
export function machineOf(meta: DicomJson): string[] {
  return ((meta['0040B020']?.Value ?? []) as DicomJson[]).flatMap((note) => {
    const words = first(note, '00700006')
    const name = first(first(note, '0040A043') as DicomJson | undefined, '00080104')
    const value = first(note, '0040A30A')
    const unit = first(first(note, '004008EA') as DicomJson | undefined, '00080100')
    if (words) return [String(words)]
    return name !== undefined && value !== undefined ? [`${String(name)} ${String(value)} ${String(unit ?? '')}`.trim()] : []
  })
}

/** Points of a line, in millimetres: 25 mm a second, 10 mm a millivolt. */
export function line(uv: Float32Array, hz: number, from: number, to: number, x: number, y: number): string {
  const points: string[] = []
  for (let i = Math.round(from * hz); i < Math.min(uv.length, Math.round(to * hz)); i++) {
    points.push(`${(x + (i / hz - from) * 25).toFixed(2)},${(y - ((uv[i] ?? 0) / 1000) * 10).toFixed(2)}`)
  }
  return points.join(' ')
}
