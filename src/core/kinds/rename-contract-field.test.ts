import { expect, test } from 'vitest'
import { payDesign } from '#testing/pay-design.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { expression } from '../model/values.ts'
import {
  type ContractSide,
  describeContractNameError,
  nodesCalling,
  renameContractField,
} from './rename-contract-field.ts'

function fetchToken(design: Design): DataAction {
  const action = design.actions.find(({ id }) => id === 'fetch-token')
  if (action === undefined) throw new Error('no action')
  return action
}

function renamed(side: ContractSide, index: number, name: string): Design {
  const design = payDesign()
  const edit = renameContractField(design, fetchToken(design), side, index, name)
  if (!edit.ok) throw new Error(describeContractNameError(edit.error))
  const applied = applyEdit(design, edit.value)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

test('the binding of a node follows an input that is renamed', () => {
  const design = renamed('inputs', 0, 'pan')
  expect(fetchToken(design).inputs[0]?.name).toBe('pan')
  expect(design.nodes.find(({ id }) => id === 'fetch')?.props['inputs']).toEqual({
    pan: expression('Task.Secure_CC'),
  })
})

test('the binding of a node follows an output that is renamed', () => {
  const design = renamed('outputs', 0, 'token')
  expect(design.nodes.find(({ id }) => id === 'fetch')?.props['outputs']).toEqual({
    token: 'Task.Token',
  })
})

test('the request follows an input that is renamed, and longer names stay', () => {
  const design = renamed('inputs', 1, 'code')
  expect(fetchToken(design).request.body).toBe(
    '{"card": "${input.cardNumber}", "cvv": "$!input.code"}',
  )
})

test('another action with a property of the same name stays', () => {
  const design = renamed('inputs', 0, 'pan')
  expect(design.nodes.find(({ id }) => id === 'pay')?.props['inputs']).toEqual({
    amount: expression('Flow.Amount'),
    token: expression('Task.Token'),
  })
})

test.each([
  ['', 'Enter a name.'],
  ['cvv', 'cvv exists already.'],
  ['orgId', 'Genesys reserves the name orgId.'],
  [
    '2nd',
    '“2nd” is not a property name: begin with a letter and use letters, digits, _ and - only.',
  ],
])('the name “%s” is refused', (name, message) => {
  const design = payDesign()
  const edit = renameContractField(design, fetchToken(design), 'inputs', 0, name)
  expect(edit.ok ? 'accepted' : describeContractNameError(edit.error)).toBe(message)
})

test('the nodes that call an action are found by their facts', () => {
  const design = payDesign()
  expect(nodesCalling(design, fetchToken(design).id).map(({ id }) => id)).toEqual(['fetch'])
})
