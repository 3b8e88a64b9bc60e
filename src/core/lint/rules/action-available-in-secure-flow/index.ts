import type { Analysis } from '../../../analysis/analyse.ts'
import { KINDS, kindOf } from '../../../kinds/registry.ts'
import { SECURE_CALL_PROFILE } from '../../../kinds/secure-call-profile.ts'
import type { FlowNode } from '../../../model/design.ts'
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
    unread:
      '“{{node}}” ({{key}}) is written in a form that is not known here: nothing that it does is checked. Look for a key that is misspelt, such as “action” for “actions”, or compare it with an export of Architect.',
    misspelt:
      '“{{node}}” is written as {{key}}, and no action is known by that key; {{meant}} is one. Nothing that it does is checked, and Archy reads no key that is spelt otherwise: correct it.',
  },
  docs: {
    summary:
      'Every step is an action that a secure call flow may use, written as Architect writes it.',
    why: 'A secure call flow has fewer actions than other call flows. A step that was copied from one of those, or comes in an imported file, can be such an action, and it shows only when the flow is published.',
    source:
      'Genesys’ flow scripting SDK 0.0.18, whose core refuses enableParticipantRecord and transferToFlowSecure: “cannot be used in flows of type ‘securecall’”. Genesys keeps the toolbox on its server and publishes no list, so that an action on no list is not reported, unless it is one of the list in another spelling.',
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
    const { graph, isReachable } = analysis
    const suspects = steps.nodes.filter((node) => {
      const key = keyOf(node, analysis)
      const isUsual = key === undefined || (certain.has(key) && !refused.has(key))
      return (!isUsual || graph.facts(node).unread === true) && isReachable(node)
    })
    for (const node of suspects) {
      const key = keyOf(node, analysis)
      if (key === undefined) continue
      const { unread, madeUp } = graph.facts(node)
      // An output that the action does not have is the reason, and reference-exists says it.
      if (unread === true && madeUp === undefined) {
        const place = { node: node.id, about: 'form', severity: 'warning' as const }
        yield report('unread', { node: node.name, key }, place)
      }
      const meant = meantBy(key)
      if (meant !== undefined) {
        const words = { node: node.name, key, meant }
        yield report('misspelt', words, { node: node.id, severity: 'warning' })
      }
      if (!refused.has(key)) continue
      const instead = INSTEAD.get(key) ?? 'Replace the step.'
      yield report('refused', { node: node.name, key, version, instead }, { node: node.id })
    }
  },
})

function keyOf(node: FlowNode, { graph: { index } }: Analysis): string | undefined {
  return kindOf(node).archy?.key({ index, node })
}

/** The keys that there are for certain; another one may be new. */
const CERTAIN: readonly string[] = [
  ...new Set([...KINDS.flatMap(({ archy }) => archy?.keys ?? []), ...SECURE_CALL_PROFILE.allowed]),
]
const certain: ReadonlySet<string> = new Set(CERTAIN)

/** The key that was meant. One letter may tell two actions apart (get, set): another letter is no slip. */
function meantBy(key: string): string | undefined {
  return certain.has(key) || key === ''
    ? undefined
    : CERTAIN.find((known) => isSlip(key.toLowerCase(), known.toLowerCase()))
}

/** The same in another case, with two neighbours swapped, or with one letter too many or too few. */
function isSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isSlip(b, a)
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length === b.length) {
    return (
      a === b || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
    )
  }
  return a.slice(at) === b.slice(at + 1)
}

const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'transferToFlowSecure',
    'Return to the flow that led here, or transfer to one that is not secure, and enter the other secure flow from there.',
  ],
  ['enableParticipantRecord', 'Take it out: nothing is recorded inside of a secure flow.'],
])
