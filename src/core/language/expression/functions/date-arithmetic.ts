import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { dateTimeResult, durationResult } from '../outcome.ts'
import { DAY, daysInMonth, HOUR, MINUTE, momentOf, partsOfMoment, SECOND } from '../time-text.ts'

export const addDays: FunctionDefinition = adding(
  'AddDays',
  'days',
  (moment, days) => moment + days * DAY,
)
export const addHours: FunctionDefinition = adding(
  'AddHours',
  'hours',
  (moment, hours) => moment + hours * HOUR,
)
export const addMinutes: FunctionDefinition = adding(
  'AddMinutes',
  'minutes',
  (moment, minutes) => moment + minutes * MINUTE,
)
export const addSeconds: FunctionDefinition = adding(
  'AddSeconds',
  'seconds',
  (moment, seconds) => moment + seconds * SECOND,
)
export const addMonths: FunctionDefinition = adding('AddMonths', 'months', plusMonths)
export const addYears: FunctionDefinition = adding('AddYears', 'years', (moment, years) =>
  plusMonths(moment, years * 12),
)

export const addDuration: FunctionDefinition = {
  name: 'AddDuration',
  group: 'date and time',
  docs: 'The date that is a duration later, or earlier when the duration is negative.',
  overloads: [
    overload('start: dateTime, duration: duration -> dateTime', (args) =>
      dateTimeResult(args.get('dateTime', 0) + args.get('duration', 1)),
    ),
  ],
}

export const dateTimeDifference: FunctionDefinition = {
  name: 'DateTimeDiff',
  group: 'date and time',
  docs: 'The duration from the second date to the first: negative when the first is earlier.',
  overloads: [
    overload('dateTime: dateTime, subtract: dateTime -> duration', (args) =>
      durationResult(args.get('dateTime', 0) - args.get('dateTime', 1)),
    ),
  ],
}

function adding(
  name: string,
  unit: string,
  plus: (moment: number, amount: number) => number,
): FunctionDefinition {
  const monthEnd =
    unit === 'months' || unit === 'years'
      ? ' A day that the month does not have becomes its last day.'
      : ''
  return {
    name,
    group: 'date and time',
    docs: `The date that is a number of ${unit} later, or earlier when the number is negative.${monthEnd}`,
    overloads: [
      overload(`start: dateTime, ${unit}: integer -> dateTime`, (args) =>
        dateTimeResult(plus(args.get('dateTime', 0), args.get('integer', 1))),
      ),
    ],
  }
}

function plusMonths(moment: number, months: number): number {
  const parts = partsOfMoment(moment)
  const count = parts.year * 12 + parts.month - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const day = Math.min(parts.day, daysInMonth(year, month))
  return momentOf({ ...parts, year, month, day })
}
