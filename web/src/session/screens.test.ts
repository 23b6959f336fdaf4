import { beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../api/types'
import { menu, screenOpen } from './screens'
import { session } from './state'

const as = (role: string, actions: string[]) => {
  session.value = { stage: 'open', post: 'a', posts: [{ id: 'a', role }], actions } as unknown as Session
}

describe('screens', () => {
  beforeEach(() => (session.value = null))
  it('opens those that the post has the right to', () => {
    as('officer', ['figure.see'])
    expect(screenOpen('/gaps?county=990101')).toBe(true)
    expect(screenOpen('/plans')).toBe(false)
    expect(screenOpen('/')).toBe(true)
  })
  it('shows nobody a menu who is not signed in', () => {
    expect(menu()).toEqual([])
  })
  it('keeps the registry out of the menu of those who do not work with it, though they may look', () => {
    const rights = ['organization.see', 'practitioner.see', 'technique.see']
    as('expert', rights)
    expect(menu().map((screen) => screen.name)).toEqual(['home'])
    expect(screenOpen('/organizations')).toBe(true)
    as('manager', rights)
    expect(menu().map((screen) => screen.name)).toEqual(['home', 'organizations', 'practitioners', 'catalogue'])
  })
})
