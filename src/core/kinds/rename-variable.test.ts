import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payDesign } from '#testing/pay-design.ts'
import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { expression, NO_VALUE } from '../model/values.ts'
import { checkNodes } from './check-design.ts'
import { renameVariable } from './rename-variable.ts'
import { describeVariableNameError } from './variable-name.ts'
import { nodesUsing, usersOf } from './variable-users.ts'

const STATUS = 'task.status' as VariableId

function renamed(design: Design, variable: string, name: string): Design {
  const edit = renameVariable(design, variable as VariableId, name)
  if (!edit.ok) throw new Error(describeVariableNameError(edit.error))
  const applied = applyEdit(design, edit.value)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

function refusal(design: Design, variable: string, name: string): string {
  const edit = renameVariable(design, variable as VariableId, name)
  return edit.ok ? 'accepted' : describeVariableNameError(edit.error)
}

function node(design: Design, id: string): FlowNode {
  const found = design.nodes.find((other) => other.id === id)
  if (found === undefined) throw new Error(`no node ${id}`)
  return found
}

function withNode(design: Design, id: string, patch: Partial<FlowNode>): Design {
  return {
    ...design,
    nodes: design.nodes.map((other) => (other.id === id ? { ...other, ...patch } : other)),
  }
}

describe('renaming a variable', () => {
  test('writes the new name in conditions, values and bindings', () => {
    const design = renamed(payDesign(), STATUS, 'Task.Outcome')
    expect(node(design, 'approved').props['condition']).toBe('Lower(Task.Outcome) == "paid"')
    expect(node(design, 'pay').props['outputs']).toEqual({ status: 'Task.Outcome' })
    expect(node(design, 'note').props['attributes']).toMatchObject([
      { value: expression('Task.Outcome') },
    ])
    expect(checkNodes(design).ok).toBe(true)
    expect(JSON.stringify(design)).not.toContain('Task.Status')
  })

  test('reaches bindings that no form shows', () => {
    const design = renamed(payDesign(), 'task.failure_reason', 'Task.Why')
    expect(node(design, 'pay').props['failureOutputs']).toEqual({ errorMessage: 'Task.Why' })
    expect(node(design, 'queue').props['errorMessageInto']).toBe('Task.Why')
  })

  test('finds mentions written in another case', () => {
    const odd = withNode(payDesign(), 'approved', { props: { condition: 'TASK.STATUS == "ok"' } })
    const design = renamed(odd, STATUS, 'Task.Outcome')
    expect(node(design, 'approved').props['condition']).toBe('Task.Outcome == "ok"')
  })

  test('leaves text in quotes and longer names alone', () => {
    const condition = 'Task.Status_2 == "Task.Status" and Task.Status == ""'
    const odd = withNode(payDesign(), 'approved', { props: { condition } })
    expect(node(renamed(odd, STATUS, 'Task.S'), 'approved').props['condition']).toBe(
      'Task.Status_2 == "Task.Status" and Task.S == ""',
    )
  })

  test('reaches an expression that does not parse yet', () => {
    const odd = withNode(payDesign(), 'approved', { props: { condition: 'Task.Status ==' } })
    expect(node(renamed(odd, STATUS, 'Task.S'), 'approved').props['condition']).toBe('Task.S ==')
  })

  test('reaches properties that were carried from an import', () => {
    const odd = withNode(payDesign(), 'back', {
      carried: { info: { exp: 'Task.Status', into: [{ var: 'Task.Status' }], lit: 'Task.Status' } },
    })
    expect(node(renamed(odd, STATUS, 'Task.S'), 'back').carried).toEqual({
      info: { exp: 'Task.S', into: [{ var: 'Task.S' }], lit: 'Task.Status' },
    })
  })

  test('reaches the greeting and the initial value of another variable', () => {
    const design = payDesign()
    const [amount] = design.variables
    if (amount === undefined) throw new Error('no variable')
    const total: Variable = {
      ...amount,
      id: 'flow.total' as VariableId,
      name: 'Flow.Total',
      initial: expression('Flow.Amount * 2'),
    }
    const changed = renamed(
      {
        ...design,
        flow: {
          ...design.flow,
          greeting: { type: 'expression', text: 'ToAudioTTS(Flow.Amount)' },
        },
        variables: [...design.variables, total],
      },
      'flow.amount',
      'Flow.Sum',
    )
    expect(changed.flow.greeting).toEqual(expression('ToAudioTTS(Flow.Sum)'))
    expect(changed.variables.at(-1)?.initial).toEqual(expression('Flow.Sum * 2'))
  })

  test('leaves a variable of the same name in another task alone', () => {
    const design = payDesign()
    const other = 'other' as TaskId
    const [, first] = design.variables
    const two: Design = {
      ...design,
      tasks: [...design.tasks, { id: other, name: 'Other', entry: null }],
      nodes: [
        ...design.nodes,
        {
          id: 'again' as NodeId,
          task: other,
          kind: 'decision',
          name: 'Again',
          props: { condition: 'Task.Status == ""' },
        },
      ],
      variables: [
        ...design.variables,
        {
          ...first,
          id: 'other-status' as VariableId,
          name: 'Task.Status',
          task: other,
          type: 'string',
          secure: false,
          sensitivity: 'none',
          description: '',
          initial: NO_VALUE,
        },
      ],
    }
    const changed = renamed(two, STATUS, 'Task.Outcome')
    expect(node(changed, 'again').props['condition']).toBe('Task.Status == ""')
  })

  test('is one edit whose inverse gives back the very same design', () => {
    const design = payDesign()
    const edit = renameVariable(design, STATUS, 'Task.Outcome')
    if (!edit.ok) throw new Error('refused')
    const there = applyEdit(design, edit.value)
    if (!there.ok) throw new Error('refused')
    const back = applyEdit(there.value.design, there.value.inverse)
    expect(back.ok && back.value.design).toEqual(design)
  })

  test('there and back again changes nothing', () => {
    const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/)
    const variables = fc.constantFrom(...payDesign().variables)
    fc.assert(
      fc.property(variables, names, (variable, local) => {
        const design = payDesign()
        const name = variable.name.slice(0, 5) + local
        fc.pre(refusal(design, variable.id, name) === 'accepted')
        const there = renamed(design, variable.id, name)
        expect(renamed(there, variable.id, variable.name)).toEqual(design)
      }),
    )
  })

  test('moves a variable from its task to the flow', () => {
    const design = renamed(payDesign(), STATUS, 'Flow.Status')
    expect(design.variables.find(({ id }) => id === STATUS)).toMatchObject({
      name: 'Flow.Status',
      task: null,
    })
    expect(node(design, 'approved').props['condition']).toBe('Lower(Flow.Status) == "paid"')
  })

  test.each([
    ['Task.token', 'Task.Token exists already; upper and lower case count as the same.'],
    ['Task.', 'Enter a name.'],
    ['Status', '“Status” must begin with Flow. or Task.'],
    [
      'Task.2nd',
      '“Task.2nd” is not a name: after the prefix, begin with a letter and use letters, digits and _ only.',
    ],
    [
      'Task.a.b',
      '“Task.a.b” is not a name: after the prefix, begin with a letter and use letters, digits and _ only.',
    ],
  ])('refuses %s', (name, message) => {
    expect(refusal(payDesign(), STATUS, name)).toBe(message)
  })

  test('accepts its own name in another case', () => {
    expect(refusal(payDesign(), STATUS, 'Task.STATUS')).toBe('accepted')
  })

  test('refuses to give one task a variable that several use', () => {
    const design = payDesign()
    const used: Design = {
      ...design,
      flow: { ...design.flow, errorAudio: { type: 'expression', text: 'Flow.Amount' } },
    }
    expect(refusal(used, 'flow.amount', 'Task.Amount')).toBe(
      'Task.Amount cannot belong to one task: it is used in the flow settings, Main.',
    )
  })
})

describe('the users of a variable', () => {
  test('are the nodes that write or read it, each once', () => {
    expect(nodesUsing(payDesign(), STATUS).map(({ id }) => id)).toEqual(['pay', 'approved', 'note'])
  })

  test('name the field by which each mentions it', () => {
    expect(usersOf(payDesign(), STATUS)).toMatchObject([
      { field: 'outputs.status' },
      { field: 'condition' },
      { field: 'attributes.0.value' },
    ])
  })

  test('are none for a variable that nothing mentions', () => {
    const design = payDesign()
    const [first] = design.variables
    if (first === undefined) throw new Error('no variable')
    const idle = { ...first, id: 'idle' as VariableId, name: 'Flow.Idle' }
    expect(usersOf({ ...design, variables: [...design.variables, idle] }, idle.id)).toEqual([])
  })
})
