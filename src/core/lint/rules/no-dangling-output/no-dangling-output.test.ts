import { testRule } from '#testing/rule-tester.ts'
import { noDanglingOutput } from './index.ts'

testRule(noDanglingOutput, {
  valid: [
    { name: 'every output is connected', flow: 'start -> hello: play -> done: return' },
    {
      name: 'outputs of calls and the failure of an input are other rules’',
      flow: 'start -> card: collect(CC) -> token: fetch -> done: return',
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
      name: 'the flow stops in the middle, and nothing ends',
      flow: 'start -> hello: play',
      reports: [{ node: 'hello', messageId: 'dangling', says: ['Nothing follows “hello”'] }],
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
