import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { runMode } from '#testing/run-mode.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'
import { publishedForm } from './published.ts'
import { RULES } from './registry.ts'

/** What people do to the contract of an action and to what it is. Rules have something to say of these names. */
const PATCHES: Readonly<Record<string, (action: DataAction) => Partial<DataAction>>> = {
  'optional inputs': each('inputs', (field) => ({ required: !field.required })),
  'other types of inputs': each('inputs', otherType),
  'other types of outputs': each('outputs', otherType),
  'a key in a description': each('inputs', () => ({ description: 'sk_live_NoRealKey1234567890' })),
  'an input for the CVV': ({ inputs }) => ({ inputs: [...inputs, field('CVV')] }),
  'an input without a name': ({ inputs }) => ({ inputs: [field(''), ...inputs] }),
  'an input with a hyphen': ({ inputs }) => ({ inputs: [...inputs, field('a-b')] }),
  'an output for a receipt': ({ outputs }) => ({ outputs: [field('Transaction_ID'), ...outputs] }),
  'an output for a status': ({ outputs }) => ({ outputs: [...outputs, field('Status')] }),
  'no first input': ({ inputs }) => ({ inputs: inputs.slice(1) }),
  'no first output': ({ outputs }) => ({ outputs: outputs.slice(1) }),
  'an input called otherwise': each('inputs', (_, i) => (i === 0 ? { name: 'Other' } : {})),
  'outputs in another order': ({ outputs }) => ({ outputs: outputs.toReversed() }),
  'another gateway': () => ({ gateway: 'stripe' }),
  'the life that a gateway tells': () => ({ gateway: 'spreedly', tokenLifetimeSeconds: null }),
  'a host of a gateway': ({ request }) => ({
    request: { ...request, url: 'https://api.stripe.com/v1/charges' },
  }),
  'what an import carries': () => ({
    carried: { inputSchema: { properties: { a: { type: 'object', properties: {} } } } },
  }),
  'another purpose': ({ purpose }) => ({ purpose: purpose === 'payment' ? 'other' : 'payment' }),
}

/** Each rule has flows of its own: every patch is tried in some of them, in a nightly run in all. */
const EVERY = runMode === 'nightly' ? 1 : runMode === 'quick' ? 19 : 6

describe.each(RULES.map((rule, i) => [rule.rule, rule, i] as const))('in a flow of %s', (...of) => {
  test('a pass after another contract finds what a pass over a design never seen finds', () => {
    const [, rule, turn] = of
    for (const { flow } of [rule.docs.invalid[0], rule.docs.valid[0]].filter((one) => !!one)) {
      const design = buildFlow(flow)
      const [first] = design.actions
      const published = new Map(design.actions.map((one) => [one.id, [publishedForm(one)]]))
      const check = startLinter({ published })
      const right = check(design)
      const patches = Object.entries({ ...PATCHES, 'a clone': cloneOf(first) })
      for (const { id } of design.actions) {
        for (const [what, patchOf] of patches.filter((_, i) => (i + turn) % EVERY === 0)) {
          const edited = patched(design, id, patchOf)
          const anew = lintDesign(structuredClone(edited), { published })
          expect(check(edited), `${id}: ${what}`).toEqual(anew)
          expect(check(design), `back from ${id}: ${what}`).toEqual(right)
        }
      }
    }
  })
})

test('what a fetch returns is a token no more where it returns another text as well, and again where it does not', () => {
  const design = buildFlow(`action Get session-token out value
variable Reply open
start -> get: call(Get, into value=Reply) -> done: return`)
  const check = startLinter()
  const right = check(design)
  const codes = (found: typeof right) => new Set(found.problems.map(({ code }) => code))
  expect(codes(right)).toContain('SF-SEC-09')
  const edited = patched(design, 'Get' as DataAction['id'], ({ outputs }) => ({
    outputs: [...outputs, field('other')],
  }))
  const later = check(edited)
  expect(codes(later)).not.toContain('SF-SEC-09')
  expect(later).toEqual(lintDesign(structuredClone(edited)))
  expect(check(design)).toEqual(right)
})

function patched(
  design: Design,
  id: DataAction['id'],
  patchOf: (action: DataAction) => Partial<DataAction>,
): Design {
  const action = design.actions.find((one) => one.id === id)
  if (action === undefined) throw new Error(`no action ${id}`)
  const applied = applyEdit(design, { type: 'set-action', action: id, patch: patchOf(action) })
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

function cloneOf(first: DataAction | undefined): (action: DataAction) => Partial<DataAction> {
  return ({ id, secure }) =>
    first === undefined || first.id === id ? {} : { cloneOf: first.id, secure: !secure }
}

function field(name: string): ContractField {
  return { name, type: 'string', required: true, description: '', sensitivity: 'none' }
}

function each(
  side: 'inputs' | 'outputs',
  patchOf: (field: ContractField, i: number) => Partial<ContractField>,
): (action: DataAction) => Partial<DataAction> {
  return (action) => ({ [side]: action[side].map((one, i) => ({ ...one, ...patchOf(one, i) })) })
}

function otherType({ type }: ContractField): Partial<ContractField> {
  return { type: type === 'string' ? 'integer' : 'string' }
}
