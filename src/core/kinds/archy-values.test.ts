import { expect, test } from 'vitest'
import { readSeconds, writeSeconds } from './archy-values.ts'

test.each([
  [null, { noValue: true }],
  [5, { lit: { seconds: 5 } }],
  [0, { lit: { seconds: 0 } }],
  [90, { lit: { seconds: 90 } }],
  [2.5, { lit: { seconds: 2, ms: 500 } }],
  [0.25, { lit: { ms: 250 } }],
])('%s s are written in units of whole numbers, which are read again', (seconds, written) => {
  expect(writeSeconds(seconds)).toEqual(written)
  expect(readSeconds(writeSeconds(seconds))).toBe(seconds)
})
