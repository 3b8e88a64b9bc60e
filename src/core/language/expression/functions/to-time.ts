import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { cannotConvert, dateTimeResult, durationResult } from '../outcome.ts'
import { readDateTime, readDuration } from '../time-text.ts'

export const toDateTime: FunctionDefinition = {
  name: 'ToDateTime',
  group: 'conversion',
  docs: 'A date in UTC: from a text like 2009-01-10T06:30:00Z or 2009-01-10T06:30:00-07:00, or from seconds since 1970.',
  overloads: [
    overload('value: string? -> dateTime', (args) => dateTimeOf(args.optional('string', 0))),
    overload('seconds: integer? -> dateTime', (args) => {
      const seconds = args.optional('integer', 0)
      return dateTimeResult(seconds === null ? null : seconds * 1000)
    }),
    overload('value: dateTime? -> dateTime', (args) =>
      dateTimeResult(args.optional('dateTime', 0)),
    ),
  ],
}

export const toDuration: FunctionDefinition = {
  name: 'ToDuration',
  group: 'conversion',
  docs: 'A duration: from a text like P1DT2H30M or -PT1.5S, cut at milliseconds, or from milliseconds.',
  overloads: [
    overload('value: string? -> duration', (args) => durationOf(args.optional('string', 0))),
    overload('milliseconds: integer? -> duration', (args) =>
      durationResult(args.optional('integer', 0)),
    ),
    overload('value: duration? -> duration', (args) =>
      durationResult(args.optional('duration', 0)),
    ),
  ],
}

/**
 * Architect documents that ToInt and ToDecimal turn an empty text into NOT_SET. Assumed to hold here too; a run with
 * an empty text in a real flow would settle it.
 */
function dateTimeOf(text: string | null): Outcome {
  if (text === null || text.trim() === '') return dateTimeResult(null)
  const moment = readDateTime(text)
  return moment === undefined
    ? cannotConvert(text, 'dateTime', 'a date like 2009-01-10T06:30:00Z')
    : dateTimeResult(moment)
}

function durationOf(text: string | null): Outcome {
  if (text === null || text.trim() === '') return durationResult(null)
  const duration = readDuration(text)
  return duration === undefined
    ? cannotConvert(text, 'duration', 'a duration like P1DT2H30M15S')
    : durationResult(duration)
}
