import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { setBeforeRead } from './index.ts'

testRule(setBeforeRead, {
  valid: [
    ...['', 'action Process_Payment stub'].map((known) => ({
      name: `a card that was noted to be there, in a loop that it leaves: ${known || 'our action'}`,
      flow: `variable Done boolean = false
        ${known}
        start -> tries: loop(3) -> clear: set(CC = "") -> card: collect(CC) -> note: set(Done = true) -> there: decide(Task.Done) -> token: fetch -> pay: pay -> done: return
        card.failure -> tries
        tries.next -> there
        there.no -> done
        otherwise -> done`,
    })),
    {
      name: 'a card that is emptied before each try',
      flow: `variable CC pan secure = ""
        start -> clear: set(CC = "") -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure, pay.failure -> clear`,
    },
    {
      name: 'a CVV that is asked for and not given',
      flow: `action Charge in Card:pan,Code:cvv
        start -> clear: set(CC = ""; CVV = "") -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        cvv.failure -> pay
        otherwise -> done`,
    },
    {
      name: 'a CVV that nothing asks for, and the gateway does without',
      flow: `action Charge in Card:pan,Code:cvv?
        start -> clear: set(CVV = "") -> card: collect(CC) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        otherwise -> done`,
    },
    {
      name: 'set on the way',
      flow: 'start -> units: collect(Units) -> say: play(ToAudioTTS(Task.Units)) -> done: return',
    },
    {
      name: 'an initial value',
      flow: `variable Amount = "1.00"
        start -> tell: data(Amount = Task.Amount) -> done: return`,
    },
    {
      name: 'set on both arms',
      flow: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> a: set(Note = "a") -> tell: data(Note = Task.Note) -> done: return
        ok.no -> b: set(Note = "b") -> tell`,
    },
    {
      name: 'set by the statement before, in the same step',
      flow: 'start -> both: set(One = "1"; Two = Task.One + "2") -> done: return',
    },
    {
      name: 'the expression asks first',
      flow: `variable Note
        start -> tell: data(Note = If(IsSet(Task.Note), Task.Note, "none")) -> done: return`,
    },
    {
      name: 'a question whether it is set',
      flow: `variable Note
        start -> has: decide(IsNotSetOrEmpty(Task.Note)) -> done: return`,
    },
    {
      name: 'read where a decision has found it to be set',
      flow: `variable Note
        start -> has: decide(IsNotSetOrEmpty(Task.Note)) -> done: return
        has.no -> long: decide(IsSet(Task.Other) and Task.Other != "") -> tell: data(Note = Task.Note; Other = Task.Other) -> done
        long.no -> done
        variable Other`,
    },
    {
      name: 'read where a switch has found it to be set',
      flow: `variable Note
        start -> which: switch(IsNotSetOrEmpty(Task.Note); Task.Note == "x") -> done: return
        which.case-2, which.default -> tell: data(Note = Task.Note) -> done`,
    },
    {
      name: 'inputs of calls are required-input-bound’s',
      flow: `variable Token token
        start -> pay: pay -> done: return`,
    },
    {
      name: 'an import whose card is keyed in on every path, and whose CVV is not',
      flow: `action Charge stub in sessionToken,cardNumber,cvv
        start -> card: collect(CC) -> asks: decide(Call.Ani == "1") -> cvv: collect(CVV) -> pay: call(Charge, sessionToken=Token, cardNumber=CC, cvv=CVV) -> done: return
        asks.no -> pay
        otherwise -> done`,
    },
    {
      name: 'what Architect provides itself',
      flow: 'start -> tell: data(Id = Call.ConversationId; Data = Flow.InvocationData) -> done: return',
    },
    {
      name: 'the error handler may come from anywhere (trap 14)',
      flow: `on-error Handler
        variable Flow.Note
        start -> note: set(Flow.Note = "x") -> done: return
        task Handler
        tell: data(Note = Flow.Note) -> end: return`,
    },
    {
      name: 'the error handler asks whether there is a value that nothing sets',
      flow: `on-error Handler
        variable Flow.Note
        start -> done: return
        task Handler
        set: decide(IsSet(Flow.Note)) -> tell: data(Note = Flow.Note) -> end: return
        set.no -> end`,
    },
    {
      name: 'a read where nothing reaches',
      flow: `variable Note
        start -> done: return
        lost: data(Note = Task.Note) -> done`,
    },
  ],
  invalid: [
    {
      name: 'the error handler reads what nothing in the flow sets',
      flow: `on-error Handler
        variable Flow.Note
        start -> done: return
        task Handler
        sorry: play("Sorry.") -> tell: data(Note = Flow.Note) -> end: return`,
      reports: [{ node: 'tell', messageId: 'unset', path: 'sorry.next > tell' }],
    },
    {
      name: 'a card that is emptied and not keyed in again',
      flow: `variable Other boolean = true
        start -> clear: set(CC = "") -> asks: decide(Task.Other) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        asks.no -> token
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'emptied',
          variable: 'Task.CC',
          says: ['on some path it is empty: the card is not keyed in between'],
          path: 'clear.next > asks.no > token.success > pay',
        },
      ],
    },
    {
      name: 'a CVV that is emptied, and asked for on one arm only',
      flow: `variable Other boolean = true
        action Charge in Card:pan,Code:cvv
        start -> clear: set(CC = ""; CVV = "") -> card: collect(CC) -> asks: decide(Task.Other) -> cvv: collect(CVV) -> pay: call(Charge, Card=CC, Code=CVV) -> done: return
        asks.no -> pay
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'emptied',
          variable: 'Task.CVV',
          says: ['the CVV is not keyed in between, so the gateway gets no CVV'],
          path: 'clear.next > card.success > asks.no > pay',
        },
      ],
    },
    {
      name: 'a date that is emptied, and keyed into another variable',
      flow: `action Charge in Card:pan,Date:expiry
        start -> clear: set(Expiry = "") -> card: collect(CC) -> date: collect(Other) -> pay: call(Charge, Card=CC, Date=Expiry) -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'emptied', variable: 'Task.Expiry' }],
    },
    {
      name: 'a card that is empty from the start',
      flow: `variable CC pan secure = ""
        start -> token: fetch -> pay: pay -> done: return`,
      reports: [{ node: 'pay', messageId: 'emptied', path: 'start.next > token.success > pay' }],
    },
    {
      name: 'the card of an imported payment, in a loop that may run no times (trap 12)',
      flow: `action Charge stub in sessionToken,cardNumber
        variable Times integer = 3
        variable Pass integer
        start -> tries: loop(Task.Times, pass=Pass) -> card: collect(CC) -> tries
        tries.next -> pay: call(Charge, sessionToken=Token, cardNumber=CC) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'card',
          variable: 'Task.CC',
          says: ['“pay” sends Task.CC, but nothing has set it on some path'],
          path: 'start.next > tries.next > pay',
        },
      ],
    },
    {
      name: 'a decision that asks for something else, and one that finds it to be unlike a text',
      flow: `variable Note
        variable Other
        start -> has: decide(IsSet(Task.Other)) -> unlike: decide(Task.Note != "") -> tell: data(Note = Task.Note) -> done: return
        has.no, unlike.no -> done`,
      reports: [
        { node: 'unlike', messageId: 'unset' },
        { node: 'tell', messageId: 'unset' },
      ],
    },
    {
      name: 'what a call returns, after it failed',
      flow: `start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        pay.failure -> tell`,
      reports: [
        {
          node: 'tell',
          messageId: 'unset',
          variable: 'Task.Transaction_ID',
          field: 'attributes.0.value',
          says: ['Set it on every path before (one node before “pay” is on all of them), give it'],
          path: 'start.next > token.success > pay.failure > tell',
        },
      ],
    },
    {
      name: 'an input inside a loop that may not run (trap 12)',
      flow: `variable More boolean = false
        start -> more: decide(Task.More) -> units: collect(Units) -> more
        more.no -> tell: data(Units = Task.Units) -> done: return`,
      reports: [
        {
          node: 'tell',
          messageId: 'unset',
          // Before the loop nothing stands but the start of the flow.
          says: ['Set it on every path before, give it an initial value'],
          path: 'start.next > more.no > tell',
        },
      ],
    },
    {
      name: 'a branch that assigns nothing (trap 13)',
      flow: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> a: set(Note = "a") -> tell: data(Note = Task.Note) -> done: return
        ok.no -> tell`,
      reports: [
        {
          node: 'tell',
          messageId: 'unset',
          says: ['(one node before “ok” is on all of them)'],
          path: 'start.next > ok.no > tell',
        },
      ],
    },
    {
      name: 'a loop may run no times: one value is set before it, where no round comes by',
      flow: `start -> hello: play("Hello.") -> more: decide(Call.Ani != "") -> units: collect(Units) -> more
        units.failure -> more
        more.no -> tell: data(Units = Task.Units) -> done: return`,
      reports: [
        { node: 'tell', messageId: 'unset', says: ['(one node before “hello” is on all of them)'] },
      ],
    },
    {
      name: 'a later statement of the same step sets it',
      flow: `variable One
        start -> both: set(Two = Task.One; One = "1") -> done: return`,
      reports: [{ node: 'both', messageId: 'unset', field: 'statements.0.value' }],
    },
    {
      name: 'cleared before it is read',
      flow: `start -> units: collect(Units) -> clear: set(Units = nothing) -> tell: data(Units = Task.Units) -> done: return`,
      reports: [{ node: 'tell', messageId: 'unset', says: ['Set it on every path before, give'] }],
    },
    {
      name: 'another expression of the step asks, this one does not',
      flow: `variable Note
        start -> tell: data(Has = ToString(IsSet(Task.Note)); Note = Task.Note) -> done: return`,
      reports: [{ node: 'tell', messageId: 'unset', field: 'attributes.1.value' }],
    },
    ...(['Task.Recipt', 'Call.UUIData'] as const).map((read) => ({
      name: `a name that nothing declares, or that only other call flows have: ${read}`,
      flow: `start -> tell: data(Receipt = ${read}) -> done: return`,
      reports: [{ node: 'tell', messageId: read === 'Task.Recipt' ? 'unknown' : 'absent' }],
    })),
    {
      name: 'the variable of another task',
      flow: `start -> a: set(Note = "a") -> tell: data(Note = Task.Note) -> done: return
        task Other
        other: data(Note = Task.Note) -> end: return
        done2: play
        tell.next -> other`,
      reports: [{ node: 'other', messageId: 'unknown' }],
    },
  ],
})

test('a value that goes into a variable that nothing declares', () => {
  const design = { ...buildFlow('start -> note: set(Note = "x") -> done: return'), variables: [] }
  const [problem] = lintDesign(design, { rules: [setBeforeRead] }).problems
  expect(problem).toMatchObject({ node: 'note', field: 'statements.0.variable' })
  expect(problem?.message).toContain('puts a value into Task.Note')
})
