import { describe, expect, test } from 'vitest'
import { beforeEdit, copyOf } from '#testing/before-edit.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { isEnteredAlike, solvedBefore } from './before.ts'

type Patch = Partial<Omit<FlowNode, 'id'>>

/** Whether what variables are given is the same when a step is another one. */
function isGivenAlike(flow: Design, id: string, patch: Patch): boolean {
  const nodes = flow.nodes.map((node) => (node.id === id ? { ...node, ...patch } : node))
  return beforeEdit(flow, (design) => ({ ...design, nodes })).isGivenAlike
}

function withStep(flow: Design, id: string, patch: Patch): Design {
  return {
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === id ? { ...node, ...patch } : node)),
  }
}

const ASKING = buildFlow('start -> ask: collect(Answer, digits=4) -> done: return')

describe('what variables are given is the same', () => {
  test('when a caller is asked for other digits of what no variable takes', () => {
    const flow: Design = { ...ASKING, variables: [] }
    const props = { ...flow.nodes.find(({ id }) => id === 'ask')?.props }
    const digits = { type: 'exact', count: 6 }
    expect(isGivenAlike(flow, 'ask', { props: { ...props, digits } })).toBe(true)
    expect(isGivenAlike(ASKING, 'ask', { props: { ...props, digits } })).toBe(false)
    const ended = { type: 'range', min: 4, max: 4 }
    expect(isGivenAlike(ASKING, 'ask', { props: { ...props, digits: ended } })).toBe(false)
  })

  test('not when a caller is asked for other digits of what only digits tell to be a card', () => {
    const flow = buildFlow(`variable N secure
action Dra stub in a out r
start -> n: collect(N, digits=13-19) -> go: call(Dra, a=N, into r=R) -> done: return`)
    const props = flow.nodes.find(({ id }) => id === 'n')?.props
    const digits = { type: 'exact', count: 9 }
    expect(isGivenAlike(flow, 'n', { props: { ...props, digits } })).toBe(false)
  })

  test('not when it comes from another place: out of secured data, and no more from the keypad', () => {
    const secured = {
      kind: 'get-secured-data',
      props: {
        attributes: [{ name: { type: 'literal', value: 'a' }, variable: 'Task.Answer' }],
        errorTypeInto: '',
        errorMessageInto: '',
      },
    }
    expect(isGivenAlike(ASKING, 'ask', secured)).toBe(false)
    const keyed = buildFlow('start -> ask: collect(CC, digits=16) -> done: return')
    const attributes = [{ name: { type: 'literal', value: 'a' }, variable: 'Task.CC' }]
    const read = { kind: secured.kind, props: { ...secured.props, attributes } }
    expect(isGivenAlike(keyed, 'ask', read)).toBe(false)
    const failing = { ...secured.props, attributes: [], errorTypeInto: 'Task.Answer' }
    const flow = withStep(ASKING, 'ask', secured)
    expect(isGivenAlike(flow, 'ask', { props: { ...secured.props } })).toBe(true)
    expect(isGivenAlike(flow, 'ask', { props: failing })).toBe(false)
  })

  test('not when a step that is not modelled here has another output', () => {
    const props = {
      key: 'someAction',
      body: { successOutputs: { variable: { mention: 0 } } },
      mentions: ['Task.Answer'],
      outputs: [{ id: 'success', path: ['outputs', 'success'] }],
      goesOn: false,
    }
    const flow = withStep(ASKING, 'ask', { kind: 'opaque', props })
    const outputs = [...props.outputs, { id: 'failure', path: ['outputs', 'failure'] }]
    expect(isGivenAlike(flow, 'ask', { props: { ...props } })).toBe(true)
    expect(isGivenAlike(flow, 'ask', { props: { ...props, outputs } })).toBe(false)
  })

  test('not when the same text means another variable, in another task', () => {
    const flow = buildFlow(`variable Flow.Sum
variable Task.Part = "1"
start -> set: set(Flow.Sum = Task.Part) -> done: return
task Other
lost: return`)
    const [main, other] = flow.tasks
    const part = flow.variables.find(({ name }) => name === 'Task.Part')
    if (main === undefined || other === undefined || part === undefined) throw new Error('no task')
    const own = { ...part, task: main.id }
    const twin = { ...part, id: `${part.id}2` as typeof part.id, task: other.id }
    const two: Design = {
      ...flow,
      variables: [...flow.variables, twin].map((v) => (v === part ? own : v)),
    }
    expect(isGivenAlike(two, 'set', { comments: [] })).toBe(true)
    expect(isGivenAlike(two, 'set', { task: other.id })).toBe(false)
  })
})

test('a step that only gives, or only calls, says something', () => {
  const flow = buildFlow(
    `start -> put: set(Sum = nothing) -> call: call(Check_Limit) -> done: return`,
  )
  const silent = withStep(flow, 'call', {
    props: { ...flow.nodes.find(({ id }) => id === 'call')?.props, inputs: {}, outputs: {} },
  })
  expect(beforeEdit(silent, copyOf(silent, 'put')).isSaidAlike).toBe(false)
  expect(beforeEdit(silent, copyOf(silent, 'call')).isSaidAlike).toBe(false)
})

test('where variables have other numbers, what was solved before is not known', () => {
  const before = { ...beforeEdit(ASKING, (design) => design), changed: new Uint8Array(9) }
  expect(solvedBefore(before, ({ assigned }) => assigned)).not.toBeNull()
  expect(solvedBefore({ ...before, redeclared: null }, ({ assigned }) => assigned)).toBeNull()
  expect(solvedBefore(null, ({ assigned }) => assigned)).toBeNull()
})

describe('paths begin where they began', () => {
  const [start, other] = ASKING.nodes
  if (start === undefined || other === undefined) throw new Error('no steps')
  const root = { node: start, isErrorHandler: false }

  test('not when the error handler has a task of its own now', () => {
    const flow = buildFlow(`start -> done: return
task Retry
again: return`)
    const [, retry] = flow.tasks
    const errorHandling = { type: 'task', task: retry?.id ?? ('' as TaskId) } as const
    const set = { type: 'set-flow', patch: { errorHandling } } as const
    const before = beforeEdit(flow, set)
    expect(before.isOrderedAlike).toBe(false)
    expect(before.changed).toContain('again' as NodeId)
  })

  test.each([
    ['at another step', { ...root, node: other }],
    ['by the error handler', { ...root, isErrorHandler: true }],
    ['by what the import keeps', { ...root, isUnseen: true as const }],
  ])('not when one begins %s', (_, now) => {
    expect(isEnteredAlike([root], [root])).toBe(true)
    expect(isEnteredAlike([root], [now])).toBe(false)
  })

  test('not when one more begins somewhere, or one less', () => {
    expect(isEnteredAlike([root], [root, { ...root, node: other }])).toBe(false)
    expect(isEnteredAlike([root, { ...root, node: other }], [root])).toBe(false)
  })
})
