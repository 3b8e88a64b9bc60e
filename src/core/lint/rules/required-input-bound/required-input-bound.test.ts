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
      name: 'names that nothing defines are text: a GraphQL variable, the raw request, what a hyphen or a dot is a part of',
      flow: `action Charge in Card-Number?,Card.Date?
body {"query": "mutation Pay($card: Card!) { pay(card: $card) }", "all": \${input.rawRequest}, "card": "\${input.Card-Number}", "date": "\${input.Card.Date}"}
start -> card: collect(CC) -> pay: call(Charge, Card-Number=CC, Card.Date="12") -> done: return
otherwise -> done`,
    },
    {
      name: 'an unknown input that prints nothing, or that the request asks for first',
      flow: `action Charge in Amount
body {"amount": "\${input.Amount}", "note": "$!{input.Note}"#if($input.Tip), "tip": "\${input.Tip}"#end}
start -> pay: call(Charge, Amount="5") -> done: return
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
      name: 'the error handler sends what nothing in the flow sets',
      flow: `action Note in Why
        body {"why": "$esc.jsonString(\${input.Why})"}
        on-error Handler
        variable Flow.Why
        start -> done: return
        task Handler
        sorry: play("Sorry.") -> note: call(Note, Why=Flow.Why) -> end: return`,
      reports: [{ node: 'note', messageId: 'unset', path: 'sorry.next > note' }],
      safety: 'unsafe',
      fixed: `action Note in Why
        body {"why": "$!esc.jsonString(\${input.Why})"}
        on-error Handler
        variable Flow.Why
        start -> done: return
        task Handler
        sorry: play("Sorry.") -> note: call(Note, Why=Flow.Why) -> end: return`,
    },
    {
      name: 'an input by another name than the contract has',
      flow: `action Charge in Amount,Currency
body {"amount": "$esc.jsonString(\${input.Amuont})", "currency": "\${input.Currency}"}
start -> pay: call(Charge, Amount="5", Currency="EUR") -> done: return
otherwise -> done`,
      reports: [
        {
          node: null,
          messageId: 'unknown',
          action: 'Charge',
          field: 'request.body',
          says: [
            '“Charge” prints ${input.Amuont} in the body, but has no input of that name (its inputs are Amount and Currency)',
          ],
        },
      ],
    },
    {
      name: 'a number that is worked out of an input without a value',
      flow: `action Charge in Amount?
body {"amount": $math.round($math.mul(\${input.Amount}, 100))}
start -> pay: call(Charge) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'loud',
          says: ['name and all. Give it a value.'],
        },
      ],
    },
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
          says: ['no value for Currency, which the contract of “Charge” requires'],
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
          says: ['Task.CVV for CVV of “Charge”, but on some path nothing has set it'],
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
