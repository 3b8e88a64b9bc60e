import { expect, test } from 'vitest'
import { refusalOf } from '#testing/archy-files.ts'

test.each([
  ['  name: Pay: now\n', 2, 9, 'a text that holds “: ” needs quotes'],
  ['   name: Pay\n  division: Home\n', 3, 1, 'not indented as the keys that it belongs to'],
  ['  tasks:\n  - a: 1\n    - b: 2\n', 4, 1, 'not indented as the list that it belongs to'],
  ['  name\n  division: Home\n', 2, 3, 'a “:” is missing behind it'],
  ['  name: "Pay\n  division: Home\n', 2, 9, 'a quote (") is not closed'],
  ["  name: 'Pay\n  division: Home\n", 2, 9, "a quote (') is not closed"],
  ['  tasks: [1, 2\n  division: Home\n', 3, 3, 'a bracket is not closed with ]'],
  ['  exp: "a" + "b"\n', 2, 12, 'needs other quotes around all of it'],
  ['  condition: {exp: !IsSet(Flow.Amount)}\n', 2, 20, 'a text that begins with ! needs quotes'],
  ['  exp: !IsSet(Flow.Amount)\n', 2, 8, 'a text that begins with ! needs quotes'],
  ['  name: @Pay\n', 2, 9, 'a text that begins with @ needs quotes'],
  ['\tname: Pay\n', 2, 1, 'indented with spaces, not with tabs'],
])('%#', (lines, line, column, words) => {
  const refusal = refusalOf(`secureCall:\n${lines}`)
  expect(refusal).toContain(`This is not YAML at line ${line}, column ${column}: `)
  expect(refusal).toContain(words)
})
