// The few questions of the field page, without the desk's machinery.
import type { Consult, ConsultBody, ConsultDetail, Logbook, Page, Patient, Reading, ReadingDetail, ReferralBody, ReferralDetail, ReferralPartners, ReferralWaits, Session, Teaching } from '../api/types'
import type { Answer, Waiting } from './outbox'

export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** null: nobody answered. */
async function ask(method: string, path: string, mark: string | null, body?: unknown, key?: string, version?: number): Promise<Response | null> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': 'zh-CN' }
  if (mark) headers['x-xinglin-mark'] = mark
  if (key) headers['idempotency-key'] = key
  if (version !== undefined) headers['if-match'] = `"${version}"`
  const bytes = body instanceof Blob
  if (body !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
  return fetch(path, { method, headers, body: body === undefined ? null : bytes ? body : JSON.stringify(body) }).catch(() => null)
}

async function said(reply: Response): Promise<string> {
  const problem = (await reply.json().catch(() => null)) as { detail?: string; title?: string } | null
  return problem?.detail ?? problem?.title ?? String(reply.status)
}

async function wanted<T>(reply: Response | null): Promise<T | null> {
  if (!reply) return null
  if (!reply.ok) throw new Refused(await said(reply), reply.status)
  return (await reply.json()) as T
}

export const whoAmI = async () => wanted<Session>(await ask('GET', '/api/session', null))
export const signIn = async (name: string, password: string, code: string) =>
  wanted<Session>(await ask('POST', '/api/session', null, code ? { name, password, code } : { name, password }))
export const choosePost = async (mark: string | null, post: string) => wanted<Session>(await ask('POST', '/api/session/post', mark, { post }, post))
export const logbook = async () => wanted<Logbook>(await ask('GET', '/api/logbook', null))
export const act = async (mark: string | null, id: string, body: unknown, key: string) =>
  wanted<unknown>(await ask('POST', `/api/procedures/${id}/acts`, mark, body, key))

export const attend = async (mark: string | null, code: string) => wanted<Teaching>(await ask('POST', '/api/attendances', mark, { code }))
export const referralDuties = async () => wanted<ReferralWaits>(await ask('GET', '/api/referral-duties', null))
export const referralPartners = async () => wanted<ReferralPartners>(await ask('GET', '/api/referral-partners', null))
export const referralSee = async (id: string) => wanted<ReferralDetail>(await ask('GET', `/api/referrals/${id}`, null))
export const patientAdd = async (mark: string | null, body: { name: string; phone?: string }, key: string) =>
  wanted<Patient>(await ask('POST', '/api/patients', mark, body, key))
export const referralAdd = async (mark: string | null, body: ReferralBody, key: string) => wanted<ReferralDetail>(await ask('POST', '/api/referrals', mark, body, key))
/** The photograph of the signed consent. */
export const referralPaper = async (mark: string | null, id: string, paper: File, key: string) =>
  wanted<ReferralDetail>(await ask('POST', `/api/referrals/${id}/materials?consent=self&name=${encodeURIComponent(paper.name)}`, mark, paper, key))
/** A move, or the result of a task. */
export const referralAct = async (mark: string | null, id: string, rest: string, body: unknown, key: string) =>
  wanted<ReferralDetail>(await ask('POST', `/api/referrals/${id}${rest}`, mark, body, key))

export const consultList = async () => wanted<Page<Consult>>(await ask('GET', '/api/consults?now=yes&limit=50', null))
export const consultSee = async (id: string) => wanted<ConsultDetail>(await ask('GET', `/api/consults/${id}`, null))
/** A draft, or the same one anew. */
export const consultWrite = async (mark: string | null, draft: ConsultDetail | null, body: ConsultBody, key: string) =>
  wanted<ConsultDetail>(await (draft ? ask('PUT', `/api/consults/${draft.id}`, mark, body, key, draft.version) : ask('POST', '/api/consults', mark, body, key)))
/** A file for the two sides; with whose consent it is, where it is one. */
export const consultPaper = async (mark: string | null, id: string, paper: File, consent: 'none' | 'self', key: string) =>
  wanted<ConsultDetail>(await ask('POST', `/api/consults/${id}/materials?consent=${consent}&name=${encodeURIComponent(paper.name)}`, mark, paper, key))
/** A move, or a message. */
export const consultAct = async (mark: string | null, id: string, rest: string, body: unknown, key: string) =>
  wanted<ConsultDetail>(await ask('POST', `/api/consults/${id}${rest}`, mark, body, key))

export const readingList = async (all: boolean) => wanted<Page<Reading>>(await ask('GET', `/api/readings?${all ? '' : 'now=yes&'}limit=50`, null))
export const readingSee = async (id: string) => wanted<ReadingDetail>(await ask('GET', `/api/readings/${id}`, null))
export const readingAdd = async (mark: string | null, body: unknown, key: string) => wanted<ReadingDetail>(await ask('POST', '/api/readings', mark, body, key))
export const readingMove = async (mark: string | null, id: string, body: unknown, key: string) =>
  wanted<ReadingDetail>(await ask('POST', `/api/readings/${id}/moves`, mark, body, key))
export const readingImage = async (mark: string | null, id: string, image: Blob, key: string) =>
  wanted<unknown>(await ask('POST', `/api/readings/${id}/images`, mark, image, key))

/** A refusal of what is there already, as it was sent, is none. */
async function there(list: string, id: string): Promise<boolean> {
  const reply = await ask('GET', `/api/${list}/${id}`, null)
  return reply?.ok ?? false
}

export async function sendCase(mark: string | null, w: Waiting): Promise<Answer> {
  const list = w.to ?? 'procedures'
  const reply = await ask('POST', `/api/${list}`, mark, w.body, w.id)
  if (!reply || reply.status === 429 || reply.status >= 500) return { kind: 'later' }
  if (reply.ok) return { kind: 'kept' }
  if (reply.status === 401 || reply.status === 403) return { kind: 'stranger' }
  const why = await said(reply)
  return (await there(list, w.id)) ? { kind: 'kept' } : { kind: 'refused', why }
}
