// dicomweb-client as it is published: sends for an open order, is refused without one, finds and fetches.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
globalThis.XMLHttpRequest = require('xhr2')
const { api } = require('dicomweb-client')
const [url, town, centre, study, accession, good, bad] = process.argv.slice(2)
const client = (token) => new api.DICOMwebClient({ url, headers: { Authorization: `Bearer ${token}` } })
const bytes = (path) => { const b = readFileSync(path); return b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength) }

const sender = client(town)
await assert.rejects(sender.storeInstances({ datasets: [bytes(bad)] }), (e) => (e.status ?? e.request?.status) === 409)
await sender.storeInstances({ datasets: [bytes(good)] })
const reader = client(centre)
const [found] = await reader.searchForStudies({ queryParams: { AccessionNumber: accession } })
assert.equal(found['0020000D'].Value[0], study)
assert.deepEqual(await reader.searchForStudies({ queryParams: { AccessionNumber: 'YX-000000000000' } }), [])
const [series] = await reader.searchForSeries({ studyInstanceUID: study })
const [instance] = await reader.searchForInstances({ studyInstanceUID: study })
const names = { studyInstanceUID: study, seriesInstanceUID: series['0020000E'].Value[0], sopInstanceUID: instance['00080018'].Value[0] }
assert.equal((await reader.retrieveStudyMetadata(names))[0]['00080018'].Value[0], names.sopInstanceUID)
assert.equal((await reader.retrieveInstanceMetadata(names))[0]?.['0020000D']?.Value[0] ?? study, study)
const frames = await reader.retrieveInstanceFrames({ ...names, frameNumbers: [1] })
assert.deepEqual([...new Uint8Array(frames[0])], Array.from({ length: 64 }, (_, i) => i))
const objects = await reader.retrieveStudy({ studyInstanceUID: study })
assert.equal(objects.length, 1)
console.log('dicomweb-client: sent, refused, found, fetched')
