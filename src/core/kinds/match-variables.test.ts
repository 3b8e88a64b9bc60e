import { expect, test } from 'vitest'
import { payDesign } from '#testing/pay-design.ts'
import type { TaskId, VariableId } from '../base/ids.ts'
import type { ContractField, Sensitivity } from '../model/data-action.ts'
import { matchVariables } from './match-variables.ts'

const MAIN = 'main' as TaskId

function field(name: string, sensitivity: Sensitivity): ContractField {
  return { name, type: 'string', required: true, description: '', sensitivity }
}

function matches(fields: readonly ContractField[], design = payDesign()) {
  return [...matchVariables(design, MAIN, fields)].map(([name, variable]) => [name, variable.name])
}

test('a property of one sensitivity takes the only variable of the same', () => {
  expect(matches([field('number', 'pan')])).toEqual([['number', 'Task.Secure_CC']])
})

test('a property that is not sensitive takes the variable of its name, however it is spelt', () => {
  expect(matches([field('failure-reason', 'none'), field('AMOUNT', 'none')])).toEqual([
    ['failure-reason', 'Task.Failure_Reason'],
    ['AMOUNT', 'Flow.Amount'],
  ])
})

test('a name alone never gives away a secure variable', () => {
  expect(matches([field('token', 'none'), field('secureCvv', 'none')])).toEqual([])
})

test('of two variables that could be meant, none is chosen', () => {
  const design = payDesign()
  const card = design.variables.find(({ sensitivity }) => sensitivity === 'pan')
  if (card === undefined) throw new Error('no card')
  const second = { ...card, id: 'second' as VariableId, name: 'Task.Other_Card' }
  const two = { ...design, variables: [...design.variables, second] }
  expect(matches([field('number', 'pan')], two)).toEqual([])
  expect(matches([field('otherCard', 'pan')], two)).toEqual([['otherCard', 'Task.Other_Card']])
})
