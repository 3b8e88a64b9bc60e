import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActionId } from '#core/base/ids.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { type DataAction, FIELD_TYPES, REQUEST_METHODS } from '#core/model/data-action.ts'
import { actionFile, asAction, mustReadAction, writtenAgain } from '#testing/action-files.ts'
import { describeActionNote } from './action-draft.ts'
import { writeActionFile } from './write-action-file.ts'

describe('writing it back', () => {
  test('a file of Genesys comes back as it was, without the moment of its export', () => {
    const file = actionFile({})
    expect(writtenAgain(file)).toEqual({ ...file, name: 'Charge' })
  })

  test('the keys stand in the order of Genesys’ exports', () => {
    expect(Object.keys(writtenAgain(actionFile({})) as object)).toEqual([
      'name',
      'integrationType',
      'actionType',
      'config',
      'contract',
      'secure',
    ])
  })

  const odd = actionFile({
    config: { timeoutSeconds: 60, request: { ...actionFile({}).config.request, cacheable: true } },
    input: { Note: { type: ['string', 'null'], maxLength: 20 } },
    output: { items: { type: 'array', items: { type: 'string' } } },
    more: { integrationType: 'purecloud-data-actions', tags: ['a'] },
  })

  test('what we do not model is carried', () => {
    expect(writtenAgain(odd)).toEqual({ ...odd, name: 'Charge' })
    expect(mustReadAction(odd).notes.map(describeActionNote)).toContain(
      'The output items is no text, number or truth value: it is kept and written back as it is, and not shown in the contract.',
    )
  })

  test('what was changed wins over what was carried', () => {
    const { inputs } = mustReadAction(odd).draft
    const changed = inputs.map((field) =>
      field.name === 'Note' ? { ...field, type: 'integer' as const } : field,
    )
    expect(writtenAgain(odd, { inputs: changed, timeoutSeconds: 5 })).toMatchObject({
      config: { timeoutSeconds: 5, request: { cacheable: true } },
      contract: {
        input: { inputSchema: { properties: { Note: { type: 'integer', maxLength: 20 } } } },
      },
    })
  })

  test('what was removed is gone with what was carried of it', () => {
    const inputs = mustReadAction(odd).draft.inputs.filter(({ name }) => name !== 'Note')
    const { contract } = writtenAgain(odd, { inputs }) as typeof odd
    expect(Object.keys(contract.input.inputSchema.properties)).toEqual(['Amount', 'CVV'])
  })

  test('every action of every gateway comes back', () => {
    for (const action of GATEWAYS.flatMap(({ actions }) => actions)) {
      expect(recorded(asAction(mustReadAction(writeActionFile(action))))).toEqual(recorded(action))
    }
  })

  test('import(export(action)) is the action, in all that Genesys records', () => {
    fc.assert(
      fc.property(actions, (action) => {
        expect(recorded(asAction(mustReadAction(writeActionFile(action))))).toEqual(
          recorded(action),
        )
      }),
    )
  })
})

/** What a file of Genesys can say of an action. */
function recorded({ name, secure, request, response, timeoutSeconds, ...action }: DataAction) {
  const side = (fields: DataAction['inputs']) =>
    fields.map((field) => ({ ...field, sensitivity: 'of ours alone' }))
  return {
    name,
    secure,
    request,
    response,
    timeoutSeconds,
    carried: action.carried,
    inputs: side(action.inputs),
    outputs: side(action.outputs),
  }
}

const words = fc.stringMatching(/^[A-Za-z][A-Za-z_-]{0,8}$/)
const texts = fc.oneof(
  words,
  fc.string({ maxLength: 12 }),
  fc.constantFrom('${input.x}', '"', '\n', 'é€😀'),
)
const fields = fc.uniqueArray(
  fc.record({
    name: words,
    type: fc.constantFrom(...FIELD_TYPES),
    required: fc.boolean(),
    description: texts,
    sensitivity: fc.constant('none' as const),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
)

const actions: fc.Arbitrary<DataAction> = fc.record({
  id: fc.constant('a' as ActionId),
  name: words,
  category: fc.constant('Payments'),
  integration: fc.constant('Payments'),
  secure: fc.boolean(),
  purpose: fc.constant('other' as const),
  gateway: fc.constant(''),
  tokenLifetimeSeconds: fc.constant(null),
  singleUse: fc.constant(false),
  inputs: fields,
  outputs: fields,
  request: fc.record({
    method: fc.constantFrom(...REQUEST_METHODS),
    url: texts,
    headers: fc.uniqueArray(fc.record({ name: words, value: texts }), {
      selector: ({ name }) => name,
      maxLength: 4,
    }),
    body: texts,
  }),
  response: fc.record({
    translationMap: fc.dictionary(words, texts),
    translationMapDefaults: fc.dictionary(words, texts),
    successTemplate: texts,
  }),
  timeoutSeconds: fc.integer({ min: 1, max: 60 }),
})
