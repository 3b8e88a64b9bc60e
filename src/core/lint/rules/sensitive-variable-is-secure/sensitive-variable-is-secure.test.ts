import { expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { testRule } from '#testing/rule-tester.ts'
import { sensitiveVariableIsSecure } from './index.ts'

testRule(sensitiveVariableIsSecure, {
  valid: [
    {
      name: 'everything sensitive is secure',
      flow: 'start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> done: return',
    },
    ...['Card_Type', 'tokenStatus', 'expMonthValid', 'last4', 'CardBrand', 'Key_Pressed'].map(
      (name) => ({
        name: `a name that speaks of a secret and holds none: ${name} (trap 8)`,
        flow: `variable ${name} open
          start -> ask: collect(${name}) -> done: return`,
      }),
    ),
    {
      name: 'the author says why the name misleads',
      flow: `variable Card_Number open because it is the number of a greeting card
        start -> ask: collect(Card_Number) -> done: return`,
    },
    {
      name: 'a name alone, without a secret that gets in',
      flow: `variable Card open = "none"
        start -> say: play(Task.Card) -> done: return`,
    },
    {
      name: 'what was extracted must not be secure',
      flow: `variable Last4 pan open
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
    },
    {
      name: 'a name that says it, while the caller keys it in where nothing reaches',
      flow: `variable Card_Number open
        start -> note: set(Card_Number = "on file") -> done: return
        lost: collect(Card_Number) -> done`,
    },
    {
      name: 'what a payment takes as its token, and nothing fills',
      flow: `variable Kept open
        start -> pay: pay(Session_Token=Kept) -> done: return`,
    },
    {
      name: 'whether there is a card, from a call',
      flow: `action Check out Known
        variable Card boolean open
        start -> check: call(Check, into Known=Card) -> done: return`,
    },
    {
      name: 'a field that is called a card number and declared to hold no secret',
      flow: `action Save in Card_Number
        variable Digits open
        start -> ask: collect(Digits, digits=8) -> save: call(Save, Card_Number=Digits) -> done: return`,
    },
    {
      name: 'a yes or no from a call',
      flow: `action Check out Token_Ok
        variable Token_Ok boolean open
        start -> check: call(Check, into Token_Ok=Token_Ok) -> done: return`,
    },
    {
      name: 'the id of an imported payment, which a receipt takes',
      flow: `action Charge stub in Card:pan,Amount out id
        action Mail stub in a,Amount out r
        start -> card: collect(CC) -> go: call(Charge, Card=CC, into id=Id) -> mail: call(Mail, a=Id, into r=R) -> done: return`,
    },
    {
      name: 'a score that an imported action gives a card, sent along with the card',
      flow: `action Rate stub in Card:pan out r
        action Charge stub in Card:pan,a,Amount out id
        start -> card: collect(CC) -> rate: call(Rate, Card=CC, into r=Reply) -> go: call(Charge, Card=CC, a=Reply, into id=Id) -> done: return`,
    },
    {
      name: 'a variable that is filled where nothing reaches',
      flow: `variable CVV cvv open
        start -> done: return
        lost: collect(CVV) -> done`,
    },
  ],
  invalid: [
    {
      name: 'what a call returns, in a variable whose name says what it is',
      flow: `action Find_Customer out Number
        variable Card_Number open
        start -> find: call(Find_Customer, into Number=Card_Number) -> done: return`,
      reports: [{ node: 'find', messageId: 'named', field: 'outputs.Number' }],
      fixed: `action Find_Customer out Number
        variable Card_Number secure
        start -> find: call(Find_Customer, into Number=Card_Number) -> done: return`,
    },
    {
      name: 'a declared card number that the flow takes from elsewhere',
      flow: `variable Number pan open
        start -> unpack: set(Number = Flow.InvocationData) -> done: return`,
      reports: [
        {
          node: 'unpack',
          messageId: 'open',
          variable: 'Task.Number',
          field: 'statements.0.variable',
          path: 'unpack.next',
        },
      ],
      fixed: `variable Number pan
        start -> unpack: set(Number = Flow.InvocationData) -> done: return`,
    },
    {
      name: 'a secure variable that comes in and goes out',
      flow: `variable Note secure input output
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'shared',
          says: ['“Input to flow” and “Output from flow” are on', 'Turn them off', 'handed over'],
        },
      ],
      fixed: `variable Note secure
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'a card number by its digits and by where it goes, whatever it is called',
      flow: `variable Kort open
        action Dra stub in a out r
        start -> n: collect(Kort, digits=13-19) -> go: call(Dra, a=Kort, into r=R) -> done: return`,
      reports: [
        {
          node: 'n',
          messageId: 'used',
          says: ['Task.Kort takes as many digits as a card number and is sent as one'],
        },
      ],
      fixed: `variable Kort secure
        action Dra stub in a out r
        start -> n: collect(Kort, digits=13-19) -> go: call(Dra, a=Kort, into r=R) -> done: return`,
    },
    {
      name: 'a session that an imported action fetches for the payment, in a variable whose name says nothing',
      flow: `action Open_Session stub out r
        variable Reply open
        action Charge stub in Card:pan,a out id
        start -> card: collect(CC) -> get: call(Open_Session, into r=Reply) -> go: call(Charge, Card=CC, a=Reply, into id=Id) -> done: return`,
      reports: [
        {
          node: 'get',
          messageId: 'returned',
          says: ['Task.Reply gets what a data action returns', 'as a token is'],
        },
      ],
      fixed: `action Open_Session stub out r
        variable Reply secure
        action Charge stub in Card:pan,a out id
        start -> card: collect(CC) -> get: call(Open_Session, into r=Reply) -> go: call(Charge, Card=CC, a=Reply, into id=Id) -> done: return`,
    },
    {
      name: 'what an imported action makes of the card and another one charges in its place',
      flow: `action Make stub in Card:pan out r
        variable Reply open
        action Charge stub in a,Amount out id
        start -> card: collect(CC) -> make: call(Make, Card=CC, into r=Reply) -> go: call(Charge, a=Reply, into id=Id) -> done: return`,
      reports: [{ node: 'make', messageId: 'returned' }],
      fixed: `action Make stub in Card:pan out r
        variable Reply secure
        action Charge stub in a,Amount out id
        start -> card: collect(CC) -> make: call(Make, Card=CC, into r=Reply) -> go: call(Charge, a=Reply, into id=Id) -> done: return`,
    },
    {
      name: 'a declared CVV',
      flow: `variable CVV cvv open
        start -> cvv: collect(CVV) -> done: return`,
      reports: [
        {
          node: 'cvv',
          messageId: 'open',
          variable: 'Task.CVV',
          field: 'variable',
          says: ['Task.CVV holds a CVV', 'Turn it on.'],
          path: 'cvv.success',
          title: 'Turn on Content is secure for Task.CVV',
        },
      ],
      fixed: `variable CVV cvv secure
        start -> cvv: collect(CVV) -> done: return`,
    },
    ...[
      ['Secure_CC', 'a card number'],
      ['cardNumber', 'a card number'],
      ['Security_Code', 'a CVV'],
      ['Expiry', 'an expiry date'],
      ['SessionToken', 'a token'],
      ['API_Key', 'a credential'],
    ].map(([name = '', secret = '']) => ({
      name: `a name that gives it away: ${name}`,
      flow: `variable ${name} open
        start -> ask: collect(${name}) -> done: return`,
      reports: [{ node: 'ask', messageId: 'named', says: [`sounds like ${secret}`] }],
      fixed: `variable ${name} secure
        start -> ask: collect(${name}) -> done: return`,
    })),
    {
      name: 'a variable that is bound to the card number of the payment',
      flow: `variable Digits open
        start -> card: collect(Digits) -> token: fetch -> pay: pay(CC_Number=Digits) -> done: return`,
      reports: [{ node: 'card', messageId: 'open', says: ['holds a card number'] }],
      fixed: `variable Digits secure
        start -> card: collect(Digits) -> token: fetch -> pay: pay(CC_Number=Digits) -> done: return`,
    },
    {
      name: 'a variable whose name says nothing, which an imported payment takes as its CVV',
      flow: `action Charge stub in cvc
        variable Answer open
        start -> ask: collect(Answer) -> charge: call(Charge, cvc=Answer) -> done: return`,
      reports: [
        {
          node: 'ask',
          messageId: 'called',
          says: ['for what is in Task.Answer a name that sounds like a CVV'],
        },
      ],
      fixed: `action Charge stub in cvc
        variable Answer secure
        start -> ask: collect(Answer) -> charge: call(Charge, cvc=Answer) -> done: return`,
    },
    {
      name: 'one report for a variable that is filled twice',
      flow: `variable CC pan open
        start -> card: collect(CC) -> done: return
        card.failure -> again: collect(CC) -> done`,
      reports: [{ node: 'card', messageId: 'open' }],
      fixed: `variable CC pan secure
        start -> card: collect(CC) -> done: return
        card.failure -> again: collect(CC) -> done`,
    },
    {
      name: 'declared and not filled yet',
      flow: `variable CVV cvv open
        start -> done: return`,
      reports: [{ node: null, messageId: 'open', variable: 'Task.CVV' }],
      fixed: `variable CVV cvv secure
        start -> done: return`,
    },
    {
      name: 'clearing it puts no secret in',
      flow: `variable CVV cvv open
        start -> clear: set(CVV = "") -> done: return`,
      reports: [{ node: null, messageId: 'open', variable: 'Task.CVV' }],
      fixed: `variable CVV cvv secure
        start -> clear: set(CVV = "") -> done: return`,
    },
    {
      name: 'no fix while a decision reads it: secure variables cannot be read there',
      flow: `variable CVV cvv open
        start -> cvv: collect(CVV) -> full: decide(Length(Task.CVV) == 3) -> done: return`,
      reports: [{ node: 'cvv', messageId: 'open', says: ['let “full” do without it first'] }],
    },
  ],
})

test('a template empties the card with a text that is fixed: the secret gets in where it is keyed in', () => {
  const design = findTemplate('session-token')?.build()
  const cvv = design?.variables.find(({ sensitivity }) => sensitivity === 'cvv')
  if (design === undefined || cvv === undefined) throw new Error('no template, or no CVV in it')
  const variables = design.variables.map((one) => (one === cvv ? { ...one, secure: false } : one))
  const { problems } = lintDesign({ ...design, variables }, { rules: [sensitiveVariableIsSecure] })
  expect(problems.map(({ node, path }) => [node, path])).toEqual([
    ['cvv', [{ node: 'cvv', output: 'success' }]],
  ])
})
