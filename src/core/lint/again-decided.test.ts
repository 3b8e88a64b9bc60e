import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

/** A flow that notes in a variable how the payment went, and tells the caller by that. */
const NOTED = `action Charge in Card:pan,Amount out Status,Id payment
  start -> card: collect(CC) -> pay: call(Charge, Card=CC, Amount="10", into Status=Answer, into Id=Receipt) -> good: decide(Task.Answer == "ok") -> paid: set(State = "paid") -> tell: switch(Task.State == "paid"; Task.State == "declined") -> unclear: play("We are looking into it.") -> done: hangup
  card.failure -> done
  good.no -> no: set(State = "declined") -> tell
  pay.failure, pay.timeout -> lost: set(State = "unknown") -> tell
  tell.case-1 -> receipt: data(Receipt = Task.Receipt) -> thanks: play("Your payment was made.") -> done
  tell.case-2 -> sorry: play("Your card was declined.") -> done`

const TOLD = new Set(['SF-REL-01', 'SF-REL-08', 'SF-CON-19'])

function toldOf(design: Parameters<typeof lintDesign>[0]) {
  return lintDesign(design)
    .problems.map(({ code }) => code)
    .filter((code) => TOLD.has(code))
    .sort()
}

describe('how a payment went, noted in a variable and decided on afterwards', () => {
  test('is right where each outcome has a value of its own', () => {
    expect(toldOf(buildFlow(NOTED))).toEqual([])
  })

  test('a time-out that is noted as paid is told as such, and its receipt is not there', () => {
    const wrong = NOTED.replace('lost: set(State = "unknown")', 'lost: set(State = "paid")')
    expect(toldOf(buildFlow(wrong))).toEqual(['SF-CON-19', 'SF-REL-01', 'SF-REL-01'])
  })

  test('a time-out that is noted as declined says what nobody knows', () => {
    const wrong = NOTED.replace('lost: set(State = "unknown")', 'lost: set(State = "declined")')
    expect(toldOf(buildFlow(wrong))).toEqual(['SF-REL-08'])
  })

  test('is found after an edit of what is noted as in a design that was never seen', () => {
    const design = buildFlow(NOTED)
    const lost = design.nodes.find(({ id }) => id === 'lost')
    const check = startLinter()
    let now = design
    for (const state of ['paid', 'unknown', 'declined', 'unknown']) {
      const props = JSON.parse(JSON.stringify(lost?.props).replace('unknown', state))
      const applied = applyEdit(now, { type: 'set-node', node: 'lost' as NodeId, patch: { props } })
      if (!applied.ok) throw new Error(applied.error.code)
      now = applied.value.design
      expect(check(now)).toEqual(lintDesign(structuredClone(now)))
    }
  })

  test('is found after an edit of what decides on it', () => {
    const design = buildFlow(NOTED)
    const tell = design.nodes.find(({ id }) => id === 'tell')
    const check = startLinter()
    check(design)
    const props = JSON.parse(JSON.stringify(tell?.props).replace('declined', 'unknown'))
    const applied = applyEdit(design, {
      type: 'set-node',
      node: 'tell' as NodeId,
      patch: { props },
    })
    if (!applied.ok) throw new Error(applied.error.code)
    const edited = applied.value.design
    expect(check(edited)).toEqual(lintDesign(structuredClone(edited)))
    expect(toldOf(edited)).toEqual(['SF-REL-08'])
  })
})
