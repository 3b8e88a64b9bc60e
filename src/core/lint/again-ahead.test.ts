import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editOf, type Gesture, gestures } from '#testing/arbitrary-edits.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { declaringEdits } from '#testing/declaring-edits.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import { runMode } from '#testing/run-mode.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { PURPOSES } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'
import { lintDesign } from './lint.ts'

/** A flow of so many payments one after the other that all call the same two actions. */
function payments(count: number): Design {
  const lines = Array.from({ length: count }, (_, i) => {
    const next = i + 1 < count ? `card${i + 1}` : 'done'
    return `card${i}: collect(CC) -> expiry${i}: collect(Expiry) -> cvv${i}: collect(CVV)
cvv${i} -> token${i}: fetch -> pay${i}: pay -> thanks${i}: play("Thank you.") -> ${next}
card${i}.failure, expiry${i}.failure, cvv${i}.failure -> sorry${i}: play("Sorry.") -> done
token${i}.failure, token${i}.timeout, pay${i}.failure, pay${i}.timeout -> sorry${i}`
  })
  return buildFlow(`start -> card0\ndone: return\n${lines.join('\n')}`)
}

/** Edits that make other steps of all parts, with others between them, and their undo. */
function editsOf(design: Design, step: Gesture, undo: readonly Edit[]): readonly Edit[] {
  const { what, pick, other } = step
  const action = design.actions[pick % Math.max(design.actions.length, 1)]
  switch (what % 6) {
    case 0:
    case 1: {
      if (action === undefined) return []
      const purpose = PURPOSES[other % PURPOSES.length] ?? 'other'
      return [{ type: 'set-action', action: action.id, patch: { purpose } }]
    }
    case 2:
      return action === undefined ? [] : [{ type: 'remove-action', action: action.id }]
    case 3:
      return undo
    case 4:
      return declaringEdits(design, step, undo)
    default:
      return editOf(design, step)
  }
}

test('after edits that make most of a large flow another a pass finds what one over a design never seen finds', {
  timeout: 600_000,
}, () => {
  const design = payments(34)
  fc.assert(
    fc.property(fc.array(gestures, { maxLength: 10 }), (steps) => {
      for (const { again, anew } of lintPasses(design, steps, editsOf)) expect(again).toEqual(anew)
    }),
    { numRuns: runMode === 'nightly' ? 300 : runMode === 'quick' ? 2 : 12 },
  )
})

describe('after another purpose of the action of all payments', () => {
  const design = payments(40)
  const pay = design.actions.find(({ purpose }) => purpose === 'payment')
  const edited = after(design, {
    type: 'set-action',
    action: pay?.id ?? design.id,
    patch: { purpose: 'other' },
  } as Edit)
  const named = after(edited, {
    type: 'set-node',
    node: edited.nodes[5]?.id ?? '',
    patch: { name: 'Named' },
  } as Edit)

  /** How often a rule is asked, about a part or all of it. */
  function counting() {
    let times = 0
    const rule = defineRule({
      rule: 'counting',
      code: 'SF-CX-99',
      severity: 'info',
      group: 'caller',
      messages: { call: '“{{node}}” calls.' },
      docs: NO_DOCS,
      *checkSteps({ steps, analysis, report }) {
        times += 1
        for (const node of steps.nodes) {
          if (analysis.graph.facts(node).call === null) continue
          yield report('call', { node: node.name }, { node: node.id })
        }
      },
    })
    const check = startLinter({ rules: [rule] })
    return (one: Design) => {
      const before = times
      const { problems } = check(one)
      expect(problems).toEqual(lintDesign(structuredClone(one), { rules: [rule] }).problems)
      return times - before - 1
    }
  }

  test('a rule is asked once, about all, and about its parts when the design is given again', () => {
    const pass = counting()
    const parts = pass(design)
    expect(pass(edited)).toBe(1)
    expect(pass(edited)).toBeGreaterThan(parts / 2)
    expect(pass(named)).toBeLessThan(3)
  })

  test('nothing is asked when it is undone', () => {
    const pass = counting()
    pass(design)
    pass(edited)
    expect(pass(design)).toBe(0)
  })

  test('its parts are asked with the next edit', () => {
    const pass = counting()
    const parts = pass(design)
    pass(edited)
    expect(pass(named)).toBeGreaterThan(parts / 2)
    expect(pass(edited)).toBeLessThan(3)
  })
})

function after(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}
