import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition, Overload } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { speech } from './audio.ts'
import { digitsApart, numberWithPlaces, ordinalSpoken, plainNumber } from './spoken.ts'

export const toAudioNumber: FunctionDefinition = {
  name: 'ToAudioNumber',
  group: 'audio',
  docs: 'Speaks a number: digit by digit with Format.Number.playDigits, with a number of decimal places, and with Language constants for the grammar of the flow’s language.',
  overloads: [
    ...withGrammar('value: integer?', (args) => integer(args, false)),
    ...withGrammar('value: integer?, format: numberFormat', (args) => integer(args, true)),
    ...withGrammar('value: decimal?', (args) => decimal(args, false)),
    ...withGrammar('value: decimal?, format: numberFormat', (args) => decimal(args, true)),
    ...withGrammar('value: decimal?, decimalPlaces: integer', (args) =>
      decimal(args, false, args.get('integer', 1)),
    ),
    ...withGrammar('value: decimal?, format: numberFormat, decimalPlaces: integer', (args) =>
      decimal(args, true, args.get('integer', 2)),
    ),
  ],
}

export const toAudioNumberOrdinal: FunctionDefinition = {
  name: 'ToAudioNumberOrdinal',
  group: 'audio',
  docs: 'Speaks "first", "second" and so on up to 999; other numbers as they are.',
  overloads: withGrammar('value: integer?', (args) => {
    const value = args.optional('integer', 0)
    return speech(value === null ? '' : ordinalSpoken(value))
  }),
}

export const toAudioPercent: FunctionDefinition = {
  name: 'ToAudioPercent',
  group: 'audio',
  docs: 'Speaks a number followed by "percent", optionally with a number of decimal places.',
  overloads: [
    overload('value: integer? -> audio', (args) => {
      const value = args.optional('integer', 0)
      return speech(value === null ? '' : `${value} percent`)
    }),
    overload('value: decimal? -> audio', (args) => {
      const value = args.optional('decimal', 0)
      return speech(value === null ? '' : `${plainNumber(value)} percent`)
    }),
    overload('value: decimal?, decimalPlaces: integer -> audio', (args) => {
      const value = args.optional('decimal', 0)
      const places = args.get('integer', 1)
      return speech(value === null ? '' : `${numberWithPlaces(value, places)} percent`)
    }),
  ],
}

/** Each form exists alone and with one or more Language constants, which only matter to recorded prompts. */
function withGrammar(
  parameters: string,
  evaluate: (args: CallArguments) => Outcome,
): readonly Overload[] {
  return [
    overload(`${parameters} -> audio`, evaluate),
    overload(`${parameters}, languageContext: languageContext... -> audio`, evaluate),
  ]
}

function integer(args: CallArguments, apart: boolean): Outcome {
  const value = args.optional('integer', 0)
  if (value === null) return speech('')
  return speech(apart ? digitsApart(String(value)) : String(value))
}

function decimal(args: CallArguments, apart: boolean, places?: number): Outcome {
  const value = args.optional('decimal', 0)
  if (value === null) return speech('')
  const text = places === undefined ? plainNumber(value) : numberWithPlaces(value, places)
  return speech(apart ? digitsApart(text) : text)
}
