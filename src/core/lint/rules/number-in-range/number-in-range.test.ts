import { testRule } from '#testing/rule-tester.ts'
import { numberInRange } from './index.ts'

const loopOf = (count: string) => `variable Pass integer
start -> again: loop(${count}, pass=Pass) -> ask: collect(CC) -> again
otherwise -> done: return`

testRule(numberInRange, {
  valid: [
    { name: 'a range with room', flow: 'start -> ask: collect(CC, digits=13-19) -> done: return' },
    { name: 'an exact number', flow: 'start -> ask: collect(CC, digits=4) -> done: return' },
    { name: 'a loop that runs once', flow: loopOf('1') },
    { name: 'a loop that runs as often as it can', flow: loopOf('99') },
    { name: 'a count that only the call knows', flow: loopOf('Length(Call.Ani)') },
  ],
  invalid: [
    {
      name: 'as many at most as at least',
      flow: 'start -> ask: collect(CC, digits=4-4) -> done: return',
      reports: [
        {
          node: 'ask',
          messageId: 'digits',
          field: 'digits',
          says: ['at least 4 and at most 4 digits', 'choose an exact number'],
        },
      ],
    },
    {
      name: 'fewer at most than at least',
      flow: 'start -> ask: collect(CC, digits=6-4) -> done: return',
      reports: [{ node: 'ask', messageId: 'digits' }],
    },
    {
      name: 'a loop that never runs',
      flow: loopOf('0'),
      reports: [{ node: 'again', messageId: 'passes', field: 'count', says: ['0 times'] }],
    },
    {
      name: 'a loop that runs too often',
      flow: loopOf('100'),
      reports: [{ node: 'again', messageId: 'passes', says: ['from 1 to 99'] }],
    },
  ],
})
