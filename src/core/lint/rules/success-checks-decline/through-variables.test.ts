import { testRule } from '#testing/rule-tester.ts'
import { successChecksDecline } from './index.ts'

const PAID = 'Your payment was approved.'
const DECLINED = 'Your card was declined.'

testRule(successChecksDecline, {
  valid: [
    {
      name: 'each arm puts its words into the variable that is said behind both',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> yes: set(Msg = "${PAID}") -> tell: play(Task.Msg) -> done: return
        paid.no -> no: set(Msg = "${DECLINED}") -> tell
        otherwise -> done`,
    },
    {
      name: 'the words are there before, and other ones take their place where it was declined',
      flow: `variable Msg = "${PAID}"
        start -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> tell: play(Task.Msg) -> done: return
        paid.no -> no: set(Msg = "${DECLINED}") -> tell
        otherwise -> done`,
    },
    {
      name: 'a word for the status that is compared and not said',
      flow: `action Process_Payment out Status
        start -> token: fetch -> pay: pay(into Status=Status) -> tell: play(If(Task.Status == "approved", "Thank you.", "Sorry.")) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a variable whose words only a report gets',
      flow: `start -> put: set(Msg = "${PAID}") -> token: fetch -> pay: pay -> note: data(Note = Task.Msg) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the words are said before the payment, and no more after it',
      flow: `start -> put: set(Msg = "${PAID}") -> say: play(Task.Msg) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'the caller is told by a variable, whatever was answered',
      flow: `start -> token: fetch -> pay: pay -> put: set(Msg = "${PAID}") -> thanks: play(Task.Msg) -> done: return
        pay.failure -> sorry: play("Sorry.") -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'said',
          says: ['“thanks” tells the caller', `says Task.Msg, which holds “${PAID}”`],
          path: 'pay.success > put.next > thanks',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> pay: pay -> approved: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        approved -> put: set(Msg = "${PAID}") -> thanks: play(Task.Msg) -> done: return
        pay.failure, approved.no -> sorry: play("Sorry.") -> done`,
    },
    {
      name: 'the words were put there before the payment',
      flow: `start -> put: set(Msg = "${PAID}") -> token: fetch -> pay: pay -> thanks: play(Task.Msg) -> done: return`,
      reports: [{ node: 'pay', messageId: 'said', path: 'pay.success > thanks' }],
    },
    {
      name: 'the arms are exchanged, and what they put into the variable with them',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> yes: set(Msg = "${PAID}") -> tell: play(Task.Msg) -> done: return
        paid.no -> no: set(Msg = "${DECLINED}") -> tell
        otherwise -> done`,
      reports: [
        {
          node: 'paid',
          messageId: 'empty',
          says: ['“tell” tells the caller', 'says Task.Msg'],
          path: 'pay.success > paid.yes > yes.next > tell',
        },
      ],
    },
    {
      name: 'the words are there before, and the declined hear them on the wrong arm',
      flow: `start -> token: fetch -> pay: pay -> put: set(Msg = "${PAID}") -> paid: decide(IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> tell: play(Task.Msg) -> done: return
        paid.no -> no: set(Msg = "${DECLINED}") -> tell
        otherwise -> done`,
      reports: [
        {
          node: 'paid',
          messageId: 'empty',
          path: 'pay.success > put.next > paid.yes > tell',
        },
      ],
    },
    {
      name: 'the id alone is looked at where declined payments have one too',
      flow: `action Process_Payment gateway checkout-com out Approved:boolean
        start -> put: set(Msg = "${PAID}") -> token: fetch -> pay: pay -> paid: decide(!IsNotSetOrEmpty(Task.Transaction_ID))
        paid -> thanks: play(Task.Msg) -> done: return
        otherwise -> done`,
      reports: [{ node: 'pay', messageId: 'idAlone', says: ['Before “thanks”', 'says Task.Msg'] }],
    },
  ],
})
