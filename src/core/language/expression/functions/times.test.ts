import { expect, it } from 'vitest'
import { evaluateLine } from '../evaluate-line.ts'

function ask(expression: string): string {
  const answer = evaluateLine({ expression, now: '2026-03-01T10:20:30Z' })
  return 'result' in answer ? answer.result : answer.error
}

it.each([
  ['GetCurrentDateTimeUtc()', '2026-03-01T10:20:30Z'],
  ['MakeDateTime(2024, 2, 29)', '2024-02-29T00:00:00Z'],
  ['MakeDateTime(1800, 1, 1)', '1800-01-01T00:00:00Z'],
  ['MakeDateTime(2200, 12, 31, 23, 59, 59)', '2200-12-31T23:59:59Z'],
  ['Year(MakeDateTime(1900, 12, 31))', '1900'],
  ['DayOfWeek(MakeDateTime(2024, 2, 29))', '5'],
  ['DayOfWeek(MakeDateTime(1800, 1, 1))', '4'],
  ['WeekNum(MakeDateTime(2021, 1, 3))', '53'],
  ['WeekNum(MakeDateTime(2021, 1, 4))', '1'],
  ['WeekNum(MakeDateTime(2018, 12, 31))', '1'],
  ['AddMonths(MakeDateTime(2024, 1, 31), 1)', '2024-02-29T00:00:00Z'],
  ['AddMonths(MakeDateTime(2024, 3, 31), -1)', '2024-02-29T00:00:00Z'],
  ['AddMonths(MakeDateTime(2024, 1, 15), -13)', '2022-12-15T00:00:00Z'],
  ['AddYears(MakeDateTime(2024, 2, 29), 1)', '2025-02-28T00:00:00Z'],
  ['AddDays(MakeDateTime(2023, 2, 28), 1)', '2023-03-01T00:00:00Z'],
  ['AddHours(MakeDateTime(2023, 12, 31, 23, 0, 0), 2)', '2024-01-01T01:00:00Z'],
  ['AddSeconds(MakeDateTime(1970, 1, 1), -1)', '1969-12-31T23:59:59Z'],
  ['MakeDateTime(2024, 1, 1) + MakeDuration(0, 0, 0, 0, 250)', '2024-01-01T00:00:00.250Z'],
  ['ToDateTime("2024-03-10T02:30:00+05:30")', '2024-03-09T21:00:00Z'],
  ['ToDateTime("2024-03-10T02:30:00")', '2024-03-10T02:30:00Z'],
  ['ToDateTime("2024-03-10T02:30:00.5Z")', '2024-03-10T02:30:00.500Z'],
  ['ToDateTime(-1)', '1969-12-31T23:59:59Z'],
  ['ToDateTime(" ")', 'NOT_SET'],
  ['GetDayOfWeekOccurrence(5, 5, 2024, 2)', '2024-02-29T00:00:00Z'],
  ['GetDayOfWeekOccurrence(5, -5, 2024, 2)', '2024-02-01T00:00:00Z'],
  ['GetDayOfWeekOccurrence(1, 53, 2023)', '2023-12-31T00:00:00Z'],
  ['System.MaxDateTime > GetCurrentDateTimeUtc()', 'true'],
])('dates: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['MakeDuration(0, 0, 0, 0)', 'PT0S'],
  ['MakeDuration(0, 25, 61, 61, 1)', 'P1DT2H2M1.001S'],
  ['-MakeDuration(0, 0, 0, 1)', '-PT1S'],
  ['ToDuration("P2D")', 'P2D'],
  ['ToDuration("PT90M")', 'PT1H30M'],
  ['ToDuration("-PT0.0019S")', '-PT0.001S'],
  ['ToDuration("")', 'NOT_SET'],
  ['ToInt(ToDuration("PT1.5S"))', '1500'],
  ['DateTimeDiff(MakeDateTime(2024, 3, 1), MakeDateTime(2024, 2, 1))', 'P29D'],
  ['RoundUp(MakeDuration(0, 0, 0, 30))', 'PT30S'],
  ['RoundUp(MakeDuration(0, 0, 0, 31))', 'PT1M'],
  ['RoundUp(MakeDuration(0, 0, 5, 1))', 'PT10M'],
  ['RoundUp(ToDuration("PT61S"), ToDuration("PT30S"))', 'PT1M30S'],
  ['Count(Range(ToDuration("PT5M"), ToDuration("PT1M")))', '2'],
  ['ToDuration("PT1H") == ToDuration("PT60M")', 'true'],
])('durations: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['MakeDateTime(2023, 2, 29)', 'There is no date 2023-2-29. (position 1)'],
  ['MakeDateTime(2023, 12 + 1, 1)', 'month is 13, but must lie between 1 and 12. (position 1)'],
  [
    'ToDateTime("10/03/2024")',
    '"10/03/2024" cannot be converted to DateTime. Expected a date like 2009-01-10T06:30:00Z. (position 1)',
  ],
  [
    'ToDateTime("2024-02-30T00:00:00Z")',
    '"2024-02-30T00:00:00Z" cannot be converted to DateTime. Expected a date like 2009-01-10T06:30:00Z. (position 1)',
  ],
  [
    'ToDuration("1 hour")',
    '"1 hour" cannot be converted to Duration. Expected a duration like P1DT2H30M15S. (position 1)',
  ],
  [
    'ToDuration("P1DT")',
    '"P1DT" cannot be converted to Duration. Expected a duration like P1DT2H30M15S. (position 1)',
  ],
  ['RoundUp(ToDuration("PT1S"), ToDuration("PT0S"))', 'The divisor is zero. (position 1)'],
])('%s fails: %s', (expression, error) => {
  expect(ask(expression)).toBe(error)
})

it('stays within the years 1800 to 2200', () => {
  expect(ask('AddYears(MakeDateTime(2200, 1, 1), 1)')).toContain(
    'The date is 2201-01-01T00:00:00Z, but must lie between',
  )
  expect(ask('AddDays(MakeDateTime(1800, 1, 1), -1)')).toContain('The date is 1799-12-31T00:00:00Z')
})
