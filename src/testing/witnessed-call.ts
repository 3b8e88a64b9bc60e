import { literalOf } from '#core/language/expression/value-text.ts'
import type { Answer, Question } from '#core/kinds/simulation.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { step } from '#core/simulate/step.ts'

type Call = Extract<Question, { readonly type: 'call' }>
type Digits = Extract<Question, { readonly type: 'digits' }>

/** A call that nobody leads further: random designs go round for long. */
const MOST_STEPS = 200

/**
 * What goes wrong in a call whose answers go by a list of numbers: calls that are given no card number that was keyed in,
 * or a token that was never fetched or has expired.
 */
export function wrongsOf(design: Design, picks: readonly number[]): readonly string[] {
  const wrongs: string[] = []
  const tokens = new Map<string, { readonly at: number; readonly lives: number }>()
  const cards = new Set<string>()
  const actionOf = ({ action }: Call) => design.actions.find(({ id }) => id === action)
  let asked = 0
  const pick = (most: number) => (picks[(asked += 1) % picks.length] ?? 0) % most
  let { state } = startCall(design, {
    startedAt: Date.UTC(2026, 0, 31),
    builtIn: { 'Flow.InvocationData': '12.50|EUR', 'Call.ConversationId': 'conversation' },
    attributes: {},
  })
  for (let steps = 0; state.at !== null && steps < MOST_STEPS; steps += 1) {
    const { question, seconds } = state
    if (question?.type === 'call') look(question, seconds)
    state = step(state, question === null ? null : answerTo(question, seconds)).state
  }
  return wrongs

  function look(question: Call, now: number): void {
    for (const { name, sensitivity } of actionOf(question)?.inputs ?? []) {
      const value = question.inputs[name]
      if (value === undefined) continue
      const text = literalOf(value).replace(/^"|"$/g, '')
      if (sensitivity === 'pan' && !cards.has(text)) wrongs.push(`${name} is ${text}, no card`)
      if (sensitivity !== 'token') continue
      const token = tokens.get(text)
      if (token === undefined) wrongs.push(`${name} is ${text}, no token`)
      else if (now - token.at >= token.lives) wrongs.push(`${name} has expired`)
    }
  }

  function answerTo(question: Question, now: number): Answer {
    if (question.type === 'digits') return keysFor(question)
    const output = question.outputs[pick(4) < 3 ? 0 : pick(question.outputs.length)] ?? null
    if (question.type === 'outcome') return { type: 'outcome', output, values: {}, seconds: 1 }
    const seconds = pick(2) === 0 ? 1 : question.timeoutSeconds
    const action = actionOf(question)
    const values = action === undefined || output !== 'success' ? {} : reply(action, now + seconds)
    return { type: 'outcome', output, values, seconds }
  }

  function keysFor({ variable, min, max, terminator, noEntrySeconds, interDigitSeconds }: Digits) {
    const slowest = noEntrySeconds + interDigitSeconds * (max - 1)
    const seconds = pick(2) === 0 ? 1 : slowest
    if (pick(6) === 0) return { type: 'keys', keys: '', seconds } as const
    const digits = min === 1 ? '1' : String(asked).padStart(min, '4')
    const isCard = design.variables.some(
      (one) => one.name === variable && one.sensitivity === 'pan',
    )
    if (isCard) cards.add(digits)
    return { type: 'keys', keys: min === max ? digits : digits + terminator, seconds } as const
  }

  function reply({ outputs, tokenLifetimeSeconds }: DataAction, at: number) {
    return Object.fromEntries(
      outputs.map(({ name, type, sensitivity }) => {
        if (sensitivity !== 'token')
          return [name, type === 'string' ? texts(pick(4)) : pick(2) === 0]
        const token = `token-${tokens.size}`
        tokens.set(token, { at, lives: tokenLifetimeSeconds ?? Number.POSITIVE_INFINITY })
        return [name, token]
      }),
    )
  }
}

function texts(n: number): string {
  return ['succeeded', 'AUTHORIZED', 'id-1', ''][n] ?? ''
}
