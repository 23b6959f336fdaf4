import { describe, expect, it } from 'vitest'
import { dropped, leftOut, pinned } from './wish'

const NONE = { pins: [], without: [] }

describe('wishes of a plan', () => {
  it('keeps one wish for a person, the newest', () => {
    const there = pinned(pinned(NONE, 'P1', 'D1'), 'P1', 'D2')
    expect(there).toEqual({ pins: ['P1:D2'], without: [] })
    expect(leftOut(there, 'P1')).toEqual({ pins: [], without: ['P1'] })
    expect(pinned(leftOut(there, 'P1'), 'P1', 'D3')).toEqual({ pins: ['P1:D3'], without: [] })
  })

  it('does not take a person for another whose code begins the same', () => {
    expect(pinned(pinned(NONE, 'P1', 'D1'), 'P11', 'D2').pins).toEqual(['P1:D1', 'P11:D2'])
  })

  it('drops one', () => {
    expect(dropped({ pins: ['P1:D1', 'P2:D2'], without: ['P3'] }, 'P1:D1')).toEqual({ pins: ['P2:D2'], without: ['P3'] })
    expect(dropped({ pins: [], without: ['P3'] }, 'P3')).toEqual(NONE)
  })
})
