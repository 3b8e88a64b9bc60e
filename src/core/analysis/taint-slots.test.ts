import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import type { NodeId } from '../base/ids.ts'
import { startLinter } from '../lint/again.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { Design, Variable } from '../model/design.ts'
import { analyse, analyseAfter, type Analysis } from './analyse.ts'
import { solutionsOf } from './solutions.ts'
import { movedSlots, type Slots } from './taint-slots.ts'

/** What an import gives: that the text is a secret is said by the field alone that it goes into. */
const FLOW = buildFlow(`on-error Failed
  variable Spare pan
  variable Words open
  action Check in Value out Answer
  start -> ask: collect(Words) -> wait: play("Please wait.")
  wait -> check: call(Check, Value=Words, into Answer=Answer) -> done: return
  task Failed
  sorry: play("Sorry.") -> gone: hangup`)

/** The same flow after its action says that it takes something else. */
function taking(design: Design, sensitivity: Sensitivity): Design {
  const actions = design.actions.map((action) => ({
    ...action,
    inputs: action.inputs.map((field) => ({ ...field, sensitivity })),
  }))
  return { ...design, actions }
}

const WORDS = FLOW.variables.find(({ name }) => name.endsWith('Words'))

function heldIn({ graph, taints }: Analysis, name: string): readonly Sensitivity[] {
  return WORDS === undefined ? [] : [...taints.of(WORDS, graph.node(name as NodeId))]
}

describe('what a variable holds becomes a secret when the field says so that it goes into', () => {
  const before = analyse(FLOW)
  const after = analyseAfter(taking(FLOW, 'pan'), FLOW)

  test('behind the step that fills it, far from the one that was edited', () => {
    expect(heldIn(before, 'wait')).toEqual([])
    expect(heldIn(after, 'wait')).toEqual(['pan'])
  })

  test('where the error handler begins, which may come from anywhere', () => {
    expect(heldIn(before, 'sorry')).toEqual([])
    expect(heldIn(after, 'sorry')).toEqual(['pan'])
  })

  test('for a check that has asked for nothing else', () => {
    const rule = ruleThatFinds(({ analysis }) => heldIn(analysis, 'wait'))
    const check = startLinter({ rules: [rule] })
    const foundIn = (design: Design) => check(design).problems.length
    expect([FLOW, taking(FLOW, 'pan'), FLOW].map(foundIn)).toEqual([0, 1, 0])
    expect([withVariable(FLOW, WORDS, { secure: true }), FLOW].map(foundIn)).toEqual([1, 0])
  })
})

describe('the bits of a variable', () => {
  const PAY = buildFlow('variable Spare pan\nstart -> token: fetch -> pay: pay -> done: return')
  const first = PAY.variables.find(({ name }) => name.endsWith('Spare'))
  const opened = withVariable(PAY, first, { secure: false, sensitivity: 'none' })
  const again = withVariable(opened, first, { secure: true, sensitivity: 'pan' })
  const [was, is, later] = [
    slotsOf(analyse(PAY)),
    slotsOf(analyseAfter(opened, PAY)),
    slotsOf(analyseAfter(again, opened)),
  ]

  test('stay where they are while another variable is opened and made secure again', () => {
    expect(first).toBeDefined()
    expect([...movedSlots(was, is)]).toEqual([first?.id])
    expect([...movedSlots(is, later)]).toEqual([first?.id])
    expect(later.width).toBe(was.width)
  })

  test('are those of no other', () => {
    for (const slots of [was, is, later]) {
      const bits = [...slots.all.values()].flatMap(bitsOf)
      expect(new Set(bits).size).toBe(bits.length)
    }
  })

  test('meant nothing else right before: the same row tells the same', () => {
    const other = withVariable(PAY, first, { sensitivity: 'cvv' })
    const now = slotsOf(analyseAfter(other, PAY))
    const taken = new Set([...was.all.values()].flatMap(bitsOf))
    for (const id of movedSlots(was, now)) {
      const slot = now.all.get(id)
      expect(slot && bitsOf(slot).filter((bit) => taken.has(bit))).toEqual([])
    }
  })
})

function slotsOf(analysis: Analysis): Slots {
  return solutionsOf(analysis).lore.slots
}

function bitsOf({ filled, classes }: { filled: number; classes: readonly unknown[] }) {
  return [filled, ...classes.map((_, i) => filled + 1 + i)]
}

function withVariable(
  design: Design,
  variable: Variable | undefined,
  patch: Partial<Variable>,
): Design {
  const variables = design.variables.map((one) =>
    one.id === variable?.id ? { ...one, ...patch } : one,
  )
  return { ...design, variables }
}
