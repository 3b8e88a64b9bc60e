import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { speech } from './audio.ts'
import {
  currencySpoken,
  dateSpoken,
  durationSpoken,
  phoneNumberSpoken,
  timeRangeSpoken,
  timeSpoken,
} from './spoken.ts'

export const toAudioDuration: FunctionDefinition = {
  name: 'ToAudioDuration',
  group: 'audio',
  docs: 'Speaks a duration down to seconds.',
  overloads: [
    overload('duration: duration? -> audio', (args) => {
      const duration = args.optional('duration', 0)
      return speech(duration === null ? '' : durationSpoken(duration))
    }),
  ],
}

export const toAudioPhoneNumber: FunctionDefinition = {
  name: 'ToAudioPhoneNumber',
  group: 'audio',
  docs: 'Speaks a phone number digit by digit: with its country, or locally with Format.PhoneNumber.local or the dialing code of the listener. Of a text, its digits.',
  overloads: [
    overload('phoneNumber: phoneNumber? -> audio', (args) => phone(args, false)),
    overload('phoneNumber: phoneNumber?, format: phoneNumberFormat -> audio', (args) =>
      phone(args, args.get('phoneNumberFormat', 1).toLowerCase() === 'local'),
    ),
    overload('phoneNumber: phoneNumber?, dialingCode: string? -> audio', (args) => {
      const code = args.optional('string', 1) ?? ''
      return phone(
        args,
        code !== '' && (args.optional('phoneNumber', 0) ?? '').includes(`+${code}`),
      )
    }),
    overload('text: string? -> audio', (args) =>
      speech(Array.from((args.optional('string', 0) ?? '').replace(/\D/g, '')).join(' ')),
    ),
  ],
}

export const toAudioCurrency: FunctionDefinition = {
  name: 'ToAudioCurrency',
  group: 'audio',
  docs: 'Speaks a currency: with its smaller unit, in a Format.Currency form, or with a number of decimal places.',
  overloads: [
    overload('currency: currency? -> audio', (args) => currency(args, '', null)),
    overload('currency: currency?, format: currencyFormat -> audio', (args) =>
      currency(args, args.get('currencyFormat', 1), null),
    ),
    overload('currency: currency?, decimalPlaces: integer -> audio', (args) =>
      currency(args, '', args.get('integer', 1)),
    ),
  ],
}

export const toAudioDate: FunctionDefinition = {
  name: 'ToAudioDate',
  group: 'audio',
  docs: 'Speaks a date, or the part of it that a Format.Date form names.',
  overloads: [
    overload('dateTime: dateTime? -> audio', (args) => moment(args, dateSpoken, '')),
    overload('dateTime: dateTime?, format: dateFormat -> audio', (args) =>
      moment(args, dateSpoken, args.get('dateFormat', 1)),
    ),
  ],
}

export const toAudioTime: FunctionDefinition = {
  name: 'ToAudioTime',
  group: 'audio',
  docs: 'Speaks a time, in twelve or twenty-four hours with a Format.Time form.',
  overloads: [
    overload('dateTime: dateTime? -> audio', (args) => moment(args, timeSpoken, '')),
    overload('dateTime: dateTime?, format: timeFormat -> audio', (args) =>
      moment(args, timeSpoken, args.get('timeFormat', 1)),
    ),
  ],
}

export const toAudioDateTime: FunctionDefinition = {
  name: 'ToAudioDateTime',
  group: 'audio',
  docs: 'Speaks a time and its date.',
  overloads: [
    overload('dateTime: dateTime? -> audio', (args) =>
      moment(args, (time) => `${timeSpoken(time, '')} ${dateSpoken(time, '')}`, ''),
    ),
  ],
}

export const toAudioTimeRange: FunctionDefinition = {
  name: 'ToAudioTimeRange',
  group: 'audio',
  docs: 'Speaks a range of time such as "4 to 6 minutes", the smaller number first.',
  overloads: [
    overload('lower: integer, upper: integer, unit: timePart? -> audio', (args) =>
      speech(
        timeRangeSpoken(
          args.get('integer', 0),
          args.get('integer', 1),
          args.optional('timePart', 2) ?? '',
        ),
      ),
    ),
  ],
}

function phone(args: CallArguments, local: boolean): Outcome {
  const raw = args.optional('phoneNumber', 0)
  return speech(raw === null ? '' : phoneNumberSpoken(raw, local))
}

function currency(args: CallArguments, format: string, places: number | null): Outcome {
  const value = args.optional('currency', 0)
  return speech(value === null ? '' : currencySpoken(value, format, places))
}

function moment(
  args: CallArguments,
  spoken: (moment: number, format: string) => string,
  format: string,
): Outcome {
  const value = args.optional('dateTime', 0)
  return speech(value === null ? '' : spoken(value, format))
}
