import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { passesFindTheSame, TEMPLATE_DESIGNS } from '#testing/lint-law.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'

/** As an import is in whose language no name says anything: all that is known is what is done with it. */
function nameless(design: Design): Design {
  const { variables, actions } = design
  const fields = actions.flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
  const names = [...new Set([...variables, ...fields].map(({ name }) => name))]
  const renamed = names.reduce((text, name, i) => {
    const prefix = /^(Task|Flow)\./.exec(name)?.[0] ?? ''
    return text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${prefix}n${i}`)
  }, JSON.stringify(design))
  const read = JSON.parse(renamed) as Design
  const undeclared = { sensitivity: 'none' } as const
  return {
    ...read,
    variables: read.variables.map((variable) => ({ ...variable, ...undeclared })),
    actions: read.actions.map((action) => ({
      ...action,
      purpose: 'other',
      inputs: action.inputs.map((field) => ({ ...field, ...undeclared })),
      outputs: action.outputs.map((field) => ({ ...field, ...undeclared })),
      request: { ...action.request, url: '' },
    })),
  }
}

/** What classes are inferred from: how many digits are keyed in, what is secure, what goes to a call, its name. */
function usingEdits(design: Design, gesture: Gesture): readonly Edit[] {
  const { what, pick, other } = gesture
  const variable = design.variables[other % Math.max(design.variables.length, 1)]
  const action = design.actions[other % Math.max(design.actions.length, 1)]
  const inputs = design.nodes.filter(({ props }) => 'digits' in props)
  const input = inputs[pick % Math.max(inputs.length, 1)]
  const calls = design.nodes.filter(({ props }) => 'inputs' in props)
  const call = calls[pick % Math.max(calls.length, 1)]
  switch (what % 6) {
    case 0: {
      const digits =
        [
          { type: 'range', min: 13, max: 19, terminator: '#' },
          { type: 'exact', count: 16 },
          { type: 'range', min: 3, max: 4, terminator: '#' },
          { type: 'exact', count: 4 },
        ][other % 4] ?? {}
      if (input === undefined) return []
      return [{ type: 'set-node', node: input.id, patch: { props: { ...input.props, digits } } }]
    }
    case 1: {
      if (input === undefined || variable === undefined) return []
      const props = { ...input.props, variable: variable.name }
      return [{ type: 'set-node', node: input.id, patch: { props } }]
    }
    case 2:
      if (variable === undefined) return []
      return [{ type: 'set-variable', variable: variable.id, patch: { secure: pick % 2 === 0 } }]
    case 3: {
      if (call === undefined || variable === undefined) return []
      const values = Object.entries(call.props['inputs'] ?? {})
      const [name = 'n0'] = values[other % Math.max(values.length, 1)] ?? []
      const value = { type: 'expression', text: variable.name }
      const props = { ...call.props, inputs: { ...Object.fromEntries(values), [name]: value } }
      return [{ type: 'set-node', node: call.id, patch: { props } }]
    }
    case 4: {
      if (action === undefined) return []
      const name = pick % 2 === 0 ? 'Ny session' : 'Ny'
      return [{ type: 'set-action', action: action.id, patch: { name } }]
    }
    default:
      return editOf(design, gesture)
  }
}

passesFindTheSame('change what things are used for', usingEdits, {
  designs: [['a flow whose names say nothing', fc.constantFrom(...TEMPLATE_DESIGNS.map(nameless))]],
})

test('the class of a variable is another one when another variable of its calls takes other digits', () => {
  const rule = ruleThatFinds(({ design: { variables }, analysis }) =>
    variables
      .filter((one) => one.name === 'Task.K' && analysis.classOf(one).sensitivity === 'cvv')
      .map(({ name }) => name),
  )
  const design = buildFlow(`variable N secure
variable K secure
action Dra stub in a,c out r
start -> n: collect(N, digits=13-19) -> k: collect(K, digits=3-4) -> go: call(Dra, a=N, c=K, into r=R) -> done: return`)
  const check = startLinter({ rules: [rule] })
  const props = design.nodes.find(({ id }) => id === 'n')?.props ?? {}
  const other = { ...props, digits: { type: 'exact', count: 9 } }
  const edit = { type: 'set-node', node: 'n' as NodeId, patch: { props: other } } as const
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  const counts = [design, applied.value.design, design].map((one) => check(one).problems.length)
  expect(counts).toEqual([1, 0, 1])
})

test('an inferred payment is one no more when it is said to be for something else, and one again', () => {
  const roles = ruleThatFinds(({ analysis }) => analysis.roles.payments.map(({ node }) => node.id))
  const { actions, ...design } = buildFlow(
    'start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
  )
  const check = startLinter({ rules: [roles] })
  const paying = (said: Pick<DataAction, 'isForNoneOfThem'>) => {
    const stubs = actions.map((action) => ({
      ...action,
      purpose: 'other' as const,
      request: { ...action.request, url: '' },
      ...said,
    }))
    return check({ ...design, actions: stubs }).problems.length
  }
  expect([{}, { isForNoneOfThem: true } as const, {}].map(paying)).toEqual([1, 0, 1])
})
