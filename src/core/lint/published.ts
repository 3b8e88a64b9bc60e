import type { ActionId } from '../base/ids.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'

/** What is known of the published form of an action, of which some is fixed for good. */
export interface PublishedAction {
  /** Where it was published from here: publishing again makes a new action there. Null where nobody knows that. */
  readonly org: string | null
  /** What of the action is not as it was published and cannot change any more, in words; empty when all is. */
  changesOf(action: DataAction): readonly string[]
}

/** The published forms of a design's actions, one for each org, by the ids that the design gives them. */
export type PublishedActions = ReadonlyMap<ActionId, readonly PublishedAction[]>

export const NOTHING_PUBLISHED: PublishedActions = new Map()

/** An action that was published as it is here, wherever that was (Genesys Resource Center, "Add contracts to custom actions"). */
export function publishedForm(before: DataAction, org: string | null = null): PublishedAction {
  return {
    org,
    changesOf: (now) => [
      ...(before.secure === now.secure ? [] : [now.secure ? 'it was not secure' : 'it was secure']),
      ...fieldChanges('input', before.inputs, now.inputs),
      ...fieldChanges('output', before.outputs, now.outputs),
    ],
  }
}

function fieldChanges(
  what: string,
  before: readonly ContractField[],
  now: readonly ContractField[],
): readonly string[] {
  const added = now.filter(({ name }) => before.every((field) => field.name !== name))
  return [
    ...added.map(({ name }) => `the ${what} ${name} is new`),
    ...before.flatMap((old) => {
      const field = now.find(({ name }) => name === old.name)
      if (field === undefined) return [`the ${what} ${old.name} is gone`]
      if (field.type !== old.type) return [`the ${what} ${old.name} was of type ${old.type}`]
      if (field.required === old.required) return []
      return [`the ${what} ${old.name} was ${old.required ? 'required' : 'optional'}`]
    }),
  ]
}
