import { testRule } from '#testing/rule-tester.ts'
import { actionLimit } from './index.ts'

const COUNT = 'variable Tries integer = 0'

testRule(actionLimit, {
  valid: [
    {
      name: 'a count in a variable that is always the same number',
      flow: `variable Max integer = 3
        start -> rounds: loop(Task.Max) -> a: play -> rounds
        rounds.next -> done: return`,
    },
    {
      name: 'a flow without a loop',
      flow: 'start -> hello: play -> done: return',
    },
    {
      name: 'three tries by a count',
      flow: `${COUNT}
        start -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'a loop of 500 rounds of four actions stays below',
      flow: `variable Ok boolean = true
        start -> rounds: loop(500) -> a: play -> b: play -> ok: decide(Task.Ok) -> rounds
        ok.no, rounds.next -> done: return`,
    },
    {
      name: 'every round has a card that the caller keys in (trap 1)',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card
        otherwise -> done`,
    },
    {
      name: 'a loop that nothing reaches',
      flow: `start -> done: return
        lost: play -> also: play -> lost`,
    },
  ],
  invalid: [
    {
      name: 'a count that is worked out during the call',
      flow: `start -> rounds: loop(ToInt(Flow.InvocationData)) -> a: play -> rounds
        rounds.next -> done: return`,
      reports: [{ node: 'rounds', messageId: 'counted', says: ['is only known during the call'] }],
    },
    {
      name: 'a caller who does nothing is asked for ever',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> sorry: play -> card`,
      reports: [
        {
          node: 'card',
          messageId: 'endless',
          path: 'card.failure > sorry.next > card',
        },
      ],
    },
    {
      name: 'a gateway is called again and again',
      flow: `start -> token: fetch -> done: return
        token.failure -> token
        otherwise -> done`,
      reports: [{ node: 'token', messageId: 'endless', path: 'token.failure > token' }],
    },
    {
      name: 'a count that is too high',
      flow: `start -> rounds: loop(4000) -> a: play -> b: play -> rounds
        rounds.next -> done: return`,
      reports: [{ node: 'rounds', messageId: 'many', says: ['can run 12,003 actions'] }],
    },
    {
      name: 'loops within loops',
      flow: `start -> outer: loop(90) -> inner: loop(90) -> a: play -> inner
        inner.next -> outer
        outer.next -> done: return`,
      reports: [{ node: 'outer', messageId: 'many' }],
    },
    {
      name: 'a count that never goes up',
      flow: `${COUNT}
        start -> card: collect(CC) -> done: return
        card.failure -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
      reports: [{ node: 'card', messageId: 'endless' }],
    },
  ],
})
