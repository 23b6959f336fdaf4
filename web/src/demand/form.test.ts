import { expect, test } from 'vitest'
import { asBody, formOf } from './form'

test('a new order starts with the next quarter', () => {
  expect(formOf(null, new Date(2026, 10, 25)).start).toBe('2027-01-01')
  expect(formOf(null, new Date(2026, 0, 1)).start).toBe('2026-04-01')
})

test('what is left empty is unknown, which is not nought', () => {
  const body = asBody({ ...formOf(null), techniques: '81.51；; 47.01 ', ready_people: 0, claim: ' ' })
  expect(body.techniques).toEqual(['81.51', '47.01'])
  expect(body.ready_people).toBe(0)
  expect(body.ready_beds).toBeNull()
  expect(body.claim).toBeNull()
})
