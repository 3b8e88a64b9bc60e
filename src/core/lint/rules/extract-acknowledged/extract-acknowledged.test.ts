import { testRule } from '#testing/rule-tester.ts'
import { extractAcknowledged } from './index.ts'

testRule(extractAcknowledged, {
  valid: [
    {
      name: 'somebody has acknowledged it',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'a step that needs nobody’s word',
      flow: 'start -> a: set(Note = "x") -> done: return',
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `start -> done: return
        card: collect(CC) -> cut: unacknowledged(Last4 = Right(Task.CC, 4)) -> done`,
    },
    {
      name: 'who acknowledged another step was removed',
      flow: `org removed other
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'nobody has',
      flow: 'start -> card: collect(CC) -> cut: unacknowledged(Last4 = Right(Task.CC, 4)) -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'missing',
          severity: 'error',
          field: 'acknowledged',
          says: ['“cut”', 'refuses to publish'],
        },
      ],
    },
    {
      name: 'a user who is gone: a warning, where the org has told',
      flow: `org removed cut
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
      reports: [{ node: 'cut', messageId: 'removed', severity: 'warning' }],
    },
  ],
})
