import { beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../api/types'
import { lost, may, open, post, ranOut, session } from './state'

const signedIn = {
  stage: 'open', shown: '甲', mark: 'm', post: 'b', until: null, password_due: false,
  posts: [{ id: 'a' }, { id: 'b' }], actions: ['figure.see'],
} as unknown as Session

describe('session', () => {
  beforeEach(() => {
    session.value = null
    ranOut.value = false
  })
  it('lets nobody do anything before the server has said who asks', () => {
    expect(open.value).toBe(false)
    expect(may('figure.see')).toBe(false)
  })
  it('knows the chosen post and what it may', () => {
    session.value = signedIn
    expect(post.value?.id).toBe('b')
    expect(may('figure.see')).toBe(true)
    expect(may('audit.see')).toBe(false)
  })
  it('forgets the person and says so when the session ran out', () => {
    session.value = signedIn
    lost()
    expect(open.value).toBe(false)
    expect(session.value?.posts).toEqual([])
    expect(may('figure.see')).toBe(false)
    expect(ranOut.value).toBe(true)
  })
  it('does not say so to somebody who never was signed in', () => {
    session.value = { ...signedIn, stage: 'none' }
    lost()
    expect(ranOut.value).toBe(false)
  })
})
