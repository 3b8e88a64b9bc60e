import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'

/** A start, fifty steps in a row, an end: four parts of sixteen steps. */
const LONG = `start -> ${Array.from({ length: 50 }, (_, i) => `say${i}: play`).join(' -> ')} -> done: return`
const docs = { summary: '', why: '', source: '', fix: '', invalid: [], valid: [] }

/** Which parts a rule was asked about by the last edit, told by their first steps. */
function askedAfter(
  edit: Edit | readonly Edit[],
  looks: 'at its steps' | 'at the end' | 'at names',
): readonly string[] {
  const asked: string[] = []
  const rule = defineRule({
    rule: 'nosy',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { here: '{{name}}' },
    docs,
    *checkSteps({ steps, analysis, report }) {
      const [first] = steps.nodes
      if (first === undefined) return
      asked.push(first.id)
      if (looks === 'at the end') analysis.graph.out(analysis.graph.node('say49' as NodeId))
      for (const node of looks === 'at its steps' ? steps.nodes : []) analysis.graph.out(node)
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

  test('every part when a step is gone, as nobody has looked at what is missing', () => {
    const edit: Edit = { type: 'remove-node', node: say20 as NodeId }
    expect(askedAfter(edit, 'at names')).toHaveLength(4)
  })

  test('the part that a new step stands in, and none of those behind it', () => {
    const design = buildFlow(LONG)
    const node = design.nodes.find(({ id }) => id === say20)
    if (node === undefined) throw new Error('no such step')
    const added = { ...node, id: 'added' as NodeId, name: 'Added' }
    const edit: Edit = { type: 'add-node', node: added, position: { x: 0, y: 0 }, index: 20 }
    expect(askedAfter(edit, 'at names')).toEqual(['say15'])
  })

  test('the part of a step that has moved on because of one before it', () => {
    const design = buildFlow(LONG)
    const nodes = design.nodes.map(({ id }) => id)
    const node = design.nodes.find(({ id }) => id === say20)
    if (node === undefined) throw new Error('no such step')
    const added = { ...node, id: 'added' as NodeId, name: 'Added' }
    const insert: Edit = { type: 'add-node', node: added, position: { x: 0, y: 0 }, index: 1 }
    // From the last place of a block to the first one of the next.
    const [moved, , later] = nodes.slice(31)
    if (moved === undefined || later === undefined) throw new Error('too few steps')
    const skip: Edit = { type: 'connect', edge: { from: moved, output: 'next', to: later } }
    expect(askedAfter([insert, skip], 'at its steps')).toEqual(['say15', 'say31'])
  })
})
