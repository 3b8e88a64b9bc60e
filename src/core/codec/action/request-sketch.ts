import type { ContractField, DataAction, Sensitivity } from '../../model/data-action.ts'
import type { ActionNote } from './action-draft.ts'

/** What a value of a request can become in an action. */
export const ROLES = ['input', 'constant', 'credential', 'left-out'] as const
export type Role = (typeof ROLES)[number]

/** What is decided of one value. The name is that of the input or of the credential. */
export interface Choice {
  readonly role: Role
  readonly name: string
  readonly sensitivity: Sensitivity
}

/** One value of a request from outside, with what it had best become. */
export interface SketchValue {
  readonly id: number
  /** Where it stands, in words: `body card.number`, `header Idempotency-Key`. */
  readonly where: string
  /** The constant that it would be, free of secrets; null where there is none. */
  readonly text: string | null
  readonly type: ContractField['type']
  readonly required: boolean
  readonly description: string
  readonly roles: readonly Role[]
  readonly best: Choice
}

/** A text of a request: what is fixed, as a template, and the values in between. */
export type SketchText = readonly (string | { readonly value: number })[]

/** A body of JSON. A member whose value is left out is not written. */
export type SketchJson =
  | { readonly type: 'object'; readonly members: readonly (readonly [string, SketchJson])[] }
  | { readonly type: 'list'; readonly items: readonly SketchJson[] }
  | { readonly type: 'value'; readonly value: number }
  | { readonly type: 'fixed'; readonly json: string }

/** A pair of a form or a query, whose name is written as it is. */
export interface SketchPair {
  readonly name: string
  readonly value: SketchText
}

export type SketchBody =
  | { readonly type: 'none' }
  | { readonly type: 'json'; readonly json: SketchJson }
  | { readonly type: 'form'; readonly pairs: readonly SketchPair[] }
  | { readonly type: 'text'; readonly text: SketchText }

/** A value of the reply, and where it is found. */
export interface SketchOutput {
  readonly path: string
  readonly isOutput: boolean
  readonly field: ContractField
}

/** A request that was read, with every value in it that can become an input. */
export interface RequestSketch {
  readonly name: string
  readonly method: DataAction['request']['method']
  readonly address: SketchText
  readonly query: readonly SketchPair[]
  readonly headers: readonly SketchPair[]
  readonly body: SketchBody
  readonly values: readonly SketchValue[]
  readonly outputs: readonly SketchOutput[]
  readonly timeoutSeconds: number
  readonly notes: readonly ActionNote[]
}

/** The choices of somebody, by the id of the value; what is not chosen is what is best. */
export type Choices = ReadonlyMap<number, Choice>

export function choiceOf({ id, best }: SketchValue, choices: Choices): Choice {
  return choices.get(id) ?? best
}
