import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsOf, unescaped } from './unescaped.ts'

describe('escapes stand for what they mean', () => {
  test.each([
    [String.raw`\u0034111`, '4111'],
    [String.raw`a\/b\"c\\d`, 'a/b"c\\d'],
    ['n%3D%34111', 'n=4111'],
    ['100 %', null],
    ['%ZZ', null],
  ])('%s', (text, expected) => expect(unescaped(text)?.text ?? null).toBe(expected))

  test('once more on the way', () => {
    const readings = readingsOf('%255Cu0034').map(({ text }) => text)
    expect(readings).toEqual(['%255Cu0034', '%5Cu0034', String.raw`\u0034`, '4'])
  })
})

test('a place in the reading is a place in the text', () => {
  const parts = fc.array(fc.constantFrom('a', '\\u0034', '%41', 'é', '\\"'), { maxLength: 20 })
  fc.assert(
    fc.property(parts, (escaped) => {
      const text = escaped.join('')
      const starts = escaped.map((_, i) => escaped.slice(0, i).join('').length)
      const reading = readingsOf(text)[1] ?? readingsOf(text)[0]
      expect(escaped.map((_, i) => reading?.startOf(i))).toEqual(starts)
      expect(reading?.startOf(escaped.length)).toBe(text.length)
    }),
  )
})
