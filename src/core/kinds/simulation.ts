import type { ActionId, TaskId } from '../base/ids.ts'
import { ok, type Result } from '../base/result.ts'
import type { ExpressionError } from '../language/expression/expression-error.ts'
import type { EvaluationError, Failure } from '../language/expression/failure.ts'
import type { DataType } from '../language/expression/types.ts'
import { type AudioPart, isOfType, type Value as Evaluated } from '../language/expression/values.ts'
import type { JsonInput } from '../language/json/json-value.ts'
import type { Audio, Json, Value } from '../model/values.ts'

/** What a node asks of the world outside the flow: the caller, a gateway, whoever is rung. */
export type Question =
  | {
      readonly type: 'digits'
      readonly variable: string
      readonly min: number
      readonly max: number
      /** The key that ends the input; empty when the number of digits or a pause does. */
      readonly terminator: string
      readonly noEntrySeconds: number
      readonly interDigitSeconds: number
    }
  | {
      readonly type: 'call'
      readonly action: ActionId | null
      readonly inputs: Readonly<Record<string, Evaluated>>
      readonly timeoutSeconds: number
      readonly outputs: readonly string[]
    }
  /** Which way it goes: an output, or none when the flow is over then, as after a transfer that works. */
  | { readonly type: 'outcome'; readonly outputs: readonly string[]; readonly mayEnd: boolean }

/** `seconds` is how long the answer took. */
export type Answer =
  /** The keys that the caller pressed, from `0123456789*#`; none when the caller said nothing. */
  | { readonly type: 'keys'; readonly keys: string; readonly seconds: number }
  | {
      readonly type: 'outcome'
      readonly output: string | null
      /** What comes with it: by the contract's property after a call, else by the field of the assignment. */
      readonly values: Readonly<Record<string, JsonInput>>
      readonly seconds: number
    }

/**
 * Whether an input is over with these keys: nothing more is waited for. They are enough, or one of them ends it: the
 * terminating key, and with `*` or `#` the key that is not, which leads to failure (Genesys Resource Center, "Collect
 * Input action").
 */
export function isInputOver(
  { max, terminator }: Extract<Question, { readonly type: 'digits' }>,
  keys: string,
): boolean {
  const isEnded = terminator !== '' && keys.includes(terminator)
  return isEnded || keys.length >= max || /[*#]/.test(keys)
}

/** What the world notices of a node. */
export type Happening =
  | { readonly type: 'said'; readonly audio: readonly AudioPart[] }
  | {
      readonly type: 'wrote'
      readonly attributes: readonly { readonly name: string; readonly value: string }[]
    }

/** A value for a variable. An expression is evaluated when its turn comes: it sees what was given before it. */
export type Given = { readonly variable: string } & (
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'data'; readonly data: JsonInput }
)

export interface Leaving {
  readonly type: 'leave'
  /** The output; null when the path ends here. */
  readonly by: string | null
  readonly gives: readonly Given[]
  readonly happens: readonly Happening[]
  /** What the node keeps until the call comes back in the same loop, such as the number of the pass. */
  readonly keeps: Json
  /** Set when a task runs first: the node is left once that has ended. */
  readonly calls: TaskId | null
  /** The output path by which the node ends its task; null unless it does. */
  readonly returns: string | null
  /** Keys that were pressed and not needed: the next input begins with them. Null when no keys were asked for. */
  readonly keysLeft: string | null
}

/** What a node does once the call has arrived: leaves, or asks and goes on with the answer. */
export type Doing =
  | Leaving
  | {
      readonly type: 'ask'
      readonly question: Question
      readonly happens: readonly Happening[]
      /** Leaves, or asks once more. */
      goOn(answer: Answer): Result<Doing, Trouble>
    }

/** Why a node cannot go on: Genesys Cloud then goes to the flow's error handling. */
export type Trouble =
  | { readonly code: 'unreadable'; readonly expression: string; readonly error: ExpressionError }
  | { readonly code: 'evaluation'; readonly expression: string; readonly error: EvaluationError }
  | { readonly code: 'conversion'; readonly error: Failure }
  | { readonly code: 'too-many-actions'; readonly limit: number }

/** What a kind may ask of the running call. It says nothing of the future, so asking twice gives the same. */
export interface World {
  evaluate(expression: string, type: DataType): Result<Evaluated, Trouble>
  /** A literal or an expression; NOT_SET when there is neither. */
  value(value: Value, type: DataType): Result<Evaluated, Trouble>
  /** What is heard when the audio plays; nothing when there is none. */
  heard(audio: Audio): Result<readonly Happening[], Trouble>
  /** An attribute of the participant; null when nobody has written it. */
  attribute(name: string): string | null
  /** What the node kept when it was left last in this loop; null at first. */
  readonly kept: Json
}

export function leave(
  by: string | null,
  {
    gives = [],
    happens = [],
    keeps = null,
    keysLeft = null,
    calls = null,
    returns = null,
  }: Partial<Leaving> = {},
): Result<Leaving, Trouble> {
  return ok({ type: 'leave', by, gives, happens, keeps, keysLeft, calls, returns })
}

export function ask(
  question: Question,
  goOn: (answer: Answer) => Result<Doing, Trouble>,
  happens: readonly Happening[] = [],
): Result<Doing, Trouble> {
  return ok({ type: 'ask', question, happens, goOn })
}

/** Whether a condition holds: one that is NOT_SET does not. */
export function isTrue(value: Evaluated): boolean {
  return isOfType(value, 'boolean') && value.data === true
}
