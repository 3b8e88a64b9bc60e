import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { newErrors, shapeOf } from '#testing/rule-tester.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { applyFixes } from './fix.ts'
import { lintDesign } from './lint.ts'
import { noDanglingOutput } from './rules/no-dangling-output/index.ts'
import { secureOutputIntoSecureVariable } from './rules/secure-output-into-secure-variable/index.ts'
import { sensitiveVariableIsSecure } from './rules/sensitive-variable-is-secure/index.ts'
import { tokenAfterInput } from './rules/token-after-input/index.ts'

function apply(design: Design, edits: readonly Edit[]) {
  const applied = applyEdit(design, batch(edits))
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  return applied.value
}

function places(flow: Design): readonly string[] {
  return Object.values(flow.layout)
    .map(({ x, y }) => `${x} ${y}`)
    .sort()
}

const SEED = `variable Secure_CVV cvv open
  start -> token: fetch(Secure_SessionToken) -> card: collect(Secure_CC) -> cvv: collect(Secure_CVV)
  cvv -> pay: pay(Session_Token=Secure_SessionToken, CC_Number=Secure_CC, CVV=Secure_CVV)
  pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> receipt: data(Transaction_ID = Task.Transaction_ID) -> done: return
  otherwise -> done`

/** What the examples are about; what other rules say of them is not. */
const rules = [
  tokenAfterInput,
  sensitiveVariableIsSecure,
  secureOutputIntoSecureVariable,
  noDanglingOutput,
]

describe('fixes', () => {
  test('the seed’s two mistakes are mended safely, in one go', () => {
    const { design, applied, left, edits } = applyFixes(buildFlow(SEED), { rules, safety: 'safe' })
    expect(applied.map(({ code }) => code)).toEqual(['SF-ORD-02', 'SF-SEC-01'])
    expect(left).toEqual([])
    expect(shapeOf(design)).toEqual(
      shapeOf(
        buildFlow(`variable Secure_CVV cvv secure
          start -> card: collect(Secure_CC) -> cvv: collect(Secure_CVV) -> token: fetch(Secure_SessionToken)
          token -> pay: pay(Session_Token=Secure_SessionToken, CC_Number=Secure_CC, CVV=Secure_CVV)
          pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> receipt: data(Transaction_ID = Task.Transaction_ID) -> done: return
          otherwise -> done`),
      ),
    )
    expect(apply(buildFlow(SEED), edits).design).toEqual(design)
  })

  test('the fetch takes the last place and what stood between moves up: nothing overlaps', () => {
    const before = buildFlow(SEED)
    const { design } = applyFixes(before, { rules, safety: 'safe' })
    expect(places(design)).toEqual(places(before))
    expect(design.layout['card']).toEqual(before.layout['token'])
    expect(design.layout['token']).toEqual(before.layout['cvv'])
  })

  test('where the fetch is drawn last already, and only its lines led astray, nothing is moved', () => {
    const { layout, ...rest } = buildFlow(SEED)
    const { token, card, cvv } = layout
    if (token === undefined || card === undefined || cvv === undefined) throw new Error('No places')
    const drawnLast = { ...rest, layout: { ...layout, card: token, cvv: card, token: cvv } }
    const { design, applied } = applyFixes(drawnLast, { rules, safety: 'safe' })
    expect(applied.map(({ code }) => code)).toContain('SF-ORD-02')
    expect(design.layout).toEqual(drawnLast.layout)
  })

  test('only one problem is mended when one is named', () => {
    const only = 'sensitive-variable-is-secure/cvv/Task.Secure_CVV'
    const { applied, left } = applyFixes(buildFlow(SEED), { rules, safety: 'safe', only })
    expect(applied.map(({ id }) => id)).toEqual([only])
    expect(left.map(({ code }) => code)).toEqual(['SF-ORD-02'])
  })

  test('an id that is not there changes nothing', () => {
    const design = buildFlow(SEED)
    expect(applyFixes(design, { rules, safety: 'all', only: 'x' })).toMatchObject({
      design,
      applied: [],
    })
  })

  test('what a person has to look at is left unless asked for', () => {
    const flow = buildFlow(`variable Ok boolean = true
      start -> ok: decide(Task.Ok) -> done: return`)
    expect(applyFixes(flow, { rules, safety: 'safe' }).applied).toEqual([])
    const { applied, left } = applyFixes(flow, { rules, safety: 'all' })
    expect(applied.map(({ code }) => code)).toEqual(['SF-REL-12'])
    expect(left).toEqual([])
  })

  test('what is suppressed is left alone', () => {
    const flow = buildFlow(`suppress token-after-input: an exercise
      suppress sensitive-variable-is-secure: an exercise
      ${SEED}`)
    expect(applyFixes(flow, { rules, safety: 'all' }).applied).toEqual([])
  })

  test('of two fixes of the same thing one is applied, and both problems are gone', () => {
    const flow = buildFlow(`variable Token token open
      start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> note: data(Receipt = Task.Transaction_ID) -> done: return
      otherwise -> done`)
    const { applied, left } = applyFixes(flow, { rules, safety: 'safe' })
    expect(applied.map(({ code }) => code)).toEqual(['SF-SEC-01'])
    expect(left).toEqual([])
  })
})

/** Enough to try each kind of fix; a seed that fails is printed and can be run again. */
const RUNS = 60

test('no safe fix makes an error, and each mends its problem', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), (text) => {
      const design = buildFlow(text)
      for (const { id, fix } of lintDesign(design).problems) {
        if (fix?.safety !== 'safe') continue
        const after = apply(design, fix.edits).design
        expect({ [fix.title]: newErrors(design, after) }).toEqual({ [fix.title]: [] })
        expect(lintDesign(after).problems.map((problem) => problem.id)).not.toContain(id)
      }
    }),
    { numRuns: RUNS },
  )
})

test('all safe fixes together make no error', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), (text) => {
      const design = buildFlow(text)
      expect(newErrors(design, applyFixes(design, { safety: 'safe' }).design)).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('any fix can be undone exactly', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(arbitraryPayFlow(), (text) => {
      const design = buildFlow(text)
      for (const { fix } of lintDesign(design).problems) {
        if (fix === null) continue
        const { design: after, inverse } = apply(design, fix.edits)
        expect(apply(after, [inverse]).design).toEqual(design)
      }
    }),
    { numRuns: RUNS },
  )
})
