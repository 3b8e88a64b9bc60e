import { err } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import { compareText, foldCase } from '../compare-text.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { flagResult, integerResult, listResult, textResult, valueOf } from '../outcome.ts'

export const findString: FunctionDefinition = {
  name: 'FindString',
  group: 'text',
  docs: 'The position of a text in another, counted from 0, or -1. Optionally the n-th occurrence, and in any case.',
  reveals: 'position',
  overloads: [
    overload('text: string, find: string -> integer', (args) =>
      integerResult(positionOf(args, 1, false)),
    ),
    overload('text: string, find: string, ignoreCase: boolean -> integer', (args) =>
      integerResult(positionOf(args, 1, args.get('boolean', 2))),
    ),
    overload('text: string, find: string, occurrence: integer 1.. -> integer', (args) =>
      integerResult(positionOf(args, args.get('integer', 2), false)),
    ),
    overload(
      'text: string, find: string, occurrence: integer 1.., ignoreCase: boolean -> integer',
      (args) => integerResult(positionOf(args, args.get('integer', 2), args.get('boolean', 3))),
    ),
  ],
}

export const contains: FunctionDefinition = {
  name: 'Contains',
  group: 'text',
  docs: 'Whether a text occurs in another, optionally in any case.',
  reveals: 'derived',
  overloads: [
    overload('text: string, find: string -> boolean', (args) =>
      flagResult(positionOf(args, 1, false) >= 0),
    ),
    overload('text: string, find: string, ignoreCase: boolean -> boolean', (args) =>
      flagResult(positionOf(args, 1, args.get('boolean', 2)) >= 0),
    ),
  ],
}

export const compare: FunctionDefinition = {
  name: 'Compare',
  group: 'text',
  docs: 'The order of two texts: -1, 0 or 1. Letters count before case, the lower case comes first, NOT_SET comes before everything.',
  reveals: 'derived',
  overloads: [
    overload('text: string?, other: string? -> integer', (args) =>
      integerResult(compareText(args.optional('string', 0), args.optional('string', 1), false)),
    ),
    overload('text: string?, other: string?, ignoreCase: boolean -> integer', (args) =>
      integerResult(
        compareText(args.optional('string', 0), args.optional('string', 1), args.get('boolean', 2)),
      ),
    ),
  ],
}

export const split: FunctionDefinition = {
  name: 'Split',
  group: 'text',
  docs: 'The parts of a text between a delimiter, as a collection. With "" as delimiter: its characters.',
  overloads: [
    overload('text: string, delimiter: string -> string[]', (args) => {
      const [text, delimiter] = [args.get('string', 0), args.get('string', 1)]
      const parts = delimiter === '' ? Array.from(text) : text.split(delimiter)
      return listResult(
        'string',
        (parts.length === 0 ? [''] : parts).map((part) => valueOf('string', part)),
      )
    }),
  ],
}

export const detectLanguage: FunctionDefinition = {
  name: 'DetectLanguage',
  group: 'text',
  docs: 'The language that a text is written in, as a tag such as "en". Not for secure call flows.',
  availability: 'not-in-secure-flow',
  reveals: 'derived',
  overloads: [
    overload('text: string?, otherwise: string? -> string', (args) =>
      (args.optional('string', 0) ?? '').trim() === ''
        ? textResult(args.optional('string', 1))
        : err({ code: 'needs-org', what: 'The language of a text' }),
    ),
  ],
}

function positionOf(args: CallArguments, occurrence: number, ignoreCase: boolean): number {
  const [text, find] = [args.get('string', 0), args.get('string', 1)]
  // Architect's examples find "" at 0, whichever occurrence is asked for.
  if (find === '') return 0
  const [haystack, needle] = ignoreCase ? [foldCase(text), foldCase(find)] : [text, find]
  let position = haystack.indexOf(needle)
  for (let count = 1; count < occurrence && position >= 0; count += 1) {
    position = haystack.indexOf(needle, position + 1)
  }
  return position
}
