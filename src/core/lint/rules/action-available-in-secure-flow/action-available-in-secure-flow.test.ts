import { testRule } from '#testing/rule-tester.ts'
import { actionAvailableInSecureFlow } from './index.ts'

testRule(actionAvailableInSecureFlow, {
  valid: [
    {
      name: 'steps of our own',
      flow: 'start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
    },
    {
      name: 'an action on the list that we do not model',
      flow: 'start -> uui: other(setUUIData) -> done: return',
    },
    {
      name: 'an action that nobody has tried',
      flow: 'start -> mail: other(setWrapupCode) -> done: return',
    },
    {
      name: 'a step that nothing reaches is reported for that',
      flow: `start -> done: return
        more: other(transferToFlowSecure) -> done`,
    },
  ],
  invalid: [
    {
      name: 'another secure flow',
      flow: 'start -> more: other(transferToFlowSecure) -> done: return',
      reports: [
        {
          node: 'more',
          messageId: 'refused',
          says: ['(transferToFlowSecure)', '0.0.18', 'from there'],
        },
      ],
    },
    {
      name: 'recording',
      flow: 'start -> tape: other(enableParticipantRecord) -> done: return',
      reports: [{ node: 'tape', messageId: 'refused', says: ['nothing is recorded'] }],
    },
  ],
})
