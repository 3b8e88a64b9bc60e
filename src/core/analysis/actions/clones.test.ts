import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { isRehearsalName, rehearsalName, testClonesOf } from './clones.ts'

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

  test('of a rehearsal is known by the name that it was given', () => {
    const name = rehearsalName('Process_Payment', '3f2a')
    expect(name).toBe('TEST Process_Payment 3f2a')
    expect(isRehearsalName(name)).toBe(true)
    const { actions } = buildFlow('action Probe open\nstart -> done: return')
    const named = actions.map((action) => (action.name === 'Probe' ? { ...action, name } : action))
    expect(testClonesOf({ actions: named })).toMatchObject([
      { original: { name: 'Process_Payment' }, isInferred: true },
    ])
  })

  test.each(['TEST Process_Payment', 'Process_Payment 3f2a', 'TEST  3f2a', 'TEST Pay to me'])(
    'of a rehearsal has a mark of its own: %s has none',
    (name) => expect(isRehearsalName(name)).toBe(false),
  )

  test('has a name that an org takes, however long the original’s is', () => {
    const name = rehearsalName('x'.repeat(256), '3f2a11bc')
    expect([name.length <= 256, isRehearsalName(name)]).toEqual([true, true])
  })
})
