import { partsOfMoment } from '#core/language/expression/time-text.ts'

/** ISO 8601 text in UTC of milliseconds since 1970, as the platform writes dates: `2026-11-26T15:23:00.000Z`. */
export function isoTime(milliseconds: number): string {
  const { year, month, day, hour, minute, second, millisecond } = partsOfMoment(milliseconds)
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  const time = [hour, minute, second].map((part) => digits(part, 2)).join(':')
  return `${date}T${time}.${digits(millisecond, 3)}Z`
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, '0')
}
