import { testRule } from '#testing/rule-tester.ts'
import { allActionOutputsHandled } from './index.ts'

testRule(allActionOutputsHandled, {
  valid: [
    {
      name: 'all outputs lead to an end',
      flow: `start -> token: fetch -> done: return
        token.failure, token.timeout -> sorry: play -> done`,
    },
    {
      name: 'all outputs lead to one end',
      flow: `start -> token: fetch -> done: return
        otherwise -> done`,
    },
    {
      name: 'a join that looks at what the call returned',
      flow: `start -> token: fetch -> pay: pay -> paid: decide(IsSet(Task.Transaction_ID)) -> thanks: play -> done: return
        pay.failure, pay.timeout -> paid
        otherwise -> done`,
    },
    {
      name: 'an output of something that is no call',
      flow: 'start -> card: collect(CC) -> done: return',
    },
    {
      name: 'a time-out, and a decision on what the gateway was asked',
      flow: `action Query in Reference out State
        start -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> thanks: play("Your payment has been made.") -> done: return
        pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State) -> made: decide(Task.State == "paid") -> thanks
        otherwise -> done`,
    },
    {
      name: 'a failure after another payment, which was made',
      flow: `start -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> again: fetch -> fee: pay -> thanks: play("Your payment has been made.") -> done: return
        fee.failure, fee.timeout -> fees: play("The fee is open.") -> thanks
        otherwise -> done`,
    },
    {
      name: 'a failure after which the card is keyed in anew and paid with',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> thanks: play("Your payment has been made.") -> done: return
        pay.failure -> card
        otherwise -> done`,
    },
    {
      name: 'a call that nothing reaches',
      flow: `start -> done: return
        lost: fetch -> done`,
    },
    {
      name: 'a question whose answer is noted, with another value for when none comes',
      flow: `action Get_Payment in Id out Status
        start -> unknown: set(Status = "unknown") -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> tell: data(Status = Task.Status) -> done: return
        otherwise -> tell`,
    },
  ],
  invalid: [
    {
      name: 'nobody has thought of the time-out',
      flow: `start -> token: fetch -> done: return
        token.failure -> sorry: play -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'open',
          says: ['Timeout of “token” leads nowhere'],
          path: 'token.timeout',
          title: 'Connect timeout of token to done',
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> done: return
        token.failure -> sorry: play -> done
        token.timeout -> done`,
    },
    {
      name: 'nothing ends yet: no fix',
      flow: 'start -> token: fetch',
      reports: [
        { node: 'token', messageId: 'open' },
        { node: 'token', messageId: 'open' },
        { node: 'token', messageId: 'open' },
      ],
    },
    {
      name: 'an output into a loop without an end',
      flow: `start -> token: fetch -> done: return
        token.failure -> music: play -> music
        token.timeout -> done`,
      reports: [{ node: 'token', messageId: 'endless', says: ['Failure of “token”'] }],
    },
    {
      name: 'an output behind which nothing follows, and one that comes there by another call',
      flow: `start -> first: fetch -> token: fetch -> sorry: play
        first.failure, first.timeout -> done: return
        token.failure, token.timeout -> done`,
      reports: [
        {
          node: 'token',
          messageId: 'endless',
          says: [
            'Success of “token” never reaches an end of the flow, for nothing follows “sorry”',
          ],
          path: 'token.success > sorry',
        },
      ],
    },
    {
      name: 'an output behind which an arm is forgotten, and the other one goes round',
      flow: `start -> token: fetch -> done: return
        token.failure -> more: decide(Call.Ani == "1") -> music: play -> more
        token.timeout -> done`,
      reports: [
        { node: 'token', messageId: 'endless', says: [', for an output of “more” leads nowhere'] },
      ],
    },
    {
      name: 'a failed payment goes on like one that worked',
      flow: `start -> token: fetch -> pay: pay -> thanks: play -> done: return
        pay.failure, pay.timeout -> thanks
        otherwise -> done`,
      reports: [
        { node: 'pay', messageId: 'ignored', says: ['Failure of “pay” goes on to “thanks”'] },
        { node: 'pay', messageId: 'ignored', says: ['Timeout of “pay” goes on to “thanks”'] },
      ],
    },
    ...['', 'stub'].map((known) => ({
      name: `a question whose answer nothing uses: ${known || 'our action'}`,
      flow: `action Get_Payment_Status ${known} in Id out Status
        start -> ask: call(Get_Payment_Status, Id=Call.ConversationId, into Status=Status) -> bye: play("Goodbye.") -> done: return
        otherwise -> bye`,
      reports: [
        {
          node: 'ask',
          messageId: 'unnoticed',
          severity: 'warning' as const,
          says: ['Failure of “ask” goes on to “bye”'],
        },
        { node: 'ask', messageId: 'unnoticed', severity: 'warning' as const },
      ],
    })),
    {
      name: 'an imported call of which nobody knows whether it charges',
      flow: `action Finish_Order stub in Id out Status
        start -> finish: call(Finish_Order, Id=Call.ConversationId, into Status=Status) -> tell: data(Status = Task.Status) -> done: return
        otherwise -> tell`,
      reports: [
        { node: 'finish', messageId: 'ignored' },
        { node: 'finish', messageId: 'ignored' },
      ],
    },
    {
      name: 'a payment whose answer is only noted, and a fetch whose token is only sent',
      flow: `start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return
        token.failure, token.timeout -> pay
        pay.failure, pay.timeout -> tell`,
      reports: [
        { node: 'token', messageId: 'ignored' },
        { node: 'token', messageId: 'ignored' },
        { node: 'pay', messageId: 'ignored' },
        { node: 'pay', messageId: 'ignored' },
      ],
    },
    {
      name: 'a time-out joins the approved arm behind the decision',
      flow: `start -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> tell: data(Id = Task.Transaction_ID) -> thanks: play("Your payment has been made.") -> done: return
        pay.timeout -> unknown: data(Status = "unknown") -> thanks
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'told',
          says: ['After timeout of “pay” the caller hears at “thanks” that it was paid'],
          path: 'pay.timeout > unknown.next > thanks',
        },
      ],
    },
    {
      name: 'a time-out joins where a variable is said that has held the words from the start',
      flow: `variable Msg = "Your payment has been made."
        start -> token: fetch -> pay: pay -> ok: decide(IsSet(Task.Transaction_ID)) -> tell: data(Id = Task.Transaction_ID) -> thanks: play(Task.Msg) -> done: return
        ok.no -> no: set(Msg = "Your card was declined.") -> thanks
        pay.timeout -> thanks
        pay.failure -> other: set(Msg = "Sorry.") -> thanks
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'told',
          says: ['After timeout of “pay”', 'says Task.Msg, which holds “Your payment'],
          path: 'pay.timeout > thanks',
        },
      ],
    },
  ],
})
