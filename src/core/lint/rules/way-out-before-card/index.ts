import type { VariableId } from '../../../base/ids.ts'
import { remember } from '../../../base/remember.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { isCardInput, isInputFailure } from '../../../analysis/keypad-inputs.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath } from '../../../analysis/paths.ts'
import { amountsOf } from '../../../analysis/payment-values.ts'
import { aboutSteps } from '../../../analysis/step-traits.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { witness } from '../../witness.ts'
import { tellingAmount } from './same-amount.ts'

/** The digits of a choice: what is longer is an answer, whose failure is no way out that callers know of. */
const CHOICE_DIGITS = 2

/**
 * Asked of the first card number on a path. A choice is a step at which a key of the caller leads to an end without the
 * card; an imported step that we do not model counts as one when it involves the caller and has several outputs.
 */
export const wayOutBeforeCard = defineRule({
  rule: 'way-out-before-card',
  code: 'SF-CX-05',
  severity: 'warning',
  group: 'caller',
  messages: {
    both: 'Before “{{node}}” asks for the card the caller hears no amount and cannot say no: who does not want to key in a card, or has a question about the sum, can only hang up. Say the amount, and let a key lead back to a person.',
    noWayOut:
      'Before “{{node}}” asks for the card the caller cannot say no: who does not want to key in a card can only hang up. Let a key lead back to a person.',
    unsaid:
      'Before “{{node}}” asks for the card the caller does not hear how much is to be paid. Say {{amount}} before, so that a wrong sum is noticed in time.',
  },
  docs: {
    summary: 'Before the card is asked for, callers hear the amount and can go back to a person.',
    why: 'Agents neither hear nor see what happens in a secure flow. Who has second thoughts about the sum, or no card at hand, needs a way back other than hanging up.',
    source:
      'While digits are taken, keys of menus are off (Genesys Resource Center, “Collect Input action”), so the choice must come before.',
    fix: 'Say the amount, ask for one key, and decide on it: one goes on to the card, the other back. No fix is offered: what to say, and where back is, are yours.',
    invalid: [
      {
        shows: 'The card is asked for at once.',
        flow: `start -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay -> done: return
card.failure, token.failure, token.timeout, pay.failure, pay.timeout -> done`,
      },
    ],
    valid: [
      {
        shows: 'The amount, and a choice.',
        flow: `start -> entered: enter(Task.Amount = Flow.InvocationData) -> hello: play(ToAudioTTS(Append("You pay ", Task.Amount)))
hello -> choice: collect(Digit, digits=1, prompt="Press 1 to pay, or 2 for your agent.") -> go: decide(Task.Digit == "1")
go -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
go.no, choice.failure, card.failure, token.failure, token.timeout, pay.failure, pay.timeout -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, inputAt } = analysis
    const cards = steps.inputs.filter(({ sensitivity }) => sensitivity === 'pan')
    const start = cards.length === 0 ? undefined : analysis.answer(startOf)
    if (start === undefined) return
    const isAnyCharged = analysis.answer(chargesAmount)
    const isChoice = choicesIn(analysis)
    for (const { node, variable } of cards) {
      const isOtherCard = (other: FlowNode) =>
        other !== node && inputAt(other)?.sensitivity === 'pan'
      const avoiding = (isIt: (other: FlowNode) => boolean) =>
        start === node || isIt(start)
          ? null
          : findPath(graph, {
              from: graph.out(start),
              goal: node,
              avoidNode: (other) => isOtherCard(other) || isIt(other),
            })
      const trapped = avoiding(isChoice)
      const untold =
        !isAnyCharged || says(analysis, node) ? null : avoiding((other) => says(analysis, other))
      const isUntold = untold !== null
      const path = trapped ?? (isUntold ? untold : null)
      if (path === null) continue
      const messageId = trapped === null ? 'unsaid' : isUntold ? 'both' : 'noWayOut'
      const place = {
        node: node.id,
        path: witness(path),
        remark: inferredFrom(analysis, { variables: variable === undefined ? [] : [variable] }),
      }
      if (messageId === 'unsaid') {
        const amount = analysis.answer(amountsCharged, sameItems)[0]?.name ?? ''
        yield report(messageId, { node: node.name, amount }, place)
      } else yield report(messageId, { node: node.name }, place)
    }
  },
})

function startOf({ graph }: Analysis): FlowNode | undefined {
  return graph.roots[0]?.node
}

/** Tells at which steps the caller can leave for an end without keying in the card. */
function choicesIn(analysis: Analysis): (node: FlowNode) => boolean {
  const { graph, inputAt } = analysis
  const isCard = (node: FlowNode) => {
    const input = inputAt(node)
    return input !== undefined && isCardInput(input)
  }
  const leaves = (from: readonly GraphEdge[]) =>
    findPath(graph, {
      from,
      goal: (node) => graph.facts(node).ends !== null,
      avoidNode: isCard,
    }) !== null
  const isChoice = (node: FlowNode) => {
    const { involvesCaller, asks, ends } = graph.facts(node)
    if (ends !== null || isCard(node)) return false
    const out = graph.out(node)
    if (decidesOnAnswer(analysis, node)) return leaves(out)
    const digits = inputAt(node)?.question.maxDigits ?? Number.POSITIVE_INFINITY
    if (digits <= CHOICE_DIGITS) return leaves(out.filter((edge) => isInputFailure(graph, edge)))
    return asks === undefined && involvesCaller && out.length > 1 && leaves(out)
  }
  const known = new Map<FlowNode, boolean>()
  return (node) => {
    const choice = known.get(node) ?? isChoice(node)
    known.set(node, choice)
    return choice
  }
}

const amountsCharged = aboutSteps((analysis): readonly Variable[] => [
  ...new Set(analysis.roles.payments.flatMap((payment) => amountsOf(analysis, payment))),
])

function decidesOnAnswer({ readsOf, answer }: Analysis, node: FlowNode): boolean {
  return readsOf(node).some(
    ({ use, variable }) =>
      use.place === 'logic' && variable !== undefined && answer(isAnswered(variable)),
  )
}

/** Asked of one variable at a time: an input that comes or goes makes others of few. */
const isAnswered = remember(({ id }: Variable) => (whole: Analysis): boolean => {
  return knownByAnswers(whole).has(id)
})

/** Everything that is made of what the caller keys in that is no part of a card. */
const knownByAnswers = remember(
  ({ inputs, influence }: Analysis): ReadonlySet<VariableId> =>
    influence.outOf(
      inputs.flatMap((input) =>
        isCardInput(input) || input.variable === undefined ? [] : [input.variable],
      ),
    ),
)

const sameAmount = aboutSteps((analysis) => tellingAmount(analysis, amountsCharged(analysis)))

function chargesAmount(whole: Analysis): boolean {
  return whole.roles.payments.some((payment) => amountsOf(whole, payment).length > 0)
}

/** Asked of one variable at a time: another payment makes amounts of few. */
const isAmount = remember(({ id }: Variable) => (whole: Analysis): boolean => {
  return sameAmount(whole).has(id)
})

function says({ readsOf, answer }: Analysis, node: FlowNode): boolean {
  return readsOf(node).some(
    ({ use, variable }) =>
      use.place === 'audio' && variable !== undefined && answer(isAmount(variable)),
  )
}
