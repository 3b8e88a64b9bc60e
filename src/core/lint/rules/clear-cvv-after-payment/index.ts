import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { updateData } from '../../../kinds/update-data/index.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { expression, NO_VALUE } from '../../../model/values.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import type { Fix } from '../../problem.ts'
import { insertOn } from '../../repairs/insert-step.ts'
import { witness } from '../../witness.ts'

/**
 * A flow that ends after the payment needs nothing: secure variables are purged with it. One that goes on to ask the
 * caller keeps the CVV as long as the caller takes. Not reported: a step that asks for the same CVV again, and a
 * payment that is tried again at once.
 */
export const clearCvvAfterPayment = defineRule({
  rule: 'clear-cvv-after-payment',
  code: 'SF-ORD-07',
  severity: 'error',
  group: 'ordering',
  messages: {
    kept: '{{cvv}} still holds the CVV when “{{next}}” asks the caller after “{{payment}}”: a CVV must not be kept once the payment was sent, however it went, and nobody knows how long the caller takes. Overwrite {{cvv}} with Update Data directly after “{{payment}}”; writing to a secure variable is allowed everywhere.',
  },
  docs: {
    summary: 'A CVV is overwritten after the payment wherever the flow goes on to ask the caller.',
    why: 'PCI DSS forbids keeping a CVV after authorisation, even encrypted and even for a moment of comfort. In a flow that goes round again it would stay in memory for as long as the caller takes to find another card.',
    source:
      'PCI DSS 4.0.1, requirement 3.3.1. Update Data may write to a secure variable (Genesys Resource Center, “Manage a variable”).',
    fix: 'Insert an Update Data that sets it to an empty text, directly after the payment. Where the flow can pay again with the same CVV the fix is not offered: ask for it again.',
    invalid: [
      {
        shows: 'The caller is asked for another card while the CVV of the first is kept.',
        flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
pay.failure -> card`,
      },
      {
        shows: 'The caller is asked what else to do.',
        flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> more: collect(Choice, digits=1) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The flow ends after the payment.',
        flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> thanks: play("Thank you.") -> done: return',
      },
      {
        shows: 'It is cleared before the caller is asked again.',
        flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
pay.failure -> clear: set(CVV = "") -> card`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const payment of steps.payments) {
      for (const variable of takenFor(analysis, payment)) {
        if (!analysis.taints.of(variable, payment.node).has('cvv')) continue
        const path = pathToQuestion(analysis, payment, variable)
        const next = path?.at(-1)?.to
        if (path === null || next === undefined) continue
        yield report(
          'kept',
          { cvv: variable.name, next: next.name, payment: payment.node.name },
          {
            node: payment.node.id,
            variable: variable.id,
            path: witness(path),
            fix: repair(analysis, payment, variable),
            remark: inferredFrom(analysis, { payments: [payment], variables: [variable] }),
          },
        )
      }
    }
  },
})

/** What the payment reads, and what went into the tokens that it pays with. */
function takenFor({ readsOf, usesThrough }: Analysis, payment: Payment): ReadonlySet<Variable> {
  const taken = new Set(payment.reads)
  for (const use of usesThrough(payment.node)) {
    if (use.payment !== payment) continue
    for (const { variable } of readsOf(use.fetch.node))
      if (variable !== undefined) taken.add(variable)
  }
  return taken
}

/** From the payment to where the caller is asked for something else, with the value kept. */
function pathToQuestion(
  { graph, assignments }: Analysis,
  { node }: Payment,
  variable: Variable,
  from: readonly GraphEdge[] = graph.out(node),
): Path | null {
  const setting = assignments.into(variable)
  const asksForIt = (other: FlowNode) =>
    assignments
      .of(other)
      .some(({ target, source }) => target === variable && source.type === 'keypad')
  return findPath(graph, {
    from,
    avoidEdge: (edge) => setting.has(edge),
    avoidNode: asksForIt,
    goal: (other) => graph.facts(other).asks !== undefined && !asksForIt(other),
  })
}

/** Clears it on the outputs that lead to a question. Null where somebody still needs it there. */
function repair(analysis: Analysis, payment: Payment, variable: Variable): Fix | null {
  const { graph, liveness } = analysis
  const edges = graph
    .out(payment.node)
    .filter((edge) => pathToQuestion(analysis, payment, variable, [edge]) !== null)
  if (edges.some((edge) => liveness.isNeeded(edge, variable))) return null
  const value = variable.type === 'string' ? expression('""') : NO_VALUE
  return {
    title: `Clear ${variable.name} after ${payment.node.name}`,
    safety: 'safe',
    edits: insertOn(graph, edges, {
      base: `${payment.node.id}-clear`,
      kind: updateData.id,
      name: `Clear ${variable.name.slice(variable.name.indexOf('.') + 1)}`,
      props: { statements: [{ type: variable.type, variable: variable.name, value }] },
    }),
  }
}
