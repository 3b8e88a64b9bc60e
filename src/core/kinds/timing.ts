import type { AudioPart } from '../language/expression/values.ts'
import type { Audio } from '../model/values.ts'

/** Genesys' defaults of Collect Input (Resource Center, "Collect Input action"). */
export const DEFAULT_NO_ENTRY_SECONDS = 5
export const DEFAULT_INTER_DIGIT_SECONDS = 3
export const MAX_INPUT_SECONDS = 99
/** The longest time-out of a data action (Genesys Cloud API, “ActionConfig”). */
export const MAX_TIMEOUT_SECONDS = 60

/** Speech is taken to say 15 characters a second; a recording's length is unknown here and taken as 5 s. */
const CHARACTERS_PER_SECOND = 15
const RECORDING_SECONDS = 5

/** How long audio plays, in whole seconds. An expression counts the text and the silence that it spells out. */
export function audioSeconds(audio: Audio): number {
  switch (audio.type) {
    case 'speech':
      return speechSeconds(audio.text)
    case 'expression':
      return (
        speechSeconds([...audio.text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join(' ')) +
        silenceIn(audio.text)
      )
    case 'prompt':
      return RECORDING_SECONDS
    case 'none':
      return 0
  }
}

/** The seconds of silence that an expression spells out: `ToAudioBlank(…)` takes milliseconds. */
function silenceIn(expression: string): number {
  const silences = expression.matchAll(/ToAudioBlank\s*\(\s*(\d+)\s*\)/gi)
  return Math.ceil([...silences].reduce((sum, [, ms]) => sum + Number(ms), 0) / 1000)
}

/** How long the pieces play that an audio expression has yielded, or that are played as they are. */
export function heardSeconds(parts: readonly AudioPart[]): number {
  return parts.reduce((seconds, part) => seconds + partSeconds(part), 0)
}

function partSeconds(part: AudioPart): number {
  switch (part.kind) {
    case 'speech':
      return speechSeconds(part.text)
    case 'prompt':
      return RECORDING_SECONDS
    case 'silence':
      return part.milliseconds / 1000
  }
}

function speechSeconds(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_SECOND)
}
