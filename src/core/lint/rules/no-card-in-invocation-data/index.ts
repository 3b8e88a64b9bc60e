import { remember } from '../../../base/remember.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { ResolvedAssignment } from '../../../analysis/assignment.ts'
import { type Classification, sensitivityOfName } from '../../../analysis/classify.ts'
import { readsInvocationData } from '../../../analysis/references.ts'
import type { VariableId } from '../../../base/ids.ts'
import type { NodeFacts, Source } from '../../../kinds/facts.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import type { Variable } from '../../../model/design.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/** Whoever starts the flow has the string: an agent’s script, a flow that is not secure, the API’s log. */
export const noCardInInvocationData = defineRule({
  rule: 'no-card-in-invocation-data',
  code: 'SF-SEC-17',
  severity: 'error',
  group: 'secrecy',
  messages: {
    unpacked:
      '“{{node}}” takes {{what}} out of Flow.InvocationData into {{variable}}: whoever starts the flow would have to know it and pass it in plain text, past everything that the secure flow protects. Let the caller key it in.',
    sent: '“{{node}}” sends {{what}} ({{field}}) that it takes out of Flow.InvocationData: whoever starts the flow would have to know it and pass it in plain text, past everything that the secure flow protects. Let the caller key it in.',
    read: '“{{node}}” reads {{what}} out of participant data into {{variable}}: agents, reports and other flows see what stands there, so that it had leaked before anybody protects it here. Let the caller key it in.',
  },
  docs: {
    summary:
      'No card number, CVV or token comes in with the invocation data or by participant data.',
    why: 'Invocation data is one plain string that a script or another flow hands over. It is not secure there: the agent has it on the screen, and it stands in the data of the conversation. So does what an attribute of a participant holds.',
    source:
      'Genesys Resource Center, “Transfer to Secure Flow”: invocation data must not hold sensitive information; “Set Participant Data”: what it holds stands in the data of the conversation.',
    fix: 'Collect it with Collect Input. Where it should be asked only you know, so that there is no automatic fix.',
    invalid: [
      {
        shows: 'The card number comes from the agent’s script.',
        flow: `variable CC pan
start -> unpack: set(CC = GetAt(Split(Flow.InvocationData, "|"), 1)) -> token: fetch -> pay: pay -> done: return`,
      },
      {
        shows: 'It stands in an attribute that whoever transferred the call has written.',
        flow: `variable CC pan
start -> look: read(CC = Card) -> token: fetch -> pay: pay -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The amount comes in, the card is keyed in.',
        flow: 'start -> unpack: set(Amount = GetAt(Split(Flow.InvocationData, "|"), 0)) -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, assignments, influence } = analysis
    const fromOutside = influence.outOf(analysis.answer(unpackedVariables, sameItems))
    for (const node of steps.reached) {
      for (const assignment of assignments.of(node)) {
        const { source, target, field } = assignment
        if (target === undefined) continue
        const isRead = isPlain(source)
        if (!isRead && !isMadeOf(assignment, fromOutside)) continue
        const held = heldIn(analysis, target)
        if (!isCard(held.sensitivity)) continue
        yield report(
          isRead ? 'read' : 'unpacked',
          { node: node.name, what: SENSITIVITY_WORDS[held.sensitivity], variable: target.name },
          {
            node: node.id,
            field: fieldOfValue(graph.facts(node), field),
            variable: target.id,
            about: `${field} ${target.id}`,
            ...(held.because === 'named'
              ? {
                  remark: `That ${target.name} holds ${SENSITIVITY_WORDS[held.sensitivity]} is inferred from a name.`,
                }
              : {}),
          },
        )
      }
      const action = calledAction(analysis, node)
      if (action === undefined) continue
      for (const { expression, field } of graph.facts(node).uses) {
        if (!readsInvocationData(expression)) continue
        const input = action.inputs.find(({ name }) => field === `inputs.${name}`)
        if (input === undefined || !isCard(input.sensitivity)) continue
        const what = SENSITIVITY_WORDS[input.sensitivity]
        yield report('sent', { node: node.name, what, field: input.name }, { node: node.id, field })
      }
    }
  },
})

/** An attribute of the participant. */
function isPlain(source: Source): boolean {
  return source.type === 'system' && source.isPlain === true
}

/** Whether a value is taken out of the invocation data, straight or by way of another variable. */
function isMadeOf(
  { source, target, madeOf }: ResolvedAssignment,
  fromOutside: ReadonlySet<VariableId>,
): boolean {
  if (source.type !== 'value' || source.value.type !== 'expression') return false
  return (
    readsInvocationData(source.value.text) ||
    madeOf.some((read) => read !== target && fromOutside.has(read.id))
  )
}

/** The variables that what the flow was started with goes into. */
const unpackedVariables = remember((whole: Analysis) =>
  stepsThat(whole)
    .unpack.filter(whole.isReachable)
    .flatMap((node) =>
      whole.assignments.of(node).flatMap(({ source, target }) => {
        if (target === undefined || source.type !== 'value') return []
        const { value } = source
        return value.type === 'expression' && readsInvocationData(value.text) ? [target] : []
      }),
    ),
)

/** Statements and what the start unpacks hold a variable and its value side by side. */
function fieldOfValue({ uses }: NodeFacts, variable: string): string {
  const item = variable.slice(0, variable.lastIndexOf('.') + 1)
  return uses.find(({ field }) => item !== '' && field.startsWith(item))?.field ?? variable
}

function isCard(sensitivity: Sensitivity): boolean {
  return sensitivity === 'pan' || sensitivity === 'cvv' || sensitivity === 'token'
}

/** A name counts as well here: nothing else tells what a string from outside holds. */
function heldIn({ classOf }: Analysis, variable: Variable): Classification {
  const known = classOf(variable)
  const isTold = known.sensitivity !== 'none' || variable.notSensitiveBecause !== undefined
  if (isTold || variable.type !== 'string') return known
  return { sensitivity: sensitivityOfName(variable.name), because: 'named' }
}
