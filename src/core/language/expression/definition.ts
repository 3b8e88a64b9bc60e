import type { CallArguments } from './call-arguments.ts'
import type { Outcome } from './outcome.ts'
import type { Signature } from './signature.ts'
import { signature } from './signature.ts'

export type FunctionGroup =
  | 'operator'
  | 'text'
  | 'number'
  | 'date and time'
  | 'logic'
  | 'list'
  | 'conversion'
  | 'currency'
  | 'audio'
  | 'organization'
  | 'json'
  | 'email'

export type OrgObject =
  | 'prompt'
  | 'queue'
  | 'user'
  | 'skill'
  | 'languageSkill'
  | 'group'
  | 'wrapupCode'

/** What a function may know beside its arguments. `now` is in milliseconds since 1970, UTC. */
export interface CallContext {
  readonly now: number
  /** Whether an object of that name exists in the org that the flow runs in. */
  readonly exists: (type: OrgObject, name: string) => boolean
}

export interface Overload {
  readonly signature: Signature
  readonly evaluate: (args: CallArguments, context: CallContext) => Outcome
}

/**
 * A function or an operator of the expression language.
 *
 * `docs` is our own help text, shown beside the signatures.
 *
 * `reveals` says how much of an argument its result shows: `derived` means nothing of the digits themselves, `size`
 * how long it is, `slice` as many characters as the last argument says, `position` where the second argument stands in the
 * first, `choice` one of the later arguments. Without it, all of every argument.
 *
 * `origin` is `observed` for what the Architect core of 2018 does not know: it is built from public flows.
 *
 * `availability` is `not-in-secure-flow` for what that core refuses in a secure call flow.
 */
export interface FunctionDefinition {
  readonly name: string
  readonly group: FunctionGroup
  readonly docs: string
  readonly overloads: readonly Overload[]
  readonly reveals?: 'derived' | 'size' | 'slice' | 'position' | 'choice'
  readonly origin?: 'observed'
  readonly availability?: 'not-in-secure-flow'
  /** Whether at least one argument must be something else than the bare word NOT_SET. */
  readonly needsValue?: true
  /** Whether nothing may be done with its result, as with AudioPlaybackOptions. */
  readonly mustBeOutermost?: true
}

export function overload(
  text: string,
  evaluate: (args: CallArguments, context: CallContext) => Outcome,
): Overload {
  return { signature: signature(text), evaluate }
}
