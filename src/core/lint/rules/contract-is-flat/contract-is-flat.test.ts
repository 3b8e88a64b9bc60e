import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import type { Json } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { contractIsFlat } from './index.ts'

testRule(contractIsFlat, {
  valid: [
    {
      name: 'simple inputs',
      flow: `action Charge in Id,Amount:number,Live:boolean,Count:integer
        start -> done: return`,
    },
    {
      name: 'an output with a dot: Architect shows a property of an object so',
      flow: `action Charge out card.last4
        start -> done: return`,
    },
    {
      name: 'an imported action, whose contract is known by names only',
      flow: `action Charge in card.number stub
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a part of an object, and a part of a list',
      flow: `action Charge in card.number:pan,items[0]
        start -> done: return`,
      reports: [
        { node: null, action: 'Charge', messageId: 'nested', field: 'inputs.0.name' },
        { node: null, messageId: 'nested', field: 'inputs.1.name' },
      ],
    },
  ],
})

function codesFor(carried: { readonly [key: string]: Json }): readonly string[] {
  const design = buildFlow('action Charge\nstart -> done: return')
  const actions = design.actions.map((action) => ({ ...action, carried }))
  return lintDesign({ ...design, actions }, { rules: [contractIsFlat] }).problems.map(
    ({ id }) => id.split('/').at(-1) ?? '',
  )
}

const schema = (properties: Json): { readonly [key: string]: Json } => ({
  type: 'object',
  properties,
})

test.each([
  [
    'a flat input schema',
    { inputSchema: schema({ a: { type: 'string' }, b: { type: ['null', 'integer'] } }) },
    [],
  ],
  [
    'an object among the inputs',
    { contract: { inputSchema: schema({ card: { type: 'object' } }) } },
    ['input-not-flat'],
  ],
  ['a list of texts given out', { successSchema: schema({ ids: { type: 'array' } }) }, []],
  [
    'a list of lists given out',
    { successSchema: schema({ ids: { type: 'array', items: { type: 'array' } } }) },
    ['list-in-list'],
  ],
  ['a reference', { successSchema: schema({ id: { $ref: '#/x' } }) }, ['reference']],
] as const)('schemas of an import: %s', (_, carried, codes) => {
  // The three default actions carry the same.
  expect([...new Set(codesFor(carried))]).toEqual(codes)
})

test('a schema that is too deep is reported, however deep it is', () => {
  let deep: Json = 'end'
  for (let level = 0; level < 5000; level += 1) deep = { in: deep }
  expect(codesFor({ successSchema: deep })).toContain('too-deep')
})
