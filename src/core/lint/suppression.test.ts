import { describe, expect, test } from 'vitest'
import { someProblem } from '#testing/some-problem.ts'
import type { ActionId, NodeId, VariableId } from '../base/ids.ts'
import type { Problem } from './problem.ts'
import { covers, suppressionOf } from './suppression.ts'

const CVV = 'cvv' as VariableId
const AT_NODE = someProblem({ node: 'pay' as NodeId, variable: CVV, field: 'inputs.CVV' })
const AT_VARIABLE = someProblem({ variable: CVV })
const AT_ACTION = someProblem({ action: 'Pay' as ActionId, field: 'request.body' })
const AT_SETTING = someProblem({ field: 'greeting.text' })
const OF_GREETING = someProblem({ variable: CVV, field: 'greeting.text' })
const AT_TASK = someProblem({ field: 'tasks.main.variables' })
const AT_FLOW = someProblem()
const ALL = [AT_NODE, AT_VARIABLE, AT_ACTION, AT_SETTING, OF_GREETING, AT_TASK, AT_FLOW]

const coveredBy = (problem: Problem) =>
  ALL.filter((other) => covers(suppressionOf(problem, 'an exercise'), other))

describe('what is accepted of one problem', () => {
  test.each([
    ['a node', AT_NODE],
    ['a variable', AT_VARIABLE],
    ['a data action', AT_ACTION],
  ])('at %s is accepted nowhere else', (_, problem) => {
    expect(coveredBy(problem)).toEqual([problem])
    const other = { ...problem, node: problem.node && ('other' as NodeId) }
    const elsewhere = { ...other, variable: 'pan' as VariableId, action: 'Other' as ActionId }
    expect(covers(suppressionOf(problem, 'an exercise'), elsewhere)).toBe(false)
  })

  test.each([
    ['itself', AT_SETTING],
    ['a variable that it reads out', OF_GREETING],
  ])('at the greeting, of %s, is accepted of the greeting', (_, problem) => {
    expect(coveredBy(problem)).toEqual([AT_SETTING, OF_GREETING])
  })

  test('of the flow is accepted in the whole design', () => {
    expect(coveredBy(AT_FLOW)).toEqual(ALL)
  })

  test.each([
    ['initialGreeting', [AT_SETTING, OF_GREETING]],
    ['tasks.main', [AT_TASK]],
    ['tasks', [AT_TASK]],
    ['tasks.ma', []],
  ])('at the setting %s is accepted of it and what is below it', (setting, covered) => {
    const suppression = { rule: 'some-rule', node: null, setting, reason: 'an exercise' }
    expect(ALL.filter((problem) => covers(suppression, problem))).toEqual(covered)
  })

  test('of another rule covers nothing, and a code is as good as a name', () => {
    const by = (rule: string) => covers({ rule, node: null, reason: 'an exercise' }, AT_NODE)
    expect(['some-rule', 'SF-TST-01', 'other'].map(by)).toEqual([true, true, false])
  })
})
