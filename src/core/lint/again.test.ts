import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, type Gesture, gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryCallingFlow } from '#testing/arbitrary-calling-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import { runMode } from '#testing/run-mode.ts'
import { asObject } from '../kinds/archy-values.ts'
import type { ActionId, NodeId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import type { Json } from '../model/values.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

/** Names that rules have something to say of, and some that they have not. */
const NAMES = ['', ' ', 'Renamed', 'sk_live_NoRealKey1', 'a'.repeat(300), 'Pay', 'cvv']

/** Texts that rules have something to say of, of several lengths: how long a text is spoken is time that passes. */
const TEXTS = [
  '',
  'Thank you for your payment. It was approved.',
  'Your card was not charged.',
  'Press 9 at any time, or # to go on.',
  'Your code is 4111 1111 1111 1112.',
  'word '.repeat(700),
]

/** Most of the edits change a name or a text: what such an edit leaves out must be left out rightly. */
function editsOf(design: Design, step: Gesture): readonly Edit[] {
  const node = design.nodes[step.pick % Math.max(design.nodes.length, 1)]
  if (step.what % 3 === 0 || node === undefined) return editOf(design, step)
  if (step.what % 6 === 1) return saying(design, step)
  if (step.what % 6 === 4) return sending(design, step)
  const name = NAMES[step.other % NAMES.length] ?? ''
  const rules = ['token-after-input', 'sensitive-variable-is-secure']
  return [
    { type: 'set-node', node: node.id, patch: { name } },
    { type: 'move-nodes', positions: { [node.id]: { x: step.other, y: step.pick } } },
    ...(step.other % 3 === 0
      ? [
          {
            type: 'set-suppressions' as const,
            suppressions: rules.map((rule) => ({ rule, node: null, reason: name })),
          },
        ]
      : []),
  ]
}

/** Says something else at a step that says anything. */
function saying({ nodes }: Design, { pick, other }: Gesture): readonly Edit[] {
  const speaking = nodes.filter(({ props }) => SPEECH.test(JSON.stringify(props)))
  const node = speaking[pick % Math.max(speaking.length, 1)]
  if (node === undefined) return []
  const text = `"type":"speech","text":${JSON.stringify(TEXTS[other % TEXTS.length])}`
  const props = JSON.parse(JSON.stringify(node.props).replace(SPEECH, () => text)) as Json
  return [{ type: 'set-node', node: node.id, patch: { props: asObject(props) } }]
}

/** Another body, header, reply or contract of a data action, or one that is for another gateway. */
function sending({ actions }: Design, { pick, other }: Gesture): readonly Edit[] {
  const action = actions[pick % Math.max(actions.length, 1)]
  if (action === undefined) return []
  const { id, request, response, inputs, outputs } = action
  const text = TEMPLATES[other % TEMPLATES.length] ?? ''
  const patches = [
    { request: { ...request, body: text } },
    { request: { ...request, headers: [{ name: 'Idempotency-Key', value: text }] } },
    { response: { ...response, successTemplate: text } },
    { timeoutSeconds: 1 + (other % 60) },
    { response: { ...response, translationMap: { a: text }, translationMapDefaults: {} } },
    {
      inputs: inputs.map((field, i) =>
        i === other % 3 ? { ...field, required: !field.required } : field,
      ),
    },
    {
      inputs: inputs.map((field, i) =>
        i === other % 3 ? { ...field, type: 'integer' as const } : field,
      ),
    },
    { inputs: inputs.filter((_, i) => i !== other % 3) },
    {
      outputs: [
        ...outputs,
        {
          name: 'Id',
          type: 'string' as const,
          required: false,
          description: text,
          sensitivity: 'none' as const,
        },
      ],
    },
    { gateway: other % 2 === 0 ? 'stripe' : '' },
  ]
  return patches
    .slice(other % patches.length, (other % patches.length) + 1)
    .map((patch) => ({ type: 'set-action', action: id, patch }))
}

const TEMPLATES = [
  '',
  '{"a": $input.Amount}',
  '$input',
  '#if',
  '${input.Token}',
  '$.a[0]',
  'grant_type=x',
]

const SPEECH = /"type":"speech","text":"(?:[^"\\]|\\.)*"/

test('a message that tells how long a call may take tells it anew when its time-out is another', () => {
  const design = buildFlow('start -> token: fetch -> pay: pay -> done: return')
  const check = startLinter()
  check(design)
  const [action] = design.actions
  const longer = applyEdit(design, {
    type: 'set-action',
    action: action?.id ?? ('' as ActionId),
    patch: { timeoutSeconds: 19 },
  })
  if (!longer.ok) throw new Error(longer.error.code)
  expect(check(longer.value.design)).toEqual(lintDesign(structuredClone(longer.value.design)))
})

test('whether an id tells that it was paid is asked again when the success template can leave it out', () => {
  const design = buildFlow(`action Process_Payment gateway checkout-com
start -> token: fetch -> pay: pay -> receipt: data(Id = Task.Transaction_ID) -> done: return
pay.failure -> done`)
  const check = startLinter()
  check(design)
  const pay = design.actions.find(({ purpose }) => purpose === 'payment')
  if (pay === undefined) throw new Error('no payment')
  const response = { ...pay.response, successTemplate: '#if($ok)${id}#end' }
  const chosen = applyEdit(design, { type: 'set-action', action: pay.id, patch: { response } })
  if (!chosen.ok) throw new Error(chosen.error.code)
  expect(check(chosen.value.design)).toEqual(lintDesign(structuredClone(chosen.value.design)))
})

test('a pass after one that has failed finds what a pass over a design never seen finds', () => {
  const design = buildFlow('start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return')
  let isFailing = false
  const check = startLinter(undefined, {
    flows: null,
    get actions() {
      if (isFailing) throw new Error('Bug: a test')
      return null
    },
  })
  check(design)
  const [id] = design.nodes.flatMap((node) => (node.kind === 'collect-input' ? [node.id] : []))
  const edge = { from: id ?? ('' as NodeId), output: 'success', to: 'pay' as NodeId }
  const led = applyEdit(design, { type: 'connect', edge })
  if (!led.ok) throw new Error(led.error.code)
  isFailing = true
  expect(() => check(led.value.design)).toThrow('Bug: a test')
  isFailing = false
  const patch = { name: 'Renamed' }
  const renamed = applyEdit(led.value.design, { type: 'set-node', node: edge.from, patch })
  if (!renamed.ok) throw new Error(renamed.error.code)
  expect(check(renamed.value.design)).toEqual(lintDesign(structuredClone(renamed.value.design)))
})

test('a pass after an edit finds what a pass over a design never seen finds', {
  timeout: 120_000,
}, () => {
  const flows = fc.oneof(
    { weight: 3, arbitrary: arbitraryPayFlow() },
    { weight: 1, arbitrary: arbitraryCallingFlow() },
  )
  fc.assert(
    fc.property(flows, fc.array(gestures, { maxLength: 8 }), (text, steps) => {
      for (const { again, anew } of lintPasses(buildFlow(text), steps, editsOf))
        expect(again).toEqual(anew)
    }),
    { numRuns: runMode === 'quick' ? 20 : 100 },
  )
})
