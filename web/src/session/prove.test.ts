import { describe, expect, it } from 'vitest'
import { asked, proveAgain } from './prove'

describe('proveAgain', () => {
  it('tells who waits whether it was proved, and asks no more', async () => {
    const answer = proveAgain()
    expect(asked.value).not.toBeNull()
    asked.value?.(true)
    expect(await answer).toBe(true)
    expect(asked.value).toBeNull()
  })
  it('puts an older question aside', async () => {
    const older = proveAgain()
    const newer = proveAgain()
    expect(await older).toBe(false)
    asked.value?.(true)
    expect(await newer).toBe(true)
  })
})
