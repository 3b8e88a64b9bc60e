import { defineRule } from '../../define.ts'

/**
 * Only a person can acknowledge, so that there is no fix. How a file says that somebody has is assumed: what says nothing of
 * it is told as a warning.
 */
export const extractAcknowledged = defineRule({
  rule: 'extract-acknowledged',
  code: 'SF-SEC-05',
  severity: 'error',
  group: 'secrecy',
  asksOrg: true,
  messages: {
    missing:
      'Nobody has acknowledged in “{{node}}” that what it extracts may be logged: Architect refuses to publish the flow. Look at what it extracts, then tick the acknowledgement.',
    unsaid:
      'The file does not say whether anybody has acknowledged in “{{node}}” that what it extracts may be logged. If nobody has, Architect refuses to publish the flow. Look at what it extracts, then tick the acknowledgement.',
    removed:
      'Who acknowledged “{{node}}” is no user of the org any more. The flow can be published, but Architect asks whoever edits it next to acknowledge it again. Let somebody who answers for it now do that.',
  },
  docs: {
    summary: 'Somebody has acknowledged every Extract Secure Data.',
    why: 'What Extract Secure Data copies out of a secure variable may be logged. Architect wants a person to say that they know, keeps who it was and when, and does not publish without it.',
    source:
      '“Secure data risk acknowledgement has not been checked.” (Architect; Genesys Resource Center, “Extract Secure Data action”). When the user is removed the flow does not fail; the next editor is asked again.',
    fix: 'Tick the acknowledgement after looking at the node. It is not done automatically: it is a person’s word. In YAML it is written as `secureDataAcknowledged: true` here, which no published export shows yet.',
    invalid: [
      {
        shows: 'Nobody has looked at the extraction.',
        flow: 'start -> card: collect(CC) -> cut: unacknowledged(Last4 = Right(Task.CC, 4)) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Somebody has.',
        flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, org, report }) {
    const { graph, isReachable } = analysis
    const asked = steps.nodes.filter(
      (node) => graph.facts(node).acknowledged !== undefined && isReachable(node),
    )
    for (const node of asked) {
      const { acknowledged } = graph.facts(node)
      const words = { node: node.name }
      const place = { node: node.id, field: 'acknowledged' }
      if (acknowledged === 'unsaid') {
        yield report('unsaid', words, { ...place, severity: 'warning' })
      } else if (!acknowledged) yield report('missing', words, place)
      else if (org.acknowledgedByRemovedUser.has(node.id)) {
        yield report('removed', words, { ...place, severity: 'warning' })
      }
    }
  },
})
