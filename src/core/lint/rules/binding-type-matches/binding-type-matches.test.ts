import { expect, test } from 'vitest'
import { literal } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { bindingTypeMatches } from './index.ts'

testRule(bindingTypeMatches, {
  valid: [
    {
      name: 'texts stay texts',
      flow: `action Charge in Card:pan,Amount out Status
start -> card: collect(CC) -> pay: call(Charge, Card=CC, Amount="5", into Status=Reply) -> done: return
otherwise -> done`,
    },
    {
      name: 'numbers stay numbers',
      flow: `variable Total decimal = 1.5
variable Count integer
action Charge in Amount:number out Count:integer
start -> pay: call(Charge, Amount=Total, into Count=Count) -> done: return
otherwise -> done`,
    },
    {
      name: 'a number that is converted on purpose, or worked out',
      flow: `variable Total integer = 1
action Charge in Amount,Cents
start -> pay: call(Charge, Amount=ToString(Task.Total), Cents=Task.Total * 100) -> done: return
otherwise -> done`,
    },
    {
      name: 'a number that is read out of a text on purpose, and one that is worked out',
      flow: `variable Total = "5"
action Charge in Amount:number,Cents:integer
start -> pay: call(Charge, Amount=ToDecimal(Task.Total), Cents=ToInt(Task.Total) * 100) -> done: return
otherwise -> done`,
    },
    {
      name: 'an action that an import knows by name only',
      flow: `variable Count integer
action Charge out Status stub
start -> pay: call(Charge, into Status=Count) -> done: return
otherwise -> done`,
    },
    {
      name: 'an output that goes nowhere, and a variable that nothing declares',
      flow: `action Charge in Amount:integer out Status
start -> pay: call(Charge, Amount=Task.Nobody, into Status=none) -> done: return
otherwise -> done`,
    },
    {
      name: 'a month and a year of the expiry, and the card number under two names',
      flow: `action Charge in Card:pan,Month:expiry,Year:expiry,Card_Number
start -> card: collect(CC) -> m: collect(Exp_Month, digits=2) -> y: collect(Exp_Year, digits=2) -> pay: call(Charge, Card=CC, Month=Exp_Month, Year=Exp_Year, Card_Number=CC) -> done: return
otherwise -> done`,
    },
    {
      name: 'a card number for an input that says nothing, where no other one takes it',
      flow: `action Charge in Account,CVV:cvv
start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, Account=CC, CVV=CVV) -> done: return
otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'card number and CVV the wrong way round',
      flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay(CC_Number=CVV, CVV=CC) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'mixed',
          field: 'inputs.CC_Number',
          variable: 'Task.CVV',
          says: ['Task.CVV, which holds a CVV, for CC_Number', 'which takes a card number'],
        },
        { node: 'pay', messageId: 'mixed', field: 'inputs.CVV', variable: 'Task.CC' },
      ],
    },
    {
      name: 'the card number as a reference, beside the input for it',
      flow: `action Process_Payment in Reference
start -> card: collect(CC) -> token: fetch -> pay: pay(Reference=CC) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'elsewhere',
          severity: 'warning',
          field: 'inputs.Reference',
          says: ['which has CC_Number for it'],
        },
      ],
    },
    {
      name: 'a text goes into a number',
      flow: `variable Count integer
action Charge out Status
start -> pay: call(Charge, into Status=Count) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'output',
          field: 'outputs.Status',
          variable: 'Task.Count',
          says: ['Status of “Charge”, a String, into Task.Count, which is of type Integer'],
        },
      ],
    },
    {
      name: 'a list for a number',
      flow: `action Charge in Amount:integer
start -> pay: call(Charge, Amount=MakeList("5")) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'input',
          action: 'Charge',
          field: 'inputs.Amount',
          says: ['that gives String Collection, but the contract asks for Integer'],
        },
      ],
    },
    {
      name: 'a text that becomes a number by itself: a variable, and one of Architect’s own',
      flow: `variable Total = "5"
action Charge in Amount:number,Call:integer
start -> pay: call(Charge, Amount=Total, Call=Call.ConversationId) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'read',
          severity: 'warning',
          variable: 'Task.Total',
          says: [
            'gives Task.Total for Amount of “Charge”: it is a text',
            'write ToDecimal(Task.Total)',
          ],
        },
        { node: 'pay', messageId: 'read', severity: 'warning', says: ['Call.ConversationId'] },
      ],
    },
    {
      name: 'a card number that is made a number on the way',
      flow: `action Charge in Card:pan
start -> card: collect(CC) -> pay: call(Charge, Card=ToInt(Task.CC)) -> done: return
otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'worked', says: ['that gives Integer, but a card number is'] },
      ],
    },
    {
      name: 'a card number as a number in the contract',
      flow: `action Charge in Card:pan:integer
start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return
otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'number', says: ['leading zeros get lost', 'a card number'] },
      ],
    },
    {
      name: 'a card number in a number',
      flow: `variable CC integer pan
action Charge in Card:pan
start -> pay: call(Charge, Card=CC) -> done: return
otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'variable', variable: 'Task.CC', says: ['Make it a String'] },
      ],
    },
    {
      name: 'a CVV in a number, into which a number of the contract goes as well',
      flow: `variable CVV integer cvv
action Charge in Code:cvv out Text,Count:integer
variable Text integer
variable Count
start -> pay: call(Charge, Code=CVV, into Text=Text, into Count=Count) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'variable',
          says: ['is of type Integer: leading zeros get lost, so “pay”'],
        },
        { node: 'pay', messageId: 'output', says: ['Text of “Charge”, a String,'] },
        { node: 'pay', messageId: 'output', says: ['Count of “Charge”, an Integer,'] },
      ],
    },
    {
      name: 'a number that becomes a text by itself',
      flow: `variable Total integer = 1
action Charge in Amount
start -> pay: call(Charge, Amount=Total) -> done: return
otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'converted',
          severity: 'warning',
          title: 'Write ToString(Task.Total)',
        },
      ],
      fixed: `variable Total integer = 1
action Charge in Amount
start -> pay: call(Charge, Amount=ToString(Task.Total)) -> done: return
otherwise -> done`,
    },
  ],
})

test.each([
  ['integer', 5, true],
  ['integer', 1.5, false],
  ['integer', '5', false],
  ['number', 1.5, true],
  ['boolean', true, true],
  ['boolean', 'true', false],
  ['string', 5, true],
] as const)('what is written out for an input: %s, %s', (type, value, isRight) => {
  const { nodes, ...design } = buildFlow(`action Charge in Amount:${type}
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`)
  const bound = nodes.map((node) =>
    node.id === 'pay'
      ? { ...node, props: { ...node.props, inputs: { Amount: literal(value) } } }
      : node,
  )
  const { problems } = lintDesign({ ...design, nodes: bound }, { rules: [bindingTypeMatches] })
  expect(problems.map(({ field }) => field)).toEqual(isRight ? [] : ['inputs.Amount'])
})
