import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expression, literal, NO_VALUE } from '#core/model/values.ts'
import { valueAsText, valueOfText } from './value-text.ts'

test('a literal comes back as it was, whatever it holds', () => {
  const literals = fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.integer())
  fc.assert(
    fc.property(literals, (value) => {
      expect(valueOfText(valueAsText(literal(value)))).toEqual(literal(value))
    }),
  )
})

test.each([
  ['', NO_VALUE],
  ['  ', NO_VALUE],
  ['"EUR"', literal('EUR')],
  ['true', literal(true)],
  ['12', literal(12)],
  ['-1.5', literal(-1.5)],
  ['Flow.Amount', expression('Flow.Amount')],
  ['Append("a", "b")', expression('Append("a", "b")')],
  ['Task.Status ==', expression('Task.Status ==')],
])('%s is read as what it is', (text, value) => {
  expect(valueOfText(text)).toEqual(value)
})

test('digits that a number would change stay as they are written', () => {
  expect(valueOfText('91.50')).toEqual(expression('91.50'))
  expect(valueOfText('12345678901234567890')).toEqual(expression('12345678901234567890'))
})
