import type { DataType as ExpressionType } from '../language/expression/types.ts'
import type { Audio, Value } from '../model/values.ts'

/** A part that Architect does not publish the node without, and that is not there. `field` leads to it in the form. */
export interface Lack {
  readonly field: string
  /** What belongs there, with its article: “a queue”. */
  readonly what: string
}

/** A value that is written out where one type is needed. */
export interface TypedLiteral {
  readonly field: string
  readonly value: string | number | boolean
  readonly expects: ExpressionType
}

/** Nothing, and an expression that is still empty, are both no value for Architect. */
export function valueLacks(value: Value, field: string, what: string): readonly Lack[] {
  const isMissing =
    value.type === 'none' || (value.type === 'expression' && value.text.trim() === '')
  return isMissing ? [{ field, what }] : NOTHING
}

/** The same for something that is chosen by its name: the empty name is none. */
export function nameLacks(value: Value, field: string, what: string): readonly Lack[] {
  return value.type === 'literal'
    ? textLacks(String(value.value), field, what)
    : valueLacks(value, field, what)
}

export function textLacks(text: string, field: string, what: string): readonly Lack[] {
  return text.trim() === '' ? [{ field, what }] : NOTHING
}

export function audioLacks(audio: Audio, field: string, what: string): readonly Lack[] {
  switch (audio.type) {
    case 'none':
      return [{ field, what }]
    case 'prompt':
      return textLacks(audio.name, field, 'a prompt')
    case 'speech':
    case 'expression':
      return textLacks(audio.text, field, what)
  }
}

export function valueLiterals(
  value: Value,
  field: string,
  expects: ExpressionType,
): readonly TypedLiteral[] {
  return value.type === 'literal' ? [{ field, value: value.value, expects }] : NOTHING
}

/** One for all: hardly any step lacks anything, and a design has many. */
const NOTHING: readonly never[] = []
