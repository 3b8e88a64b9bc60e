import { testRule } from '#testing/rule-tester.ts'
import { requiredInputBound } from './index.ts'

const LOUD = `action Charge in Amount,CVV?
body {"amount": "$!{input.Amount}", "cvv": "\${input.CVV}"}`
const QUIET = LOUD.replace('${input.CVV}', '$!{input.CVV}')

testRule(requiredInputBound, {
  valid: [
    {
      name: 'a value on every path',
      flow: `${LOUD}
start -> cvv: collect(CVV) -> pay: call(Charge, Amount="5", CVV=CVV) -> done: return
otherwise -> done`,
    },
    {
      name: 'no value where the request prints nothing for nothing',
      flow: `${QUIET}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
    },
    {
      name: 'no value where the request asks first',
      flow: `${LOUD.replace('"cvv": "${input.CVV}"', '#if($input.CVV)"cvv": "${input.CVV}"#end')}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
    },
    {
      name: 'a variable that some path has not set, where nothing is printed for nothing',
      flow: `${QUIET}
start -> cvv: collect(CVV) -> pay: call(Charge, Amount="5", CVV=CVV) -> done: return
cvv.failure -> pay
otherwise -> done`,
    },
    {
      name: 'an expression that asks whether it is set',
      flow: `${LOUD}
start -> cvv: collect(CVV) -> pay: call(Charge, Amount="5", CVV=If(IsSet(Task.CVV), Task.CVV, "")) -> done: return
cvv.failure -> pay
otherwise -> done`,
    },
    {
      name: 'an action that an import knows by name only',
      flow: `action Charge in Amount stub
start -> pay: call(Charge) -> done: return
otherwise -> done`,
    },
    {
      name: 'the token of a payment is token-before-payment’s',
      flow: `start -> pay: pay(Session_Token=none, CC_Number="x", CVV="1", Amount="5") -> done: return
otherwise -> done`,
    },
    {
      name: 'a call that nothing reaches',
      flow: `${LOUD}
start -> done: return
lost: call(Charge) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a required input without a value',
      flow: `action Charge in Amount,Currency
body {"amount": "$!{input.Amount}", "currency": "$!{input.Currency}"}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'unbound',
          action: 'Charge',
          field: 'inputs.Currency',
          says: ['no value for Currency, which its contract requires'],
        },
      ],
    },
    {
      name: 'an input without a value, which the request prints by its name',
      flow: `${LOUD}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'loud',
          field: 'inputs.CVV',
          says: ['${input.CVV} is sent as it stands', 'write $!{input.CVV}'],
          title: 'Send nothing when CVV has no value',
        },
      ],
      safety: 'unsafe',
      fixed: `${QUIET}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
    },
    {
      name: 'a variable that a failed input has not set',
      flow: `${LOUD}
start -> cvv: collect(CVV) -> pay: call(Charge, Amount="5", CVV=CVV) -> done: return
cvv.failure -> pay
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'unset',
          variable: 'Task.CVV',
          path: 'start.next > cvv.failure > pay',
          says: ['Task.CVV for CVV, but on some path nothing has set it'],
        },
      ],
      safety: 'unsafe',
      fixed: `${QUIET}
start -> cvv: collect(CVV) -> pay: call(Charge, Amount="5", CVV=CVV) -> done: return
cvv.failure -> pay
otherwise -> done`,
    },
  ],
})
