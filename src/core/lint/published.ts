import type { ActionId } from '../base/ids.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'

/** What of a data action is fixed once it is published (Genesys Resource Center, "Add contracts to custom actions"). */
export interface PublishedAction {
  readonly name: string
  readonly secure: boolean
  readonly inputs: readonly PublishedField[]
  readonly outputs: readonly PublishedField[]
}

export type PublishedField = Pick<ContractField, 'name' | 'type' | 'required'>

/** The published actions of a design, by the ids that the design gives them. */
export type PublishedActions = ReadonlyMap<ActionId, PublishedAction>

export const NOTHING_PUBLISHED: PublishedActions = new Map()

/** What is remembered of an action when it is published. */
export function publishedForm({ name, secure, inputs, outputs }: DataAction): PublishedAction {
  return { name, secure, inputs: inputs.map(publishedField), outputs: outputs.map(publishedField) }
}

function publishedField({ name, type, required }: ContractField): PublishedField {
  return { name, type, required }
}
