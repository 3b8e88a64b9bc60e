import type { Analysis } from '../../../analysis/analyse.ts'
import { aboutSteps, stepsThat } from '../../../analysis/step-traits.ts'
import type { VariableId } from '../../../base/ids.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { ResolvedAssignment } from '../../../analysis/assignment.ts'
import { firstStep } from '../../../analysis/first-step.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { isCardInput } from '../../../analysis/keypad-inputs.ts'
import { findPathInto } from '../../../analysis/paths-into.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import {
  amountsOf,
  chargesInvocationData,
  decidesOn,
  knownFrom,
} from '../../../analysis/payment-values.ts'
import { readsInvocationData, variableNamesIn } from '../../../analysis/references.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { shownSet } from '../../../analysis/shown-set.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { witness } from '../../witness.ts'

/**
 * What a call has returned or the caller has keyed in is taken to be a real amount; what somebody passed along has to
 * be looked at. No fix: which amounts are right only the author knows.
 */
export const amountBeforeCard = defineRule({
  rule: 'amount-before-card',
  code: 'SF-ORD-08',
  severity: 'warning',
  group: 'ordering',
  messages: {
    late: '“{{input}}” asks for the card before {{amount}} is known, which “{{payment}}” charges: a caller keys in a card for a payment that may turn out to be impossible. Get the amount first.',
    unchecked:
      '“{{input}}” asks for the card before anything has looked at {{amount}}, which “{{payment}}” charges: when it is missing or no number, the caller has keyed in the card for nothing. Decide on it before, for example with IsNotSetOrEmpty({{amount}}).',
    missing:
      '“{{decision}}” looks at {{amount}}, which “{{payment}}” charges, and leads to “{{input}}” where it is missing: the caller keys in a card for a payment that cannot be made. Let that arm lead back, and the other one to the card.',
    never:
      '“{{input}}” asks for the card, but nothing ever gives a value to {{amount}}, which “{{payment}}” charges: whoever asks whether it is there finds it missing, and nobody can pay. Take it from Flow.InvocationData or participant data, or have it keyed in.',
  },
  docs: {
    summary: 'The amount is known and checked before the caller is asked for a card.',
    why: 'An amount comes from an agent’s script or another flow as text, and it can be missing. When that is found out after the card was keyed in, the caller has given it for nothing and has to do it again.',
    source:
      'Flow.InvocationData and participant data are strings that may be empty (Genesys Resource Center, “Transfer to Secure Flow”, “Get Participant Data action”).',
    fix: 'Take the amount apart where the flow starts, decide whether it is a number, and send a caller without one back before the card is asked for. What counts as a right amount is yours to say, so there is no fix.',
    invalid: [
      {
        shows: 'The amount is taken from the agent’s data after the card was keyed in.',
        flow: `start -> card: collect(CC) -> amount: read(Amount = Invoice_Amount) -> token: fetch -> pay: pay(Amount=Amount) -> done: return`,
      },
      {
        shows: 'Nothing looks at the amount.',
        flow: `start -> amount: set(Amount = Flow.InvocationData) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A caller without an amount goes back before the card is asked for.',
        flow: `start -> amount: set(Amount = Flow.InvocationData) -> given: decide(!IsNotSetOrEmpty(Task.Amount)) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
given.no -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const payment of steps.payments) {
      const input = firstCardInput(analysis, payment)
      if (input === null) continue
      for (const amount of amountsOf(analysis, payment)) {
        const found = findGap(analysis, payment.node, input, amount)
        if (found === null) continue
        const words = { input: input.name, amount: amount.name, payment: payment.node.name }
        const place = {
          node: input.id,
          variable: amount.id,
          about: `${payment.node.id} ${amount.id}`,
          path: witness(found.path),
          remark: inferredFrom(analysis, { payments: [payment] }),
        }
        yield found.gap === 'missing'
          ? report('missing', { ...words, decision: found.decision }, place)
          : report(found.gap, words, place)
      }
      const path = chargesInvocationData(analysis, payment) ? uncheckedStart(analysis, input) : null
      if (path === null) continue
      yield report(
        'unchecked',
        { input: input.name, amount: 'Flow.InvocationData', payment: payment.node.name },
        {
          node: input.id,
          about: `${payment.node.id} Flow.InvocationData`,
          path: witness(path),
          remark: inferredFrom(analysis, { payments: [payment] }),
        },
      )
    }
  },
})

/** Where the caller is first asked for a part of the card that this payment uses. */
function firstCardInput(
  { assignments, inputAt, influence, order }: Analysis,
  payment: Payment,
): FlowNode | null {
  const own: FlowNode[] = []
  for (const id of influence.into(payment.reads)) {
    for (const { node } of assignments.to({ id })) {
      const input = inputAt(node)
      if (input?.variable?.id === id && isCardInput(input)) own.push(node)
    }
  }
  const rank = ({ id }: FlowNode) => order.get(id) ?? 0
  return own.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

type Gap = { readonly path: Path } & (
  | { readonly gap: 'late' | 'unchecked' | 'never' }
  | { readonly gap: 'missing'; readonly decision: string }
)

/** A way to the card on which the amount is not there yet, or nothing has looked at it or found it. */
function findGap(
  analysis: Analysis,
  payment: FlowNode,
  input: FlowNode,
  amount: Variable,
): Gap | null {
  const { graph, assignments } = analysis
  const start = firstStep(analysis)
  if (start === undefined) return null
  const pathPast = (avoidEdge: (edge: GraphEdge) => boolean) =>
    findPathInto(graph, { goal: input, isStart: (node) => node === start, avoidEdge })
  if (assignments.into(amount).size === 0) {
    // What is read without asking first is required-input-bound’s.
    const isNever = amount.initial.type === 'none' && assignments.isSetAt(payment, amount)
    const path = isNever ? pathPast(() => false) : null
    return path && { gap: 'never', path }
  }
  if (!assignments.isSetAt(input, amount)) {
    const path = pathPast((edge) => assignments.settles(edge, amount))
    if (path !== null) return { gap: 'late', path }
  }
  const again = findReadAgain(analysis, payment, input, amount)
  if (again !== null) return { gap: 'late', path: again }
  const isSure = (edge: GraphEdge) =>
    assignments.on(edge).some((assignment) => assignment.target === amount && isKnown(assignment))
  // A text is looked at as well as the number that is made of it.
  const sources = new Set([amount.id, ...analysis.influence.into([amount])])
  const derived = new Set([...sources, ...knownFrom(analysis, [{ variable: amount }])])
  const path = pathPast(
    (edge) =>
      isSure(edge) ||
      (decidesOn(analysis, edge.from, derived) && !isMissingOn(analysis, edge, sources)),
  )
  const decision = path?.find((edge) => isMissingOn(analysis, edge, sources))?.from.name
  if (decision !== undefined) return path && { gap: 'missing', path, decision }
  return path && { gap: 'unchecked', path }
}

/** A way from the card to where the amount is taken once more from what was passed along, and is charged as it is. */
function findReadAgain(
  analysis: Analysis,
  payment: FlowNode,
  input: FlowNode,
  amount: Variable,
): Path | null {
  const { graph, assignments } = analysis
  const avoidNode = (node: FlowNode) => node === input
  for (const edge of assignments.into(amount)) {
    const isPassed = assignments
      .on(edge)
      .some((assignment) => assignment.target === amount && isPassedAlong(assignment))
    if (!isPassed || edge.to === undefined || edge.from === payment) continue
    const way = findPath(graph, {
      from: graph.out(input),
      goal: edge.from,
      avoidNode: (node) => node === payment || avoidNode(node),
    })
    if (way === null || !isTaken(edge)) continue
    return [...way, edge]
  }
  return null

  function isTaken(edge: GraphEdge): boolean {
    if (edge.to === payment) return true
    return findPath(graph, { from: [edge], goal: payment, avoidNode }) !== null
  }
}

/** From participant data, or from what the flow was started with. */
function isPassedAlong({ source }: ResolvedAssignment): boolean {
  if (source.type === 'system') return true
  return (
    source.type === 'value' &&
    source.value.type === 'expression' &&
    readsInvocationData(source.value.text)
  )
}

/** A way to the card on which nothing has looked at what the flow was started with. */
function uncheckedStart(analysis: Analysis, input: FlowNode): Path | null {
  const { graph } = analysis
  const start = firstStep(analysis)
  if (start === undefined) return null
  const unpacked = analysis.answer(unpackedVariables, sameItems).map((variable) => ({ variable }))
  const derived = knownFrom(analysis, unpacked)
  const looks = (node: FlowNode) =>
    decidesOn(analysis, node, derived) ||
    graph
      .facts(node)
      .uses.some(({ place, expression }) => place === 'logic' && readsInvocationData(expression))
  return findPathInto(graph, { goal: input, isStart: (node) => node === start, avoidNode: looks })
}

const unpackedVariables = aboutSteps((whole) =>
  stepsThat(whole).unpack.flatMap((node) =>
    whole.assignments.of(node).flatMap(({ source, target }) => {
      const isUnpacked =
        source.type === 'value' &&
        source.value.type === 'expression' &&
        readsInvocationData(source.value.text)
      return isUnpacked && target !== undefined ? [target] : []
    }),
  ),
)

/** Whether a step asks if the amount is there, and is left here where it need not be. */
function isMissingOn(
  analysis: Analysis,
  { from, output }: GraphEdge,
  amounts: ReadonlySet<VariableId>,
): boolean {
  const { graph, readsOf } = analysis
  const isAmount = (variable: Variable | undefined) =>
    variable !== undefined && amounts.has(variable.id)
  if (!readsOf(from).some(({ variable, isTest }) => isTest && isAmount(variable))) return false
  const shows = graph.facts(from).outputs.map(({ id, when = [] }) => ({
    id,
    isShown: when.some((condition) => shownSet(condition, from.task, graph.index).some(isAmount)),
  }))
  return (
    shows.some(({ isShown }) => isShown) &&
    shows.some(({ id, isShown }) => id === output && !isShown)
  )
}

/** A constant, what the caller has keyed in, or what a call has returned when it worked. */
function isKnown({ source }: ResolvedAssignment): boolean {
  switch (source.type) {
    case 'keypad':
    case 'call':
      return true
    case 'system':
      return false
    case 'value':
      return source.value.type !== 'expression' || variableNamesIn(source.value.text).length === 0
  }
}
