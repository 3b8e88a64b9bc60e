import { asObject } from '../../../kinds/archy-values.ts'
import type { Call } from '../../../kinds/facts.ts'
import type { Design } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { quotedExpression } from '../../field-words.ts'
import { inferredFrom } from '../../inference.ts'
import type { Fix } from '../../problem.ts'
import type { FlowNode } from '../../../model/design.ts'

/** Spoken text cannot be chosen there: an import that has it reads as none. A default of the flow's settings counts. */
export const processingPromptSet = defineRule({
  rule: 'processing-prompt-set',
  code: 'SF-CX-01',
  severity: 'warning',
  group: 'caller',
  messages: {
    silent:
      'While “{{node}}” waits for the gateway, up to {{seconds}} s, the caller hears nothing: many hang up or press keys that the next node takes. Play a recording meanwhile, such as PromptSystem.processing.',
    spoken:
      '“{{node}}” names no recording for the time that it waits for the gateway, but {{text}}: text cannot be spoken there, and the caller hears nothing for up to {{seconds}} s. Choose a recorded prompt by its name, such as PromptSystem.processing.',
  },
  docs: {
    summary: 'The caller hears something while a token is fetched and a payment made.',
    why: 'A payment takes seconds, and silence on the line sounds like a call that was cut off, just when the card is charged.',
    source:
      'Genesys Resource Center, “Call Secure Data action”: the processing prompt must be an audio file, no text to speech; it plays once, so 60 s are recommended.',
    fix: 'Choose a recorded prompt for the node. The fix takes Genesys’ own, PromptSystem.processing.',
    invalid: [
      {
        shows: 'Silence while the card is charged.',
        flow: `start -> token: fetch(waiting=PromptSystem.processing) -> pay: pay -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A recording plays during both calls.',
        flow: `start -> token: fetch(waiting=PromptSystem.processing)
token -> pay: pay(waiting=PromptSystem.processing) -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, design, analysis, report }) {
    const { fetches, payments } = steps
    for (const role of [...fetches, ...payments]) {
      const { call } = analysis.graph.facts(role.node)
      const prompt = call?.processingPrompt.trim() ?? ''
      if (call === null || (prompt !== '' && !isSpoken(prompt))) continue
      if (prompt === '' && !forbidsDefault(role.node) && hasDefaultPrompt(design, call)) continue
      const isFetch = fetches.some((fetch) => fetch === role)
      const { node } = role
      const words = { node: node.name, seconds: call.timeoutSeconds }
      const place = {
        node: node.id,
        field: 'processingPrompt',
        fix: playWhileWaiting(node),
        remark: inferredFrom(analysis, {
          fetches: fetches.filter((fetch) => isFetch && fetch.node === node),
          payments: payments.filter((payment) => payment.node === node),
        }),
      }
      yield prompt === ''
        ? report('silent', words, place)
        : report('spoken', { ...words, text: quotedExpression(prompt) }, place)
    }
  },
})

/** The name of a prompt is one word; a sentence, or an expression that speaks one, is none. */
function isSpoken(prompt: string): boolean {
  return /[\s"(]/.test(prompt)
}

const SYSTEM_PROMPT = 'PromptSystem.processing'

function playWhileWaiting({ id, name, props }: FlowNode): Fix {
  return {
    title: `Play ${SYSTEM_PROMPT} during ${name}`,
    // Who was on a path that was right hears something else than before.
    safety: 'unsafe',
    edits: [
      {
        type: 'set-node',
        node: id,
        patch: { props: { ...props, processingPrompt: SYSTEM_PROMPT } },
      },
    ],
  }
}

/** Newer exports say that the prompt of the settings is not played at a node: it has none (flow scripting SDK). */
function forbidsDefault({ carried }: FlowNode): boolean {
  return asObject(carried?.['processingPrompt'])['noValueWithNoFallback'] === true
}

/** Steps without a prompt of their own play the one that the flow's settings name, where an import names one. */
function hasDefaultPrompt({ flow }: Design, { secure }: Call): boolean {
  const settings = asObject(flow.carried?.['settingsActionDefaults'])
  const { processingPrompt } = asObject(settings[secure ? 'callDataSecure' : 'callData'])
  return asObject(processingPrompt)['lit'] !== undefined
}
