import { expect, test } from 'vitest'
import { startLinter } from '#core/lint/again.ts'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { receiptBeforeExit } from './index.ts'

testRule(receiptBeforeExit, {
  valid: [
    {
      name: 'written before the only exit',
      flow: 'start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return',
    },
    {
      name: 'what is written was made from it',
      flow: `start -> token: fetch -> pay: pay -> note: set(Note = "No " + Task.Transaction_ID) -> tell: data(Receipt = Task.Note) -> done: return`,
    },
    {
      name: 'the declined arm has none, and may write a constant',
      flow: `start -> token: fetch -> pay: pay -> ok: decide(Task.Transaction_ID != "") -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> no: data(Status = "declined") -> done
        pay.failure, pay.timeout -> no`,
    },
    {
      name: 'a decision that a computed answer takes part in',
      flow: `start -> token: fetch -> pay: pay -> check: set(Paid = IsSet(Task.Transaction_ID)) -> ok: decide(Task.Paid) -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> done`,
    },
    {
      name: 'a declined card is tried again',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> ok: decide(Task.Transaction_ID != "") -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> sorry: play -> card`,
    },
    {
      name: 'its variable is emptied for another try, or once it was written',
      flow: `start -> clear: set(Transaction_ID = "") -> token: fetch -> pay: pay -> ok: decide(Task.Transaction_ID != "") -> tell: data(Receipt = Task.Transaction_ID) -> tidy: set(Transaction_ID = "") -> done: return
        ok.no -> clear`,
    },
    {
      name: 'it is copied before its variable is emptied',
      flow: `start -> token: fetch -> pay: pay -> copy: set(Copy = Task.Transaction_ID) -> tidy: set(Transaction_ID = "") -> tell: data(Receipt = Task.Copy) -> done: return`,
    },
    {
      name: 'another payment whose receipts are written in one step',
      flow: 'start -> a: fetch -> one: pay(into Transaction_ID=First) -> b: fetch -> two: pay(into Transaction_ID=Second) -> tell: data(First = Task.First; Second = Task.Second) -> done: return',
    },
    {
      name: 'what returns a status only, and the status is written',
      flow: `action Charge payment in cardNumber:pan out Status
        start -> card: collect(CC) -> pay: call(Charge, cardNumber=CC, into Status=Status) -> tell: data(Status = Task.Status) -> done: return`,
    },
    {
      name: 'a decision on what nothing has set: set-before-read and success-checks-decline',
      flow: `variable Status
        start -> token: fetch -> pay: pay -> ok: decide(Task.Status == "paid") -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> sorry: play("Your card was declined.") -> done`,
    },
  ],
  invalid: [
    {
      name: 'the flow returns without it',
      flow: `start -> token: fetch -> pay: pay -> thanks: play -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'lost',
          variable: 'Task.Transaction_ID',
          says: ['returns Task.Transaction_ID', 'on the way to “done”'],
          path: 'pay.success > thanks.next > done',
          title: 'Write Task.Transaction_ID to participant data after pay when it is there',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> pay: pay -> approved: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> thanks: play -> done: return
        otherwise -> done`,
    },
    {
      name: 'at Stripe a decline leaves by failure: nothing has to be asked',
      flow: `action Process_Payment gateway stripe
        start -> token: fetch -> pay: pay -> thanks: play -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'lost',
          title: 'Write Task.Transaction_ID to participant data after pay',
        },
      ],
      safety: 'unsafe',
      fixed: `action Process_Payment gateway stripe
        start -> token: fetch -> pay: pay -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> thanks: play -> done: return
        otherwise -> done`,
    },
    {
      name: 'the flow decides already: which arm is approved only the author knows',
      flow: `start -> token: fetch -> pay: pay -> ok: decide(Contains(Task.Transaction_ID, "T")) -> thanks: play -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'lost' }],
    },
    {
      name: 'the flow asks for the receipt already, some steps on: it is there on one of the arms',
      flow: `start -> token: fetch -> pay: pay -> wait: play("One moment.") -> ok: decide(IsNotSetOrEmpty(Task.Transaction_ID)) -> sorry: play("Declined.") -> done: return
        ok.no -> thanks: play("You have paid.") -> done
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'lost',
          path: 'pay.success > wait.next > ok.yes > sorry.next > done',
          title: 'Write Task.Transaction_ID to participant data on no of ok',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> pay: pay -> wait: play("One moment.") -> ok: decide(IsNotSetOrEmpty(Task.Transaction_ID)) -> sorry: play("Declined.") -> done: return
        ok.no -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> thanks: play("You have paid.") -> done
        otherwise -> done`,
    },
    {
      name: 'after another decision whose arms come together again before the flow asks for the receipt',
      flow: `variable German boolean = false
        start -> token: fetch -> pay: pay -> tongue: decide(Task.German) -> de: play("Einen Moment.") -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> thanks: play("You have paid.") -> done: return
        tongue.no -> en: play("One moment.") -> ok
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'lost',
          title: 'Write Task.Transaction_ID to participant data on yes of ok',
        },
      ],
      safety: 'unsafe',
      fixed: `variable German boolean = false
        start -> token: fetch -> pay: pay -> tongue: decide(Task.German) -> de: play("Einen Moment.") -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> thanks: play("You have paid.") -> done: return
        tongue.no -> en: play("One moment.") -> ok
        otherwise -> done`,
    },
    {
      name: 'a way leads past the decision that asks for the receipt: it would not be written there',
      flow: `variable German boolean = false
        start -> token: fetch -> pay: pay -> tongue: decide(Task.German) -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> thanks: play("You have paid.") -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'lost', path: 'pay.success > tongue.no > done' }],
    },
    {
      name: 'the flow asks for why it was declined: where that is empty no receipt is told',
      flow: `action Process_Payment out Decline_Reference
        start -> token: fetch -> pay: pay(into Decline_Reference=Decline_Reference) -> ok: decide(IsNotSetOrEmpty(Task.Decline_Reference)) -> thanks: play("You have paid.") -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'lost' }],
    },
    {
      name: 'a gateway that gives a declined payment an id as well: to ask for it proves nothing',
      flow: `action Process_Payment gateway checkout-com out Approved:boolean
        start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'lost' }],
    },
    {
      name: 'its variable is emptied before it is written',
      flow: `start -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> tidy: set(Transaction_ID = "") -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'replaced',
          says: ['“tidy” puts something else into it'],
          path: 'pay.success > ok.yes > tidy',
        },
      ],
    },
    {
      name: 'another payment returns into its variable before it is written',
      flow: `start -> token: fetch -> pay: pay -> again: fetch -> fee: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return`,
      reports: [{ node: 'pay', messageId: 'replaced', says: ['“fee” puts something else'] }],
    },
    {
      name: 'a transfer leaves before it is written',
      flow: `variable Ok boolean = true
        start -> token: fetch -> pay: pay -> ok: decide(Task.Ok) -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> queue: transfer(Payments)
        token.failure, token.timeout, pay.failure, pay.timeout, queue.failure -> done`,
      reports: [{ node: 'pay', messageId: 'lost', path: 'pay.success > ok.no > queue' }],
      safety: 'unsafe',
      fixed: `variable Ok boolean = true
        start -> token: fetch -> pay: pay -> approved: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> ok: decide(Task.Ok) -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        ok.no -> queue: transfer(Payments)
        approved.no, token.failure, token.timeout, pay.failure, pay.timeout, queue.failure -> done`,
    },
    {
      name: 'only that it was paid is written, not the id',
      flow: `action Process_Payment out Status
        start -> token: fetch -> pay: pay(into Status=Status) -> tell: data(Status = Task.Status) -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'lost' }],
      safety: 'unsafe',
      fixed: `action Process_Payment out Status
        start -> token: fetch -> pay: pay(into Status=Status) -> approved: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> pay_receipt: data(Transaction_ID = Task.Transaction_ID) -> tell: data(Status = Task.Status) -> done: return
        otherwise -> done`,
    },
    {
      name: 'an id in a secure variable cannot be written: no fix',
      flow: `variable Transaction_ID secure
        start -> token: fetch -> pay: pay -> done: return`,
      reports: [{ node: 'pay', messageId: 'lost' }],
    },
    {
      name: 'the id goes into no variable',
      flow: 'start -> token: fetch -> pay: pay(into Transaction_ID=none) -> done: return',
      reports: [{ node: 'pay', messageId: 'unbound', field: 'outputs.Transaction_ID' }],
    },
    {
      name: 'a status is taken, and the id goes into no variable',
      flow: `action Process_Payment out Transaction_ID,Status
        start -> token: fetch -> pay: pay(into Transaction_ID=none, into Status=State) -> paid: decide(Task.State == "paid") -> tell: data(State = Task.State) -> done: return
        paid.no -> done`,
      reports: [{ node: 'pay', messageId: 'unbound', field: 'outputs.Transaction_ID' }],
    },
    {
      name: 'an import that takes nothing: a warning, as what it returns is not known',
      flow: `action Charge stub in cardNumber
        start -> card: collect(CC) -> pay: call(Charge, cardNumber=CC) -> done: return`,
      reports: [{ node: 'pay', messageId: 'nothing', severity: 'warning' }],
    },
  ],
})

test('whether an id proves a payment hangs on the template of the reply, also after that alone was edited', () => {
  const design = buildFlow(`action Process_Payment gateway checkout-com out Approved:boolean
    start -> token: fetch -> pay: pay -> done: return
    otherwise -> done`)
  const actions = design.actions.map((action) => {
    const { response } = action
    const successTemplate = `#if($Approved)${response.successTemplate}#{else}{}#end`
    return { ...action, response: { ...response, successTemplate } }
  })
  const check = startLinter({ rules: [receiptBeforeExit] })
  const titleOf = (one: Design) => check(one).problems[0]?.fix?.title
  expect(titleOf(design)).toBe(undefined)
  expect(titleOf({ ...design, actions })).toContain('when it is there')
})
