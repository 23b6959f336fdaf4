// The steps of signing in and out.
import { get, send } from '../api/client'
import type { Session } from '../api/types'
import { ranOut, session } from './state'

export async function whoAmI(): Promise<void> {
  session.value = await get<Session>('/api/session')
}

export async function signIn(name: string, password: string, code: string): Promise<void> {
  session.value = await send<Session>('POST', '/api/session', code ? { name, password, code } : { name, password })
  ranOut.value = false
}

/** The second factor of a sign-in that is on its way, as after a provider's word. */
export async function giveCode(code: string): Promise<void> {
  session.value = await send<Session>('POST', '/api/session/code', { code })
  ranOut.value = false
}

export async function choosePost(id: string): Promise<void> {
  session.value = await send<Session>('POST', '/api/session/post', { post: id })
}

export async function signOut(): Promise<void> {
  session.value = await send<Session>('DELETE', '/api/session')
  ranOut.value = false
}
