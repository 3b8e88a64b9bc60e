import { testRule } from '#testing/rule-tester.ts'
import { expiryChecked } from './index.ts'

const ACTION = 'action Process_Payment in Expiry:expiry'

testRule(expiryChecked, {
  valid: [
    {
      name: 'a boolean that is taken out and decided on',
      flow: `${ACTION}
        start -> expiry: collect(Expiry, digits=4) -> month: extract(Month_Ok = ToInt(Left(Task.Expiry, 2)) <= 12)
        month -> ok: decide(Task.Month_Ok) -> token: fetch -> pay: pay(Expiry=Expiry) -> done: return
        ok.no -> expiry`,
    },
    {
      name: 'month and year are two inputs',
      flow: `action Process_Payment in Month:expiry,Year:expiry
        start -> month: collect(Exp_Month, digits=2) -> year: collect(Exp_Year, digits=2) -> token: fetch
        token -> pay: pay(Month=Exp_Month, Year=Exp_Year) -> done: return`,
    },
    {
      name: 'an expiry date that goes nowhere yet',
      flow: 'start -> expiry: collect(Expiry, digits=4) -> done: return',
    },
  ],
  invalid: [
    {
      name: 'whatever was keyed in is sent',
      flow: `${ACTION}
        start -> expiry: collect(Expiry, digits=4) -> token: fetch -> pay: pay(Expiry=Expiry) -> done: return`,
      reports: [
        {
          node: 'expiry',
          messageId: 'unchecked',
          variable: 'Task.Expiry',
          path: 'expiry.success > token.success > pay',
        },
      ],
    },
    {
      name: 'a boolean that nobody decides on',
      flow: `${ACTION}
        start -> expiry: collect(Expiry, digits=4) -> month: extract(Month_Ok = ToInt(Left(Task.Expiry, 2)) <= 12)
        month -> token: fetch -> pay: pay(Expiry=Expiry) -> done: return`,
      reports: [{ node: 'expiry', messageId: 'unchecked' }],
    },
  ],
})
