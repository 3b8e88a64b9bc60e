import { expect, test } from 'vitest'
import type { TokenLife } from '#core/analysis/token-lives.ts'
import type { NodeId } from '#core/base/ids.ts'
import { isSameLeft, isScarce, leftInWords, tokenLeftFor } from './token-left.ts'

function life(fetch: string, payment: string, left: Readonly<Record<string, number>>): TokenLife {
  return {
    fetch: fetch as NodeId,
    payment: payment as NodeId,
    lifetimeSeconds: 180,
    left: new Map(Object.entries(left)),
    isEndless: false,
  }
}

const LIVES = [
  life('fetch', 'pay', { 'fetch:success': 180, 'ask:success': 90 }),
  life('fetch', 'again', { 'fetch:success': 180, 'ask:success': 60 }),
]

function chosen(...ids: readonly string[]): readonly NodeId[] {
  return ids.map((id) => id as NodeId)
}

test('nothing is drawn while neither fetch nor payment is chosen', () => {
  expect(tokenLeftFor(LIVES, chosen('ask')).size).toBe(0)
})

test('the way of a payment is drawn when the payment is chosen', () => {
  expect(tokenLeftFor(LIVES, chosen('pay')).get('ask:success')?.seconds).toBe(90)
})

test('a fetch shows the ways to all its payments, with the least that is left', () => {
  expect(tokenLeftFor(LIVES, chosen('fetch')).get('ask:success')?.seconds).toBe(60)
})

test('below a fifth of its life a token is scarce', () => {
  expect(isScarce({ seconds: 36, of: 180, isEndless: false })).toBe(false)
  expect(isScarce({ seconds: 35, of: 180, isEndless: false })).toBe(true)
})

test('what has expired says since when', () => {
  expect(leftInWords({ seconds: -20, of: 180, isEndless: false })).toBe('expired 20 s ago')
})

test('the same numbers are the same, whatever object they are in', () => {
  const [a, b] = [tokenLeftFor(LIVES, chosen('pay')), tokenLeftFor(LIVES, chosen('pay'))]
  expect(isSameLeft(a, b)).toBe(true)
  expect(isSameLeft(a, tokenLeftFor(LIVES, chosen('again')))).toBe(false)
})
