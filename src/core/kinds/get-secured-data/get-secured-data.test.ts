import { expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { expression, literal } from '../../model/values.ts'
import { getSecuredData } from './index.ts'

test('an action is written as it was read', () => {
  const body = {
    attributes: [{ attribute: { name: { lit: 'Reference' }, variable: 'Task.Status' } }],
    failureOutputs: { errorType: { var: 'Task.Failure_Reason' }, errorMessage: { noValue: true } },
    outputs: {
      success: { actions: [{ disconnect: { name: 'Bye' } }] },
      failure: { actions: [{ disconnect: { name: 'Sorry' } }] },
    },
  }
  expect(writtenAgain(getSecuredData, body)).toEqual(body)
})

test('it assigns what it reads on success, and why it failed on failure', () => {
  const { outputs, assigns, uses } = factsFor(getSecuredData, {
    attributes: [{ name: expression('Task.Status'), variable: 'Task.Token' }],
    errorMessageInto: 'Task.Failure_Reason',
  })
  expect(outputs.map(({ id }) => id)).toEqual(['success', 'failure'])
  expect(assigns.map(({ output, variable }) => [output, variable])).toEqual([
    ['success', 'Task.Token'],
    ['failure', 'Task.Failure_Reason'],
  ])
  expect(uses.map(({ place }) => place)).toEqual(['participant-data'])
})

test('the palette does not offer it, and its card shows what is read', () => {
  expect(getSecuredData.offered).toBe(false)
  expect(
    cardOf(getSecuredData, { attributes: [{ name: literal('Reference'), variable: '' }] }),
  ).toEqual(['Reference', 'into (choose a variable)'])
})
