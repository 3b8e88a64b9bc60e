import { expect, test } from 'vitest'
import { impliedBy } from './implied.ts'
import { parseExpression } from './parse.ts'

test.each([
  ['Task.A and !Task.B', true, ['Task.A is true', 'Task.B is false']],
  ['Task.A and !Task.B', false, []],
  ['Task.A or !Task.B', false, ['Task.A is false', 'Task.B is true']],
  ['Task.A or !Task.B', true, []],
  ['!(Task.A or Task.B and Task.C)', true, ['Task.A is false']],
  ['Task.A == 1', false, ['Task.A == 1 is false']],
])('because %s is %s: %j', (text, holds, told) => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(text)
  const outcomes = impliedBy(parsed.value, holds)
  expect(
    outcomes.map(({ part, holds: isTrue }) => `${text.slice(part.start, part.end)} is ${isTrue}`),
  ).toEqual(told)
})
