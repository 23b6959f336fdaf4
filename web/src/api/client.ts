// One way to ask the server; every failure is one sentence for people.

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

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null })
  const body: unknown = await reply.json().catch(() => null)
  if (!reply.ok) {
    const problem = body as { detail?: string; title?: string } | null
    throw new ApiError(problem?.detail ?? problem?.title ?? reply.statusText, reply.status)
  }
  return body as T
}
