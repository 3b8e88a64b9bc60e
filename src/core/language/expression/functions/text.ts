import { audioParts } from '../audio-parts.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { audioResult, integerResult, textResult } from '../outcome.ts'

export const append: FunctionDefinition = {
  name: 'Append',
  group: 'text',
  docs: 'Joins two or more texts, or pieces of audio. NOT_SET counts as an empty text, so this is safer than +. Numbers need ToString first.',
  needsValue: true,
  overloads: [
    overload('initialText: string?, textToAppend: string?... -> string', (args) =>
      textResult(args.values.map((_, index) => args.optional('string', index) ?? '').join('')),
    ),
    overload('initialAudio: audioOrPrompt?, audioToAppend: audioOrPrompt?... -> audio', (args) =>
      audioResult(...args.values.flatMap(audioParts)),
    ),
  ],
}

export const left: FunctionDefinition = {
  name: 'Left',
  group: 'text',
  docs: 'The first characters of a text; the whole text when it is shorter.',
  reveals: 'slice',
  overloads: [
    overload('text: string, length: integer 0.. -> string', (args) =>
      textResult(args.get('string', 0).slice(0, args.get('integer', 1))),
    ),
  ],
}

export const right: FunctionDefinition = {
  name: 'Right',
  group: 'text',
  docs: 'The last characters of a text; the whole text when it is shorter. Right(x, 4) is the usual way to show a card number.',
  reveals: 'slice',
  overloads: [
    overload('text: string, length: integer 0.. -> string', (args) => {
      const text = args.get('string', 0)
      return textResult(text.slice(Math.max(text.length - args.get('integer', 1), 0)))
    }),
  ],
}

export const substring: FunctionDefinition = {
  name: 'Substring',
  group: 'text',
  docs: 'A part of a text: from a position counted from 0, as many characters as asked for and as there are.',
  reveals: 'slice',
  overloads: [
    overload('text: string, start: integer 0.., length: integer 0.. -> string', (args) => {
      const start = args.get('integer', 1)
      return textResult(args.get('string', 0).slice(start, start + args.get('integer', 2)))
    }),
  ],
}

export const length: FunctionDefinition = {
  name: 'Length',
  group: 'text',
  docs: 'The number of characters of a text.',
  reveals: 'size',
  overloads: [
    overload('text: string -> integer', (args) => integerResult(args.get('string', 0).length)),
  ],
}

export const lower: FunctionDefinition = onText(
  'Lower',
  'The text in lower case, the same in every language.',
  (text) => text.toLowerCase(),
)

export const upper: FunctionDefinition = onText(
  'Upper',
  'The text in upper case, the same in every language.',
  (text) => text.toUpperCase(),
)

export const leftTrim: FunctionDefinition = onText(
  'LTrim',
  'The text without blanks, tabs and line breaks at its beginning.',
  (text) => text.slice(blanksBefore(text)),
)

export const rightTrim: FunctionDefinition = onText(
  'RTrim',
  'The text without blanks, tabs and line breaks at its end.',
  (text) => text.slice(0, endWithoutBlanks(text)),
)

export const trim: FunctionDefinition = onText(
  'Trim',
  'The text without blanks, tabs and line breaks at both ends.',
  (text) => text.slice(blanksBefore(text), Math.max(endWithoutBlanks(text), blanksBefore(text))),
)

export const reverse: FunctionDefinition = onText(
  'Reverse',
  'The text from its last character to its first.',
  (text) => Array.from(text).reverse().join(''),
)

export const replace: FunctionDefinition = {
  name: 'Replace',
  group: 'text',
  docs: 'The text with every occurrence of another text replaced, in exactly its case. Replacing "" changes nothing; a replacement that is NOT_SET removes.',
  overloads: [
    overload('text: string, find: string, replacement: string? -> string', (args) => {
      const [text, find] = [args.get('string', 0), args.get('string', 1)]
      return textResult(
        find === '' ? text : text.replaceAll(find, () => args.optional('string', 2) ?? ''),
      )
    }),
  ],
}

function onText(name: string, docs: string, change: (text: string) => string): FunctionDefinition {
  return {
    name,
    group: 'text',
    docs,
    overloads: [
      overload('text: string -> string', (args) => textResult(change(args.get('string', 0)))),
    ],
  }
}

/** Exactly these four: a non-breaking space, for one, stays. */
const BLANKS = ' \t\r\n'

function blanksBefore(text: string): number {
  let at = 0
  while (at < text.length && BLANKS.includes(text.charAt(at))) at += 1
  return at
}

function endWithoutBlanks(text: string): number {
  let end = text.length
  while (end > 0 && BLANKS.includes(text.charAt(end - 1))) end -= 1
  return end
}
