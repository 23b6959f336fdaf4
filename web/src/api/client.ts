// One way to ask the server; every failure is one sentence for people.
import { lost, mark } from '../session/state'

export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
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

async function answer<T>(reply: Response): Promise<T> {
  const body: unknown = await reply.json().catch(() => null)
  if (!reply.ok) {
    const problem = body as { detail?: string; title?: string } | null
    throw new ApiError(problem?.detail ?? problem?.title ?? reply.statusText, reply.status)
  }
  return body as T
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null })
  if (reply.status === 401) lost()
  return answer<T>(reply)
}

/** What changes something carries the session's mark, which no other site can read. */
export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (mark.value) headers['x-xinglin-mark'] = mark.value
  if (body !== undefined) headers['content-type'] = 'application/json'
  const reply = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
  return answer<T>(reply)
}
