import { digitsIn, type Exposure } from '../../../analysis/exposure.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { TaskId } from '../../../base/ids.ts'
import type { Use } from '../../../kinds/facts.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import {
  recombine,
  type Showing,
  showingsAt,
  showsPieceByPiece,
} from '../../../analysis/extractions.ts'
import { findPath } from '../../../analysis/paths.ts'
import { digitsOfPieces } from '../../../analysis/shown-pieces.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import { stepsUsing } from '../../../analysis/steps-with.ts'
import { remember } from '../../../base/remember.ts'
import { sameItems } from '../../../base/same-items.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { readNothingBack, sayLastFour } from '../../repairs/say-less.ts'
import { secretPath } from '../../secret-path.ts'
import { inWords, SENSITIVITY_WORDS } from '../../words.ts'

/** Audio may read secure variables, which is how digits get out aloud. */
export const noReadbackOfCard = defineRule({
  rule: 'no-readback-of-card',
  code: 'SF-SEC-11',
  severity: 'error',
  group: 'secrecy',
  messages: {
    said: '“{{node}}” says {{what}} ({{variable}}) aloud: whoever stands beside the caller hears it. {{instead}}',
    together:
      '“{{node}}” says a piece of {{what}} ({{variable}}) aloud, and {{earlier}} another one: together they are {{digits}} digits, which whoever stands beside the caller hears. {{instead}}',
    round:
      '“{{node}}” says another piece of {{what}} ({{variable}}) aloud each time it is gone through: whoever stands beside the caller hears all of it in the end. {{instead}}',
    readBack:
      '“{{node}}” reads {{what}} ({{variable}}) back digit by digit when it has been keyed in: whoever stands beside the caller hears it. Set “Read back” to nothing.',
    greeting:
      'The {{audio}} of the flow says {{what}} ({{variable}}) aloud: whoever stands beside the caller hears it. {{instead}}',
  },
  docs: {
    summary: 'Of a card no more than the last four digits are said aloud, of a CVV nothing.',
    why: 'What a prompt says is heard in the room, by a loudspeaker, by a headset that lies on the table. Callers key a card in so that they need not say it; the flow must not say it for them.',
    source:
      'An audio expression may read secure variables (Genesys Resource Center, “Manage a variable”); Collect Input can read digits back as verification. PCI DSS 4.0.1, 3.4.1: at most the first six and last four digits are displayed.',
    fix: 'Say `Right(…, 4)`, and nothing of a CVV. Set “Read back” of the input to nothing. The fix for audio changes what is said and is left to you.',
    invalid: [
      {
        shows: 'The card number is read out.',
        flow: 'start -> card: collect(CC) -> say: play(ToAudioTTS(Task.CC)) -> done: return',
      },
      {
        shows: 'Collect Input plays the digits back.',
        flow: 'start -> card: collect(CC, reads=back) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The last four digits.',
        flow: 'start -> card: collect(CC) -> say: play(ToAudioTTS(Right(Task.CC, 4))) -> done: return',
      },
      {
        shows: 'An invoice number may be read back.',
        flow: 'start -> invoice: collect(Invoice, reads=back) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const { node, question, variable, sensitivity } of steps.inputs) {
      if (!question.isReadBack || variable === undefined) continue
      if (sensitivity !== 'pan' && sensitivity !== 'cvv') continue
      yield report(
        'readBack',
        { node: node.name, what: SENSITIVITY_WORDS[sensitivity], variable: variable.name },
        {
          node: node.id,
          field: 'verification',
          variable: variable.id,
          remark: inferredFrom(analysis, { variables: [variable] }),
          fix: readNothingBack(node),
        },
      )
    }
    for (const node of stepsUsing(steps.reached, analysis, ({ place }) => place === 'audio')) {
      for (const use of analysis.graph.facts(node).uses) {
        if (use.place !== 'audio') continue
        for (const origin of saidAloud(analysis, use.expression, node.task)) {
          if (!isHeldBy(analysis, node, use, origin)) continue
          yield report(
            'said',
            { node: node.name, ...words(analysis, origin) },
            {
              node: node.id,
              field: use.field,
              variable: origin.id,
              about: `${use.field} ${origin.id}`,
              path: secretPath(analysis, origin, node),
              remark: inferredFrom(analysis, { variables: [origin] }),
              fix: sayLastFour(analysis, node, use, origin),
            },
          )
        }
      }
    }
  },
  *check({ design, analysis, report }) {
    for (const { showing, earlier, digits } of saidInPieces(analysis)) {
      const { node, field, origin } = showing
      const data = { node: node.name, ...words(analysis, origin) }
      const place = {
        node: node.id,
        field,
        variable: origin.id,
        about: `${field} ${origin.id}`,
        path: secretPath(analysis, origin, node),
        remark: inferredFrom(analysis, { variables: [origin] }),
      }
      if (earlier.length === 0) yield report('round', data, place)
      else yield report('together', { ...data, earlier: inWords(earlier), digits }, place)
    }
    const [first] = design.tasks
    for (const [field, audio] of [
      ['greeting', 'greeting'],
      ['errorAudio', 'error message'],
    ] as const) {
      const said = design.flow[field]
      if (said.type !== 'expression' || first === undefined) continue
      for (const origin of saidAloud(analysis, said.text, first.id)) {
        const place = { node: null, field, variable: origin.id, about: `${field} ${origin.id}` }
        yield report('greeting', { audio, ...words(analysis, origin) }, place)
      }
    }
  },
})

const LAST_DIGITS = 4

/**
 * Whether what an audio reads can hold a secret by then: it reads the secret itself, or something made of it on a way
 * here. What is overwritten on that way is not looked at.
 */
function isHeldBy(analysis: Analysis, node: FlowNode, use: Use, origin: Variable): boolean {
  const { assignments, graph, influence, readsOf } = analysis
  const made = influence.outOf([origin])
  return readsOf(node).some(({ use: other, variable }) => {
    if (other.field !== use.field || variable === undefined || !made.has(variable.id)) return false
    const makers = assignments
      .to(variable)
      .filter(({ assignment }) => assignment.madeOf.some(({ id }) => made.has(id)))
    return (
      makers.length === 0 ||
      makers.some(({ node: maker, assignment }) => {
        const from = graph.out(maker).filter(({ output }) => output === assignment.output)
        return findPath(graph, { from, goal: node }) !== null
      })
    )
  })
}

function saidAloud(
  { exposure, classOf }: Analysis,
  expression: string,
  task: TaskId,
): readonly Variable[] {
  return [...exposure.shownBy(expression, task)].flatMap(([origin, shown]) => {
    const { sensitivity } = classOf(origin)
    const isTooMuch =
      (sensitivity === 'pan' && digitsIn(shown) > LAST_DIGITS) ||
      (sensitivity === 'cvv' && digitsIn(shown) > 0)
    return isTooMuch ? [origin] : []
  })
}

/** Pieces that are few enough, each by itself, and not together; without earlier ones it is gone through again. */
function saidInPieces(analysis: Analysis) {
  const showings = analysis
    .answer(stepsThatSaySecrets, sameItems)
    .flatMap((node) => saidAt(analysis, node))
    .filter(({ origin, pieces }) => {
      const digits = digitsOfPieces(pieces)
      return analysis.classOf(origin).sensitivity === 'pan' && digits > 0 && digits <= LAST_DIGITS
    })
  const together = recombine(analysis, showings, digitsOfPieces)
  return showings.flatMap((showing) => {
    if (showsPieceByPiece(analysis, showing)) return [{ showing, earlier: [], digits: 0 }]
    const known = together.get(showing) ?? { pieces: showing.pieces, showings: [] }
    const digits = digitsOfPieces(known.pieces)
    const earlier = known.showings
      .filter((other) => other !== showing)
      .map(({ node }) => `“${node.name}”`)
    return digits > LAST_DIGITS ? [{ showing, earlier, digits }] : []
  })
}

/** In flow order. */
function stepsThatSaySecrets(whole: Analysis): readonly FlowNode[] {
  if (whole.exposure.holds.size === 0) return []
  const place = ({ id }: FlowNode) => whole.order.get(id) ?? whole.order.size
  return stepsThat(whole)
    .say.filter((node) => whole.isReachable(node) && saysSecret(whole, node))
    .toSorted((a, b) => place(a) - place(b))
}

function saysSecret(whole: Analysis, node: FlowNode): boolean {
  const known = secretSayers(whole.exposure)
  const says = known.get(node) ?? saidAt(whole, node).length > 0
  known.set(node, says)
  return says
}

/** Whether steps do, as long as variables hold the same of secrets: most edits change nothing of that. */
const secretSayers = remember<Exposure, WeakMap<FlowNode, boolean>>(() => new WeakMap())

/** Straight from the secret: what is said of an open copy has been extracted, which extract-reduces looks at. */
function saidAt(analysis: Analysis, node: FlowNode): readonly Showing[] {
  return analysis.graph
    .facts(node)
    .uses.filter(({ place }) => place === 'audio')
    .flatMap(({ field, expression }) =>
      showingsAt(analysis, { node, field, expression }).filter(({ origin }) =>
        analysis
          .readsOf(node)
          .some(({ use, variable }) => use.field === field && variable === origin),
      ),
    )
}

function words({ classOf }: Analysis, origin: Variable) {
  const { sensitivity } = classOf(origin)
  return {
    what: SENSITIVITY_WORDS[sensitivity],
    variable: origin.name,
    instead:
      sensitivity === 'cvv'
        ? 'Say nothing of it.'
        : `Say the last four digits at most: Right(${origin.name}, 4).`,
  }
}
