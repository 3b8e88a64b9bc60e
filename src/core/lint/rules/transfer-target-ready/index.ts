import { defineRule } from '../../define.ts'

/** Says something only of flows that the org was asked about. */
export const transferTargetReady = defineRule({
  rule: 'transfer-target-ready',
  code: 'SF-PUB-04',
  severity: 'warning',
  group: 'publish',
  asksOrg: true,
  messages: {
    missing:
      '“{{node}}” transfers to the flow “{{flow}}”, which the org does not have: the transfer fails and the caller goes on by failure. Correct the name, or create the flow first.',
    unpublished:
      '“{{node}}” transfers to the flow “{{flow}}”, which is not published: the transfer fails and the caller goes on by failure. Publish it first.',
    secure:
      '“{{node}}” transfers to “{{flow}}”, which is a secure call flow: Transfer to Flow cannot enter one, an agent or Transfer to Secure Flow has to, and that is refused inside of a secure flow. Transfer to a flow that is not secure and enter the other one from there.',
  },
  docs: {
    summary: 'The flow that a node transfers to is published, and can be entered that way.',
    why: 'Architect warns of an unpublished target and publishes all the same; that the transfer fails shows with a caller on the line, after the payment. A secure call flow has one way in, and Transfer to Flow is not it.',
    source:
      'Genesys Resource Center, “Transfer to Secure Flow”: a warning when the target is not published, a failure at run time when it is gone.',
    fix: 'Publish the target, or choose another one.',
    invalid: [
      {
        shows: 'The target is a draft.',
        flow: `org flow Service Desk unpublished
start -> desk: flow(Service Desk) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The target is published.',
        flow: `org flow Service Desk published
start -> desk: flow(Service Desk) -> done: return`,
      },
      {
        shows: 'Nobody has asked the org.',
        flow: 'start -> desk: flow(Service Desk) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, org, report }) {
    const { graph, isReachable } = analysis
    const transfers = steps.nodes.filter(
      (node) => graph.facts(node).transfersTo !== undefined && isReachable(node),
    )
    for (const node of transfers) {
      const { transfersTo } = graph.facts(node)
      const flow = transfersTo?.flow ?? null
      if (transfersTo === undefined || flow === null) continue
      const known = org.flows.get(flow)
      if (known === undefined) continue
      const words = { node: node.name, flow }
      const place = { node: node.id, field: transfersTo.field }
      if (known === null) yield report('missing', words, place)
      else if (known.isSecure) yield report('secure', words, place)
      else if (!known.isPublished) yield report('unpublished', words, place)
    }
  },
})
