import { expect, test } from 'vitest'
import { secureFlow } from '#testing/archy-files.ts'
import { problemsInFile, testRule } from '#testing/rule-tester.ts'
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
      name: 'an action whose name differs from another one by a word or a letter of its own',
      flow: `start -> read: other(getConversationData) -> keep: other(setConversationData)
keep -> mark: other(addFlowMilestone) -> done: return`,
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
    ...[
      ['CollectInput', 'collectInput'],
      ['colectInput', 'collectInput'],
      ['callDataSecrue', 'callDataSecure'],
      ['playAudios', 'playAudio'],
      // What it is called on the screen of Architect.
      ['callSecureData', 'callDataSecure'],
      ['endFlow', 'returnToAgent'],
    ].map(([key, meant]) => ({
      name: `an action that is misspelt: ${key}`,
      flow: `start -> odd: other(${key}) -> done: return`,
      reports: [
        {
          node: 'odd',
          messageId: 'misspelt' as const,
          severity: 'warning' as const,
          says: [`is written as ${key}, and no action is known by that key; ${meant} is one`],
        },
      ],
    })),
  ],
})

test.each([
  ['as exports have it', 'outputs', 'actions', []],
  ['with “output” for “outputs”', 'output', 'actions', ['warning']],
  ['with “action” for “actions”', 'outputs', 'action', ['warning']],
])('a payment that a file writes %s', (_, outputs, actions, severities) => {
  const file = secureFlow(`
          - callDataSecure:
              name: Charge
              category: { Gateway: { dataAction: { Charge: { inputs: {} } } } }
              ${outputs}:
                failure:
                  ${actions}:
                    - disconnect: { name: Failed }
          - disconnect: { name: End }`)
  const problems = problemsInFile(actionAvailableInSecureFlow, file)
  expect(problems.map(({ severity }) => severity)).toEqual(severities)
  for (const { message } of problems) expect(message).toContain('nothing that it does is checked')
})
