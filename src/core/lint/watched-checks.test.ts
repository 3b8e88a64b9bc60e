import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'

/** A start, fifty steps in a row, an end: four parts of sixteen steps. */
const LONG = `start -> ${Array.from({ length: 50 }, (_, i) => `say${i}: play`).join(' -> ')} -> done: return`

/** Which parts a rule was asked about by the last edit, told by their first steps. */
function askedAfter(
  edit: Edit | readonly Edit[],
  looks:
    | 'at its steps'
    | 'at the end'
    | 'at what leads to say22'
    | 'at names'
    | 'at whether its steps are reached'
    | 'at what is on paths',
): readonly string[] {
  const asked: string[] = []
  const rule = defineRule({
    rule: 'nosy',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { here: '{{name}}' },
    docs: NO_DOCS,
    *checkSteps({ steps, analysis, report }) {
      if (looks === 'at what is on paths') {
        asked.push(steps.reached[0]?.id ?? 'nothing')
        for (const node of steps.reached) analysis.graph.out(node)
        return
      }
      const [first] = steps.nodes
      if (first === undefined) return
      asked.push(first.id)
      if (looks === 'at the end') analysis.graph.out(analysis.graph.node('say49' as NodeId))
      if (looks === 'at what leads to say22') {
        analysis.graph.into(analysis.graph.node('say22' as NodeId))
      }
      for (const node of looks === 'at its steps' ? steps.nodes : []) analysis.graph.out(node)
      if (looks === 'at whether its steps are reached') steps.nodes.map(analysis.isReachable)
      yield report('here', { name: first.name }, { node: first.id })
    },
  })
  let design = buildFlow(LONG)
  const check = startLinter({ rules: [rule] })
  check(design)
  for (const one of [edit].flat()) {
    design = edited(design, one)
    asked.length = 0
    check(design)
  }
  return asked
}

function edited(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

function remove(id: string): Edit {
  return { type: 'remove-node', node: id as NodeId }
}

function added(index?: number): Edit {
  const node = buildFlow(LONG).nodes.find(({ id }) => id === say20)
  if (node === undefined) throw new Error('no such step')
  const copy = { ...node, id: 'added' as NodeId, name: 'Added' }
  const edit: Edit = { type: 'add-node', node: copy, position: { x: 0, y: 0 } }
  return index === undefined ? edit : { ...edit, index }
}

const REMOVED = remove('say20')
const PUT_BACK = inverseOf(REMOVED)

function inverseOf(edit: Edit): Edit {
  const applied = applyEdit(buildFlow(LONG), edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.inverse
}

const MAIN = buildFlow(LONG).tasks[0]?.id ?? ('' as TaskId)
const [say19, say20, say22, say49, done] = ['say19', 'say20', 'say22', 'say49', 'done'] as NodeId[]

describe('after an edit a rule is asked about the parts in which it has looked at what differs', () => {
  test('a line that was moved: the part of its ends', () => {
    const edit: Edit = {
      type: 'connect',
      edge: { from: say20 as NodeId, output: 'next', to: say22 as NodeId },
    }
    expect(askedAfter(edit, 'at its steps')).toEqual(['say15'])
  })

  test('a name: the part of the step, and of those next to it', () => {
    const edit: Edit = { type: 'set-node', node: say19 as NodeId, patch: { name: 'Hello' } }
    expect(askedAfter(edit, 'at its steps')).toEqual(['say15'])
  })

  test('what the flow or a task is called, and a task without steps: no part', () => {
    const name = 'Renamed'
    const edits: readonly Edit[] = [
      { type: 'set-flow', patch: { name } },
      { type: 'set-task', task: MAIN, patch: { name } },
      { type: 'add-task', task: { id: 'later' as TaskId, name, entry: null } },
    ]
    expect(edits.map((edit) => askedAfter(edit, 'at its steps'))).toEqual([[], [], []])
  })

  test('another first step: the part of both', () => {
    const patch = { entry: 'say17' as NodeId }
    const edit: Edit = { type: 'set-task', task: MAIN, patch }
    expect(askedAfter(edit, 'at whether its steps are reached')).toEqual(['start', 'say15'])
  })

  test('every part where all of them have looked at the same step', () => {
    const edit: Edit = { type: 'disconnect', from: say49 as NodeId, output: 'next' }
    expect(askedAfter(edit, 'at the end')).toHaveLength(4)
  })

  test('no part where nobody has looked', () => {
    const edit: Edit = {
      type: 'connect',
      edge: { from: say20 as NodeId, output: 'next', to: done as NodeId },
    }
    expect(askedAfter(edit, 'at the end')).toEqual([])
  })

  test('a step that is gone: the part that it stood in', () => {
    expect(askedAfter(REMOVED, 'at its steps')).toEqual(['say15'])
    expect(askedAfter(REMOVED, 'at names')).toEqual(['say15'])
  })

  test('a step that is gone: every part that has looked at what leads to the one behind it', () => {
    expect(askedAfter(remove('say21'), 'at what leads to say22')).toHaveLength(4)
    expect(askedAfter(REMOVED, 'at what leads to say22')).toEqual(['say15'])
  })

  test('a step that is put back: the part that it stood in', () => {
    expect(askedAfter([REMOVED, PUT_BACK], 'at its steps')).toEqual(['say15'])
    expect(askedAfter([REMOVED, PUT_BACK], 'at names')).toEqual(['say15'])
  })

  test('a step that comes where another has gone: the part of both', () => {
    expect(askedAfter([REMOVED, added(21)], 'at its steps')).toEqual(['say15'])
  })

  test('a step that is added at the end: the last part', () => {
    expect(askedAfter([REMOVED, added()], 'at its steps')).toEqual(['say47'])
  })

  test('every part when a step comes between two that leave no place for it', () => {
    expect(askedAfter(added(21), 'at its steps')).toHaveLength(4)
  })

  test('every part when a share of the steps is gone, as all are numbered anew', () => {
    const removals = Array.from({ length: 20 }, (_, i): Edit => remove(`say${i + 20}`))
    const parts = removals.map((_, i) => askedAfter(removals.slice(0, i + 1), 'at names').length)
    expect(parts.filter((count) => count > 1)).toHaveLength(1)
  })
})

describe('a part that no path comes to any more', () => {
  const cut: Edit = { type: 'disconnect', from: say20 as NodeId, output: 'next' }
  const line = { from: say20 as NodeId, output: 'next', to: 'say21' as NodeId }
  const rename: Edit = { type: 'set-node', node: say49 as NodeId, patch: { name: 'Hello' } }

  test('is not asked about by itself: nothing is on paths there, as in any other such part', () => {
    expect(askedAfter(cut, 'at what is on paths')).toEqual(['say15', 'nothing'])
  })

  test('is as it was when the same line leads to it again', () => {
    const back: Edit = { type: 'connect', edge: line }
    expect(askedAfter([cut, back], 'at what is on paths')).toEqual([])
    expect(askedAfter([cut, back, cut], 'at what is on paths')).toEqual([])
  })

  test('is as it was when a new step leads to it', () => {
    const toNew: Edit = { type: 'connect', edge: { ...line, to: 'added' as NodeId } }
    const onward: Edit = { type: 'connect', edge: { ...line, from: 'added' as NodeId } }
    const steps = [added(), toNew, onward]
    expect(askedAfter(steps, 'at what is on paths')).toEqual(['say15', 'say47'])
  })

  test('is asked about anew when something was written over in between', () => {
    const back: Edit = { type: 'connect', edge: line }
    expect(askedAfter([cut, rename, back], 'at what is on paths')).toHaveLength(3)
  })
})
