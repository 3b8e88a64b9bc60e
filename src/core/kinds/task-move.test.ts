import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { designs } from '#testing/arbitraries.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, Variable } from '../model/design.ts'
import { NO_VALUE, expression } from '../model/values.ts'
import { refuseConnection } from './connections.ts'
import { addTask } from './task-edits.ts'
import { describeMoveRefusal, moveToTask, type TaskMove } from './task-move.ts'
import { usersOf } from './variable-users.ts'

const id = (name: string) => name as NodeId
const task = (name: string) => name as TaskId

const shape = flowGraph(
  {
    enter: 'enter',
    card: 'collect',
    ask: 'collect',
    note: 'say',
    'other/sorry': 'say',
    'other/bye': 'end',
  },
  [
    'enter.next > card',
    'card.success > ask',
    'ask.success > note',
    'note.next > sorry',
    'sorry.next > bye',
  ],
)

/** `Task.Amount` is keyed in by `card` and read by `note`; `Task.Zip` is keyed in by `ask` alone. */
const flow: Design = {
  ...shape,
  nodes: shape.nodes.map((node) => {
    if (node.id === 'card') return { ...node, props: { ...node.props, variable: 'Task.Amount' } }
    if (node.id === 'ask') return { ...node, props: { ...node.props, variable: 'Task.Zip' } }
    if (node.id !== 'note') return node
    return { ...node, props: { ...node.props, audio: { ...expression('Task.Amount') } } }
  }),
  variables: [variable('Task.Amount', 'main'), variable('Task.Zip', 'main')],
}

function variable(name: string, owner: string): Variable {
  return {
    id: `${owner}-${name}` as VariableId,
    name,
    task: task(owner),
    type: 'string',
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: NO_VALUE,
  }
}

function move(design: Design, ids: readonly string[], target: string): TaskMove {
  const moved = moveToTask(design, ids.map(id), task(target))
  if (!moved.ok) throw new Error(JSON.stringify(moved.error))
  return moved.value
}

function after(design: Design, { edit }: TaskMove): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  const { design: changed, inverse } = applied.value
  expect(applyEdit(changed, inverse)).toMatchObject({ ok: true, value: { design } })
  return changed
}

describe('moving nodes to another task', () => {
  it('makes a variable that both tasks use one of the flow, everywhere', () => {
    const moved = move(flow, ['note'], 'other')
    expect(moved.shared).toEqual([{ from: 'Task.Amount', to: 'Flow.Amount' }])
    const changed = after(flow, moved)
    expect(changed.nodes.find(({ id }) => id === 'note')).toMatchObject({
      task: 'other',
      props: { audio: { text: 'Flow.Amount' } },
    })
    expect(changed.nodes.find(({ id }) => id === 'card')?.props['variable']).toBe('Flow.Amount')
    expect(changed.variables.map(({ name, task }) => [name, task])).toEqual([
      ['Flow.Amount', null],
      ['Task.Zip', 'main'],
    ])
  })

  it('takes along a variable that only they use', () => {
    const moved = move(flow, ['ask'], 'other')
    expect(moved.shared).toEqual([])
    expect(after(flow, moved).variables.find(({ name }) => name === 'Task.Zip')?.task).toBe('other')
  })

  it('gives a variable that comes along another name where its own is taken', () => {
    const taken = { ...flow, variables: [...flow.variables, variable('Task.Zip', 'other')] }
    const changed = after(taken, move(taken, ['ask'], 'other'))
    expect(changed.nodes.find(({ id }) => id === 'ask')?.props['variable']).toBe('Task.Zip_2')
    expect(usersOf(changed, 'main-Task.Zip' as VariableId)).toHaveLength(1)
    expect(usersOf(changed, 'other-Task.Zip' as VariableId)).toHaveLength(0)
  })

  it('takes away the edges that would lead into the middle of a task, and says which', () => {
    const moved = move(flow, ['ask'], 'other')
    expect(moved.cut).toEqual([
      { from: 'card', output: 'success', to: 'ask' },
      { from: 'ask', output: 'success', to: 'note' },
    ])
    expect(after(flow, moved).edges.map(({ from }) => from)).toEqual(['enter', 'note', 'sorry'])
  })

  it('lets an empty task begin with the node that is led to, by what is a jump now', () => {
    const made = addTask(flow, { name: 'Third' })
    const added = applyEdit(flow, made.edit)
    if (!added.ok) throw new Error('no task')
    const moved = move(added.value.design, ['note', 'ask'], made.task.id)
    expect(moved.cut).toEqual([])
    const changed = after(added.value.design, moved)
    expect(indexDesign(changed).task(made.task.id)?.entry).toBe('ask')
    expect(changed.edges).toEqual(flow.edges)
  })

  it('lets a task that loses its entry begin with the node after it', () => {
    const changed = after(flow, move(flow, ['sorry'], 'main'))
    expect(indexDesign(changed).task(task('other'))?.entry).toBe('bye')
  })

  it('leaves where the call comes in', () => {
    const refused = moveToTask(flow, [id('enter')], task('other'))
    expect(!refused.ok && describeMoveRefusal(refused.error)).toContain('Where the call comes in')
    expect(after(flow, move(flow, ['enter', 'card'], 'other')).nodes[0]?.task).toBe('main')
  })

  it('is refused where a name cannot become one of the flow', () => {
    const odd: Design = {
      ...flow,
      nodes: flow.nodes.map((node) =>
        node.id === 'card' || node.id === 'ask'
          ? { ...node, props: { ...node.props, variable: 'Odd.a-b' } }
          : node,
      ),
      variables: [variable('Odd.a-b', 'main')],
    }
    expect(moveToTask(odd, [id('ask')], task('other'))).toEqual({
      ok: false,
      error: { code: 'cannot-share', variable: 'Odd.a-b' },
    })
  })
})

describe('in any flow', () => {
  it('the move is undone to the same design, and every new refusal is cut', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.array(fc.nat(30)), fc.nat(2), (design, picks, pick) => {
        const target = design.tasks[pick % design.tasks.length]?.id ?? task('')
        const chosen = picks.flatMap((n) => design.nodes[n]?.id ?? [])
        const moved = moveToTask(design, chosen, target)
        if (!moved.ok) return
        const changed = after(design, moved.value)
        const [was, is] = [indexDesign(design), indexDesign(changed)]
        const newlyRefused = changed.edges.filter(
          ({ from, to }) =>
            refuseConnection(was, from, to) === null && refuseConnection(is, from, to) !== null,
        )
        expect(newlyRefused).toEqual([])
        const outside = changed.tasks.filter(
          ({ id, entry }) => entry !== null && is.node(entry)?.task !== id,
        )
        expect(outside).toEqual([])
      }),
    )
  })

  it('every node uses the same variables as before', () => {
    fc.assert(
      fc.property(designs(), fc.array(fc.nat(12)), fc.boolean(), (design, picks, isLast) => {
        const target = (isLast ? design.tasks.at(-1) : design.tasks[0])?.id ?? task('')
        const chosen = picks.flatMap((n) => design.nodes[n]?.id ?? [])
        const moved = moveToTask(design, chosen, target)
        if (!moved.ok) return
        const changed = after(design, moved.value)
        for (const { id } of design.variables) {
          expect(places(changed, id)).toEqual(expect.arrayContaining(places(design, id)))
        }
      }),
    )
  })
})

function places(design: Design, variable: VariableId): string[] {
  return usersOf(design, variable).map((user) =>
    user.type === 'node' ? `${user.node.id}.${user.field}` : user.type,
  )
}
