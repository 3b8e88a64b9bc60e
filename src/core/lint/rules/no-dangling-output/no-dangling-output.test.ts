import { testRule } from '#testing/rule-tester.ts'
import { noDanglingOutput } from './index.ts'

testRule(noDanglingOutput, {
  valid: [
    { name: 'every output is connected', flow: 'start -> hello: play -> done: return' },
    {
      name: 'outputs of calls and the failure of an input are other rules’',
      flow: 'start -> card: collect(CC) -> token: fetch -> done: return',
    },
    {
      name: 'what is open behind an output of a call that never ends: all-action-outputs-handled',
      flow: `start -> token: fetch -> done: return
        token.failure -> sorry: play -> wait: play
        token.timeout -> sorry`,
    },
    { name: 'a flow that does nothing yet', flow: 'start' },
    {
      name: 'a step that nothing reaches',
      flow: `start -> done: return
        lost: play`,
    },
  ],
  invalid: [
    {
      name: 'an arm of a decision, with an end that others use',
      flow: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> done: return`,
      reports: [
        {
          node: 'ok',
          messageId: 'dangling',
          says: ['The output “no” of “ok” leads nowhere: the call'],
          path: 'ok.no',
          title: 'Connect no of ok to done',
        },
      ],
      safety: 'unsafe',
      fixed: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> done: return
        ok.no -> done`,
    },
    {
      name: 'the end that others use who came the same way, not the first of the file',
      flow: `variable Ok boolean = true
        variable Known boolean = true
        start -> known: decide(Task.Known) -> gone: return
        known.no -> ok: decide(Task.Ok) -> thanks: play -> done: return
        ok.no -> sorry: play -> wait: play`,
      reports: [{ node: 'wait', messageId: 'dangling', title: 'Connect next of wait to done' }],
      safety: 'unsafe',
      fixed: `variable Ok boolean = true
        variable Known boolean = true
        start -> known: decide(Task.Known) -> gone: return
        known.no -> ok: decide(Task.Ok) -> thanks: play -> done: return
        ok.no -> sorry: play -> wait: play -> done`,
    },
    {
      name: 'the same where several ways have come together that parted after a step which others leave',
      flow: `variable Ok boolean = true
        variable Known boolean = true
        start -> known: decide(Task.Known) -> gone: return
        known.no -> card: collect(CC, digits=16) -> done: return
        card.failure -> ok: decide(Task.Ok) -> one: play -> wait: play
        ok.no -> two: play -> wait`,
      reports: [{ node: 'wait', messageId: 'dangling', title: 'Connect next of wait to done' }],
      safety: 'unsafe',
      fixed: `variable Ok boolean = true
        variable Known boolean = true
        start -> known: decide(Task.Known) -> gone: return
        known.no -> card: collect(CC, digits=16) -> done: return
        card.failure -> ok: decide(Task.Ok) -> one: play -> wait: play -> done
        ok.no -> two: play -> wait`,
    },
    {
      name: 'the flow begins with what is come back to by one line, and nothing ends',
      flow: `variable Ok boolean = true
        ok: decide(Task.Ok) -> again: play -> ok`,
      reports: [{ node: 'ok', messageId: 'dangling' }],
    },
    {
      name: 'the flow stops in the middle, and nothing ends',
      flow: 'start -> hello: play',
      reports: [{ node: 'hello', messageId: 'dangling', says: ['Nothing follows “hello”'] }],
    },
    {
      name: 'an arm behind a call whose other ways end',
      flow: `start -> token: fetch -> done: return
        token.failure -> more: decide(Call.Ani == "1") -> done
        token.timeout -> done`,
      reports: [{ node: 'more', messageId: 'dangling', title: 'Connect no of more to done' }],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> done: return
        token.failure -> more: decide(Call.Ani == "1") -> done
        token.timeout, more.no -> done`,
    },
    {
      name: 'what is open behind a call that nothing reaches',
      flow: `start -> hello: play
        lost: fetch -> hello
        lost.failure, lost.timeout -> hello`,
      reports: [{ node: 'hello', messageId: 'dangling' }],
    },
    {
      name: 'a transfer that fails',
      flow: 'start -> queue: transfer(Payments)',
      reports: [
        {
          node: 'queue',
          messageId: 'failing',
          says: ['The output “failure” of “queue” leads nowhere'],
        },
      ],
    },
    {
      name: 'an end that is wrong for the flow is not used',
      flow: `variable Ok boolean = true
        entered by transfer
        start -> ok: decide(Task.Ok) -> done: return`,
      reports: [{ node: 'ok', messageId: 'dangling' }],
    },
  ],
})
