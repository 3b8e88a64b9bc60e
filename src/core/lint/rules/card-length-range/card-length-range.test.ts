import { expect, test } from 'vitest'
import { mustRead, secureFlow } from '#testing/archy-files.ts'
import { testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { cardLengthRange } from './index.ts'

testRule(cardLengthRange, {
  valid: [
    {
      name: 'a range that # ends',
      flow: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'no end key, but only the usual wait',
      flow: 'start -> card: collect(CC, digits=13-19, ends=none) -> done: return',
    },
    {
      name: 'an exact number of something else',
      flow: 'start -> choice: collect(Digit, digits=1) -> done: return',
    },
    {
      name: 'the brand is asked first, and each has its own length',
      flow: `start -> brand: collect(Digit, digits=1) -> amex: decide(Task.Digit == "3") -> a: collect(CC, digits=15) -> done: return
        amex.no -> b: collect(CC, digits=16) -> done`,
    },
    {
      name: 'the usual lengths alone',
      flow: 'start -> card: collect(CC, digits=14-16) -> done: return',
    },
    {
      name: 'a range that is turned round',
      flow: 'start -> card: collect(CC, digits=19-13) -> done: return',
    },
    {
      name: 'an input that nothing reaches',
      flow: `start -> done: return
        lost: collect(CC, digits=16) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a digit ends it',
      flow: 'start -> card: collect(CC, digits=13-19, ends=5) -> done: return',
      reports: [{ node: 'card', messageId: 'cut', says: ['that holds a 5 is cut off'] }],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'exactly 16 digits',
      flow: 'start -> card: collect(CC, digits=16) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'exact',
          variable: 'Task.CC',
          field: 'digits',
          says: ['exactly 16 digits'],
          title: 'Take 13 to 19 digits and # at card',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'the same length twice is no branch',
      flow: `start -> card: collect(CC, digits=16) -> done: return
        card.failure -> again: collect(CC, digits=16) -> done`,
      reports: [
        { node: 'card', messageId: 'exact' },
        { node: 'again', messageId: 'exact' },
      ],
      safety: 'unsafe',
      fixed: `start -> card: collect(CC, digits=13-19) -> done: return
        card.failure -> again: collect(CC, digits=13-19) -> done`,
    },
    {
      name: 'a range from 16 to 16',
      flow: 'start -> card: collect(CC, digits=16-16) -> done: return',
      reports: [{ node: 'card', messageId: 'exact' }],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'a range that begins behind American Express',
      flow: 'start -> card: collect(CC, digits=16-19) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'narrow',
          says: ['takes 16 to 19 digits', 'numbers of 15 digits: those of American Express, whose'],
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'a range that ends before all usual cards',
      flow: 'start -> card: collect(CC, digits=1-9) -> done: return',
      reports: [{ node: 'card', messageId: 'narrow', says: ['numbers of 15 and 16 digits'] }],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19) -> done: return',
    },
    {
      name: 'no end key and a long wait',
      flow: 'start -> card: collect(CC, digits=13-19, ends=none, between=8) -> done: return',
      reports: [{ node: 'card', messageId: 'slow', says: ['waits 8 s after'] }],
      safety: 'unsafe',
      fixed: 'start -> card: collect(CC, digits=13-19, between=8) -> done: return',
    },
    {
      name: 'another length of another variable is no branch',
      flow: `start -> card: collect(CC, digits=16) -> other: collect(Card_Number, digits=15) -> done: return`,
      reports: [
        { node: 'card', messageId: 'exact' },
        { node: 'other', messageId: 'exact' },
      ],
      safety: 'unsafe',
      fixed: `start -> card: collect(CC, digits=13-19) -> other: collect(Card_Number, digits=13-19) -> done: return`,
    },
  ],
})

/** An import that takes the ending key along, with what it does behind. */
function taking(isTaken: string, behind = ''): string {
  return secureFlow(`
          - collectInput:
              name: Card
              inputData: {var: Task.Card_Number}
              digits: {range: {terminatingDtmf: "digit_#", min: 13, max: 19}}
              inputAudio: {tts: Your card.}
              includeTerminatingDtmfInResultData: ${isTaken}${behind}
          - disconnect: {name: End}`).replace(
    '        actions:',
    '        variables: [{stringVariable: {name: Task.Card_Number, isSecure: true}}]\n        actions:',
  )
}

function sending(value: string): string {
  return `
          - callDataSecure:
              name: Charge
              category: {Gateway: {dataAction: {Charge: {inputs: {Card: {exp: '${value}'}}}}}}`
}

test.each([
  ['true', '', [expect.stringContaining('takes the # that ends it along')]],
  ['false', '', []],
  ['true', sending('Task.Card_Number'), [expect.stringContaining('takes the # that ends it')]],
  ['true', sending('Replace(Task.Card_Number, "#", "")'), []],
])('an import that takes the ending key along: %s%s', (isTaken, behind, messages) => {
  const { design } = mustRead(taking(isTaken, behind))
  const { problems } = lintDesign(design, { rules: [cardLengthRange] })
  expect(problems.map(({ message }) => message)).toEqual(messages)
})
