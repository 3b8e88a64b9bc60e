import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { testClonesOf } from './clones.ts'

const clonesIn = (lines: string) =>
  testClonesOf(buildFlow(`${lines}\nstart -> done: return`)).map(
    ({ clone, original, isInferred }) =>
      `${clone.name} of ${original.name}${isInferred ? ' by name' : ''}`,
  )

describe('a test clone', () => {
  test('says whose clone it is', () => {
    expect(clonesIn('action Anything clone Process_Payment')).toEqual([
      'Anything of Process_Payment',
    ])
  })

  test.each([
    'Process_Payment_test',
    'TestProcessPayment',
    'Copy_of_Process_Payment',
    'Process_Payment_non_secure_clone',
    'process-payment-sandbox-2',
  ])('is known by its name: %s', (name) => {
    expect(clonesIn(`action ${name} open`)).toEqual([`${name} of Process_Payment by name`])
  })

  test.each(['Process_Payment_Status', 'Test_Connection', 'Process_Payments', 'Payment_test'])(
    'is not every open action: %s',
    (name) => {
      expect(clonesIn(`action ${name} open`)).toEqual([])
    },
  )

  test('is not secure, unless it says that it is one', () => {
    expect(clonesIn('action Process_Payment_test')).toEqual([])
  })
})
