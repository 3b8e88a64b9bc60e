import { describe, expect, test } from 'vitest'
import { cardOf, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { expression, literal, speech } from '../model/values.ts'
import { transferToGroup } from './transfer-to-group/index.ts'
import { transferToNumber } from './transfer-to-number/index.ts'
import { transferToUser } from './transfer-to-user/index.ts'

const NO_FAILURE = { errorType: { noValue: true }, errorMessage: { noValue: true } }

describe.each([
  [
    transferToNumber,
    'string',
    'targetNumber',
    { lit: '+15551234567' },
    '+15551234567',
    'choose a number',
  ],
  [transferToUser, 'user', 'targetUser', { lit: { name: 'Ada' } }, 'Ada', 'choose a user'],
  [
    transferToGroup,
    'group',
    'targetGroup',
    { lit: { name: 'Billing' } },
    'Billing',
    'choose a group',
  ],
] as const)('$title', (kind, expects, key, target, name, missing) => {
  const body = {
    [key]: target,
    connectTimeout: { lit: { seconds: 15 } },
    preTransferAudio: { tts: 'One moment.' },
    failureTransferAudio: { noValue: true },
    failureOutputs: { errorType: { var: 'Task.Status' }, errorMessage: { noValue: true } },
    outputs: { failure: { actions: [{ disconnect: { name: 'Bye' } }] } },
  }

  test('is written as it was read', () => {
    expect(writtenAgain(kind, body)).toEqual(body)
    expect(readAs(kind, body).props['target']).toEqual(literal(name))
  })

  test('names its target by an expression, or not yet', () => {
    const written = writtenAgain(kind, { ...body, [key]: { exp: 'Task.Target' } })
    expect(written[key]).toEqual({ exp: 'Task.Target' })
    expect(writtenAgain(kind, {})).toEqual({
      [key]: { noValue: true },
      connectTimeout: { noValue: true },
      preTransferAudio: { noValue: true },
      failureTransferAudio: { noValue: true },
      failureOutputs: NO_FAILURE,
    })
  })

  test('ends the path when it works, and goes on by failure only', () => {
    const { ends, outputs, involvesCaller } = factsFor(kind)
    expect(ends).toBe('transfer')
    expect(outputs.map(({ id }) => id)).toEqual(['failure'])
    expect(involvesCaller).toBe(true)
  })

  test('hands its target out, which secure variables cannot be part of', () => {
    expect(factsFor(kind, { target: expression('Task.Target') }).uses).toEqual([
      { place: 'transfer', field: 'target', expression: 'Task.Target', expects },
    ])
  })

  test('says on failure why', () => {
    const { assigns } = factsFor(kind, { errorTypeInto: 'Task.Status' })
    expect(assigns).toEqual([
      {
        output: 'failure',
        variable: 'Task.Status',
        field: 'errorTypeInto',
        source: { type: 'system' },
      },
    ])
  })

  test.each([
    ['its own time', { connectSeconds: 15 }, 15],
    ['a minute when nothing is said', {}, 60],
    [
      'what the caller hears besides',
      { connectSeconds: 0, beforeAudio: speech('x'.repeat(30)) },
      2,
    ],
  ])('fails at the latest after %s', (_, props, max) => {
    expect(factsFor(kind, props).seconds['failure']).toEqual({ min: 0, max })
  })

  test('shows on its card whom it rings', () => {
    expect(cardOf(kind, { target: literal(name) })).toEqual([`to "${name}"`])
    expect(cardOf(kind)).toEqual([`to (${missing})`])
  })
})
