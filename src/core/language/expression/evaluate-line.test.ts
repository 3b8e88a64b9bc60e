import { expect, it } from 'vitest'
import { evaluateLine } from './evaluate-line.ts'

it('answers with a literal and its type', () => {
  expect(evaluateLine({ expression: 'Substring("Hello", 0, 3)' })).toEqual({
    result: '"Hel"',
    type: 'string',
  })
  expect(evaluateLine({ expression: '7.5 * 12.2' })).toEqual({ result: '91.5', type: 'decimal' })
  expect(evaluateLine({ expression: 'ToInt(NOT_SET)' })).toEqual({
    result: 'NOT_SET',
    type: 'integer',
  })
})

it.each([
  ['string', 'x', '"x"'],
  ['string', 5, '"5"'],
  ['integer', 5, '5'],
  ['integer', '5', '5'],
  ['decimal', 5, '5.0'],
  ['decimal', '0.1', '0.1'],
  ['boolean', true, 'true'],
  ['dateTime', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  ['duration', 'PT5M', 'PT5M'],
  ['currency', '5|USD', '5.00|USD'],
  ['currency', { amount: 5.25, code: 'EUR' }, '5.25|EUR'],
  ['currency', { amount: null, code: 'EUR' }, '|EUR'],
  ['phoneNumber', '+13178723000', 'tel:+13178723000'],
  ['queue', { name: 'Payments' }, 'Payments'],
  ['user', 'ada@example.com', 'ada@example.com'],
  ['json', { a: [1, 'x'] }, '{"a":[1,"x"]}'],
  ['decimalCollection', [1.5, null, '2'], '1.5\n\n2.0'],
])('takes a %s from %o', (type, value, result) => {
  const answer = evaluateLine({ expression: 'Task.x', variables: { 'Task.x': { type, value } } })
  expect('result' in answer ? answer.result : answer.error).toBe(result)
})

it('knows the built-in variables, unset unless a line sets them', () => {
  expect(evaluateLine({ expression: 'Call.Ani' })).toEqual({ result: 'NOT_SET', type: 'string' })
  const variables = { 'Flow.InvocationData': { type: 'string', value: 'a|b' } }
  expect(
    evaluateLine({ expression: 'GetAt(Split(flow.invocationdata, "|"), 1)', variables }),
  ).toEqual({
    result: '"b"',
    type: 'string',
  })
})

it('takes the time from the line, or else from its caller', () => {
  const expression = 'Year(GetCurrentDateTimeUtc())'
  expect(evaluateLine({ expression, now: '2031-05-05T00:00:00Z' }, 0)).toMatchObject({
    result: '2031',
  })
  expect(evaluateLine({ expression, now: 86_400_000 })).toMatchObject({ result: '1970' })
  expect(evaluateLine({ expression }, 1_700_000_000_000)).toMatchObject({ result: '2023' })
  expect(evaluateLine({ expression, now: 'noon' })).toEqual({
    error: '"noon" is not a time. Expected one like 2026-01-31T12:00:00Z.',
  })
  expect(evaluateLine({ expression, now: 1e300 })).toEqual({
    error: '"1e+300" is not a time. Expected one like 2026-01-31T12:00:00Z.',
  })
})

it('names an integer that is too large by its own digits', () => {
  const variables = { 'Task.x': { type: 'integer', value: '9007199254740993' } }
  expect(evaluateLine({ expression: 'Task.x', variables })).toEqual({
    error:
      'The value of Task.x is no integer: The integer is 9007199254740993, but must lie between -999999999999999 and 999999999999999.',
  })
})

it.each([
  ['1 +', 'Found the end of the expression at position 4, expected a value.'],
  ['If(true, 1, "a")', 'If needs arguments of one type, but got Integer and String. (position 1)'],
  ['Task.y', 'There is no variable Task.y. Declare it, or correct the name. (position 1)'],
  [
    'ToInt("x")',
    '"x" cannot be converted to Integer. Expected digits with an optional sign. (position 1)',
  ],
])('refuses %s: %s', (expression, error) => {
  expect(evaluateLine({ expression })).toEqual({ error })
})

it('refuses a type that it does not know', () => {
  const variables = { 'Task.x': { type: 'number', value: 5 } }
  expect(evaluateLine({ expression: 'Task.x', variables })).toEqual({
    error: expect.stringContaining('Task.x has the type number, which is none of string, integer,'),
  })
})

it('refuses a value that is not of its type', () => {
  const variables = { 'Task.x': { type: 'integer', value: 'five' } }
  expect(evaluateLine({ expression: '1', variables })).toEqual({
    error:
      'The value of Task.x is no integer: "five" cannot be converted to Integer. Expected digits with an optional sign.',
  })
  const list = { 'Task.x': { type: 'integerCollection', value: 5 } }
  expect(evaluateLine({ expression: '1', variables: list })).toEqual({
    error:
      'The value of Task.x is no integerCollection: "5" cannot be converted to Integer Collection. Expected an array.',
  })
})
