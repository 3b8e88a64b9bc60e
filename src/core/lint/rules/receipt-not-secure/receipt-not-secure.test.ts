import { testRule } from '#testing/rule-tester.ts'
import { receiptNotSecure } from './index.ts'

testRule(receiptNotSecure, {
  valid: [
    {
      name: 'a receipt that is not secure',
      flow: 'start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return',
    },
    {
      name: 'an id that pays again',
      flow: `action Process_Payment out Source_Id
        variable Kept secure
        start -> token: fetch -> pay: pay(into Source_Id=Kept) -> out: extract(Has = IsSet(Task.Kept)) -> done: return`,
    },
    {
      name: 'a token by its contract',
      flow: `action Process_Payment out Again:token
        variable Kept secure
        start -> token: fetch -> pay: pay(into Again=Kept) -> out: extract(Has = IsSet(Task.Kept)) -> done: return`,
    },
    {
      name: 'read by a secure action alone',
      flow: `action Capture in Id
        variable Receipt secure
        start -> token: fetch -> pay: pay(into Transaction_ID=Receipt) -> take: call(Capture, Id=Receipt) -> done: return`,
    },
    {
      name: 'what a token fetch returns',
      flow: 'start -> token: fetch -> check: extract(Has = IsSet(Task.Token)) -> done: return',
    },
    {
      name: 'into a variable that holds a CVV, whatever comes back in it',
      flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay(into Transaction_ID=CVV) -> out: extract(Has = IsSet(Task.CVV)) -> done: return',
    },
    {
      name: 'an id that pays again by the name of its variable',
      flow: `variable Customer secure
        start -> token: fetch -> pay: pay(into Transaction_ID=Customer) -> out: extract(Has = IsSet(Task.Customer)) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'extracted afterwards',
      flow: `variable Receipt secure
        start -> token: fetch -> pay: pay(into Transaction_ID=Receipt) -> out: extract(Id = Task.Receipt) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'secure',
          field: 'outputs.Transaction_ID',
          variable: 'Task.Receipt',
          says: ['Transaction_ID into Task.Receipt', '“out”'],
          title: 'Turn off Content is secure for Task.Receipt',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Receipt
        start -> token: fetch -> pay: pay(into Transaction_ID=Receipt) -> out: extract(Id = Task.Receipt) -> done: return`,
    },
    {
      name: 'read where it cannot be read',
      flow: `variable Reason secure
        action Process_Payment out Decline_Reason
        start -> token: fetch -> pay: pay(into Decline_Reason=Reason) -> why: decide(Task.Reason == "funds") -> done: return`,
      reports: [
        { node: 'pay', messageId: 'secure', title: 'Turn off Content is secure for Task.Reason' },
      ],
      safety: 'unsafe',
      fixed: `variable Reason
        action Process_Payment out Decline_Reason
        start -> token: fetch -> pay: pay(into Decline_Reason=Reason) -> why: decide(Task.Reason == "funds") -> done: return`,
    },
    {
      name: 'a variable that keys go into as well: no fix',
      flow: `variable Both secure
        start -> ask: collect(Both) -> token: fetch -> pay: pay(into Transaction_ID=Both) -> out: extract(Id = Task.Both) -> done: return`,
      reports: [{ node: 'pay', messageId: 'secure' }],
    },
  ],
})
