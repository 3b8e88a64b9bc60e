import { describe, expect, test } from 'vitest'
import type { VariableId } from '#core/base/ids.ts'
import type { Question } from '#core/kinds/simulation.ts'
import { literal, speech } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { transcript } from '#testing/transcript.ts'
import { startCall } from './start-call.ts'
import { isAnswerTo, step } from './step.ts'

const setup = { startedAt: 0, builtIn: {}, attributes: {} }

describe('a payment', () => {
  const flow = `
    start -> card: collect(CC, digits=13-19) -> fetch: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> back: return
    card.failure, fetch.failure, fetch.timeout, pay.failure, pay.timeout -> sorry: play("Sorry.") -> bye: hangup`

  test('that works writes the receipt', () => {
    const values = { Session_Token: 'T', Transaction_ID: '42' }
    expect(transcript(flow, ['4111111111111111#', 'success', 'success'], values)).toEqual([
      'card says: "Key it in."',
      'card asks: 13 to 19 digits #',
      'card sets Task.CC: "4111111111111111"',
      'card leaves by: success',
      'fetch asks: Payments/Generate_Session_Token with ',
      'fetch sets Task.Token: "T"',
      'fetch leaves by: success',
      'pay asks: Payments/Process_Payment with CC_Number = "4111111111111111", Session_Token = "T"',
      'pay sets Task.Transaction_ID: "42"',
      'pay leaves by: success',
      'tell writes: Receipt = 42',
      'tell leaves by: next',
      'the flow ends: return-to-agent',
    ])
  })

  test('that times out gives no variable a value', () => {
    const trace = transcript(flow, ['4111111111111111#', 'success', 'timeout'])
    expect(trace.slice(-4)).toEqual([
      'pay leaves by: timeout',
      'sorry says: "Sorry."',
      'sorry leaves by: next',
      'the flow ends: disconnect',
    ])
  })
})

describe('keys', () => {
  const collect = (digits: string) => `
    start -> first: collect(CC, digits=${digits}) -> second: collect(CVV, digits=3) -> done: return
    first.failure, second.failure -> bye: hangup`
  const taken = (digits: string, keys: string) =>
    transcript(collect(digits), [keys, '']).find((item) => item.startsWith('first sets'))

  test.each([
    ['4', '1234', '"1234"'],
    ['4', '12345', '"1234"'],
    ['2-4', '12#', '"12"'],
    ['2-4', '123', '"123"'],
    ['2-4', '1234#', '"1234"'],
  ])('for %s digits: %s', (digits, keys, value) => {
    expect(taken(digits, keys)).toBe(`first sets Task.CC: ${value}`)
  })

  test.each([
    ['too few', '4', '123'],
    ['none', '2-4', ''],
    ['too few before the terminating key', '2-4', '1#'],
    ['the other special key', '2-4', '12*'],
  ])('%s fail', (_, digits, keys) => {
    expect(taken(digits, keys)).toBeUndefined()
  })

  test('that are left over go to the next input', () => {
    expect(transcript(collect('4'), ['1234567', ''])).toContain('second sets Task.CVV: "567"')
  })
})

describe('a loop', () => {
  test('counts its passes from 0 and is left when they are done', () => {
    const trace = transcript(`
      variable Pass integer
      start -> again: loop(2, pass=Pass) -> tell: data(Pass = Task.Pass) -> again
      again.next -> done: return`)
    expect(trace.filter((item) => !item.startsWith('tell leaves'))).toEqual([
      'again sets Task.Pass: 0',
      'again leaves by: loop',
      'tell writes: Pass = 0',
      'again sets Task.Pass: 1',
      'again leaves by: loop',
      'tell writes: Pass = 1',
      'again leaves by: next',
      'the flow ends: return-to-agent',
    ])
  })

  test('counts anew when the call has left it early and comes again', () => {
    const trace = transcript(`
      variable Round integer = 0
      start -> again: loop(3) -> more: decide(Task.Round > 0)
      more.no -> out: set(Round = Task.Round + 1) -> twice: decide(Task.Round < 2)
      more.yes -> again
      again.next -> out
      twice.yes -> again
      twice.no -> done: return`)
    expect(trace.filter((item) => item === 'again leaves by: loop')).toHaveLength(1 + 3)
  })
})

describe('variables', () => {
  test('have their initial values, or are not set', () => {
    const flow = buildFlow(`
      variable Flow.Amount decimal = 12.5
      variable Note
      start -> done: return`)
    const { values } = startCall(flow, setup).state
    const shown = flow.variables.map(({ id }) => values.get(id))
    expect(shown).toMatchObject([
      { type: 'decimal', data: expect.anything() as unknown },
      { type: 'string', data: null },
    ])
  })

  test('of a task begin anew when the call jumps to it', () => {
    const trace = transcript(`
      variable Flow.Round integer = 0
      start -> jump: play("Go.") -> first
      task Second
      variable Round integer = 0
      first: set(Flow.Round = Flow.Round + 1) -> more: decide(Flow.Round < 3)
      more.yes -> first
      more.no -> done: return`)
    expect(trace.filter((item) => item.startsWith('first sets'))).toHaveLength(3)
  })

  test('are unpacked from what the caller of the flow hands over', () => {
    const design = buildFlow(
      'variable Flow.Amount\nstart: enter(Flow.Amount = GetAt(Split(Flow.InvocationData, "|"), 0)) -> done: return',
    )
    const given = { ...setup, builtIn: { 'Flow.InvocationData': '12.50|EUR' } }
    const { state } = step(startCall(design, given).state)
    const [amount] = design.variables.map(({ id }: { id: VariableId }) => state.values.get(id))
    expect(amount).toEqual({ type: 'string', data: '12.50' })
  })
})

describe('an answer', () => {
  const digits: Question = {
    type: 'digits',
    variable: 'Task.CC',
    min: 1,
    max: 4,
    terminator: '#',
    noEntrySeconds: 5,
    interDigitSeconds: 3,
  }
  const outcome: Question = { type: 'outcome', outputs: ['failure'], mayEnd: true }
  const said = (output: string | null) => ({
    type: 'outcome' as const,
    output,
    values: {},
    seconds: 0,
  })

  test('fits its question', () => {
    expect(isAnswerTo(digits, { type: 'keys', keys: '12#', seconds: 2 })).toBe(true)
    expect(isAnswerTo(outcome, said('failure'))).toBe(true)
    expect(isAnswerTo(outcome, said(null))).toBe(true)
  })

  test('does not fit another', () => {
    expect(isAnswerTo(digits, { type: 'keys', keys: 'abc', seconds: 2 })).toBe(false)
    expect(isAnswerTo(digits, said('failure'))).toBe(false)
    expect(isAnswerTo(outcome, said('success'))).toBe(false)
    expect(isAnswerTo({ ...outcome, mayEnd: false }, said(null))).toBe(false)
  })
})

test('time passes while something is said and while an answer is awaited', () => {
  const design = buildFlow(
    'start -> card: collect(CC, digits=4) -> done: return\ncard.failure -> bye: hangup',
  )
  const greeted = startCall(
    { ...design, flow: { ...design.flow, greeting: speech('x'.repeat(30)) } },
    setup,
  )
  const asked = step(step(greeted.state).state)
  const answered = step(asked.state, { type: 'keys', keys: '1234', seconds: 6 })
  expect([greeted, asked, answered].map(({ state }) => state.seconds)).toEqual([2, 3, 9])
})

test('a step leaves the state that it starts from as it was', () => {
  const design = buildFlow('start -> note: set(Note = "x") -> done: return')
  const before = step(startCall(design, setup).state).state
  const after = step(before).state
  expect([...before.values.values()]).not.toEqual([...after.values.values()])
  expect(step(before)).toEqual(step(before))
})

test('a literal becomes the type of its variable', () => {
  const design = buildFlow('variable Note\nstart -> note: set(Note = "x") -> done: return')
  const nodes = design.nodes.map((node) =>
    node.name === 'note'
      ? {
          ...node,
          props: { statements: [{ type: 'string', variable: 'Task.Note', value: literal(5) }] },
        }
      : node,
  )
  expect(transcript({ ...design, nodes })).toContain('note sets Task.Note: "5"')
})
