import { testRule } from '#testing/rule-tester.ts'
import { inputTimeoutsHumane } from './index.ts'

testRule(inputTimeoutsHumane, {
  valid: [
    { name: 'Genesys’ defaults', flow: 'start -> card: collect(CC, digits=13-19) -> done: return' },
    {
      name: 'one key: there is nothing between digits',
      flow: 'start -> choice: collect(Digit, digits=1, wait=3, between=3) -> done: return',
    },
    {
      name: 'short waits for something that is no card',
      flow: 'start -> zip: collect(Zip, digits=5, wait=4, between=2) -> done: return',
    },
    {
      name: 'an input that nothing reaches',
      flow: `start -> done: return
        lost: collect(CC, wait=1) -> done`,
    },
  ],
  invalid: [
    {
      name: 'too short for a card',
      flow: 'start -> card: collect(CC, digits=13-19, wait=4, between=2) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'first',
          field: 'noEntrySeconds',
          says: ['gives the caller 4 s'],
          title: 'Give 5 s to begin and 3 s between digits at card',
        },
        { node: 'card', messageId: 'between', field: 'interDigitSeconds', says: ['waits 2 s'] },
      ],
      fixed: 'start -> card: collect(CC, digits=13-19, wait=5, between=3) -> done: return',
    },
    {
      name: 'longer between digits than before the first',
      flow: 'start -> zip: collect(Zip, digits=5, wait=4, between=6) -> done: return',
      reports: [{ node: 'zip', messageId: 'order' }],
      fixed: 'start -> zip: collect(Zip, digits=5, wait=7, between=6) -> done: return',
    },
    {
      name: 'as long as each other',
      flow: 'start -> card: collect(CC, digits=13-19, wait=5, between=5) -> done: return',
      reports: [{ node: 'card', messageId: 'order', says: ['5 s to begin and 5 s between'] }],
      fixed: 'start -> card: collect(CC, digits=13-19, wait=6, between=5) -> done: return',
    },
    {
      name: 'a token waits for it: more time is no safe change',
      flow: 'start -> token: fetch -> card: collect(CC, digits=13-19, wait=4) -> pay: pay -> done: return',
      reports: [{ node: 'card', messageId: 'first' }],
      safety: 'unsafe',
      fixed:
        'start -> token: fetch -> card: collect(CC, digits=13-19, wait=5, between=3) -> pay: pay -> done: return',
    },
    {
      name: 'what is too short for a card is not told to be too short beside the next digit as well',
      flow: 'start -> card: collect(CC, digits=13-19, wait=4, between=4) -> done: return',
      reports: [{ node: 'card', messageId: 'first' }],
      fixed: 'start -> card: collect(CC, digits=13-19, wait=5, between=4) -> done: return',
    },
    {
      name: 'the most that Collect Input waits, between digits: there is nothing longer to begin with',
      flow: 'start -> zip: collect(Zip, digits=5, wait=99, between=99) -> done: return',
      reports: [{ node: 'zip', messageId: 'order' }],
    },
  ],
})
