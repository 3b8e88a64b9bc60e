import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { addNode } from './graph-edits.ts'
import { kindOf, OPAQUE_KIND } from './registry.ts'
import {
  addTask,
  checkTaskName,
  describeTaskNameError,
  describeTaskRefusal,
  makeEntry,
  removeTask,
  renameTask,
} from './task-edits.ts'
import { doorsOf, jumpedTask } from './task-facts.ts'

const id = (name: string) => name as NodeId
const task = (name: string) => name as TaskId

/** Two tasks: the main one jumps to the other, which says goodbye. */
const two = flowGraph(
  {
    enter: 'enter',
    card: 'collect',
    'other/sorry': 'say',
    'other/bye': 'end',
    'other/lost': 'say',
  },
  ['enter.next > card', 'card.success > sorry', 'card.failure > sorry', 'sorry.next > bye'],
)

function after(design: Design, edit: Edit | null): Design {
  if (edit === null) throw new Error('No edit')
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  const { design: changed, inverse } = applied.value
  expect(applyEdit(changed, inverse)).toMatchObject({ ok: true, value: { design } })
  return changed
}

function value<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

describe('a new task', () => {
  it('has an id and a name that are free, and begins with the first node that is added', () => {
    const made = addTask(two, { name: 'other' })
    expect(made.task).toMatchObject({ id: 'task', name: 'other 2', entry: null })
    const added = after(two, made.edit)
    const kind = kindOf({ kind: 'play-audio' })
    const first = addNode(added, kind, { task: made.task.id, position: { x: 0, y: 0 } })
    expect(indexDesign(after(added, first.edit)).task(made.task.id)?.entry).toBe('play-audio')
  })

  it('stands where it is asked for', () => {
    expect(addTask(two, { at: { x: 40, y: 80 } }).task.at).toEqual({ x: 40, y: 80 })
  })

  it('leaves a task that has lost its entry without one', () => {
    const lost = after(two, { type: 'remove-node', node: id('sorry') })
    const kind = kindOf({ kind: 'play-audio' })
    const from = { from: id('lost'), output: 'next' }
    const added = addNode(lost, kind, { task: task('other'), position: { x: 0, y: 0 }, from })
    expect(indexDesign(after(lost, added.edit)).task(task('other'))?.entry).toBeNull()
  })
})

describe('the name of a task', () => {
  it('is kept without blanks around it', () => {
    const renamed = after(two, value(renameTask(two, task('other'), '  Say goodbye ')))
    expect(indexDesign(renamed).task(task('other'))?.name).toBe('Say goodbye')
  })

  it('is no other task’s, whatever its case', () => {
    const refused = checkTaskName(two, 'MAIN', task('other'))
    expect(refused).toEqual({ ok: false, error: { code: 'name-taken', name: 'main' } })
    expect(checkTaskName(two, 'Main', task('main')).ok).toBe(true)
    expect(!refused.ok && describeTaskNameError(refused.error)).toBe(
      'Another task is called “main”.',
    )
  })

  it('is not empty', () => {
    expect(renameTask(two, task('other'), ' ')).toEqual({ ok: false, error: { code: 'no-name' } })
  })
})

describe('deleting a task', () => {
  it('takes its nodes and variables along and says which jumps lead nowhere now', () => {
    const removal = value(removeTask(two, task('other')))
    expect(removal.cut.map(({ output }) => output)).toEqual(['success', 'failure'])
    const left = after(two, removal.edit)
    expect(left.tasks.map((other) => other.id)).toEqual(['main'])
    expect(left.nodes.map((node) => node.id)).toEqual(['enter', 'card'])
    expect(left.edges).toHaveLength(1)
  })

  it('is refused where the flow starts', () => {
    expect(removeTask(two, task('main'))).toEqual({
      ok: false,
      error: { code: 'flow-starts-there', task: 'main' },
    })
  })

  it('is refused where errors go on', () => {
    const handled: Design = {
      ...two,
      flow: { ...two.flow, errorHandling: { type: 'task', task: task('other') } },
    }
    const removal = removeTask(handled, task('other'))
    expect(!removal.ok && describeTaskRefusal(removal.error)).toContain('when something goes wrong')
  })

  it('is refused where a kept action calls it', () => {
    const called: Design = {
      ...two,
      tasks: two.tasks.map((t) =>
        t.id === 'other' ? { ...t, carried: { refId: 'Other "1"_11' } } : t,
      ),
      nodes: [
        ...two.nodes,
        {
          id: id('call'),
          task: task('main'),
          kind: OPAQUE_KIND.id,
          name: 'Call other',
          props: {
            ...OPAQUE_KIND.initial,
            key: 'callTask',
            body: { targetTaskRef: '/secureCall/tasks/task[Other "1"_11]' },
          },
        },
      ],
      layout: { ...two.layout, call: { x: 0, y: 0 } },
    }
    expect(removeTask(called, task('other'))).toMatchObject({
      error: { code: 'called', by: 'Call other', node: 'call' },
    })
  })
})

describe('a task that is called', () => {
  const called = buildFlow(`
    start -> ask: calltask(Ask) -> end: return
    ask.Paid -> end
    task Ask ends Paid
    more: calltask(Ask) -> paid: endtask(Paid)`)

  it('knows who calls it, but for itself', () => {
    const { callers } = doorsOf(indexDesign(called), task('Ask'))
    expect(callers.map((node) => node.id)).toEqual(['ask'])
  })

  it('can be deleted: the step then waits for another task, and leads on as it did', () => {
    const left = after(called, value(removeTask(called, task('Ask'))).edit)
    expect(left.nodes.find((node) => node.id === 'ask')?.props).toEqual({ task: null })
    expect(left.edges.filter(({ from }) => from === 'ask')).toEqual([
      { from: 'ask', output: 'default', to: 'end' },
    ])
  })

  it('is called under its new name', () => {
    const renamed = after(called, value(renameTask(called, task('Ask'), 'Other')))
    expect(doorsOf(indexDesign(renamed), task('Ask')).callers).toHaveLength(1)
  })
})

describe('the entry of a task', () => {
  it('takes the jumps along', () => {
    const changed = after(two, value(makeEntry(two, id('lost'))))
    expect(indexDesign(changed).task(task('other'))?.entry).toBe('lost')
    expect(doorsOf(indexDesign(changed), task('other')).jumps.map(({ to }) => to)).toEqual([
      'lost',
      'lost',
    ])
    expect(changed.edges).toContainEqual({ from: 'sorry', output: 'next', to: 'bye' })
  })

  it('stays as it is when it is that node already', () => {
    expect(makeEntry(two, id('sorry'))).toEqual({ ok: true, value: null })
  })

  it('is where the call comes in for the task where the flow starts', () => {
    expect(makeEntry(two, id('card'))).toMatchObject({ error: { code: 'call-comes-in' } })
  })
})

describe('in any flow', () => {
  it('a task that is deleted leaves no edge, node or variable behind, and comes back by undo', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (design, pick) => {
        const { id: chosen } = design.tasks[pick % design.tasks.length] ?? { id: task('') }
        const removal = removeTask(design, chosen)
        if (!removal.ok) return
        const left = after(design, removal.value.edit)
        expect(left.tasks).toHaveLength(design.tasks.length - 1)
        expect(left.nodes.every((node) => node.task !== chosen)).toBe(true)
        const kept = new Set(left.nodes.map((node) => node.id))
        expect(left.edges.every(({ from, to }) => kept.has(from) && kept.has(to))).toBe(true)
      }),
    )
  })

  it('a new entry leaves every jump leading to an entry that did before', () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (design, pick) => {
        const chosen = design.nodes[pick % design.nodes.length]
        const made = chosen === undefined ? null : makeEntry(design, chosen.id)
        if (made === null || !made.ok || made.value === null) return
        const lame = (other: Design) =>
          other.edges.filter((edge) => {
            const jumped = jumpedTask(indexDesign(other), edge)
            return jumped !== null && jumped.entry !== edge.to
          }).length
        expect(lame(after(design, made.value))).toBeLessThanOrEqual(lame(design))
      }),
    )
  })
})
