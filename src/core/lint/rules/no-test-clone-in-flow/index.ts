import { templatesOf } from '../../../analysis/actions/action-templates.ts'
import { testClonesOf } from '../../../analysis/actions/clones.ts'
import { endpointOf, environmentKeysIn, knownEndpoint } from '../../../analysis/actions/endpoint.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

/** Of an endpoint of your own nobody knows whether it is a sandbox: nothing is said of it. */
export const noTestCloneInFlow = defineRule({
  rule: 'no-test-clone-in-flow',
  code: 'SF-PCI-04',
  severity: 'error',
  group: 'pci',
  looksAt: ['templates', 'names', 'secure', 'inputs', 'outputs'],
  messages: {
    called:
      '“{{node}}” calls “{{clone}}”, the test clone of “{{original}}”{{how}}: it is not secure, so that what it sends and gets is logged, card number included. Call “{{original}}”.',
    endpoint:
      '“{{clone}}” is the test clone of “{{original}}”{{how}} and sends to {{host}}, where payments are real: what a test logs there are real cards and real money. Send it to the sandbox of the gateway.',
    key: '“{{clone}}” is the test clone of “{{original}}”{{how}} and holds a live key ({{key}}…): a test must not be able to move money. Use a key of the sandbox.',
  },
  docs: {
    summary: 'A test clone is called by no flow, and reaches no live endpoint.',
    why: 'A secure action shows nothing of what it does, so it is tested as a clone that is not secure, with a test card in a sandbox. The same clone in the flow logs the card of every caller; at a live endpoint a test takes money.',
    source:
      'Secure data actions log nothing, others do (Genesys Resource Center, “Call Secure Data action”). PCI DSS 4.0.1, 6.5.5 and 6.5.6: no live card numbers in tests, no test data in production.',
    fix: 'Call the secure action; send the clone to the sandbox with a key of the sandbox. The first is done by the fix where both take the same inputs.',
    invalid: [
      {
        shows: 'The payment goes through the test clone.',
        flow: `action Test_Payment clone Process_Payment payment in Session_Token:token,CC_Number:pan,CVV:cvv out Transaction_ID
start -> token: fetch -> pay: pay(action=Test_Payment) -> done: return`,
      },
      {
        shows: 'A clone at the live endpoint.',
        flow: `action Charge gateway braintree
url https://payments.sandbox.braintree-api.com/graphql
action Charge_Test clone Charge gateway braintree
url https://payments.braintree-api.com/graphql
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The clone is there for tests alone.',
        flow: `action Test_Payment clone Process_Payment
start -> token: fetch -> pay: pay -> done: return`,
      },
    ],
  },
  *check({ design, analysis, report }) {
    const clones = testClonesOf(design)
    if (clones.length === 0) return
    const { graph } = analysis
    for (const node of design.nodes) {
      const { call } = graph.facts(node)
      const found = clones.find(({ clone }) => clone.id === call?.action)
      if (call === null || found === undefined || !analysis.isReachable(node)) continue
      const { clone, original } = found
      const takes = new Set(original.inputs.map(({ name }) => name))
      const gives = new Set(original.outputs.map(({ name }) => name))
      const fits =
        call.secure &&
        original.secure &&
        Object.keys(call.inputs).every((name) => takes.has(name)) &&
        Object.keys(call.outputs).every((name) => gives.has(name))
      yield report(
        'called',
        { node: node.name, clone: clone.name, original: original.name, how: howKnown(found) },
        {
          node: node.id,
          field: 'action',
          path: witness(analysis.pathTo(node) ?? []),
          fix: fits
            ? {
                title: `Call ${original.name}`,
                safety: 'unsafe',
                edits: [
                  {
                    type: 'set-node',
                    node: node.id,
                    patch: { props: { ...node.props, action: original.id } },
                  },
                ],
              }
            : null,
        },
      )
    }
    for (const found of clones) {
      const { clone, original } = found
      const words = { clone: clone.name, original: original.name, how: howKnown(found) }
      const { host } = endpointOf(clone)
      const known = knownEndpoint(clone)
      if (known?.host.environment === 'live') {
        const { start, end } = host ?? { start: 0, end: clone.request.url.length }
        const place = { node: null, action: clone.id, field: 'request.url', range: { start, end } }
        yield report('endpoint', { ...words, host: known.name }, place)
      }
      for (const { field, text } of templatesOf(clone)) {
        for (const { environment, text: key, start, end } of environmentKeysIn(text)) {
          if (environment !== 'live') continue
          const place = { node: null, action: clone.id, field, range: { start, end } }
          yield report('key', { ...words, key }, { ...place, about: `${field} ${start}` })
        }
      }
    }
  },
})

function howKnown({ isInferred }: { readonly isInferred: boolean }): string {
  return isInferred ? ' by its name' : ''
}
