import { expect, test } from 'vitest'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import { toActionInput } from './action-input.ts'
import { differingParts, textsOf } from './action-parts.ts'

const action = sessionTokenTemplate.build().actions[0]!

test('what an import carried of a contract is published with it: an output that is a list', () => {
  const lines = { type: 'array', items: { type: 'string' } }
  const imported = {
    ...action,
    carried: {
      contract: {
        output: {
          successSchema: { properties: { Lines: lines }, required: ['Session_Token', 'Lines'] },
        },
      },
    },
  }
  const { successSchema } = toActionInput(imported, 'i1').contract.output
  expect(successSchema.properties).toMatchObject({
    Session_Token: { type: 'string' },
    Lines: lines,
  })
  expect(successSchema.required).toEqual(['Lines'])
  const both = [imported, action].map((one) => textsOf(toActionInput(one, 'i1')))
  expect(differingParts(both[0]!, both[1]!)).toEqual(['contract'])
})

test('a carried property that the design has become a field of since is the design’s', () => {
  const carried = {
    contract: { output: { successSchema: { properties: { Session_Token: { type: 'array' } } } } },
  }
  expect(toActionInput({ ...action, carried }, 'i1')).toEqual(toActionInput(action, 'i1'))
})
