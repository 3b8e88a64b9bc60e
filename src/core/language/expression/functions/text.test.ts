import { expect, it } from 'vitest'
import { evaluateLine } from '../evaluate-line.ts'

function ask(expression: string): string {
  const answer = evaluateLine({ expression, variables: { 'Task.none': { type: 'string' } } })
  return 'result' in answer ? answer.result : answer.error
}

it.each([
  ['Append("a", Task.none, "b")', '"ab"'],
  ['Append("card ending ", Right("4111111111111111", 4))', '"card ending 1111"'],
  ['Left("", 3)', '""'],
  ['Right("abc", 0)', '""'],
  ['Substring("abc", 1, 1)', '"b"'],
  ['Substring("abc", 3, 1)', '""'],
  ['Trim("\t x \r\n")', '"x"'],
  ['Trim("\u00a0x")', '"\u00a0x"'],
  ['LTrim("   ")', '""'],
  ['Upper("straße")', '"STRASSE"'],
  ['Reverse("a😀b")', '"b😀a"'],
  ['Length("😀")', '2'],
  ['Replace("a.b.c", ".", "$&")', '"a$&b$&c"'],
  ['Replace("aaa", "aa", "b")', '"ba"'],
  ['Replace("abc", "b", NOT_SET)', '"ac"'],
  ['"a" + "b"', '"ab"'],
])('%s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['FindString("banana", "ana", 2)', '3'],
  ['FindString("İx", "X", true)', '1'],
  ['FindString("abc", "", 7)', '0'],
  ['Contains("abc", "")', 'true'],
  ['Compare("a", "b")', '-1'],
  ['Compare("a", "B")', '-1'],
  ['Compare("B", "a", true)', '1'],
  ['Compare("é", "z")', '-1'],
  ['Compare("", Task.none)', '1'],
  ['"a" < "B"', 'true'],
  ['"10" < "9"', 'true'],
  ['Count(Split("a||b", "|"))', '3'],
  ['GetAt(Split("token|amount", "|"), 1)', '"amount"'],
  ['Count(Split("", ""))', '1'],
])('searching and ordering: %s is %s', (expression, result) => {
  expect(ask(expression)).toBe(result)
})

it.each([
  ['Left("abc", 1 - 2)', 'length is -1, but must be at least 0. (position 1)'],
  ['FindString("a", "a", 1 - 1)', 'occurrence is 0, but must be at least 1. (position 1)'],
  [
    'Length(Task.none)',
    'Length needs a value for text, which is NOT_SET. Test it with IsSet first. (position 1)',
  ],
  [
    '"a" + Task.none',
    '+ needs a value for addend, which is NOT_SET. Test it with IsSet first. (position 1)',
  ],
  [
    '"a" < Task.none',
    '< needs a value for other, which is NOT_SET. Test it with IsSet first. (position 1)',
  ],
])('%s fails: %s', (expression, error) => {
  expect(ask(expression)).toBe(error)
})

it('refuses to grow a text without end', () => {
  const long = 'x'.repeat(600_000)
  const answer = evaluateLine({
    expression: 'Append(Task.long, Task.long)',
    variables: { 'Task.long': { type: 'string', value: long } },
  })
  expect(answer).toEqual({ error: 'The text is longer than 1000000 characters. (position 1)' })
})
