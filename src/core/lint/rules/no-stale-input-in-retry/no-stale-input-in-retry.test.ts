import { testRule } from '#testing/rule-tester.ts'
import { noStaleInputInRetry } from './index.ts'

const COUNT = 'variable Tries integer = 0'

testRule(noStaleInputInRetry, {
  valid: [
    {
      name: 'the failure does not lead to a call',
      flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        pay.failure -> card
        card.failure, cvv.failure -> done`,
    },
    {
      name: 'the failure asks again: nothing is sent before it was keyed in',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure, pay.failure -> card`,
    },
    {
      name: 'cleared at the head of each round (trap: assigned in this round)',
      flow: `start -> tries: loop(3) -> clear: set(CC = ""; CVV = "") -> card: collect(CC) -> cvv: collect(CVV)
        cvv -> token: fetch -> pay: pay -> done: return
        cvv.failure, card.failure -> token
        pay.failure -> tries
        otherwise -> done`,
    },
    {
      name: 'a flag says that what was keyed in before is no good, and the flow goes on by it alone',
      flow: `start -> tries: loop(2) -> card: collect(CC) -> check: extract(Is_Full = Length(Task.CC) == 16) -> full: decide(Task.Is_Full) -> token: fetch -> pay: pay -> done: return
        card.failure, full.no -> tries
        tries.next -> last: decide(Task.Is_Full) -> token
        last.no -> done
        otherwise -> done`,
    },
    {
      name: 'no second round: what fails has never been set',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> token`,
    },
    {
      name: 'a count that is set before the loop',
      flow: `${COUNT}
        start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'an inner loop that begins anew in each round of the outer one',
      flow: `${COUNT}
        start -> zero: set(Tries = 0) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        pay.failure -> zero
        otherwise -> done`,
    },
    {
      name: 'the number of a loop that is set before it, also when an outer round comes to it again',
      flow: `${COUNT}
        start -> zero: set(Tries = 0) -> tries: loop(3, pass=Tries) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> tries
        pay.failure -> zero
        otherwise -> done`,
    },
    {
      name: 'a loop that is left by the step that sets its number',
      flow: `${COUNT}
        start -> tries: loop(3, pass=Tries) -> card: collect(CC) -> done: return
        card.failure -> last: set(Tries = 9) -> done
        otherwise -> done`,
    },
    {
      name: 'the flow begins with the step that sets the number of a loop, and an outer round comes to it again',
      flow: `${COUNT}
        zero: set(Tries = 0) -> tries: loop(3, pass=Tries) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> tries
        pay.failure -> zero
        otherwise -> done`,
    },
    {
      name: 'a step in a loop to which a way leads past its count as well',
      flow: `${COUNT}
        variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> tries: loop(3, pass=Tries) -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> tries
        ok.no -> zero
        otherwise -> done`,
    },
    {
      name: 'a loop to which no path comes',
      flow: `${COUNT}
        start -> done: return
        tries: loop(3, pass=Tries) -> zero: set(Tries = 0) -> card: collect(CC) -> done
        card.failure -> tries
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'the count of a loop is set back at the end of its rounds, which another loop in it leads round',
      flow: `${COUNT}
        start -> tries: loop(3, pass=Tries) -> card: collect(CC) -> pay: pay -> zero: set(Tries = 0) -> done: return
        card.failure -> card
        zero -> tries
        otherwise -> done`,
      reports: [
        {
          node: 'zero',
          messageId: 'pass',
          variable: 'Task.Tries',
          path: 'tries.loop > card.success > pay.success > zero.next > tries',
        },
      ],
    },
    {
      name: 'a loop whose own count is set back in it',
      flow: `${COUNT}
        start -> tries: loop(3, pass=Tries) -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> tries
        otherwise -> done`,
      reports: [
        {
          node: 'zero',
          messageId: 'pass',
          variable: 'Task.Tries',
          says: ['inside “tries”, which counts its passes with it'],
          path: 'tries.loop > zero.next > card.failure > tries',
        },
      ],
    },
    {
      name: 'the CVV fails in the second round, and the first one is sent',
      flow: `variable CVV cvv
        start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
        cvv.failure -> token
        pay.failure -> card
        otherwise -> done`,
      reports: [
        {
          node: 'cvv',
          messageId: 'stale',
          variable: 'Task.CVV',
          says: ['“pay” sends that'],
          path: 'cvv.success > token.success > pay.failure > card.success > cvv.failure > token.success > pay',
          title: 'Clear Task.CVV before cvv',
        },
      ],
      fixed: `variable CVV cvv
        start -> card: collect(CC) -> clear: set(CVV = "") -> cvv: collect(CVV) -> token: fetch
        token -> pay: pay -> done: return
        cvv.failure -> token
        pay.failure -> card
        otherwise -> done`,
    },
    {
      name: 'a card number: an empty one could not pay either, so that no fix is offered',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> token
        pay.failure -> card
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'stale', variable: 'Task.CC' }],
    },
    {
      name: 'the count begins anew in every round',
      flow: `${COUNT}
        start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> zero
        more.no -> done`,
      reports: [
        {
          node: 'zero',
          messageId: 'reset',
          variable: 'Task.Tries',
          says: ['the loop that “more” should end'],
          path: 'more.yes > zero.next > card.failure > count.next > more',
          title: 'Set Task.Tries once, before card',
        },
      ],
      safety: 'unsafe',
      fixed: `${COUNT}
        start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'the count begins anew in the middle of every round: it is set where all come into the loop',
      flow: `${COUNT}
        variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> card: collect(CC) -> done: return
        ok.no -> hello: play("Hello.") -> card
        card.failure -> zero: set(Tries = 0) -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
      reports: [
        {
          node: 'zero',
          messageId: 'reset',
          variable: 'Task.Tries',
          title: 'Set Task.Tries once, before card',
        },
      ],
      safety: 'unsafe',
      fixed: `${COUNT}
        variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        ok.no -> hello: play("Hello.") -> zero
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'an outer loop leads to the step as well: there the count begins anew, as it should',
      flow: `${COUNT}
        start -> hello: play("Hello.") -> zero: set(Tries = 0) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> zero
        pay.failure -> hello
        otherwise -> done`,
      reports: [{ node: 'zero', messageId: 'reset', title: 'Set Task.Tries once, before card' }],
      safety: 'unsafe',
      fixed: `${COUNT}
        start -> hello: play("Hello.") -> zero: set(Tries = 0) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        pay.failure -> hello
        otherwise -> done`,
    },
    {
      name: 'the flow begins in the loop: it begins with the count then',
      flow: `${COUNT}
        card: collect(CC) -> done: return
        card.failure -> zero: set(Tries = 0) -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
      reports: [{ node: 'zero', messageId: 'reset', title: 'Set Task.Tries once, before card' }],
      safety: 'unsafe',
      fixed: `${COUNT}
        zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
    },
    {
      name: 'paths come into the loop at two places: where to set it is for its author to say',
      flow: `${COUNT}
        variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> card: collect(CC) -> done: return
        ok.no -> count
        card.failure -> zero: set(Tries = 0) -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
        more.no -> done`,
      reports: [{ node: 'zero', messageId: 'reset' }],
    },
    {
      name: 'two steps set it back, and one that does more than that',
      flow: `${COUNT}
        variable Others integer = 0
        start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
        card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> again: set(Tries = 0) -> zero
        more.no -> other: collect(CVV, digits=3) -> done
        other.failure -> both: set(Others = 0; Note = "x") -> up: set(Others = Task.Others + 1) -> on: decide(Task.Others < 3) -> other
        on.no -> done`,
      reports: [
        { node: 'again', messageId: 'reset' },
        { node: 'both', messageId: 'reset' },
      ],
    },
  ],
})
