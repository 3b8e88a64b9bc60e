/** ISO 8601 text in UTC of milliseconds since 1970, as the platform writes dates: `2026-11-26T15:23:00.000Z`. */
export function isoTime(milliseconds: number): string {
  const days = Math.floor(milliseconds / dayMs)
  const inDay = milliseconds - days * dayMs
  const { year, month, day } = civilDate(days)
  const clock = [inDay / 3_600_000, (inDay / 60_000) % 60, (inDay / 1000) % 60].map((part) =>
    digits(part, 2),
  )
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T${clock.join(':')}.${digits(inDay % 1000, 3)}Z`
}

const dayMs = 86_400_000

/** Days since 1970 to a Gregorian date: Howard Hinnant, "chrono-compatible low-level date algorithms". */
function civilDate(daysSince1970: number): { year: number; month: number; day: number } {
  const shifted = daysSince1970 + 719_468
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
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, '0')
}
