import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { writeOutCalls } from '../analysis/called-tasks.ts'
import { originalIds } from '../analysis/written-ids.ts'
import type { Design } from '../model/design.ts'
import { findProblems } from './lint.ts'
import { RULES } from './registry.ts'

/** A payment that is right, in a task that is called so many times in a row. `before` is a step before a call. */
function payments(times: number, before: (call: number) => string = () => ''): Design {
  const calls = Array.from({ length: times }, (_, i) => `${before(i)}c${i}: calltask(Pay)`)
  return buildFlow(`
    variable Flow.CC pan
    variable Flow.Token token
    variable Flow.Amount
    start -> sum: set(Flow.Amount = "10.00") -> ${calls.join(' -> ')} -> done: return
    task Pay
    say: play(ToAudioTTS(Flow.Amount)) -> card: collect(Flow.CC) -> token: fetch(Flow.Token)
    token -> pay: pay(Session_Token=Flow.Token, CC_Number=Flow.CC) -> forget: set(Flow.CC = "") -> over: endtask
    card.failure, token.failure, token.timeout, pay.failure, pay.timeout -> forget
  `)
}

/** What some rules say of steps, a line each. */
function found(design: Design, ...rules: readonly string[]): readonly string[] {
  const asked = RULES.filter(({ rule }) => rules.includes(rule))
  return findProblems(design, { rules: asked }).map(({ rule, node }) => `${rule} ${node}`)
}

const RULES_OF_PATHS = [
  'set-before-read',
  'token-before-payment',
  'token-after-input',
  'token-used-once',
  'no-unbounded-wait-with-token',
  'action-limit',
  'flow-well-formed',
  'every-path-exits-rightly',
]

test('a payment that is called in 300 places is right in each of them', {
  timeout: 120_000,
}, () => {
  expect(found(payments(300), ...RULES_OF_PATHS)).toEqual([])
})

test('and what is wrong in one of the places is found', { timeout: 120_000 }, () => {
  const design = payments(300, (call) =>
    call === 250 ? 'empty: set(Flow.Amount = NOT_SET) -> ' : '',
  )
  expect(found(design, ...RULES_OF_PATHS)).toEqual(['set-before-read say'])
})

/** So many tasks that each call the next one twice. */
function nested(depth: number): Design {
  const tasks = Array.from(
    { length: depth },
    (_, i) => `
      task T${i}
      a${i}: calltask(T${i + 1}) -> b${i}: calltask(T${i + 1}) -> e${i}: endtask`,
  )
  return buildFlow(`
    start -> go: calltask(T0) -> end: return
    ${tasks.join('\n')}
    task T${depth}
    hello: play("Hello.") -> over: endtask`)
}

test('twelve tasks that each call the next one twice are followed call by call', {
  timeout: 120_000,
}, () => {
  const design = nested(12)
  const { nodes } = writeOutCalls(design).design
  expect(nodes.filter(({ id }) => originalIds(id) === 'hello')).toHaveLength(2 ** 12)
  expect(found(design, ...RULES_OF_PATHS)).toEqual([])
})

test('fifty are not: so many calls share steps', () => {
  const { nodes } = writeOutCalls(nested(50)).design
  expect(nodes.length).toBeLessThan(5000)
})
