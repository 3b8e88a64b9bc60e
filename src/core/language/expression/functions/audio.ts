import { ok } from '../../../base/result.ts'
import { audioParts } from '../audio-parts.ts'
import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { audioResult } from '../outcome.ts'
import { digitsApart } from './spoken.ts'

export const audioPlaybackOptions: FunctionDefinition = {
  name: 'AudioPlaybackOptions',
  group: 'audio',
  mustBeOutermost: true,
  docs: 'Audio with playback settings: whether the caller may interrupt it. It must be the outermost call of the expression.',
  overloads: [
    overload('audio: audioOrPrompt, bargeIn: boolean literal -> audio', withOptions),
    overload(
      'audio: audioOrPrompt, bargeIn: boolean literal, flushNow: boolean literal -> audio',
      withOptions,
    ),
  ],
}

export const toAudioTts: FunctionDefinition = {
  name: 'ToAudioTTS',
  group: 'audio',
  docs: 'Speaks a text, in the language of the flow or another, or character by character with Format.String.playChars.',
  overloads: [
    overload('text: string? -> audio', (args) => speech(args.optional('string', 0) ?? '')),
    overload('text: string?, language: string literal -> audio', (args) =>
      speech(args.optional('string', 0) ?? ''),
    ),
    overload('text: string?, format: stringFormat -> audio', (args) =>
      speech(digitsApart(args.optional('string', 0) ?? '')),
    ),
  ],
}

export const toAudioBlank: FunctionDefinition = {
  name: 'ToAudioBlank',
  group: 'audio',
  docs: 'Silence of 0 to 10,000 milliseconds, written as a number.',
  overloads: [
    overload('milliseconds: integer literal 0..10000 -> audio', (args) =>
      audioResult({ kind: 'silence', milliseconds: args.get('integer', 0) }),
    ),
  ],
}

export const toAudioBoolean: FunctionDefinition = {
  name: 'ToAudioBool',
  group: 'audio',
  docs: 'Speaks "true" or "false", or "yes" or "no" with Format.Bool.playYesNo.',
  overloads: [
    overload('value: boolean? -> audio', (args) => truth(args, 'True', 'False')),
    overload('value: boolean?, format: booleanFormat -> audio', (args) => truth(args, 'Yes', 'No')),
  ],
}

export const toAudio: FunctionDefinition = {
  name: 'ToAudio',
  group: 'audio',
  docs: 'Plays a prompt in the language of the flow; nothing when it is NOT_SET.',
  overloads: [
    overload('prompt: prompt? -> audio', (args) => audioResult(...audioParts(args.value(0)))),
  ],
}

/** Audio of a spoken text; nothing at all for an empty one. */
export function speech(text: string): Outcome {
  return text === '' ? audioResult() : audioResult({ kind: 'speech', text })
}

function truth(args: CallArguments, yes: string, no: string): Outcome {
  const value = args.optional('boolean', 0)
  return speech(value === null ? '' : value ? yes : no)
}

function withOptions(args: CallArguments): Outcome {
  const data = { parts: audioParts(args.value(0)), bargeIn: args.get('boolean', 1) }
  return ok({ type: 'audio', data })
}
