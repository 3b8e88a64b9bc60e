import { COMMON_VALUES, securityCodeOf } from '../analysis/preview/gateway-before.ts'
import type { Answer, Question } from '../kinds/simulation.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'

/** The one caller of a rehearsal: what is keyed in for each input of the flow. */
export interface SimulatedCaller {
  /** A published test card. */
  readonly card: string
  /** Keys by the name of the variable that they are for, without the key that ends the input; others are suggested. */
  readonly keys: Readonly<Record<string, string>>
  /** What the agent or the calling flow hands over. */
  readonly invocationData: string
}

/** Without an order and an amount most flows have nothing to pay. */
export function suggestedInvocationData(): string {
  return `${COMMON_VALUES['Amount'] ?? ''}|${COMMON_VALUES['Reference'] ?? ''}`
}

/** What the caller keys in when nothing else was said: the test card, what belongs to it, and one for a choice. */
export function suggestedKeys(
  { variables }: Pick<Design, 'variables'>,
  variable: string,
  card: string,
): string {
  const sensitivity = variables.find(({ name }) => name === variable)?.sensitivity ?? 'none'
  return KEYS[sensitivity](card)
}

/** How the caller answers what a step asks; null for the call of a data action, which the org answers. */
export function callersAnswer(
  question: Question,
  { card, keys }: Pick<SimulatedCaller, 'card' | 'keys'>,
  design: Design,
): Answer | null {
  switch (question.type) {
    case 'call':
      return null
    case 'outcome': {
      const output = question.mayEnd ? null : (question.outputs[0] ?? null)
      return { type: 'outcome', output, values: {}, seconds: 0 }
    }
    case 'digits': {
      const { variable, max, terminator } = question
      const own = Object.hasOwn(keys, variable) ? keys[variable] : undefined
      const pressed = own ?? suggestedKeys(design, variable, card)
      const isFull = pressed.length >= max
      return {
        type: 'keys',
        keys: isFull || pressed === '' ? pressed : `${pressed}${terminator}`,
        seconds: SECONDS_AT_KEYPAD,
      }
    }
  }
}

const SECONDS_AT_KEYPAD = 10

const KEYS: Readonly<Record<Sensitivity, (card: string) => string>> = {
  pan: (card) => card,
  cvv: securityCodeOf,
  expiry: () => COMMON_VALUES['Expiry'] ?? '',
  none: () => '1',
  token: () => '',
  credential: () => '',
}
