import { describe, expect, test } from 'vitest'
import { cardOf, factsFor, writtenAgain } from '#testing/kind-example.ts'
import { expression } from '../model/values.ts'
import { decryptData } from './decrypt-data/index.ts'
import { encryptData } from './encrypt-data/index.ts'
import { PLACES } from './facts.ts'

describe.each([
  [encryptData, 'dataToEncrypt', 'encryptedData'],
  [decryptData, 'dataToDecrypt', 'decryptedData'],
])('$title', (kind, from, to) => {
  const props = {
    value: expression('Task.Status'),
    into: 'Task.Token',
    errorTypeInto: 'Task.Failure_Reason',
  }

  test('is written as it was read, with the keys of the scripting SDK', () => {
    const body = {
      [from]: { exp: 'Task.Status' },
      [to]: { var: 'Task.Token' },
      failureOutputs: { errorType: { noValue: true }, errorMessage: { var: 'Task.Status' } },
      outputs: { success: { actions: [{ disconnect: { name: 'Bye' } }] } },
    }
    expect(writtenAgain(kind, body)).toEqual(body)
    expect(writtenAgain(kind, {})[to]).toEqual({ noValue: true })
  })

  test('assigns its result on success, and why it failed on failure', () => {
    const { assigns } = factsFor(kind, props)
    expect(assigns.map(({ output, variable, field }) => [output, variable, field])).toEqual([
      ['success', 'Task.Token', 'into'],
      ['failure', 'Task.Failure_Reason', 'errorTypeInto'],
    ])
  })

  test('cannot read secure variables, and hands nothing out', () => {
    expect(factsFor(kind, props).uses).toEqual([
      { place: 'encryption', field: 'value', expression: 'Task.Status' },
    ])
    expect(PLACES.encryption).toMatchObject({ secureAllowed: false, leavesFlow: false })
  })

  test('is not offered by the palette, and its card shows from where and into what', () => {
    expect(kind.offered).toBe(false)
    expect(cardOf(kind, props)).toEqual(['Task.Status', 'into Task.Token'])
    expect(cardOf(kind)).toEqual(['(no value yet)', 'into (choose a variable)'])
  })
})
