import { kindOf } from '../../../kinds/registry.ts'
import { SECURE_CALL_PROFILE } from '../../../kinds/secure-call-profile.ts'
import { defineRule } from '../../define.ts'

/** Only what was tried and refused is reported. What is on no list may have come after it. */
export const actionAvailableInSecureFlow = defineRule({
  rule: 'action-available-in-secure-flow',
  code: 'SF-PUB-02',
  severity: 'error',
  group: 'publish',
  looksAt: ['words'],
  messages: {
    refused:
      '“{{node}}” is an action ({{key}}) that a secure call flow cannot use: Architect refuses to publish the flow ({{version}}). {{instead}}',
  },
  docs: {
    summary: 'Every step is an action that a secure call flow may use.',
    why: 'A secure call flow has fewer actions than other call flows. A step that was copied from one of those, or comes in an imported file, can be such an action, and it shows only when the flow is published.',
    source:
      'Genesys’ flow scripting SDK 0.0.18, whose core refuses enableParticipantRecord and transferToFlowSecure: “cannot be used in flows of type ‘securecall’”. Genesys keeps the toolbox on its server and publishes no list, so that an action on no list is not reported.',
    fix: 'Replace the step. What by depends on what it is for: nothing is recorded inside of a secure flow, and another secure flow is entered from the flow that leads here.',
    invalid: [
      {
        shows: 'Another secure flow is entered from within.',
        flow: 'start -> more: other(transferToFlowSecure) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'An action that no list names: it may be new.',
        flow: 'start -> mark: other(addFlowMilestone) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { refused, version } = SECURE_CALL_PROFILE
    for (const node of steps.nodes) {
      if (!analysis.isReachable(node)) continue
      const key = kindOf(node).archy?.key({ index: analysis.graph.index, node })
      if (key === undefined || !refused.has(key)) continue
      const instead = INSTEAD.get(key) ?? 'Replace the step.'
      yield report('refused', { node: node.name, key, version, instead }, { node: node.id })
    }
  },
})

const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'transferToFlowSecure',
    'Return to the flow that led here, or transfer to one that is not secure, and enter the other secure flow from there.',
  ],
  ['enableParticipantRecord', 'Take it out: nothing is recorded inside of a secure flow.'],
])
