import { err, ok, type Result } from '../../base/result.ts'
import type { ContractField, DataAction } from '../../model/data-action.ts'
import { cardNumbersIn, isTestCard } from '../secrets/card-numbers.ts'
import { secretsIn } from '../secrets/secret-literals.ts'

/** What the inputs of an action are given for a try, as text, by the name of the input. */
export type TestValues = Readonly<Record<string, string>>

/** Why a text cannot be a test value. */
export type TestValueError =
  | { readonly code: 'real-card'; readonly last4: string }
  /** A card number that nobody publishes for tests, or a part of one. */
  | { readonly code: 'no-test-card' }
  | { readonly code: 'secret' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'type'; readonly type: ContractField['type'] }

type InputValue = string | number | boolean

/** Longer than anything that a caller keys in or a flow binds. */
const MAX_TEST_VALUE = 2_000

/**
 * A test value as the flow would bind it; null for an input that is left out, which only an optional one, or one that
 * is no text, can be. A card number is refused unless a card scheme or a gateway publishes it for tests, and an input
 * for one takes nothing else: of a real number that is being typed not even the first digits are kept.
 */
export function readTestValue(
  field: Pick<ContractField, 'type' | 'required' | 'sensitivity'>,
  text: string,
): Result<InputValue | null, TestValueError> {
  if (text.length > MAX_TEST_VALUE) return err({ code: 'too-long', most: MAX_TEST_VALUE })
  const [card] = cardNumbersIn(text)
  if (card !== undefined) return err({ code: 'real-card', last4: card.digits.slice(-4) })
  if (field.sensitivity === 'pan' && text !== '' && !isTestCard(text.replaceAll(/[ -]/g, ''))) {
    return err({ code: 'no-test-card' })
  }
  if (secretsIn(text).length > 0) return err({ code: 'secret' })
  if (field.type === 'string') return ok(text === '' && !field.required ? null : text)
  const word = text.trim()
  if (word === '') return ok(null)
  const value = VALUES[field.type](word)
  return value === null ? err({ code: 'type', type: field.type }) : ok(value)
}

/** The values of all inputs that can be read: the others are left out, as their fields say why. */
export function boundInputs(
  { inputs }: Pick<DataAction, 'inputs'>,
  values: TestValues,
): Readonly<Record<string, InputValue>> {
  return Object.fromEntries(
    inputs.flatMap((field) => {
      const read = readTestValue(field, ownText(values, field.name))
      return read.ok && read.value !== null ? [[field.name, read.value] as const] : []
    }),
  )
}

export function describeTestValueError(error: TestValueError): string {
  switch (error.code) {
    case 'real-card':
      return `The number ending ${error.last4} could be a real card. Only published test cards may be used here: choose one below.`
    case 'no-test-card':
      return 'Only a published test card may be used here: choose one below.'
    case 'secret':
      return 'This looks like a real key or token. Use a made-up value: nothing here is sent anywhere.'
    case 'too-long':
      return `A test value has at most ${error.most} characters.`
    case 'type':
      return TYPE_WORDS[error.type]
  }
}

/** The text under a name; empty when there is none. */
export function ownText(values: TestValues, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : ''
}

const VALUES: Readonly<
  Record<Exclude<ContractField['type'], 'string'>, (text: string) => InputValue | null>
> = {
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : null),
  number: (text) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : null),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : null),
}

const TYPE_WORDS: Readonly<Record<ContractField['type'], string>> = {
  string: 'Enter a text.',
  integer: 'Enter a whole number, such as 25.',
  number: 'Enter a number, such as 25.50.',
  boolean: 'Enter true or false.',
}
