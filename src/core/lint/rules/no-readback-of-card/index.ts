import { digitsIn } from '../../../analysis/exposure.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { TaskId } from '../../../base/ids.ts'
import type { Variable } from '../../../model/design.ts'
import { stepsUsing } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { readNothingBack, sayLastFour } from '../../repairs/say-less.ts'
import { secretPath } from '../../secret-path.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/** Audio may read secure variables, which is how digits get out aloud. */
export const noReadbackOfCard = defineRule({
  rule: 'no-readback-of-card',
  code: 'SF-SEC-11',
  severity: 'error',
  group: 'secrecy',
  messages: {
    said: '“{{node}}” says {{what}} ({{variable}}) aloud: whoever stands beside the caller hears it. {{instead}}',
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
