import { err } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { dateTimeResult } from '../outcome.ts'
import { DAY, daysInMonth, daysOfDate, dayOfWeekOf, isRealMoment, momentOf } from '../time-text.ts'

const TIME = 'hour: integer 0..23, minute: integer 0..59, second: integer 0..59'
const WEEKDAY = 'dayOfWeek: integer 1..7'
const YEAR = 'year: integer 1800..2200'
const MONTH = 'month: integer 1..12'
const IN_YEAR = `${WEEKDAY}, occurrence: integer -53..53 nonzero, ${YEAR}`
const IN_MONTH = `${WEEKDAY}, occurrence: integer -5..5 nonzero, ${YEAR}, ${MONTH}`

export const makeDateTime: FunctionDefinition = {
  name: 'MakeDateTime',
  group: 'date and time',
  docs: 'A date with a time in UTC, at midnight when no time is given. A date that does not exist, such as the 30th of February, fails.',
  overloads: [
    overload(`${YEAR}, ${MONTH}, day: integer 1..31, ${TIME} -> dateTime`, (args) =>
      makeDate(args, timeOf(args, 3)),
    ),
    overload(`${YEAR}, ${MONTH}, day: integer 1..31 -> dateTime`, (args) =>
      makeDate(args, MIDNIGHT),
    ),
  ],
}

export const getCurrentDateTimeUtc: FunctionDefinition = {
  name: 'GetCurrentDateTimeUtc',
  group: 'date and time',
  docs: 'The date and time at this moment, in UTC.',
  overloads: [overload('() -> dateTime', (_, context) => dateTimeResult(context.now))],
}

export const getDayOfWeekOccurrence: FunctionDefinition = {
  name: 'GetDayOfWeekOccurrence',
  group: 'date and time',
  docs: 'The date of the n-th Sunday (1) to Saturday (7) in a year or a month, counted from the end when n is negative; NOT_SET when there is none.',
  overloads: [
    overload(`${IN_YEAR} -> dateTime`, (args) => occurrenceInYear(args, MIDNIGHT)),
    overload(`${IN_MONTH} -> dateTime`, (args) => occurrenceInMonth(args, MIDNIGHT)),
    overload(`${IN_YEAR}, ${TIME} -> dateTime`, (args) => occurrenceInYear(args, timeOf(args, 3))),
    overload(`${IN_MONTH}, ${TIME} -> dateTime`, (args) =>
      occurrenceInMonth(args, timeOf(args, 4)),
    ),
  ],
}

interface Time {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const MIDNIGHT: Time = { hour: 0, minute: 0, second: 0 }

function timeOf(args: CallArguments, index: number): Time {
  return {
    hour: args.get('integer', index),
    minute: args.get('integer', index + 1),
    second: args.get('integer', index + 2),
  }
}

function makeDate(args: CallArguments, time: Time): Outcome {
  const [year, month, day] = [
    args.get('integer', 0),
    args.get('integer', 1),
    args.get('integer', 2),
  ]
  const parts = { year, month, day, ...time, millisecond: 0 }
  return isRealMoment(parts)
    ? dateTimeResult(momentOf(parts))
    : err({ code: 'no-such-date', text: `${year}-${month}-${day}` })
}

function occurrenceInYear(args: CallArguments, time: Time): Outcome {
  const year = args.get('integer', 2)
  return occurrence(args, daysOfDate(year, 1, 1), daysOfDate(year, 12, 31), time)
}

function occurrenceInMonth(args: CallArguments, time: Time): Outcome {
  const [year, month] = [args.get('integer', 2), args.get('integer', 3)]
  const first = daysOfDate(year, month, 1)
  return occurrence(args, first, first + daysInMonth(year, month) - 1, time)
}

/** Counts from the first or back from the last day, both in days since 1970. */
function occurrence(args: CallArguments, first: number, last: number, time: Time): Outcome {
  const [wanted, count] = [args.get('integer', 0), args.get('integer', 1)]
  const forward = (wanted - dayOfWeekOf(first * DAY) + 7) % 7
  const backward = (dayOfWeekOf(last * DAY) - wanted + 7) % 7
  const found = count > 0 ? first + forward + (count - 1) * 7 : last - backward + (count + 1) * 7
  if (found < first || found > last) return dateTimeResult(null)
  const seconds = (time.hour * 60 + time.minute) * 60 + time.second
  return dateTimeResult(found * DAY + seconds * 1000)
}
