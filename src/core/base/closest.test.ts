import { expect, test } from 'vitest'
import { closest } from './closest.ts'

const KNOWN = ['token-after-input', 'token-used-once', 'SF-SEC-01', 'SF-SEC-10', 'SF-ORD-02']

test.each([
  ['token-after-inputs', 'token-after-input'],
  ['tokne-used-once', 'token-used-once'],
  ['SF-SEC-1', 'SF-SEC-01'],
  ['sf-ord-02', 'SF-ORD-02'],
  ['SF-ORD-20', 'SF-ORD-02'],
])('%s was probably meant to be %s', (word, expected) => {
  expect(closest(word, KNOWN)).toBe(expected)
})

test.each(['', 'no-semi', 'constructor', 'x'.repeat(100_000)])(
  '%s is like none of them',
  (word) => {
    expect(closest(word, KNOWN)).toBeNull()
  },
)
