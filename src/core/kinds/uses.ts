import type { DataType as ExpressionType } from '../language/expression/types.ts'
import type { Audio, Value } from '../model/values.ts'
import type { Place, Use } from './facts.ts'

/** The expression in a value, if it is one. */
export function valueUses(
  value: Value,
  place: Place,
  field: string,
  expects?: ExpressionType,
): readonly Use[] {
  if (value.type !== 'expression') return NOTHING
  const { text: expression } = value
  return expects === undefined
    ? [{ place, field, expression }]
    : [{ place, field, expression, expects }]
}

export function audioUses(audio: Audio, field: string): readonly Use[] {
  return audio.type === 'expression'
    ? [{ place: 'audio', field, expression: audio.text, expects: 'audio' }]
    : NOTHING
}

/** One for all: most steps use nothing, and a design has many. */
const NOTHING: readonly Use[] = []
