import { expect, test } from 'vitest'
import { describeWhen } from './when.ts'

const NOW = new Date(2026, 9, 20, 12, 0).getTime()
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test.each([
  [20_000, 'just now'],
  [MINUTE, '1 minute ago'],
  [59 * MINUTE, '59 minutes ago'],
  [3 * 60 * MINUTE, '3 hours ago'],
  [DAY, 'yesterday'],
  [3 * DAY, '3 days ago'],
  [8 * DAY, '12 October'],
  [400 * DAY, '15 September 2025'],
])('%i ms ago is “%s”', (ago, words) => {
  expect(describeWhen(NOW - ago, NOW)).toBe(words)
})
