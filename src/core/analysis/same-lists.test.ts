import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { analyse } from './analyse.ts'
import { isSameFetch, isSamePayment, isSameUse, keepSame } from './same-lists.ts'

const FLOW = buildFlow(`start -> token: fetch -> pay: pay -> again: pay -> done: return`)
const { roles, tokenUses } = analyse(FLOW)
const stepOf = ({ node }: (typeof roles.payments)[number]) => node

describe('entries of a list that is found anew', () => {
  const copies = roles.payments.map((payment) => ({ ...payment }))

  test('are those from before as long as they are the same, in the list from before', () => {
    expect(keepSame(roles.payments, copies, stepOf, isSamePayment)).toBe(roles.payments)
  })

  test('are the new ones where something of them differs, and the others stay', () => {
    const [first, second] = copies
    if (first === undefined || second === undefined) throw new Error('no payments')
    const other = { ...second, isTokenMissing: true }
    const kept = keepSame(roles.payments, [first, other], stepOf, isSamePayment)
    expect(kept[0]).toBe(roles.payments[0])
    expect(kept[1]).toBe(other)
  })
})

test('a fetch is another one when its token lives longer', () => {
  const [fetch] = roles.fetches
  if (fetch === undefined) throw new Error('no fetch')
  expect(isSameFetch(fetch, { ...fetch })).toBe(true)
  expect(isSameFetch(fetch, { ...fetch, lifetimeSeconds: fetch.lifetimeSeconds + 1 })).toBe(false)
})

test('a use is another one when its token can be at another step', () => {
  const [use] = tokenUses
  if (use === undefined) throw new Error('no use')
  expect(isSameUse(use, { ...use, between: new Set(use.between) })).toBe(true)
  expect(isSameUse(use, { ...use, between: new Set() })).toBe(false)
})
