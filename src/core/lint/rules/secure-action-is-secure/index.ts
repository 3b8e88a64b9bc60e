import { testClonesOf } from '../../../analysis/actions/clones.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { DataAction } from '../../../model/data-action.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'

/**
 * One flag of the action, not of its fields. It can be changed until the action is published. A test clone is open on
 * purpose: that it is called at all is the mistake, and no-test-clone-in-flow says so.
 */
export const secureActionIsSecure = defineRule({
  rule: 'secure-action-is-secure',
  code: 'SF-SEC-08',
  severity: 'error',
  group: 'secrecy',
  looksAt: ['secure', 'names'],
  messages: {
    open: '“{{node}}” calls “{{action}}” with secure data, but the action is not marked secure (PCI-compliant): Architect does not offer it here, and what it sends and receives would be logged. Mark the action secure.',
  },
  docs: {
    summary: 'An action that is called with secure data is marked secure.',
    why: 'Call Secure Data takes only actions that are marked PCI-compliant. Any other logs what it sends and what comes back, card number included.',
    source:
      'Genesys Resource Center, “Call Secure Data action”. The mark is fixed once the action is published; then a new action is needed.',
    fix: 'Mark the action secure.',
    invalid: [
      {
        shows: 'The payment goes through an action without the mark.',
        flow: `action Process_Payment open
start -> token: fetch -> pay: pay -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Both actions are secure.',
        flow: 'start -> token: fetch -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.calls) {
      const { call } = analysis.graph.facts(node)
      if (call?.secure !== true) continue
      const action = calledAction(analysis, node)
      if (action === undefined || action.secure) continue
      if (analysis.answer(testClones, sameItems).includes(action)) continue
      yield report(
        'open',
        { node: node.name, action: action.name },
        {
          node: node.id,
          field: 'action',
          fix: {
            title: `Mark ${action.name} secure`,
            safety: 'safe',
            edits: [{ type: 'set-action', action: action.id, patch: { secure: true } }],
          },
        },
      )
    }
  },
})

function testClones({ graph }: Analysis): readonly DataAction[] {
  return testClonesOf(graph.index.design).map(({ clone }) => clone)
}
