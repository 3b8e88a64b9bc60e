import type { Audio, Value } from '../model/values.ts'
import type { Place, Use } from './facts.ts'

/** The expression in a value, if it is one. */
export function valueUses(value: Value, place: Place, field: string): readonly Use[] {
  return value.type === 'expression' ? [{ place, field, expression: value.text }] : []
}

export function audioUses(audio: Audio, field: string): readonly Use[] {
  return audio.type === 'expression' ? [{ place: 'audio', field, expression: audio.text }] : []
}
