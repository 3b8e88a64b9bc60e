import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { inputFailureHandled } from './index.ts'

const COUNT = 'variable Tries integer = 0'
const OTHER_WORDS = 'prompt=ToAudioTTS(If(Task.Tries == 0, "Card.", "Again."))'

testRule(inputFailureHandled, {
  valid: [
    {
      name: 'who fails goes to a person',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> done`,
    },
    {
      name: 'three tries by a count, in other words',
      flow: `${COUNT}
        start -> card: collect(CC, ${OTHER_WORDS}) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'three tries by a loop, in other words',
      flow: `start -> tries: loop(3, pass=Tries) -> card: collect(CC, ${OTHER_WORDS}) -> done: return
        card.failure -> tries
        tries.next -> done`,
    },
    {
      name: 'a second step with other words',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> again: collect(CC, prompt="The card number has 13 to 19 digits.") -> done
        again.failure -> done`,
    },
    {
      name: 'a failed CVV begins anew with the card, which asks in other words',
      flow: `start -> tries: loop(3, pass=Tries) -> card: collect(CC, ${OTHER_WORDS}) -> cvv: collect(CVV) -> done: return
        card.failure, cvv.failure -> tries
        tries.next -> done`,
    },
    {
      name: 'the caller asks for another try',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> again: collect(Digit, digits=1) -> yes: decide(Task.Digit == "1") -> card
        yes.no, again.failure -> done`,
    },
    {
      name: 'a loop for declines is not one for failed inputs',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card
        otherwise -> done`,
    },
    {
      name: 'a step asks whether the code is there before it is sent',
      flow: `action Charge in Code:cvv
        start -> cvv: collect(CVV) -> look: extract(Given = Length(Task.CVV) > 2) -> given: decide(Task.Given) -> pay: call(Charge, Code=CVV) -> done: return
        cvv.failure -> look
        given.no, pay.failure, pay.timeout -> done`,
    },
    {
      name: 'the choice of a caller who presses nothing is decided on like any other',
      flow: `start -> choice: collect(Choice, digits=1) -> go: decide(Task.Choice == "1") -> done: return
        choice.failure -> go
        go.no -> done`,
    },
    {
      name: 'an input of the action that may be missing',
      flow: `action Charge in Card:pan,Code:cvv?
        start -> cvv: collect(CVV) -> pay: call(Charge, Code=CVV) -> done: return
        cvv.failure -> pay`,
    },
    {
      name: 'an input that nothing reaches',
      flow: `start -> done: return
        lost: collect(CC) -> done`,
    },
  ],
  invalid: [
    {
      name: 'failure leads nowhere',
      flow: 'start -> card: collect(CC) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'open',
          path: 'card.failure',
          title: 'Connect failure of card to done',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> card: collect(CC) -> done: return
        card.failure -> done`,
    },
    {
      name: 'failure goes on like success, as in a file that names no outputs',
      flow: `action Charge in Card:pan
        start -> card: collect(CC) -> date: collect(Expiry) -> pay: call(Charge, Card=CC) -> done: return
        card.failure -> date
        date.failure -> done`,
      reports: [
        {
          node: 'card',
          messageId: 'through',
          says: ['as if Task.CC had been keyed in, and “pay” sends'],
          path: 'card.failure > date.success > pay',
        },
      ],
    },
    {
      name: 'of an imported action nobody knows which inputs it can do without',
      flow: `action Charge in Card:pan? stub
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return
        card.failure -> pay`,
      reports: [{ node: 'card', messageId: 'through' }],
    },
    {
      name: 'the same words for ever',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> card`,
      reports: [
        { node: 'card', messageId: 'endless', path: 'card.failure > card' },
        { node: 'card', messageId: 'same', path: 'card.failure > card' },
      ],
    },
    {
      name: 'six tries by a count: the first and five more',
      flow: `${COUNT}
        start -> card: collect(CC, ${OTHER_WORDS}) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries <= 5) -> card
        more.no -> done`,
      reports: [{ node: 'card', messageId: 'many', says: ['asks up to 6 times'] }],
    },
    {
      name: 'the same where the flow begins with the input: the first try is none of those counted',
      flow: `${COUNT}
        card: collect(CC, ${OTHER_WORDS}) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries <= 5) -> card
        more.no -> done`,
      reports: [{ node: 'card', messageId: 'many', says: ['asks up to 6 times'] }],
    },
    {
      name: 'five tries by a loop',
      flow: `start -> tries: loop(5, pass=Tries) -> card: collect(CC, ${OTHER_WORDS}) -> done: return
        card.failure -> tries
        tries.next -> done`,
      reports: [{ node: 'card', messageId: 'many', says: ['asks up to 5 times'] }],
    },
    {
      name: 'a word between does not make the question another one',
      flow: `start -> tries: loop(3) -> card: collect(CC) -> done: return
        card.failure -> again: play("We did not get your card number.") -> tries
        tries.next -> done`,
      reports: [{ node: 'card', messageId: 'same' }],
    },
    {
      name: 'three tries in the same words',
      flow: `start -> tries: loop(3) -> clear: set(CC = "") -> card: collect(CC) -> done: return
        card.failure -> tries
        tries.next -> done`,
      reports: [
        { node: 'card', messageId: 'same', path: 'card.failure > tries.loop > clear.next > card' },
      ],
    },
    {
      name: 'a card that is asked for without end does not make the CVV behind it endless: its tries are counted',
      flow: `start -> tries: loop(3, pass=Tries) -> card: collect(CC, ${OTHER_WORDS}) -> cvv: collect(CVV) -> done: return
        card.failure -> card
        cvv.failure -> tries
        tries.next -> done`,
      reports: [{ node: 'card', messageId: 'endless' }],
    },
    {
      name: 'a failed CVV begins with the card again, as often as it fails',
      flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> done: return
        card.failure -> done
        cvv.failure -> card`,
      reports: [{ node: 'cvv', messageId: 'endless' }],
    },
  ],
})

test('an open failure of an input is a warning, and an error in that Architect refuses it', () => {
  const { problems } = lintDesign(buildFlow('start -> card: collect(CC) -> done: return'))
  const open = problems.filter(({ message }) => /leads nowhere|falls off/.test(message))
  expect(open.map(({ code }) => code)).toEqual(['SF-REL-05', 'SF-REL-07'])
})
