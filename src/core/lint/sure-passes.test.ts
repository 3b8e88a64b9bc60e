import { describe, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

/** Genesys settles the count when the loop begins, so that a loop of one pass or more is left after the first only. */
function problemsOf(flow: string, ...codes: readonly string[]): readonly string[] {
  const found = lintDesign(buildFlow(flow)).problems.filter(({ code }) => codes.includes(code))
  return found.map(({ code, node }) => `${code} ${node}`)
}

const TIMES = 'variable Times integer = 3'

describe.each([
  {
    rule: 'set-before-read: what the first pass sets is set behind the loop',
    code: 'SF-CON-19',
    at: 'tell',
    flow: (count: string) => `${TIMES}
      start -> tries: loop(${count}) -> note: set(Note = "x") -> tries
      tries.next -> tell: data(Note = Task.Note) -> done: return`,
  },
  {
    rule: 'set-before-read: so is what a loop in a loop sets',
    code: 'SF-CON-19',
    at: 'tell',
    flow: (count: string) => `${TIMES}
      start -> outer: loop(2) -> inner: loop(${count}) -> note: set(Note = "x") -> inner
      inner.next -> hello: play -> outer
      outer.next -> tell: data(Note = Task.Note) -> done: return`,
  },
  {
    rule: 'set-before-read: each round of another loop begins it anew',
    code: 'SF-CON-19',
    at: 'tell',
    flow: (count: string) => `${TIMES}
      start -> clear: set(Note = nothing) -> tries: loop(${count}) -> note: set(Note = "x") -> tries
      tries.next -> tell: data(Note = Task.Note) -> more: decide(Call.Ani == "1") -> clear
      more.no -> done: return`,
  },
  {
    rule: 'required-input-bound: an input that the first pass sets',
    code: 'SF-CON-05',
    at: 'ask',
    flow: (count: string) => `${TIMES}
      variable Amount
      action Ask in Amount
      body {"amount": "\${input.Amount}"}
      start -> tries: loop(${count}) -> note: set(Amount = "1") -> tries
      tries.next -> ask: call(Ask, Amount=Amount) -> done: return
      otherwise -> done`,
  },
  {
    rule: 'token-before-payment: a token of the first pass',
    code: 'SF-ORD-01',
    at: 'pay',
    flow: (count: string) => `${TIMES}
      start -> card: collect(CC) -> tries: loop(${count}) -> token: fetch -> tries
      tries.next -> pay: pay -> done: return
      otherwise -> done`,
  },
  {
    rule: 'receipt-before-exit: a receipt that the first pass writes',
    code: 'SF-ORD-06',
    at: 'pay',
    flow: (count: string) => `${TIMES}
      start -> card: collect(CC) -> token: fetch -> pay: pay -> ok: decide(Task.Transaction_ID != "") -> tries: loop(${count}) -> tell: data(Receipt = Task.Transaction_ID) -> tries
      tries.next -> done: return
      otherwise -> done`,
  },
  {
    rule: 'decline-is-not-outage: the gateway is asked in the first pass',
    code: 'SF-REL-04',
    at: 'pay',
    flow: (count: string) => `${TIMES}
      action Process_Payment gateway stripe
      action Get_Payment in Id out Status
      start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
      pay.failure -> tries: loop(${count}) -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> declined: decide(Task.Status == "declined") -> no: play("Your card was declined.") -> done
      declined.no -> tries
      otherwise -> done`,
  },
])('$rule', ({ code, at, flow }) => {
  test.each(['1', '3'])('a loop of %s makes its first pass', (count) => {
    expect(problemsOf(flow(count), code)).toEqual([])
  })

  test.each(['0', 'Task.Times'])('a loop of %s may make none', (count) => {
    expect(problemsOf(flow(count), code)).toEqual([`${code} ${at}`])
  })
})

test('a pass that goes on without setting it, a way into the loop past what sets it, and a value taken away', () => {
  expect(
    problemsOf(
      `start -> tries: loop(3) -> some: decide(Call.Ani == "1") -> note: set(Note = "x") -> tries
        some.no -> tries
        tries.next -> tell: data(Note = Task.Note) -> done: return`,
      'SF-CON-19',
    ),
  ).toEqual(['SF-CON-19 tell'])
  expect(
    problemsOf(
      `start -> which: decide(Call.Ani == "1") -> tries: loop(3) -> note: set(Note = "x") -> hello: play -> tries
        which.no -> hello
        tries.next -> tell: data(Note = Task.Note) -> done: return`,
      'SF-CON-19',
    ),
  ).toEqual(['SF-CON-19 tell'])
  expect(
    problemsOf(
      `start -> tries: loop(3) -> note: set(Note = "x") -> gone: set(Note = nothing) -> tries
        tries.next -> tell: data(Note = Task.Note) -> done: return`,
      'SF-CON-19',
    ),
  ).toEqual(['SF-CON-19 tell'])
})

test('what nothing reaches takes no value away', () => {
  expect(
    problemsOf(
      `start -> tries: loop(1) -> note: set(Note = "x") -> tries
        tries.next -> tell: data(Note = Task.Note) -> done: return
        lost: set(Note = nothing) -> tell`,
      'SF-CON-19',
    ),
  ).toEqual([])
})

test('the path that proves a problem goes through the loop', () => {
  const { problems } = lintDesign(
    buildFlow(`start -> tries: loop(3) -> hello: play -> tries
      tries.next -> tell: data(Note = Task.Note) -> done: return
      variable Note`),
  )
  const problem = problems.find(({ code }) => code === 'SF-CON-19')
  expect(problem?.path.map(({ node }) => node)).toEqual([
    'start',
    'tries',
    'hello',
    'tries',
    'tell',
  ])
})

test('so does the way to a step after which nothing follows', () => {
  const { problems } = lintDesign(
    buildFlow(`start -> tries: loop(2) -> hello: play -> tries
      tries.next -> bye: play`),
  )
  const problem = problems.find(({ code }) => code === 'SF-REL-05')
  expect(problem?.path.map(({ node }) => node)).toEqual(['start', 'tries', 'hello', 'tries', 'bye'])
})

test('after an edit of the count, or of what the first pass comes by', () => {
  const flow = (count: string, inside: string) =>
    buildFlow(`${TIMES}
      start -> tries: loop(${count}) -> some: decide(Call.Ani == "1") -> note: set(Note = "x") -> tries
      some.no -> ${inside}
      tries.next -> tell: data(Note = Task.Note) -> done: return`)
  const lint = startLinter()
  const codesOf = (design: Design) =>
    lint(design).problems.flatMap(({ code }) => (code === 'SF-CON-19' ? [code] : []))
  expect(codesOf(flow('3', 'note'))).toEqual([])
  expect(codesOf(flow('0', 'note'))).toEqual(['SF-CON-19'])
  expect(codesOf(flow('1', 'note'))).toEqual([])
  expect(codesOf(flow('1', 'tries'))).toEqual(['SF-CON-19'])
  expect(codesOf(flow('1', 'done'))).toEqual([])
})
