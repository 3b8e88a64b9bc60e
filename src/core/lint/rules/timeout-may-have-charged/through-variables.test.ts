import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { timeoutMayHaveCharged } from './index.ts'

const DENIED = 'Your card was not charged.'

testRule(timeoutMayHaveCharged, {
  valid: [
    {
      name: 'a variable that is given other words before they are said',
      flow: `start -> first: set(Msg = "${DENIED}") -> token: fetch -> pay: pay -> done: return
        pay.timeout -> other: set(Msg = "We do not know yet.") -> sorry: play(Task.Msg) -> done`,
    },
    {
      name: 'a variable that is emptied before it is said',
      flow: `start -> first: set(Msg = "${DENIED}") -> token: fetch -> pay: pay -> done: return
        pay.timeout -> other: set(Msg = "") -> sorry: play(Task.Msg) -> done`,
    },
    {
      name: 'one step says what each output has put into a variable',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> failed: set(Msg = "${DENIED}") -> sorry: play(Task.Msg) -> done
        pay.timeout -> unknown: set(Msg = "We do not know yet.") -> sorry`,
    },
    {
      name: 'words that are put there behind another payment attempt',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> again: pay -> no: decide(IsNotSetOrEmpty(Task.Transaction_ID))
        no -> put: set(Msg = "${DENIED}") -> sorry: play(Task.Msg) -> done`,
    },
    {
      name: 'the gateway was asked before the words are said',
      flow: `action Query in Reference out State
        start -> put: set(Msg = "${DENIED}") -> token: fetch -> pay: pay -> done: return
        pay.timeout -> ask: call(Query, Reference=Call.ConversationId, into State=State) -> none: decide(Task.State == "none")
        none -> sorry: play(Task.Msg) -> done`,
    },
    {
      name: 'the words of a variable under a condition',
      flow: `variable Msg = "your card was not charged"
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(Append("We do not know whether ", Task.Msg)) -> done`,
    },
    {
      name: 'a variable that is only compared, or measured',
      flow: `variable Msg = "${DENIED}"
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(If(Task.Msg == "${DENIED}" or Length(Task.Msg) == 1, "One moment.", "Please hold.")) -> done`,
    },
    {
      name: 'a variable of which nothing says its words',
      flow: `variable Msg = "${DENIED}"
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> note: data(Status = Task.Msg) -> done`,
    },
    {
      name: 'words that come from somewhere else',
      flow: `action Words out Text
        start -> get: call(Words, into Text=Msg) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(Task.Msg) -> done`,
    },
    {
      name: 'a text put together in a loop comes to an end',
      flow: `variable Msg = "${DENIED}"
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> more: set(Msg = Append(Task.Msg, "")) -> clear: set(Msg = "") -> on: decide(Task.On) -> more
        on.no -> sorry: play(Task.Msg) -> done
        variable On boolean = true`,
    },
  ],
  invalid: [
    {
      name: 'the words are put into a variable after the time-out',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> put: set(Msg = "${DENIED}") -> sorry: play(Task.Msg) -> done`,
      reports: [
        {
          node: 'sorry',
          messageId: 'denied',
          says: ['at “sorry” that nothing was paid', `says Task.Msg, which holds “${DENIED}”`],
          path: 'pay.timeout > put.next > sorry',
        },
      ],
    },
    {
      name: 'they were put there before the payment',
      flow: `start -> put: set(Msg = "${DENIED}") -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(Task.Msg) -> done`,
      reports: [{ node: 'sorry', messageId: 'denied', path: 'pay.timeout > sorry' }],
    },
    {
      name: 'they are there from the start',
      flow: `variable Msg = "${DENIED}"
        start -> token: fetch -> pay: pay -> paid: set(Msg = "Thank you.") -> tell: play(Task.Msg) -> done: return
        pay.timeout -> tell`,
      reports: [{ node: 'tell', messageId: 'denied', path: 'pay.timeout > tell' }],
    },
    {
      name: 'one of two assignments that reach it',
      flow: `variable Vip boolean = true
        start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> vip: decide(Task.Vip) -> unknown: set(Msg = "We do not know yet.") -> sorry: play(Task.Msg) -> done
        vip.no -> put: set(Msg = "${DENIED}") -> sorry`,
      reports: [
        {
          node: 'sorry',
          messageId: 'denied',
          path: 'pay.timeout > vip.no > put.next > sorry',
        },
      ],
    },
    {
      name: 'by way of another variable, which is put together from it before it is emptied',
      flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> put: set(Msg = "${DENIED}") -> more: set(Both = Append(Task.Msg, " Please enter another card."))
        more -> clear: set(Msg = "") -> again: play(ToAudioTTS(Task.Both)) -> card`,
      reports: [{ node: 'again', messageId: 'denied' }],
    },
    {
      name: 'pieces that tell nothing by themselves, but together do',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> put: set(Both = Append("Sorry. Your card was ", "not charged.")) -> sorry: play(Task.Both) -> done`,
      reports: [{ node: 'sorry', messageId: 'denied' }],
    },
  ],
})

/** The steps of which the whole checker, which writes out calls of tasks, says so. */
function deniedIn(flow: string) {
  const { problems } = lintDesign(buildFlow(flow), { rules: [timeoutMayHaveCharged] })
  return problems.map(({ node, path }) => [node, path.map((step) => step.node)])
}

test('the words were put there before the task was called that pays', () => {
  const found = deniedIn(`variable Flow.Msg
    start -> put: set(Flow.Msg = "${DENIED}") -> go: calltask(Pay) -> done: return
    task Pay
    token: fetch -> pay: pay -> end: endtask
    pay.timeout -> sorry: play(Flow.Msg) -> end`)
  expect(found).toEqual([['sorry', ['pay', 'sorry']]])
})

test('a task says the words when it is called before the payment, and others when it is called after it', () => {
  const flow = (before: string, after: string) =>
    deniedIn(`variable Flow.Msg
      start -> put: set(Flow.Msg = "${before}") -> say: calltask(Say) -> other: set(Flow.Msg = "${after}")
      other -> token: fetch -> pay: pay -> done: return
      pay.timeout -> again: calltask(Say) -> done
      task Say
      words: play(Flow.Msg) -> end: endtask`)
  expect(flow(DENIED, 'One moment.')).toEqual([])
  expect(flow('One moment.', DENIED)).toHaveLength(1)
})
