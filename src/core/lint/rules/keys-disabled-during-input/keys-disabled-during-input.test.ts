import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { speech } from '../../../model/values.ts'
import { lintDesign } from '../../lint.ts'
import { keysDisabledDuringInput } from './index.ts'

testRule(keysDisabledDuringInput, {
  valid: [
    {
      name: 'the key that ends it',
      flow: 'start -> card: collect(CC, digits=13-19, prompt="Enter your card number, then press the pound key.") -> done: return',
    },
    {
      name: 'the digit that is asked for',
      flow: 'start -> choice: collect(Digit, digits=1, prompt="Press 1 to go on, or press 2 for your agent.") -> done: return',
    },
    {
      name: 'star fails the input, and that leads to the agent',
      flow: `start -> card: collect(CC, digits=13-19, prompt="Enter your card number, or press star for your agent.") -> done: return
        card.failure -> done`,
    },
    {
      name: 'nothing is said of keys',
      flow: 'start -> card: collect(CC, digits=13-19, prompt="Enter your card number.") -> done: return',
    },
    {
      name: 'at any time, and every input lets the caller out',
      flow: `start -> hello: play("Press star at any time for your agent.") -> card: collect(CC, digits=13-19) -> done: return
        card.failure -> done`,
    },
    {
      name: 'at any time is said of another key, and that lets the caller out',
      flow: `start -> units: collect(Units, digits=2-3, prompt="Enter the units, then press pound. Press star at any time for your agent.") -> date: collect(Date, digits=4) -> done: return
        units.failure, date.failure -> done`,
    },
    {
      name: 'at any time, and nothing is keyed in after it',
      flow: 'start -> card: collect(CC, digits=13-19) -> hello: play("Press star at any time.") -> done: return',
    },
  ],
  invalid: [
    {
      name: 'star fails the input, which asks again (trap: the opposite of #)',
      flow: `start -> card: collect(CC, digits=13-19, prompt="Enter your card number, or press star for an agent.") -> done: return
        card.failure -> again: play("Once more.") -> card`,
      reports: [{ node: 'card', messageId: 'asked', says: ['it fails the input, which # ends'] }],
    },
    {
      name: 'zero is the first digit of a card number',
      flow: `start -> card: collect(CC, digits=13-19, prompt="Enter your card number. Press 0 for an agent.") -> done: return
        card.failure -> again: play("Once more.") -> card`,
      reports: [
        {
          node: 'card',
          messageId: 'asked',
          says: ['it counts as the first of at least 13 digits'],
        },
      ],
    },
    {
      name: '# after an exact number of digits goes to the next step',
      flow: `start -> cvv: collect(CVV, digits=3, prompt="Enter the code and press pound.") -> done: return
        cvv.failure -> done`,
      reports: [{ node: 'cvv', messageId: 'after', says: ['takes exactly 3 digits'] }],
    },
    {
      name: 'at any time, but not while the card is keyed in',
      flow: `start -> hello: play("You can press zero at any time.") -> card: collect(CC, digits=13-19) -> done: return
        card.failure -> again: play("Once more.") -> card`,
      reports: [
        { node: 'hello', messageId: 'anyTime', path: 'hello.next > card', says: ['during “card”'] },
      ],
    },
  ],
})

test('the greeting of the flow is heard as well', () => {
  const design = buildFlow(`start -> card: collect(CC, digits=13-19) -> done: return
    card.failure -> again: play("That was no card number.") -> card`)
  const heard = (text: string) =>
    lintDesign(
      { ...design, flow: { ...design.flow, greeting: speech(text) } },
      { rules: [keysDisabledDuringInput] },
    ).problems.map(({ node, field, message }) => [node, field, message.slice(0, 52)])
  expect(heard('Press star at any time to speak to your agent.')).toEqual([
    [null, 'greeting', 'The greeting promises that * works at any time, and '],
  ])
  expect(heard('Have your card at hand.')).toEqual([])
})
