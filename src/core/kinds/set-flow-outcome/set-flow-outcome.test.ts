import { expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { expression } from '../../model/values.ts'
import { setFlowOutcome } from './index.ts'

test.each([
  ['success', { flowOutcome: { name: 'Pay bill' }, flowOutcomeValue: { lit: 'SUCCESS' } }],
  [
    'an expression',
    { flowOutcome: { name: 'Pay bill' }, flowOutcomeValue: { exp: 'Task.Result' } },
  ],
  ['no outcome yet', { flowOutcome: {}, flowOutcomeValue: { lit: 'FAILURE' } }],
])('%s is written as it was read', (_, body) => {
  expect(writtenAgain(setFlowOutcome, body)).toEqual(body)
})

test('what it reports leaves the flow, and cannot be secure', () => {
  const { outputs, uses } = factsFor(setFlowOutcome, { value: expression('Task.Result') })
  expect(outputs.map(({ id }) => id)).toEqual(['next'])
  expect(uses).toEqual([{ place: 'flow-outcome', field: 'value', expression: 'Task.Result' }])
})

test('the palette does not offer it, and its card shows outcome and value', () => {
  expect(setFlowOutcome.offered).toBe(false)
  expect(cardOf(setFlowOutcome, { outcome: 'Pay bill' })).toEqual(['Pay bill', 'is "SUCCESS"'])
  expect(cardOf(setFlowOutcome)[0]).toBe('(choose an outcome)')
})
