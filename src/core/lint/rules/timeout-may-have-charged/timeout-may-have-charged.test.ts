import { testRule } from '#testing/rule-tester.ts'
import { timeoutMayHaveCharged } from './index.ts'

testRule(timeoutMayHaveCharged, {
  valid: [
    {
      name: 'nobody knows, and the caller hears so',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play("We do not know yet whether your payment went through.") -> done`,
    },
    {
      name: 'a time-out of the token: nothing was asked of the gateway that moves money',
      flow: `start -> token: fetch -> pay: pay -> done: return
        token.timeout -> sorry: play("Your card was not charged.") -> done`,
    },
    {
      name: 'a failure is another matter',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> sorry: play("Your card was not charged.") -> done
        pay.timeout -> done`,
    },
    {
      name: 'the gateway was asked first',
      flow: `action Query in Reference out State
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State) -> none: decide(Task.State == "none")
        none -> sorry: play("Your card was not charged.") -> done`,
    },
    {
      name: 'a second try with the same key was declined',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> again: pay -> no: decide(IsNotSetOrEmpty(Task.Transaction_ID)) -> sorry: play("Your card was declined.") -> done`,
    },
    {
      name: 'a recording says what nobody can read here',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(Prompt.Not_Charged) -> done`,
    },
  ],
  invalid: [
    {
      name: 'not charged',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> note: data(Status = "failed") -> sorry: play("Sorry. Your card was not charged.") -> done`,
      reports: [
        {
          node: 'sorry',
          messageId: 'denied',
          says: ['After the time-out of “pay”', 'at “sorry”'],
          path: 'pay.timeout > note.next > sorry',
        },
      ],
    },
    {
      name: 'one text for failure and time-out',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure, pay.timeout -> sorry: play("Your payment failed.") -> done`,
      reports: [{ node: 'sorry', messageId: 'denied' }],
    },
    {
      name: 'the prompt of the next input says it',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> again: collect(CC, prompt="Your payment was declined. Enter another card.") -> token`,
      reports: [{ node: 'again', messageId: 'denied' }],
    },
    {
      name: 'in German, put together from pieces',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(ToAudioTTS(Append("Ihre Karte wurde nicht belastet. ", Flow.Name))) -> done`,
      reports: [{ node: 'sorry', messageId: 'denied' }],
    },
  ],
})
