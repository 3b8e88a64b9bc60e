import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { integerResult } from '../outcome.ts'
import type { DateParts } from '../time-text.ts'
import { dayOfWeekOf, isoWeekOf, partsOfMoment } from '../time-text.ts'

export const year: FunctionDefinition = part('Year', 'The year of a date.', 'year')
export const month: FunctionDefinition = part('Month', 'The month of a date, 1 to 12.', 'month')
export const day: FunctionDefinition = part(
  'Day',
  'The day of the month of a date, 1 to 31.',
  'day',
)
export const hour: FunctionDefinition = part('Hour', 'The hour of a time in UTC, 0 to 23.', 'hour')
export const minute: FunctionDefinition = part('Minute', 'The minute of a time, 0 to 59.', 'minute')
export const second: FunctionDefinition = part('Second', 'The second of a time, 0 to 59.', 'second')

export const dayOfWeek: FunctionDefinition = {
  name: 'DayOfWeek',
  group: 'date and time',
  docs: 'The day of the week of a date: Sunday is 1, Saturday is 7.',
  overloads: [
    overload('value: dateTime -> integer', (args) =>
      integerResult(dayOfWeekOf(args.get('dateTime', 0))),
    ),
  ],
}

/**
 * Architect documents "an Integer between 1 and 53 inclusive"; its examples fit ISO 8601 and weeks that begin on
 * Sunday, but the latter would reach 54 in some years. Assumed: ISO. One date between the years in a real flow would
 * settle it.
 */
export const weekNumber: FunctionDefinition = {
  name: 'WeekNum',
  group: 'date and time',
  docs: 'The number of the week of a date, 1 to 53, by ISO 8601: weeks begin on Monday, and week 1 has the first Thursday of the year.',
  overloads: [
    overload('value: dateTime -> integer', (args) =>
      integerResult(isoWeekOf(args.get('dateTime', 0))),
    ),
  ],
}

function part(name: string, docs: string, key: keyof DateParts): FunctionDefinition {
  return {
    name,
    group: 'date and time',
    docs,
    overloads: [
      overload('value: dateTime -> integer', (args) =>
        integerResult(partsOfMoment(args.get('dateTime', 0))[key]),
      ),
    ],
  }
}
