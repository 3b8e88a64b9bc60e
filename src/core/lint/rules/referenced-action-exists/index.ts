import { categoryOf, isStub } from '../../../model/data-action.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'

/**
 * A step that calls nothing yet is incomplete, which is another rule's. An action with a request of its own is made when the flow is published, so that
 * the org need not have it yet.
 */
export const referencedActionExists = defineRule({
  rule: 'referenced-action-exists',
  code: 'SF-PUB-01',
  severity: 'error',
  group: 'publish',
  looksAt: ['names'],
  asksOrg: true,
  messages: {
    gone: '“{{node}}” calls a data action that this design does not have any more: the flow can be neither written nor published. Choose another one.',
    nameless:
      '“{{node}}” calls a data action without {{what}}: Architect finds an action by its category and name, and nothing else is written into the flow. Give it both.',
    missing:
      '“{{node}}” calls “{{action}}” of the category “{{category}}”, which the org does not have, and the design knows no more of it than its name: Architect refuses to publish the flow. Add its contract and request here, or create it in the org first.',
    draft:
      '“{{node}}” calls “{{action}}” of the category “{{category}}”, which is a draft in the org: Architect finds published actions only and refuses to publish the flow. Publish the action first.',
  },
  docs: {
    summary: 'Every data action that the flow calls exists, and is published before the flow.',
    why: 'A flow names a data action by category and name. What the org does not have published under that name stops the flow from being published, with a message that does not always say which action it was.',
    source:
      '“A specific flow could not be published because it could not find a secure data action” (GitHub, MyPureCloud/terraform-provider-genesyscloud, pull request 2418).',
    fix: 'Choose an action, complete it, or create and publish it in the org first. Which action is meant only you know.',
    invalid: [
      {
        shows: 'The action was removed from the design.',
        flow: 'start -> charge: call(Charge) -> done: return',
      },
      {
        shows: 'An import knows the action by name, and the org does not have it.',
        flow: `action Charge stub
org action Charge missing
start -> charge: call(Charge) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'An action of the design: it is created when the flow is published.',
        flow: `action Charge
org action Charge missing
start -> charge: call(Charge) -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, org, report }) {
    for (const node of steps.calls) {
      const { call } = analysis.graph.facts(node)
      if (call === null || call.action === null) continue
      const place = { node: node.id, field: 'action' }
      const action = calledAction(analysis, node)
      if (action === undefined) {
        yield report('gone', { node: node.name }, place)
        continue
      }
      // An action of the design gets its integration, and so its category, when it is published.
      if (action.name.trim() === '' || (isStub(action) && categoryOf(action).trim() === '')) {
        const what = action.name.trim() === '' ? 'a name' : 'a category'
        yield report('nameless', { node: node.name, what }, place)
        continue
      }
      const known = org.actions.get(action.id)
      if (!isStub(action) || known === undefined || known === 'published') continue
      const words = { node: node.name, action: action.name, category: categoryOf(action) }
      yield report(known, words, place)
    }
  },
})
