import { expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { expression, literal } from '../../model/values.ts'
import { PLACES } from '../facts.ts'
import { setSecuredData } from './index.ts'

const attributes = [{ name: literal('Reference'), value: expression('Task.Status') }]

test('an action is written as it was read', () => {
  const body = {
    attributes: [{ attribute: { name: { lit: 'Reference' }, value: { exp: 'Task.Status' } } }],
    failureOutputs: { errorType: { noValue: true }, errorMessage: { noValue: true } },
    outputs: { failure: { actions: [{ disconnect: { name: 'Sorry' } }] } },
  }
  expect(writtenAgain(setSecuredData, body)).toEqual(body)
})

test('what it writes leaves the flow, encrypted or not, and cannot be secure', () => {
  const { uses } = factsFor(setSecuredData, { attributes })
  expect(uses).toEqual([
    {
      place: 'participant-data',
      field: 'attributes.0.value',
      expression: 'Task.Status',
      expects: 'string',
    },
  ])
  expect(PLACES['participant-data']).toMatchObject({ secureAllowed: false, leavesFlow: true })
})

test('it may fail, and says why', () => {
  const { outputs, assigns } = factsFor(setSecuredData, { errorTypeInto: 'Task.Failure_Reason' })
  expect(outputs.map(({ id }) => id)).toEqual(['success', 'failure'])
  expect(assigns.map(({ output, variable }) => [output, variable])).toEqual([
    ['failure', 'Task.Failure_Reason'],
  ])
})

test('the palette does not offer it, and its card shows what is written', () => {
  expect(setSecuredData.offered).toBe(false)
  expect(cardOf(setSecuredData, { attributes })).toEqual(['Reference', 'is Task.Status'])
})
