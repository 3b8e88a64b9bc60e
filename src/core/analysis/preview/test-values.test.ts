import { describe, expect, test } from 'vitest'
import type { ContractField } from '../../model/data-action.ts'
import { boundInputs, describeTestValueError, readTestValue } from './test-values.ts'

const text: ContractField = {
  name: 'card',
  type: 'string',
  required: true,
  description: '',
  sensitivity: 'pan',
}
const words = (field: ContractField, value: string) => {
  const read = readTestValue(field, value)
  return read.ok ? read.value : describeTestValueError(read.error)
}

describe('a test value', () => {
  test.each(['4111111111111111', '4242 4242 4242 4242', '378282246310005'])(
    '%s is published for tests',
    (card) => expect(words(text, card)).toBe(card),
  )

  test('that could be a real card is refused with its last four digits alone', () => {
    // Made up: it passes the check sum of ISO/IEC 7812, as one number in ten does.
    const error = words(text, '4000123412341234')
    expect(error).toMatch(/^The number ending 1234 could be a real card\./)
    expect(error).not.toContain('4000123412341234')
  })

  test('for a card is a whole test card: the first digits of a number are not taken', () => {
    expect(words(text, '400012341234')).toMatch(/^Only a published test card/)
    expect(words({ ...text, sensitivity: 'none' }, '400012341234')).toBe('400012341234')
  })

  test('that could be a real card is refused in the middle of another text', () => {
    expect(words(text, 'card 4000-1234-1234-1234.')).toMatch(/could be a real card/)
  })

  test('that looks like a key is refused', () => {
    expect(words({ ...text, sensitivity: 'none' }, `sk_live_${'a1B2'.repeat(6)}`)).toMatch(
      /real key or token/,
    )
  })

  test.each([
    ['integer', '25', 25],
    ['integer', '25.5', 'Enter a whole number, such as 25.'],
    ['number', '25.5', 25.5],
    ['number', '1e5', 'Enter a number, such as 25.50.'],
    ['boolean', 'true', true],
    ['boolean', 'yes', 'Enter true or false.'],
    ['integer', '', null],
  ] as const)('of type %s: %j is %j', (type, value, expected) => {
    expect(words({ ...text, sensitivity: 'none', type }, value)).toBe(expected)
  })

  test('that is empty leaves an optional input out, and is an empty text for a required one', () => {
    const optional = { ...text, name: 'note', required: false }
    const values = { card: '', note: '' }
    expect(boundInputs({ inputs: [text, optional] }, values)).toEqual({ card: '' })
  })
})
