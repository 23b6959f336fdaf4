import { describe, expect, it } from 'vitest'
import { ecgOf, leadName, limbs, line, machineOf } from './ecg'
import { parts } from './parts'
import { distance, shade, unturned, windowOf } from './window'

const text = (s: string) => new TextEncoder().encode(s)

describe('parts', () => {
  it('takes the bodies, whatever bytes they hold', () => {
    const body = text('--b\r\nContent-Type: x\r\n\r\none\r\n--b\r\nContent-Type: x\r\n\r\nt\r\n-wo\r\n--b--\r\n')
    expect(parts(body, 'multipart/related; boundary=b').map((p) => new TextDecoder().decode(p))).toEqual(['one', 't\r\n-wo'])
    expect(parts(body, 'multipart/related; boundary="b"')).toHaveLength(2)
  })
  it('takes nothing from a cut body', () => {
    expect(parts(text('--b\r\nContent-Type: x\r\n\r\nhalf'), 'multipart/related; boundary=b')).toEqual([])
  })
})

describe('window', () => {
  it('takes all that is there where the object names none, or a width of 0', () => {
    expect(windowOf(null, null, 0, 100)).toEqual({ centre: 50, width: 100 })
    expect(windowOf(40, 0, -10, 10)).toEqual({ centre: 0, width: 20 })
    expect(windowOf(40, 400, -10, 10)).toEqual({ centre: 40, width: 400 })
  })
  it('inverts after the window where white is low', () => {
    const s = { centre: 50, width: 100, inverted: false }
    expect([...shade([0, 100, 200], s)].filter((_, i) => i % 4 === 0)).toEqual([0, 255, 255])
    expect([...shade([0, 100, 200], { ...s, inverted: true })].filter((_, i) => i % 4 === 0)).toEqual([255, 0, 0])
  })
  it('turns a picture once, by itself', () => {
    const image = { tags: { '00280004': { value: ['MONOCHROME1'] as unknown[] }, '20500020': { value: ['INVERSE'] as unknown[] } } }
    expect(unturned(image)).toBe(true)
    expect([image.tags['00280004'].value, image.tags['20500020'].value]).toEqual([['MONOCHROME2'], ['IDENTITY']])
    expect(unturned({ tags: { '00280004': { value: ['MONOCHROME2 '] } } })).toBe(false)
  })
  it('measures no length where it is not known how far apart points are', () => {
    expect(distance([0, 0], [3, 4], [1, 1])).toBe(5)
    expect(distance([0, 0], [3, 4], [2, 2])).toBe(10)
    expect(distance([0, 0], [3, 4], null)).toBeNull()
  })
})

describe('ecg', () => {
  it('knows a lead by three systems', () => {
    expect([leadName('2:1'), leadName('5.6.3-9-64'), leadName('MDC 2:8'), leadName('x')]).toEqual(['I', 'aVF', 'V6', 'x'])
  })
  it('makes the limb leads of eight, and no others', () => {
    const made = limbs([{ name: 'I', uv: Float32Array.of(100) }, { name: 'II', uv: Float32Array.of(300) }])
    expect(made.map((l) => [l.name, l.uv[0]])).toEqual([['I', 100], ['II', 300], ['III', 200], ['aVR', -200], ['aVL', -50], ['aVF', 250]])
    expect(limbs([{ name: 'V1', uv: Float32Array.of(1) }])).toHaveLength(1)
  })
  it('reads samples by sensitivity, correction and base', () => {
    const value = (v: unknown) => ({ vr: 'DS', Value: [v] })
    const channel = { '003A0208': value({ '00080100': value('2:2') }), '003A0210': value(2), '003A0212': value(1.5), '003A0213': value(1) }
    const meta = { '54000100': value({ '003A0010': value(2), '003A001A': value(2), '003A0200': { vr: 'SQ', Value: [channel] } }) }
    const ecg = ecgOf(meta, Uint8Array.of(10, 0, 0xff, 0xff))
    expect([...(ecg?.leads[0]?.uv ?? [])]).toEqual([31, -2])
    expect(ecg?.leads[0]?.name).toBe('II')
    expect(ecgOf(meta, Uint8Array.of(1))).toBeNull()
    expect(ecgOf({}, new Uint8Array(8))).toBeNull()
  })
  it('draws 25 mm a second and 10 mm a millivolt', () => {
    expect(line(Float32Array.of(0, 1000), 1, 0, 2, 0, 20)).toBe('0.00,20.00 25.00,10.00')
  })
  it('tells what the machine wrote', () => {
    const value = (v: unknown) => ({ vr: 'LO', Value: [v] })
    expect(machineOf({ '0040B020': { vr: 'SQ', Value: [
      { '00700006': value('sinus rhythm') }, { '0040A043': value({ '00080104': value('QT') }), '0040A30A': value(400), '004008EA': value({ '00080100': value('ms') }) }, {},
    ] } })).toEqual(['sinus rhythm', 'QT 400 ms'])
  })
})
