import { expect, it } from 'vitest'
import { evaluateLine } from '../evaluate-line.ts'

const variables = {
  'Task.noInt': { type: 'integer' },
  'Task.noDecimal': { type: 'decimal' },
  'Task.big': { type: 'integer', value: 999_999_999_999_999 },
}

function ask(expression: string): string {
  const answer = evaluateLine({ expression, variables })
  return 'result' in answer ? answer.result : answer.error
}

it.each([
  ['0.1 + 0.2', '0.3'],
  ['12345678901234567890.123456789 + 0.000000001', '12345678901234567890.12345679'],
  ['1.0 / 3', '0.3333333333333333333333333333333333333333'],
  ['2.0 / 3', '0.6666666666666666666666666666666666666667'],
  ['99999999999.99 * 100', '9999999999999.0'],
  ['Task.big - 1', '999999999999998'],
  ['1 - Task.big', '-999999999999998'],
  ['-7 % 3', '-1'],
  ['7.5 % -2', '1.5'],
  ['0 * -1', '0'],
  ['-2 ^ 2', '4.0'],
  ['2 ^ 3 ^ 2', '512.0'],
  ['0 ^ 0', '1.0'],
  ['~ -1', '0'],
  ['4294967296 | 1', '4294967297'],
  ['4294967297 & 4294967296', '4294967296'],
  ['5. + .5', '5.5'],
])('%s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['Round(2.5)', '3.0'],
  ['Round(-2.5)', '-3.0'],
  ['Round(0.5)', '1.0'],
  ['Round(1.005, 2)', '1.01'],
  ['Round(-0.4)', '0.0'],
  ['Round(2.675, 2)', '2.68'],
  ['Round(1.23456789012345678901234567890, 28)', '1.2345678901234567890123456789'],
  ['Ceiling(-0.5)', '0.0'],
  ['Floor(-0.5)', '-1.0'],
  ['Floor(7)', '7'],
  ['Sum(1, Task.noInt, 2)', '3'],
  ['Sum(MakeEmptyList(ToInt(NOT_SET)))', '0'],
  ['Sum(0.1, 0.2, 0.3)', '0.6'],
  ['Average(1, 2, 2)', '1.666666666666666666666666666666666666667'],
  ['Average(Task.noDecimal)', '0.0'],
  ['Average(MakeList(1, Task.noInt))', '1.0'],
])('%s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  [
    'Task.big + 1',
    'The integer is 1000000000000000, but must lie between -999999999999999 and 999999999999999. (position 1)',
  ],
  ['1 / (2 - 2)', 'The divisor is zero. (position 1)'],
  ['1.5 % (0.5 - 0.5)', 'The divisor is zero. (position 1)'],
  ['0 ^ -1', 'The divisor is zero. (position 1)'],
  ['(0 - 8) ^ 0.5', '^ has no result that is a number. (position 1)'],
  [
    '1 + Task.noInt',
    '+ needs a value for addend, which is NOT_SET. Test it with IsSet first. (position 1)',
  ],
  ['Round(1.5, 20 + 9)', 'digits is 29, but must lie between 0 and 28. (position 1)'],
])('%s fails: %s', (expression, error) => {
  expect(ask(expression)).toBe(error)
})

it('refuses a decimal with more than 40 digits before the point', () => {
  expect(ask('10.0 ^ 39')).toBe(`1${'0'.repeat(39)}.0`)
  expect(ask('10.0 ^ 41')).toContain('The decimal is 1')
})
