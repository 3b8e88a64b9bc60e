import { describe, expect, test } from 'vitest'
import { cardOf, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { expression } from '../../model/values.ts'
import { PLACES } from '../facts.ts'
import { callData } from './index.ts'

/** As public exports have it, with an action of the small design. */
const EXPORTED = {
  processingPrompt: { noValue: true },
  timeout: { lit: { seconds: 30 } },
  category: {
    Payments: {
      dataAction: {
        Process_Payment: {
          inputs: { amount: { exp: 'Flow.Amount' }, token: { noValue: true } },
          successOutputs: { status: { var: 'Task.Status' } },
          failureOutputs: { errorMessage: { var: 'Task.Failure_Reason' } },
        },
      },
    },
  },
  outputs: {
    success: { actions: [{ disconnect: { name: 'Bye' } }] },
    timeout: { actions: [{ disconnect: { name: 'Late' } }] },
  },
}
const PROPS = {
  action: 'pay',
  inputs: { amount: expression('Flow.Amount') },
  outputs: { status: 'Task.Status' },
  failureOutputs: { errorMessage: 'Task.Failure_Reason' },
}

test('an exported call is written as it was read', () => {
  expect(writtenAgain(callData, EXPORTED)).toEqual(EXPORTED)
})

test('a call without a timeout of its own takes that of the action, which the file leaves out', () => {
  const { timeout: _, ...body } = EXPORTED
  expect(writtenAgain(callData, body)).toEqual(body)
  expect(readAs(callData, body).props['timeoutSeconds']).toBeNull()
})

describe('its inputs', () => {
  test('are read where secure variables cannot be, and what they hold leaves the flow', () => {
    const { uses } = factsFor(callData, PROPS)
    expect(uses).toEqual([
      { place: 'standard-action', field: 'inputs.amount', expression: 'Flow.Amount' },
    ])
    expect(PLACES['standard-action']).toMatchObject({ secureAllowed: false, leavesFlow: true })
  })
})

test('it is a call of an action that is not secure, with outputs on success and on failure', () => {
  const { call, assigns, outputs, seconds } = factsFor(callData, { ...PROPS, timeoutSeconds: 7 })
  expect(call).toMatchObject({ action: 'pay', secure: false, timeoutSeconds: 7 })
  expect(outputs.map(({ id }) => id)).toEqual(['success', 'failure', 'timeout'])
  expect(seconds['timeout']).toEqual({ min: 7, max: 7 })
  expect(assigns).toEqual([
    {
      output: 'success',
      variable: 'Task.Status',
      field: 'outputs.status',
      source: { type: 'call', action: 'pay', property: 'status' },
    },
    {
      output: 'failure',
      variable: 'Task.Failure_Reason',
      field: 'failureOutputs.errorMessage',
      source: { type: 'system' },
    },
  ])
})

test('the palette does not offer it, and its card shows what is called', () => {
  expect(callData.offered).toBe(false)
  expect(cardOf(callData)).toEqual(['(choose an action)'])
  expect(cardOf(callData, PROPS)[1]).toBe('into Task.Status')
})
