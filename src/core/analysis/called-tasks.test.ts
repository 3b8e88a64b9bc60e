import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { analyse, analyseAfter } from './analyse.ts'
import { writeOutCalls, writeOutCallsAfter } from './called-tasks.ts'
import { followDesign } from './followed-design.ts'
import { solutionsOf } from './solutions.ts'
import { originalIds } from './written-ids.ts'

const FLOW = buildFlow(`
  variable Flow.Ok boolean = true
  start -> one: calltask(Ask) -> say: play("Hello.") -> two: calltask(Ask) -> end: return
  task Ask
  sure: decide(Flow.Ok) -> in: calltask(Wait) -> read: play("Thanks.") -> back: endtask
  sure.no -> back
  task Wait
  wait: play("One moment.") -> over: endtask
`)

function edited(design: Design, ...edits: readonly Edit[]): Design {
  let now = design
  for (const edit of edits) {
    const applied = applyEdit(now, edit)
    if (!applied.ok) throw new Error(applied.error.code)
    now = applied.value.design
  }
  return now
}

function lineTo(from: string, output: string, to: string): Edit {
  return { type: 'connect', edge: { from: from as NodeId, output, to: to as NodeId } }
}

/** The nodes and the lines that are not the same objects as before the edits. */
function othersAfter(...edits: readonly Edit[]) {
  const before = writeOutCalls(FLOW).design
  const { design } = writeOutCallsAfter(edited(FLOW, ...edits), FLOW)
  const isNew = <T>(items: readonly T[]) => {
    const known = new Set(items)
    return (item: T) => !known.has(item)
  }
  return {
    nodes: design.nodes.filter(isNew(before.nodes)).map(({ id }) => originalIds(id)),
    edges: design.edges.filter(isNew(before.edges)).map(({ from, to }) => [from, to] as const),
    ids: new Set(design.nodes.map(({ id }) => id)),
    idsBefore: new Set(before.nodes.map(({ id }) => id)),
  }
}

describe('what an edit leaves as it is stays the same object where calls are written out', () => {
  test('nothing is another one when nothing is edited that stands there', () => {
    const named = edited(FLOW, { type: 'set-flow', patch: { name: 'Other' } })
    const before = writeOutCalls(FLOW).design
    const { design } = writeOutCallsAfter(named, FLOW)
    expect(design.flow.name).toBe('Other')
    expect(design.nodes).toBe(before.nodes)
    expect(design.edges).toBe(before.edges)
  })

  test('all but a step of a called task, which is another one in every call', () => {
    const read: Edit = { type: 'set-node', node: 'read' as NodeId, patch: { carried: { a: 1 } } }
    const { nodes, edges } = othersAfter(read)
    expect(nodes).toEqual(['read', 'read'])
    expect(edges).toEqual([])
  })

  test('all steps, when a line leads elsewhere', () => {
    const { nodes, edges } = othersAfter(lineTo('sure', 'no', 'read'))
    expect(nodes).toEqual([])
    expect(edges.map((ends) => ends.map(originalIds))).toEqual([
      ['sure', 'read'],
      ['sure', 'read'],
    ])
  })

  test('the steps of one call, when nothing comes by another one any more', () => {
    const { nodes, ids, idsBefore } = othersAfter(lineTo('start', 'next', 'say'))
    expect(nodes).toEqual(['one'])
    expect([...ids].filter((id) => !idsBefore.has(id))).toEqual([])
  })
})

describe('what is known of paths stays known', () => {
  const isFollowed = (...edits: readonly Edit[]) => {
    const last = writeOutCalls(FLOW).design
    analyse(last)
    const now = writeOutCallsAfter(edited(FLOW, ...edits), FLOW).design
    return solutionsOf(analyseAfter(now, last)).others !== null
  }
  const added: Edit = {
    type: 'add-node',
    node: {
      id: 'more' as NodeId,
      task: 'Ask' as TaskId,
      kind: 'play-audio',
      name: 'More',
      props: { audio: { type: 'speech', text: 'More.' } },
    },
    position: { x: 0, y: 0 },
  }

  test('when a step is put into a called task', () => {
    const into = [lineTo('read', 'next', 'more'), lineTo('more', 'next', 'back')]
    expect(isFollowed(added, ...into)).toBe(true)
  })

  test('when one is removed from it', () => {
    expect(isFollowed({ type: 'remove-node', node: 'read' as NodeId })).toBe(true)
  })

  test('when the way past a call within it is another one', () => {
    expect(isFollowed(lineTo('sure', 'no', 'read'))).toBe(true)
  })
})

test('what a step says is written over in every call of its task', () => {
  const follow = followDesign()
  const first = follow(FLOW, null)
  const { nodes } = writeOutCalls(first.design).design
  const audio = { type: 'speech', text: 'One more moment.' }
  const said = edited(FLOW, {
    type: 'set-node',
    node: 'wait' as NodeId,
    patch: { props: { audio } },
  })
  const { design, change } = follow(said, first)
  const after = writeOutCalls(design).design
  const waiting = after.nodes.filter(({ id }) => originalIds(id) === 'wait')
  expect(waiting.map(({ props }) => props['audio'])).toEqual([audio, audio])
  expect(after.nodes.every((node, i) => node === nodes[i])).toBe(true)
  expect(change?.nodes.map((at) => after.nodes[at])).toEqual(waiting)
  const { graph } = analyse(after)
  const texts = waiting.map((node) => graph.facts(node).says?.map((said) => said.audio))
  expect(texts).toEqual([[audio], [audio]])
})
