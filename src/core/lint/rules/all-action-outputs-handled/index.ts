import { movesNoMoney } from '../../../analysis/action-names.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { heldAt } from '../../../analysis/held-texts.ts'
import { answersAbout, inquiriesAfter } from '../../../analysis/payment-outcome.ts'
import { decidesOn } from '../../../analysis/payment-values.ts'
import { findPath, reach } from '../../../analysis/paths.ts'
import { isForNone } from '../../../analysis/roles.ts'
import { findTold } from '../../../analysis/told.ts'
import { pathToMissingEnd } from '../../../analysis/unended-calls.ts'
import type { FlowNode } from '../../../model/design.ts'
import { SUCCESS } from '../../../kinds/outputs.ts'
import { isStub } from '../../../model/data-action.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { connectToEnding } from '../../repairs/connect-to-ending.ts'
import { toldBy } from '../../told-by.ts'
import { witness } from '../../witness.ts'

/** An output that joins the way of success is handled when something after the join looks at what the call returned. */
export const allActionOutputsHandled = defineRule({
  rule: 'all-action-outputs-handled',
  code: 'SF-REL-01',
  severity: 'error',
  group: 'reliability',
  looksAt: ['words'],
  messages: {
    open: '{{output}} of “{{node}}” leads nowhere: whoever gets there hears nothing more, and Architect refuses to publish a task in which a path has no end. Connect it to what the caller should hear.',
    endless:
      '{{output}} of “{{node}}” never reaches an end of the flow{{where}}: the caller is not led back to anybody. Let it end with a return, a transfer or a disconnect.',
    ignored:
      '{{output}} of “{{node}}” goes on to “{{to}}” as if the call had worked, and nothing after it looks at what the call returned. Connect it to a path of its own, or decide there on a status that the call returns.',
    unnoticed:
      '{{output}} of “{{node}}” goes on to “{{to}}” as if the call had worked, and nothing after it uses what the call returned: that it has failed nobody notices. Decide there on what it returned; where it does not matter, accept this with that reason.',
    told: 'After {{output}} of “{{node}}” the caller hears at “{{to}}” that it was paid, and nothing in between looks at what became of the payment: whoever has not paid believes that they have. Connect it to a path of its own.',
  },
  docs: {
    summary: 'Success, failure and timeout of every data action lead somewhere that ends.',
    why: 'Gateways time out and refuse. A secure data action logs nothing, so an output that leads nowhere is a call that ends in silence without a trace.',
    source:
      'Call Secure Data leaves by success, failure or timeout (Genesys Resource Center, “Call Secure Data action”).',
    fix: 'Connect the output. The fix connects it to the nearest ending; say something to the caller before. A call that is known to charge nothing, such as a question for the status of a payment, may go on as it likes where its answer is used after it, with a value that stands there when none has come; where nothing uses the answer that is a warning.',
    invalid: [
      {
        shows: 'Nobody has thought of the time-out.',
        flow: `start -> token: fetch -> done: return
token.failure -> sorry: play("Sorry.") -> done`,
      },
      {
        shows: 'A failed payment goes on like one that worked.',
        flow: `start -> token: fetch -> pay: pay -> thanks: play("Thank you.") -> done: return
token.failure, token.timeout -> done
pay.failure, pay.timeout -> thanks`,
      },
      {
        shows: 'After a time-out the caller hears what is said to those who have paid.',
        flow: `start -> token: fetch -> pay: pay -> ok: decide(!IsNotSetOrEmpty(Task.Transaction_ID)) -> tell: data(Receipt = Task.Transaction_ID) -> thanks: play("Thank you. Your payment has been made.") -> done: return
ok.no -> no: play("Your card was declined.") -> done
token.failure, token.timeout, pay.failure -> sorry: play("Something went wrong.") -> done
pay.timeout -> thanks`,
      },
    ],
    valid: [
      {
        shows: 'All three outputs lead to an end.',
        flow: `start -> token: fetch -> done: return
token.failure, token.timeout -> sorry: play("Sorry.") -> done`,
      },
      {
        shows: 'A status that is only noted has a value for when nobody answers.',
        flow: `action Get_Payment in Id out Status
start -> unknown: set(Status = "unknown") -> ask: call(Get_Payment, Id=Call.ConversationId, into Status=Status) -> tell: data(Status = Task.Status) -> done: return
ask.failure, ask.timeout -> tell`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const edge of steps.calls.flatMap((node) => graph.out(node))) {
      const { from, output, to } = edge
      const facts = graph.facts(from)
      const isLeft = to !== undefined && analysis.reachesEnd(edge)
      const told = isLeft ? toldPaid(analysis, edge) : null
      if (isLeft && told === null && !isIgnored(analysis, edge)) continue
      const label = facts.outputs.find(({ id }) => id === output)?.label ?? output
      const words = { node: from.name, output: label.charAt(0).toUpperCase() + label.slice(1) }
      const place = { node: from.id, about: output, path: witness([edge]) }
      if (to === undefined) {
        yield report('open', words, { ...place, fix: connectToEnding(analysis, from, output) })
      } else if (!analysis.reachesEnd(edge)) {
        // Of what is open behind another call that one tells.
        if (comesToOtherCall(analysis, edge)) continue
        const path = pathToMissingEnd(analysis, edge)
        const where = openInWords(analysis, path?.at(-1)?.to)
        yield report('endless', { ...words, where }, { ...place, path: witness(path ?? [edge]) })
      } else if (isIgnored(analysis, edge)) {
        yield chargesNothing(analysis, from)
          ? report('unnoticed', { ...words, to: to.name }, { ...place, severity: 'warning' })
          : report('ignored', { ...words, to: to.name }, place)
      } else if (told !== null) {
        const proof = { ...place, path: witness(told.path), remark: told.remark }
        yield report('told', { ...words, output: label, to: told.node.name }, proof)
      }
    }
  },
})

function comesToOtherCall({ graph }: Analysis, edge: GraphEdge): boolean {
  const isOther = (node: FlowNode) => node !== edge.from && graph.facts(node).call !== null
  return findPath(graph, { from: [edge], goal: isOther }) !== null
}

function openInWords({ graph }: Analysis, node: FlowNode | undefined): string {
  if (node === undefined) return ''
  return graph.out(node).length === 1
    ? `, for nothing follows “${node.name}”`
    : `, for an output of “${node.name}” leads nowhere`
}

/**
 * It joins the way of the first output, and no condition or extraction from there on reads what the call assigned. Of a
 * call that only asks, any use of the answer counts: where it has not come, another value stands there on purpose, or
 * set-before-read tells of it.
 */
function isIgnored(analysis: Analysis, edge: GraphEdge): boolean {
  const { graph, readsOf } = analysis
  const [success] = graph.out(edge.from)
  if (success === undefined || edge === success || edge.to !== success.to) return false
  if (edge.to === undefined || graph.facts(edge.to).ends !== null) return false
  const assigned = new Set(graph.facts(edge.from).assigns.map(({ variable }) => variable))
  let isUsed = false
  for (const id of reach(graph, { from: [edge] })) {
    for (const { use, name, variable } of readsOf(graph.node(id))) {
      if (!assigned.has(variable?.name ?? name)) continue
      if (use.place === 'logic' || use.place === 'extract') return false
      isUsed = true
    }
  }
  return !isUsed || !chargesNothing(analysis, edge.from)
}

/** Whether a call is known to neither pay nor fetch a token, such as a question for the status of a payment. */
function chargesNothing(analysis: Analysis, node: FlowNode): boolean {
  const { roles } = analysis
  const action = calledAction(analysis, node)
  if (action === undefined || action.purpose !== 'other') return false
  if ([...roles.spends, ...roles.fetches].some((call) => call.node === node)) return false
  return !isStub(action) || isForNone(action) || movesNoMoney(action)
}

/**
 * A step behind a failure or a time-out of a payment that says that it was paid, with the way there past nothing that
 * looks at what became of the payment. Not asked where it may speak of another payment, which has been made before.
 */
function toldPaid(analysis: Analysis, edge: GraphEdge) {
  const { graph, roles } = analysis
  const payment = roles.paymentAt(edge.from)
  if (payment === undefined || edge.output === SUCCESS.id) return null
  const held = heldAt(analysis, edge.from)
  const wayTo = (avoidNode: (node: FlowNode) => boolean) =>
    findTold(analysis, {
      from: [edge],
      held,
      // What has words for both says the one that fits.
      goal: (_, claims) => claims.has('paid') && !claims.has('unpaid'),
      avoidNode,
    })
  // Behind most failures nothing says so, and nobody has to know what looks at the payment.
  if (wayTo(roles.isPayment) === null) return null
  const answers = answersAbout(analysis, payment)
  const { decides } = inquiriesAfter(analysis, payment)
  const told = wayTo(
    (node) => roles.isPayment(node) || decides(node) || decidesOn(analysis, node, answers),
  )
  if (told === null) return null
  const isAfterOther = roles.payments.some(
    (other) => other !== payment && reach(graph, { from: graph.out(other.node) }).has(edge.from.id),
  )
  if (isAfterOther) return null
  const inferred = inferredFrom(analysis, { payments: [payment] })
  return { ...told, remark: [toldBy(told), inferred].filter(Boolean).join(' ') }
}
