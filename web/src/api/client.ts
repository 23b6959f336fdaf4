// One way to ask the server; every failure is one sentence for people.
import { proveAgain } from '../session/prove'
import { lost, mark } from '../session/state'
import { language } from '../text'

export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** The members that are wrong, the first one first. */
    readonly fields: string[] = [],
  ) {
    super(message)
  }
}

/** Joins a query; empty values are left out. */
export function query(path: string, params: Record<string, string | number | null | undefined>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') words.set(name, String(value))
  }
  const text = words.toString()
  return text ? `${path}?${text}` : path
}

/** Refusals come in the language of the screen. */
const asked = () => ({ accept: 'application/json', 'accept-language': language.value === 'en' ? 'en' : 'zh-CN' })

async function answer<T>(reply: Response): Promise<T> {
  const body: unknown = await reply.json().catch(() => null)
  if (!reply.ok) {
    const problem = body as { detail?: string; title?: string; errors?: { field: string }[] } | null
    const fields = problem?.errors?.map((e) => e.field) ?? []
    throw new ApiError(problem?.detail ?? problem?.title ?? reply.statusText, reply.status, fields)
  }
  return body as T
}

/** How long to wait before a request that came too often is sent again; 0: not at all. */
export function pause(reply: { status: number; headers: Headers }): number {
  const seconds = Number(reply.headers.get('retry-after') ?? 0)
  return reply.status === 429 && seconds > 0 && seconds <= 5 ? seconds * 1000 : 0
}

/** A key of its own for each thing to be done; randomUUID is absent on plain http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Sent again where the server says that it came too often: nothing was done yet. */
async function patient(path: string, init: RequestInit): Promise<Response> {
  for (let i = 0; ; i++) {
    const reply = await fetch(path, init)
    const wait = i < 3 ? pause(reply) : 0
    if (!wait) return reply
    await new Promise((done) => setTimeout(done, wait))
  }
}

/** A POST that tells how much of its body has gone, 0..1: fetch cannot. */
function told(path: string, headers: Record<string, string>, body: Blob, tell: (share: number) => void): Promise<Response> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total)
    request.onload = () => done(new Response(request.responseText, { status: request.status, statusText: request.statusText }))
    request.onerror = () => fail(new TypeError('the network failed'))
    request.send(body)
  })
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await patient(path, { headers: asked(), signal: signal ?? null })
  if (reply.status === 401) lost()
  return answer<T>(reply)
}

/** What changes something carries the session's mark, which no other site can read. Where the server
 * wants to know again who it is, the person is asked and it is sent once more, under the same key.
 * `version` is that of the record as it was read: nothing is changed that somebody else changed.
 * `tell` is for bytes that take long to send. */
export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, version?: number, tell?: (share: number) => void): Promise<T> {
  const key = newKey()
  const once = async () => {
    const headers: Record<string, string> = asked()
    if (mark.value) headers['x-xinglin-mark'] = mark.value
    if (method === 'POST') headers['idempotency-key'] = key
    if (version !== undefined) headers['if-match'] = `"${version}"`
    const bytes = body instanceof Blob
    if (body !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
    if (body instanceof Blob && tell) return answer<T>(await told(path, headers, body, tell))
    return answer<T>(await patient(path, { method, headers, body: bytes ? body : body === undefined ? null : JSON.stringify(body) }))
  }
  try {
    return await once()
  } catch (problem) {
    const wanted = problem instanceof ApiError && problem.status === 403 && problem.fields[0] === 'session'
    if (!wanted || !(await proveAgain())) throw problem
    return once()
  }
}
