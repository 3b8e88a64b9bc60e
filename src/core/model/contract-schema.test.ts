import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contractSchemaOf,
  describeContractSchemaError,
  readContractSchema,
} from './contract-schema.ts'
import { type ContractField, FIELD_TYPES } from './data-action.ts'

const none = () => 'none' as const
const read = (text: string) => readContractSchema(text, none)
const words = (text: string) => {
  const found = read(text)
  return found.ok ? 'fine' : describeContractSchemaError(found.error)
}

test('what is written is read again: names, order, types, what is required, descriptions', () => {
  const field = fc.record({
    name: fc.stringMatching(/^[A-Za-z_]\w{0,12}$/),
    type: fc.constantFrom(...FIELD_TYPES),
    required: fc.boolean(),
    description: fc.string(),
    sensitivity: fc.constant('none' as const),
  })
  fc.assert(
    fc.property(fc.uniqueArray(field, { selector: ({ name }) => name }), (fields) => {
      const text = JSON.stringify(contractSchemaOf('A contract', fields))
      expect(read(text)).toEqual({ ok: true, value: { fields, dropped: [] } })
    }),
  )
})

test('the sensitivity is what is known of the name', () => {
  const found = readContractSchema('{"properties": {"Token": {"type": "string"}}}', (name) =>
    name === 'Token' ? 'token' : 'none',
  )
  const fields: readonly ContractField[] = found.ok ? found.value.fields : []
  expect(fields).toMatchObject([{ name: 'Token', required: false, sensitivity: 'token' }])
})

test('what a design does not keep is told', () => {
  const text =
    '{"type": "object", "minProperties": 1, "properties": {"Amount": {"type": "number", "minimum": 0}}}'
  const found = read(text)
  expect(found.ok && found.value.dropped).toEqual(['minProperties', 'minimum of Amount'])
})

describe('a text that is no contract says why', () => {
  test.each([
    ['{"type": "object",', /line 1, column 19/],
    ['[]', /a JSON schema of an object/],
    ['{"type": "array", "properties": {}}', /a JSON schema of an object/],
    ['{"type": "object"}', /no "properties"/],
    ['{"properties": {"a": {"type": "object"}}}', /^a is of type “object”/],
    ['{"properties": {"a": true}}', /^a is of type “none”/],
    ['{"properties": {}, "required": ["a"]}', /names a, which is no property/],
  ])('%s', (text, expected) => {
    expect(words(text)).toMatch(expected)
  })
})
