import type { AudioPart, Value } from './values.ts'
import { isOfType } from './values.ts'

/** What a prompt or an audio contributes to a longer audio; a NOT_SET one is silence of no length. */
export function audioParts(value: Value): readonly AudioPart[] {
  if (isOfType(value, 'prompt') && value.data !== null) {
    return [{ kind: 'prompt', name: value.data }]
  }
  return isOfType(value, 'audio') ? (value.data?.parts ?? []) : []
}
