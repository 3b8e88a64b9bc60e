import type { ContractField, DataAction } from '../model/data-action.ts'
import { expression, type Value } from '../model/values.ts'

/** What the caller keys in, by the name that every contract of a template uses for it. */
export const CARD_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['CC_Number', 'Task.Secure_CC'],
  ['Expiry', 'Task.Secure_Expiry'],
  ['CVV', 'Task.Secure_CVV'],
])

/**
 * The idempotency key is new whenever the agent starts the flow again: with the conversation alone, a second card
 * would get the answer of the first.
 */
export const UNIQUE = 'Append(Call.ConversationId, "-", ToString(Flow.StartDateTimeUtc))'

const GIVEN: ReadonlyMap<string, string> = new Map([
  ...CARD_VARIABLES,
  ['Amount', 'Task.Amount'],
  ['Reference', 'Call.ConversationId'],
  ['Idempotency_Key', UNIQUE],
])

/** The variable that an output goes to; another action takes it from there under the same name. */
export function variableOf({ name, sensitivity }: ContractField): string {
  return sensitivity === 'none' ? `Task.${name}` : `Task.Secure_${name.replaceAll('_', '')}`
}

/** What an action's inputs are given: what the template says, else what the name stands for in every contract. */
export function inputsOf(
  action: DataAction,
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    action.inputs.map((field) => [
      field.name,
      values[field.name] ?? expression(GIVEN.get(field.name) ?? variableOf(field)),
    ]),
  )
}

export function outputsOf(action: DataAction): Readonly<Record<string, string>> {
  return Object.fromEntries(action.outputs.map((field) => [field.name, variableOf(field)]))
}
