// Pictures through the server, which asks the archive: nothing else is reached from here.
import { parts } from './parts'
import type { DicomJson } from './ecg'

async function bytes(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(path, { headers: { Accept: accept }, credentials: 'same-origin', ...(signal && { signal }) })
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string }
  throw new Error(problem.detail ?? String(answer.status))
}

export async function metadata(study: string, signal?: AbortSignal): Promise<DicomJson[]> {
  return (await (await bytes(`/dicom-web/studies/${study}/metadata`, 'application/dicom+json', signal)).json()) as DicomJson[]
}

export async function multipart(path: string, signal?: AbortSignal): Promise<Uint8Array[]> {
  const answer = await bytes(path, 'multipart/related', signal)
  return parts(new Uint8Array(await answer.arrayBuffer()), answer.headers.get('Content-Type') ?? '')
}

export const uid = (o: DicomJson, tag: string) => String(o[tag]?.Value?.[0] ?? '')
