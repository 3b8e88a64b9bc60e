import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { textResult } from '../outcome.ts'
import { textOf } from '../value-text.ts'

const PLACES = 'decimalPlaces: integer 1..28'

/** The Architect core knows ToString, though its published function list leaves it out. */
export const toText: FunctionDefinition = {
  name: 'ToString',
  group: 'conversion',
  docs: 'A text that is the same in every language: dates and durations by ISO 8601, currencies as 10.00|USD, objects by their name. Items of a collection stand on lines of their own, or between a delimiter. NOT_SET stays NOT_SET.',
  overloads: [
    overload('value: T? -> string', (args) => textResult(textOf(args.value(0)))),
    overload('collection: T[] -> string', (args) => textResult(textOf(args.value(0)))),
    overload('collection: T[], delimiter: string? -> string', (args) =>
      textResult(textOf(args.value(0), delimiterOf(args))),
    ),
    overload(`value: decimal?, ${PLACES} -> string`, withPlaces),
    overload(`value: currency?, ${PLACES} -> string`, withPlaces),
    overload(`collection: decimal[], ${PLACES} -> string`, withPlaces),
    overload(`collection: currency[], ${PLACES} -> string`, withPlaces),
    overload(`collection: decimal[], delimiter: string?, ${PLACES} -> string`, withDelimiter),
    overload(`collection: currency[], delimiter: string?, ${PLACES} -> string`, withDelimiter),
  ],
}

/** Found in exports of digital flows, around everything that is sent: it reads as ToString for people. */
export const toDisplayText: FunctionDefinition = {
  name: 'ToDisplayString',
  group: 'conversion',
  docs: 'A text to be read by people. Here the same as ToString.',
  origin: 'observed',
  overloads: [
    overload('value: T? -> string', (args) => textResult(textOf(args.value(0)))),
    overload('collection: T[] -> string', (args) => textResult(textOf(args.value(0)))),
  ],
}

function withPlaces(args: CallArguments): Outcome {
  return textResult(textOf(args.value(0), undefined, args.get('integer', 1)))
}

function withDelimiter(args: CallArguments): Outcome {
  return textResult(textOf(args.value(0), delimiterOf(args), args.get('integer', 2)))
}

function delimiterOf(args: CallArguments): string | undefined {
  return args.optional('string', 1) ?? undefined
}
