import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { analyse, analyseAfter } from './analyse.ts'
import { inferredIn, inferredOf } from './inferred.ts'

const declared = buildFlow(
  `start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay -> done: return`,
)

/** As an import is: nobody has said what anything is. */
function undeclared(design: Design): Design {
  return {
    ...design,
    variables: design.variables.map((variable) => ({ ...variable, sensitivity: 'none' })),
    actions: design.actions.map((action) => ({
      ...action,
      purpose: 'other',
      request: { ...action.request, url: '' },
    })),
  }
}

test('nothing is inferred where all is declared', () => {
  const { variables, actions } = inferredOf(declared)
  expect([...variables, ...actions]).toEqual([])
})

test('an import has its secrets and its payment inferred', () => {
  const design = undeclared(declared)
  const { variables, actions } = inferredOf(design)
  const named = (name: string) => design.variables.find((variable) => variable.name === name)?.id
  expect(variables.get(named('Task.CVV') as never)).toBe('cvv')
  expect([...actions.values()].toSorted()).toEqual(['payment', 'session-token'])
})

test('what somebody has called not sensitive is not inferred', () => {
  const design = undeclared(declared)
  const { variables } = inferredOf({
    ...design,
    actions: [],
    variables: design.variables.map((variable) => ({ ...variable, notSensitiveBecause: 'a test' })),
  })
  expect([...variables.values()]).toEqual([])
})

test('what somebody has said is for something else is taken for nothing, by the checks too', () => {
  const design = undeclared(declared)
  const denied: Design = {
    ...design,
    actions: design.actions.map((action) => ({ ...action, isForNoneOfThem: true })),
  }
  const { actions } = inferredOf(denied)
  expect([...actions]).toEqual([])
  const { payments, fetches } = analyse(denied).roles
  expect([...payments, ...fetches]).toEqual([])
})

test('it is not worked out again after an edit of a line', () => {
  const design = undeclared(declared)
  const edge = { from: 'cvv' as NodeId, output: 'failure', to: 'done' as NodeId }
  const led = applyEdit(design, { type: 'connect', edge })
  if (!led.ok) throw new Error(led.error.code)
  const before = inferredIn(analyse(design))
  expect(inferredIn(analyseAfter(led.value.design, design))).toBe(before)
})
