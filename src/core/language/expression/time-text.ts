/** Reading and writing of moments and durations as Architect writes them, without a clock and without time zones. */

/** In milliseconds. */
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A moment in UTC, taken apart. `month` and `day` count from 1. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** Days since 1970-01-01 of a date in the Gregorian calendar (Howard Hinnant's days_from_civil). */
export function daysOfDate(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function momentOf(parts: DateParts): number {
  const time = parts.hour * HOUR + parts.minute * MINUTE + parts.second * SECOND
  return daysOfDate(parts.year, parts.month, parts.day) * DAY + time + parts.millisecond
}

export function partsOfMoment(moment: number): DateParts {
  const days = Math.floor(moment / DAY)
  const time = moment - days * DAY
  return {
    ...dateOfDays(days),
    hour: Math.floor(time / HOUR),
    minute: Math.floor((time % HOUR) / MINUTE),
    second: Math.floor((time % MINUTE) / SECOND),
    millisecond: time % SECOND,
  }
}

/** The inverse of `daysOfDate` (civil_from_days). */
function dateOfDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : daysOfDate(year, month + 1, 1) - daysOfDate(year, month, 1)
}

/** `2009-01-10T06:30:00Z`, with milliseconds only when there are any. */
export function formatDateTime(moment: number): string {
  const { year, month, day, hour, minute, second, millisecond } = partsOfMoment(moment)
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  const fraction = millisecond === 0 ? '' : `.${pad(millisecond, 3)}`
  return `${date}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${fraction}Z`
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/

/** Reads `YYYY-MM-DDThh:mm:ss[Z|(+|-)hh:mm]`; without an offset the time is UTC. */
export function readDateTime(text: string): number | undefined {
  const found = DATE_TIME.exec(text.trim())
  if (found === null) return undefined
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number)
  const millisecond = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))
  const offset = minutesOfOffset(found[8] ?? 'Z')
  const parts = { year, month, day, hour, minute, second, millisecond }
  return isRealMoment(parts) ? momentOf(parts) - offset * MINUTE : undefined
}

type MaybeParts = { readonly [K in keyof DateParts]: number | undefined }

export function isRealMoment(parts: MaybeParts): parts is DateParts {
  const { year = -1, month = 0, day = 0, hour = -1, minute = -1, second = -1 } = parts
  return (
    isWithin(month, 1, 12) &&
    isWithin(day, 1, daysInMonth(year, month)) &&
    isWithin(hour, 0, 23) &&
    isWithin(minute, 0, 59) &&
    isWithin(second, 0, 59)
  )
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max
}

function minutesOfOffset(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
  return text.startsWith('-') ? -minutes : minutes
}

/** `P1DT2H30M`, `-P9DT18H29M59.544S`, `PT0S`: parts that are zero are left out. */
export function formatDuration(milliseconds: number): string {
  const size = Math.abs(milliseconds)
  if (size === 0) return 'PT0S'
  const days = Math.floor(size / DAY)
  const time = [
    [Math.floor((size % DAY) / HOUR), 'H'],
    [Math.floor((size % HOUR) / MINUTE), 'M'],
    [(size % MINUTE) / SECOND, 'S'],
  ]
    .filter(([amount]) => amount !== 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join('')
  const sign = milliseconds < 0 ? '-' : ''
  return `${sign}P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`
}

const DURATION =
  /^(-)?P(?:(\d{1,9})D)?(T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{1,20}))?S)?)?$/

/** Reads `(-)PnDTnHnMnS`; what is smaller than a millisecond is cut off, as Architect documents. */
export function readDuration(text: string): number | undefined {
  const found = DURATION.exec(text.trim())
  if (found === null) return undefined
  const [, sign, days, time, hours, minutes, seconds, fraction] = found
  const amounts = [days, hours, minutes, seconds]
  if (amounts.every((amount) => amount === undefined) || time === 'T') return undefined
  const [d = 0, h = 0, m = 0, s = 0] = amounts.map((amount) => Number(amount ?? 0))
  const millisecond = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  const size = d * DAY + h * HOUR + m * MINUTE + s * SECOND + millisecond
  return sign === '-' ? -size : size
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** Sunday is 1, Saturday is 7. */
export function dayOfWeekOf(moment: number): number {
  const days = Math.floor(moment / DAY)
  // 1970-01-01 was a Thursday.
  return ((((days + 4) % 7) + 7) % 7) + 1
}

/** The week of ISO 8601: it begins on Monday and belongs to the year of its Thursday. */
export function isoWeekOf(moment: number): number {
  const daysSinceMonday = (dayOfWeekOf(moment) + 5) % 7
  const thursday = Math.floor(moment / DAY) - daysSinceMonday + 3
  const { year } = dateOfDays(thursday)
  return Math.floor((thursday - daysOfDate(year, 1, 1)) / 7) + 1
}
