import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { followIndex } from '../model/design-index.ts'
import { analyse } from './analyse.ts'
import { beforeOf } from './before.ts'
import { followGraph } from './flow-graph.ts'
import { solutionsOf } from './solutions.ts'

const FLOW = buildFlow(`variable Note = "x"
variable Other = "y"
start -> say: play -> out: data(Note = Task.Note) -> done: return`)

function beforeEdit(edit: Edit | ((design: Design) => Design), flow = FLOW) {
  const applied = typeof edit === 'function' ? null : applyEdit(flow, edit)
  if (applied?.ok === false) throw new Error(applied.error.code)
  const design = typeof edit === 'function' ? edit(flow) : (applied?.value.design ?? flow)
  const solutions = solutionsOf(analyse(flow))
  const graph = followGraph(solutions.graph, followIndex(design, flow))
  if (graph === null) throw new Error('nothing is known of the one before')
  const { changed, ...alike } = beforeOf(solutions, graph)
  const nodes = design.nodes.filter((node) => changed[graph.placeOf(node)] === 1)
  return { ...alike, changed: nodes.map(({ id }) => id) }
}

/** A copy of a step at the end of the design, to which nothing leads. */
function copyOf(id: string): Edit {
  const node = FLOW.nodes.find((one) => one.id === id)
  if (node === undefined) throw new Error('no such step')
  const copy: FlowNode = { ...node, id: 'copy' as NodeId }
  return { type: 'add-node', node: copy, position: { x: 0, y: 0 } }
}

test('a line: its step, where it led and where it leads', () => {
  const edge = { from: 'say' as NodeId, output: 'next', to: 'done' as NodeId }
  const before = beforeEdit({ type: 'connect', edge })
  expect(before.changed).toEqual(['say', 'out', 'done'])
  expect(before).toMatchObject({ isGivenAlike: true, isSaidAlike: true })
})

test('a step from the palette says nothing more, and one that reads a variable does', () => {
  expect(beforeEdit(copyOf('say'))).toMatchObject({ isGivenAlike: true, isSaidAlike: true })
  expect(beforeEdit(copyOf('out'))).toMatchObject({ isGivenAlike: true, isSaidAlike: false })
})

test('a step that is gone: what led to it and what it led to', () => {
  const before = beforeEdit({ type: 'remove-node', node: 'say' as NodeId })
  expect(before.changed).toEqual(['start', 'out'])
  expect(before).toMatchObject({ isGivenAlike: true, isSaidAlike: true })
})

test('a step that has read a variable says nothing any more when it is gone', () => {
  const before = beforeEdit({ type: 'remove-node', node: 'out' as NodeId })
  expect(before).toMatchObject({ isGivenAlike: true, isSaidAlike: false })
})

test('a step that is edited is no longer what it was, though what it gives may be', () => {
  const patch = { carried: { note: 'Other' } }
  const before = beforeEdit({ type: 'set-node', node: 'say' as NodeId, patch })
  expect(before).toMatchObject({ isGivenAlike: true, isSaidAlike: false })
})

test('a variable that is set otherwise: the steps that mention it, and where paths begin', () => {
  const [note] = FLOW.variables
  if (note === undefined) throw new Error('no variable')
  const patch = { initial: { type: 'none' } } as const
  const before = beforeEdit({ type: 'set-variable', variable: note.id, patch })
  expect(before.changed).toEqual(['start', 'out', 'done'])
  expect(before).toMatchObject({ isGivenAlike: false, isSaidAlike: false })
})

describe('what variables are given is the same', () => {
  const GIVING =
    buildFlow(`start -> card: collect(CC, digits=16) -> ask: collect(Number, digits=4) -> set: set(Sum = Task.Number)
set -> check: call(Check_Limit, Amount=Sum, into Limit=Rest) -> done: return`)

  function isGivenAlike(id: string, change: (text: string) => string): boolean {
    const patched = GIVING.nodes.map((node) =>
      node.id === id ? { ...node, props: JSON.parse(change(JSON.stringify(node.props))) } : node,
    )
    return beforeEdit((design) => ({ ...design, nodes: patched }), GIVING).isGivenAlike
  }

  test('when a caller has more time for the same digits', () => {
    expect(isGivenAlike('ask', (text) => text.replace(/(Seconds":)\d+/, '$19'))).toBe(true)
  })

  test('when a caller is asked for other digits of what is known to be a card', () => {
    expect(isGivenAlike('card', (text) => text.replaceAll('16', '15'))).toBe(true)
  })

  test('not when a caller is asked for more digits: they tell what is keyed in', () => {
    expect(isGivenAlike('ask', (text) => text.replaceAll('4', '6'))).toBe(false)
  })

  test('not when one gets what another one got, or a value of something else', () => {
    expect(isGivenAlike('ask', (text) => text.replaceAll('Number', 'Sum'))).toBe(false)
    expect(isGivenAlike('set', (text) => text.replaceAll('Task.Number', 'Task.Rest'))).toBe(false)
    expect(isGivenAlike('set', (text) => text.replaceAll('Task.Number', 'Task.Number + 1'))).toBe(
      false,
    )
  })

  test('not when anything of a call is edited', () => {
    expect(isGivenAlike('check', (text) => text.replaceAll('Task.Sum', 'Task.Number'))).toBe(false)
  })
})

test('variables in another order, which have other numbers: nothing is known of what each of them means', () => {
  const before = beforeEdit((design) => ({
    ...design,
    variables: design.variables.toReversed(),
  }))
  expect(before).toMatchObject({ redeclared: null, isSaidAlike: false })
})

test('paths begin where they began when errors go to the task that is the first already', () => {
  const [task] = FLOW.tasks
  if (task === undefined) throw new Error('no task')
  const flow: Design['flow'] = { ...FLOW.flow, errorHandling: { type: 'task', task: task.id } }
  expect(beforeEdit((design) => ({ ...design, flow })).changed).toEqual([])
})

test('where paths begin now, and where they began, when a task has another first step', () => {
  const before = beforeEdit((design) => ({
    ...design,
    tasks: design.tasks.map((task) => ({ ...task, entry: 'say' as NodeId })),
  }))
  expect(before.changed).toEqual(['start', 'say'])
  expect(before.isSaidAlike).toBe(true)
})
