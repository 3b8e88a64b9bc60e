import type { Audio, Value } from '../model/values.ts'
import type { FacePart } from './define.ts'

/** What a card shows of audio. */
export function audioFace(audio: Audio, missing: string): FacePart {
  switch (audio.type) {
    case 'speech':
      return audio.text === ''
        ? { type: 'missing', text: missing }
        : { type: 'quote', text: audio.text }
    case 'expression':
      return { type: 'code', text: audio.text }
    case 'prompt':
      return { type: 'code', text: audio.name }
    case 'none':
      return { type: 'missing', text: missing }
  }
}

/** What a card shows of a value: literals in quotes as an expression would write them. */
export function valueFace(value: Value, missing: string): FacePart {
  switch (value.type) {
    case 'literal':
      return {
        type: 'code',
        text: typeof value.value === 'string' ? `"${value.value}"` : String(value.value),
      }
    case 'expression':
      return value.text === ''
        ? { type: 'missing', text: missing }
        : { type: 'code', text: value.text }
    case 'none':
      return { type: 'missing', text: missing }
  }
}

/** Where a value goes; an empty name asks for a variable. */
export function variableFace(name: string): FacePart {
  return name === '' ? { type: 'missing', text: 'choose a variable' } : { type: 'variable', name }
}

/** “+2” after the first of several. */
export function moreFace(count: number): readonly FacePart[] {
  return count > 1 ? [{ type: 'more', count: count - 1 }] : []
}
