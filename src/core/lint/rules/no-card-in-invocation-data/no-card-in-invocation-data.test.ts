import { expect, test } from 'vitest'
import { reportsOf, testRule } from '#testing/rule-tester.ts'
import { noCardInInvocationData } from './index.ts'

const SECOND = 'GetAt(Split(Flow.InvocationData, "|"), 1)'

testRule(noCardInInvocationData, {
  valid: [
    {
      name: 'amount and invoice come in',
      flow: `start -> unpack: set(Amount = Flow.InvocationData; Invoice = ${SECOND}) -> card: collect(CC) -> done: return`,
    },
    {
      name: 'names that speak about a card (trap 8)',
      flow: `start -> unpack: set(Card_Type = Flow.InvocationData; tokenStatus = ${SECOND}) -> done: return`,
    },
    {
      name: 'a card variable that is emptied',
      flow: 'start -> card: collect(CC) -> clear: set(CC = "") -> done: return',
    },
    {
      name: 'participant data that is about a card',
      flow: 'start -> look: read(Card_Type = Type; Amount = Amount) -> card: collect(CC) -> done: return',
    },
    {
      name: 'a name that the user has explained',
      flow: `variable Card because it is the number of a card on file
        start -> unpack: set(Card = ${SECOND}) -> done: return`,
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `variable CC pan
        start -> cut: set(CC = Task.Whole) -> done: return
        unpack: set(CC = Flow.InvocationData; Whole = Flow.InvocationData) -> done`,
    },
    {
      name: 'an amount, straight into the call',
      flow: `action Process_Payment in Amount
        start -> card: collect(CC) -> token: fetch -> pay: pay(Amount=${SECOND}) -> done: return`,
    },
    {
      name: 'what is unpacked beside a variable that a card is emptied with',
      flow: `variable Empty
        start -> unpack: set(Amount = Flow.InvocationData; Empty = "") -> card: collect(CC) -> clear: set(CC = Task.Empty) -> done: return`,
    },
    {
      name: 'a card that secured data holds',
      flow: `variable CC pan
        start -> look: recall(CC = Card) -> done: return`,
    },
    {
      name: 'which of the cards on file is meant',
      flow: `variable Card integer
        start -> unpack: set(Card = ToInt(${SECOND})) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'participant data that holds a card number, and one that holds none',
      flow: `variable CC pan
        start -> look: read(CC = Card; Invoice = Invoice) -> done: return`,
      reports: [
        {
          node: 'look',
          messageId: 'read',
          variable: 'Task.CC',
          field: 'attributes.0.variable',
          says: ['a card number out of participant data into Task.CC'],
        },
      ],
    },
    {
      name: 'a card number',
      flow: `variable CC pan
        start -> unpack: set(CC = ${SECOND}) -> done: return`,
      reports: [
        {
          node: 'unpack',
          messageId: 'unpacked',
          variable: 'Task.CC',
          field: 'statements.0.value',
          says: ['a card number', 'into Task.CC', 'key it in'],
        },
      ],
    },
    {
      name: 'a card number that was keyed in is copied, and overwritten by one from outside',
      flow: `variable Card pan
        start -> card: collect(CC) -> copy: set(Card = Task.CC) -> unpack: set(Card = Flow.InvocationData) -> trim: set(Card = Trim(Task.Card)) -> done: return`,
      reports: [{ node: 'unpack', messageId: 'unpacked', variable: 'Task.Card' }],
    },
    {
      name: 'beside an amount',
      flow: `variable CC pan
        start -> unpack: set(Amount = Flow.InvocationData; CC = ${SECOND}) -> done: return`,
      reports: [{ node: 'unpack', messageId: 'unpacked', field: 'statements.1.value' }],
    },
    {
      name: 'a token',
      flow: 'start -> unpack: set(Token = Flow.InvocationData) -> pay: pay -> done: return',
      reports: [{ node: 'unpack', messageId: 'unpacked', says: ['a token out of'] }],
    },
    {
      name: 'by way of another variable',
      flow: `variable CVV cvv
        start -> unpack: set(Whole = Flow.InvocationData) -> cut: set(CVV = Right(Task.Whole, 3)) -> done: return`,
      reports: [{ node: 'cut', messageId: 'unpacked', says: ['a CVV'] }],
    },
    {
      name: 'a variable that a payment takes as the card',
      flow: `start -> unpack: set(Digits = ${SECOND}) -> token: fetch -> pay: pay(CC_Number=Digits) -> done: return`,
      reports: [{ node: 'unpack', messageId: 'unpacked', says: ['a card number', 'Task.Digits'] }],
    },
    {
      name: 'a name that says it',
      flow: `start -> unpack: set(Card_Number = ${SECOND}) -> done: return`,
      reports: [{ node: 'unpack', messageId: 'unpacked', says: ['is inferred from a name'] }],
    },
    {
      name: 'straight into the call',
      flow: `start -> token: fetch -> pay: pay(CC_Number=${SECOND}) -> done: return`,
      reports: [{ node: 'pay', messageId: 'sent', field: 'inputs.CC_Number', says: ['CC_Number'] }],
    },
  ],
})

test('only where nothing but its name says what a variable holds is that told', () => {
  const said = (declared: string) =>
    reportsOf(
      noCardInInvocationData,
      `variable Card_Number ${declared}
        start -> unpack: set(Card_Number = ${SECOND}) -> done: return`,
    ).map(({ message }) => message.includes('inferred'))
  expect([said(''), said('pan')]).toEqual([[true], [false]])
})
