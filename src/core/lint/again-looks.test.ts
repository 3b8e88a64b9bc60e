import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'
import { lintDesign } from './lint.ts'
import { publishedForm } from './published.ts'

/** Made-up digits with the check digit of a card: whatever it is said to be, it may be one. */
const READS_AS_CARD = 5_100_001_111_222_234

/** How an action that was right is made wrong by what it states of itself, and which rule says so. */
const PAYING = 'start -> token: fetch -> pay: pay -> done: return'
const WAITING =
  'start -> token: fetch -> confirm: collect(Digit, digits=1-3, wait=98) -> pay: pay -> done: return'
const CLONE = `action Charge out Id
map id = $.id
action Something out Id
map id = $.payment.id
start -> done: return`
const CALLED_CLONE = `action Something open payment in Session_Token:token out Transaction_ID
start -> token: fetch -> pay: pay(action=Something) -> done: return`
const LOOKED_UP = `action Look_Up in Id
start -> token: fetch(Token) -> look: call(Look_Up, Id=Token) -> done: return`
const RETRIED = `action Process_Payment in Idempotency_Key
start -> card: collect(CC) -> token: fetch -> pay: pay(Idempotency_Key=Call.ConversationId) -> done: return
pay.timeout -> token`

function sent(path: string, key = ''): Partial<DataAction> {
  const headers = key === '' ? [] : [{ name: 'Idempotency-Key', value: key }]
  return { request: { method: 'POST', url: `https://pay.example/${path}`, headers, body: '' } }
}

function given(path: string): Partial<DataAction> {
  const translationMap = { id: path }
  const successTemplate = '{"Transaction_ID": ${id}}'
  return { response: { translationMap, translationMapDefaults: { id: '""' }, successTemplate } }
}

test.each<[string, string, string, Partial<DataAction>, Partial<DataAction>]>([
  [
    'token-outlives-wait',
    WAITING,
    'Generate_Session_Token',
    { tokenLifetimeSeconds: 900 },
    { tokenLifetimeSeconds: 60 },
  ],
  [
    'token-headroom',
    WAITING,
    'Generate_Session_Token',
    { tokenLifetimeSeconds: 900 },
    { tokenLifetimeSeconds: 200 },
  ],
  [
    'action-timeout-fits',
    'start -> token: fetch(timeout=5) -> pay: pay(timeout=20) -> done: return',
    'Generate_Session_Token',
    { tokenLifetimeSeconds: 900 },
    { tokenLifetimeSeconds: 20 },
  ],
  [
    'token-lifetime-known',
    PAYING,
    'Generate_Session_Token',
    { tokenLifetimeSeconds: 900 },
    { tokenLifetimeSeconds: null },
  ],
  [
    'token-used-once',
    'start -> token: fetch -> deposit: pay -> fee: pay -> done: return',
    'Generate_Session_Token',
    { singleUse: false },
    { singleUse: true },
  ],
  [
    'no-secret-literal',
    PAYING,
    'Generate_Session_Token',
    { tokenLifetimeSeconds: 900 },
    { tokenLifetimeSeconds: READS_AS_CARD },
  ],
  [
    'no-secret-literal',
    `action Charge open
body {"card": "4111111111111111"}
start -> done: return`,
    'Charge',
    { secure: false },
    { secure: true },
  ],
  ['secure-action-is-secure', PAYING, 'Process_Payment', { secure: true }, { secure: false }],
  ['published-contract-fixed', PAYING, 'Process_Payment', { secure: true }, { secure: false }],
  ['clone-in-parity', CLONE, 'Something', { secure: false }, { name: 'Charge test' }],
  [
    'clone-in-parity',
    CLONE,
    'Something',
    { secure: true, name: 'Charge test' },
    { secure: false, name: 'Charge test' },
  ],
  [
    'no-test-clone-in-flow',
    CALLED_CLONE,
    'Something',
    { secure: false },
    { name: 'Process_Payment test' },
  ],
  [
    'no-test-clone-in-flow',
    CALLED_CLONE,
    'Something',
    { secure: true, name: 'Process_Payment test' },
    { secure: false },
  ],
  [
    'secure-action-is-secure',
    CALLED_CLONE,
    'Something',
    { name: 'Process_Payment test' },
    { name: 'Something' },
  ],
  ['no-secret-in-url', LOOKED_UP, 'Look_Up', sent('v1'), sent('v1/${input.Id}')],
  ['no-raw-result-out', PAYING, 'Process_Payment', given('$.id'), given('$')],
  [
    'retry-payment-idempotently',
    RETRIED,
    'Process_Payment',
    sent('v1?sum=${input.Amount}', '${input.Idempotency_Key}'),
    sent('v1?sum=${input.Amount}'),
  ],
])('%s is asked again when an action states other things of itself', (rule, ...edit) => {
  const [flow, name, right, wrong] = edit
  const design = buildFlow(flow)
  const action = design.actions.find((one) => one.name === name)
  if (action === undefined) throw new Error(`no action ${name}`)
  const published = new Map([[action.id, [publishedForm({ ...action, ...right })]]])
  const check = startLinter({ published })
  const patched = (before: Design, patch: Partial<DataAction>) => {
    const applied = applyEdit(before, { type: 'set-action', action: action.id, patch })
    if (!applied.ok) throw new Error(applied.error.code)
    return applied.value.design
  }
  const first = patched(design, right)
  const then = patched(first, wrong)
  const said = [first, then, first].map((one) => check(one).problems)
  const counts = said.map((found) => found.filter((problem) => problem.rule === rule).length)
  expect(counts).toEqual([0, counts[1], 0])
  expect(counts[1]).toBeGreaterThan(0)
  expect(said[1]).toEqual(lintDesign(structuredClone(then), { published }).problems)
})

test('what an action rule says tells the name that the action has now', () => {
  const design = buildFlow(
    'action Charge\nbody {"a": $x\nstart -> charge: call(Charge) -> done: return',
  )
  const check = startLinter()
  check(design)
  const actions = design.actions.map((action) => ({ ...action, name: 'Renamed' }))
  const messages = check({ ...design, actions }).problems.flatMap(({ action, message }) =>
    action === undefined ? [] : [message],
  )
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.filter((message) => message.includes('Charge'))).toEqual([])
})

test('whoever has gone through the tasks is asked again when one comes', () => {
  const rule = defineRule({
    rule: 'counting',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { several: 'There are several.' },
    docs: NO_DOCS,
    *check({ design, report }) {
      if (design.tasks.length > 1) yield report('several', {}, { node: null })
    },
  })
  const design = buildFlow('start -> done: return')
  const more = [...design.tasks, { id: 'later' as TaskId, name: 'Later', entry: null }]
  const check = startLinter({ rules: [rule] })
  const counts = [design.tasks, more, design.tasks].map(
    (tasks) => check({ ...design, tasks }).problems.length,
  )
  expect(counts).toEqual([0, 1, 0])
})
