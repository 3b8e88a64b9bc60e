import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoTime } from './clock.ts'

test('times are written as Date writes them', () => {
  const moment = fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 })
  fc.assert(
    fc.property(moment, (time) => {
      expect(isoTime(time)).toBe(new Date(time).toISOString())
    }),
  )
})
