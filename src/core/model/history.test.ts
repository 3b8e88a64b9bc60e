import { describe, expect, it } from 'vitest'
import { emptyDesign } from '#testing/empty-design.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from './apply-edit.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'
import { type History, perform, redo, startHistory, undo } from './history.ts'

const task = 'task' as TaskId
const start = 'start' as NodeId
const bye = 'bye' as NodeId

const design: Design = {
  ...emptyDesign(),
  tasks: [{ id: task, name: 'Main', entry: start }],
  nodes: [
    { id: start, task, kind: 'enter-secure-flow', name: 'Enter', props: { unpack: [] } },
    { id: bye, task, kind: 'disconnect', name: 'Bye', props: {} },
  ],
  edges: [{ from: start, output: 'next', to: bye }],
  layout: { [start]: { x: 0, y: 0 }, [bye]: { x: 0, y: 96 } },
}

describe('applying an edit', () => {
  it('gives a new design and the edit that leads back to the old one', () => {
    const rename: Edit = { type: 'set-node', node: bye, patch: { name: 'Goodbye' } }
    const applied = applyEdit(design, rename)
    expect(applied.ok && applied.value.design.nodes[1]?.name).toBe('Goodbye')
    expect(applied.ok && applied.value.inverse).toEqual({
      type: 'set-node',
      node: bye,
      patch: { name: 'Bye' },
    })
    expect(design.nodes[1]?.name).toBe('Bye')
  })

  it('takes the edges of a removed node away and brings them back in their places', () => {
    const removed = applyEdit(design, { type: 'remove-node', node: start })
    if (!removed.ok) throw new Error(removed.error.code)
    expect(removed.value.design.edges).toEqual([])
    expect(removed.value.design.tasks[0]?.entry).toBeNull()
    const back = applyEdit(removed.value.design, removed.value.inverse)
    expect(back.ok && back.value.design).toEqual(design)
  })

  it('replaces the edge of an output that is connected again', () => {
    const again = applyEdit(design, {
      type: 'connect',
      edge: { from: start, output: 'next', to: start },
    })
    expect(again.ok && again.value.design.edges).toEqual([
      { from: start, output: 'next', to: start },
    ])
  })

  it('says which node is missing and changes nothing', () => {
    const lost = applyEdit(design, {
      type: 'connect',
      edge: { from: start, output: 'next', to: 'nowhere' as NodeId },
    })
    expect(lost).toEqual({
      ok: false,
      error: { code: 'no-such-item', what: 'nodes', id: 'nowhere' },
    })
  })

  it('does a batch as a whole or not at all', () => {
    const half = applyEdit(design, {
      type: 'batch',
      edits: [
        { type: 'remove-node', node: bye },
        { type: 'remove-node', node: bye },
      ],
    })
    expect(half.ok).toBe(false)
  })

  it('keeps a task that still has nodes', () => {
    const removed = applyEdit(design, { type: 'remove-task', task })
    expect(removed).toEqual({
      ok: false,
      error: { code: 'still-used', what: 'tasks', id: task, by: 'Enter' },
    })
  })
})

describe('history', () => {
  const renameTo = (name: string): Edit => ({ type: 'set-node', node: bye, patch: { name } })
  const done = (history: History, edit: Edit, key?: string): History => {
    const result = perform(history, edit, 'rename', key ?? null)
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }

  it('undoes and redoes step by step', () => {
    const two = done(done(startHistory(design), renameTo('A')), renameTo('B'))
    const one = undo(two)
    expect(one?.design.nodes[1]?.name).toBe('A')
    expect(one && redo(one)?.design).toEqual(two.design)
  })

  it('merges the steps of one gesture', () => {
    const typed = done(done(startHistory(design), renameTo('G'), 'name'), renameTo('Go'), 'name')
    expect(typed.past).toHaveLength(1)
    expect(undo(typed)?.design).toEqual(design)
  })

  it('forgets what was undone when something new is done', () => {
    const undone = undo(done(startHistory(design), renameTo('A')))
    if (undone === null) throw new Error('nothing undone')
    expect(done(undone, renameTo('B')).future).toEqual([])
  })

  it('has nothing to undo at the start', () => {
    expect(undo(startHistory(design))).toBeNull()
  })
})
