import { err } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import { dataOf } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { durationResult, listResult, valueOf } from '../outcome.ts'
import { MINUTE, SECOND } from '../time-text.ts'

const PARTS = 'days: integer, hours: integer, minutes: integer, seconds: integer'

export const makeDuration: FunctionDefinition = {
  name: 'MakeDuration',
  group: 'date and time',
  docs: 'A duration from days, hours, minutes, seconds and, if given, milliseconds. Each may be negative or larger than its unit.',
  overloads: [
    overload(`${PARTS} -> duration`, (args) => durationResult(millisecondsOf(args))),
    overload(`${PARTS}, milliseconds: integer -> duration`, (args) =>
      durationResult(millisecondsOf(args) + args.get('integer', 4)),
    ),
  ],
}

export const roundUp: FunctionDefinition = {
  name: 'RoundUp',
  group: 'date and time',
  docs: 'Rounds a duration up for an announcement: to 30 seconds, 1, 2 or 5 minutes and then to steps of 5 minutes, or to steps and values of your own.',
  overloads: [
    overload('duration: duration -> duration', (args) =>
      roundedUp(args.get('duration', 0), 5 * MINUTE, USUAL_VALUES),
    ),
    overload('duration: duration, interval: duration -> duration', (args) =>
      roundedUp(args.get('duration', 0), args.get('duration', 1), []),
    ),
    overload('duration: duration, interval: duration, values: duration[] -> duration', (args) =>
      roundedUp(
        args.get('duration', 0),
        args.get('duration', 1),
        args
          .items(2)
          .flatMap((value) => dataOf(value, 'duration') ?? [])
          .toSorted((first, second) => first - second),
      ),
    ),
  ],
}

export const range: FunctionDefinition = {
  name: 'Range',
  group: 'date and time',
  docs: 'Two durations around a duration: one interval less and one interval more.',
  overloads: [
    overload('duration: duration, interval: duration -> duration[]', (args) => {
      const [middle, interval] = [args.get('duration', 0), args.get('duration', 1)]
      return listResult('duration', [
        valueOf('duration', middle - interval),
        valueOf('duration', middle + interval),
      ])
    }),
  ],
}

const USUAL_VALUES = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE]

function roundedUp(duration: number, interval: number, values: readonly number[]): Outcome {
  const value = values.find((candidate) => candidate >= duration)
  if (value !== undefined) return durationResult(value)
  if (interval === 0) return err({ code: 'division-by-zero' })
  const step = Math.abs(interval)
  return durationResult(Math.ceil(duration / step) * step)
}

function millisecondsOf(args: CallArguments): number {
  const [days, hours] = [args.get('integer', 0), args.get('integer', 1)]
  const [minutes, seconds] = [args.get('integer', 2), args.get('integer', 3)]
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * SECOND
}
