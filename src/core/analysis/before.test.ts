import { describe, expect, test } from 'vitest'
import { beforeEdit as beforeEditOf, copyOf as copyIn } from '#testing/before-edit.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'

const FLOW = buildFlow(`variable Note = "x"
variable Other = "y"
start -> say: play -> out: data(Note = Task.Note) -> done: return`)

const SETTING = buildFlow('start -> set: set(Sum = "1") -> done: return')

const beforeEdit = (edit: Edit | ((design: Design) => Design), flow = FLOW) =>
  beforeEditOf(flow, edit)
const copyOf = (id: string, flow = FLOW) => copyIn(flow, id)

test('a line: its step, where it led and where it leads', () => {
  const edge = { from: 'say' as NodeId, output: 'next', to: 'done' as NodeId }
  const before = beforeEdit({ type: 'connect', edge })
  expect(before.changed).toEqual(['say', 'out', 'done'])
  expect(before).toMatchObject({ isGivenAlike: true, isSaidAlike: true })
})

test('a line from a step that reads a variable: what it reads is the same', () => {
  const edge = { from: 'out' as NodeId, output: 'next', to: 'say' as NodeId }
  expect(beforeEdit({ type: 'connect', edge })).toMatchObject({
    isSaidAlike: true,
    isOrderedAlike: false,
  })
})

test('a step that is edited leaves the order of steps as it is, and one that is added does not', () => {
  const patch = { carried: { note: 'Other' } }
  const edited = beforeEdit({ type: 'set-node', node: 'say' as NodeId, patch })
  expect(edited.isOrderedAlike).toBe(true)
  expect(beforeEdit(copyOf('say')).isOrderedAlike).toBe(false)
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

  function isGivenAlike(id: string, change: (text: string) => string, flow = GIVING): boolean {
    const nodes = flow.nodes.map((node) =>
      node.id === id ? { ...node, props: JSON.parse(change(JSON.stringify(node.props))) } : node,
    )
    return beforeEdit((design) => ({ ...design, nodes }), flow).isGivenAlike
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

  test('not when a step gives one more value, gives none any more, or is another kind of step', () => {
    const more = ', {"type":"string","variable":"Task.More","value":{"type":"none"}}]'
    expect(isGivenAlike('set', (text) => text.replace(/\](?=[^\]]*$)/, more))).toBe(false)
    expect(isGivenAlike('set', (text) => text.replace(/\[.*\]/, '[]'))).toBe(false)
    expect(beforeEdit(copyOf('set', GIVING), GIVING).isGivenAlike).toBe(false)
    expect(beforeEdit({ type: 'remove-node', node: 'set' as NodeId }, GIVING).isGivenAlike).toBe(
      false,
    )
  })

  test('not when a caller is asked for other digits in any respect', () => {
    const digits = (what: string) => (text: string) =>
      text.replace(/"digits":\{[^}]*\}/, `"digits":${what}`)
    const ranged = GIVING.nodes.map((node) =>
      node.id === 'ask'
        ? { ...node, props: { ...node.props, digits: { type: 'range', min: 3, max: 4 } } }
        : node,
    )
    const flow = { ...GIVING, nodes: ranged }
    const isAlike = (what: string) => isGivenAlike('ask', digits(what), flow)
    expect(isAlike('{"type":"range","min":3,"max":4}')).toBe(true)
    expect(isAlike('{"type":"range","min":2,"max":4}')).toBe(false)
    expect(isAlike('{"type":"range","min":3,"max":5}')).toBe(false)
    expect(isAlike('{"type":"exact","count":4}')).toBe(false)
  })

  test('not when a call that gives nothing comes or goes: it may tell what it is given', () => {
    const silent = GIVING.nodes.map((node) =>
      node.id === 'check' ? { ...node, props: { ...node.props, outputs: {} } } : node,
    )
    const flow = { ...GIVING, nodes: silent }
    expect(beforeEdit(copyOf('check', flow), flow).isGivenAlike).toBe(false)
    const gone: Edit = { type: 'remove-node', node: 'check' as NodeId }
    expect(beforeEdit(gone, flow).isGivenAlike).toBe(false)
  })

  test('not when an action is another one, though no step is: nothing is known of what variables hold', () => {
    const before = beforeEdit((design) => {
      const actions = design.actions.map((action) => ({ ...action, purpose: 'other' as const }))
      return { ...design, actions }
    }, FLOW)
    expect(before).toMatchObject({ isGivenAlike: false, isSaidAlike: false, declared: null })
    expect(before.changed).toEqual([])
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
  expect(before).toMatchObject({ isSaidAlike: true, isOrderedAlike: false })
})

test('what variables are declared as, where nothing else differs of what they are given', () => {
  const [note] = FLOW.variables
  if (note === undefined) throw new Error('no variable')
  const set: Edit = { type: 'set-variable', variable: note.id, patch: { secure: true } }
  expect(beforeEdit(set).declared).toHaveLength(1)
  const given = beforeEdit(copyOf('set', SETTING), SETTING)
  expect(given).toMatchObject({ isGivenAlike: false, declared: null })
})

test('a call of a task that ends in another way is left by other outputs', () => {
  const calling = buildFlow(`start -> ask: calltask(Ask) -> done: return
task Ask ends Done
end: endtask(Done)`)
  const before = beforeEdit((design) => {
    const tasks = design.tasks.map((task) =>
      task.name === 'Ask' ? { ...task, outputPaths: ['Done', 'Given up'] } : task,
    )
    return { ...design, tasks }
  }, calling)
  expect(before).toMatchObject({ isSaidAlike: false })
})
