import { expect, test } from 'vitest'
import { parseExpression } from './parse.ts'
import { shownParts } from './shown-parts.ts'

test.each([
  ['"a"', ['a']],
  ['Task.Text', ['Task.Text']],
  ['Append("a ", Task.Text, " b")', ['a ', 'Task.Text', ' b']],
  ['"a" + Task.Text', ['a', 'Task.Text']],
  ['ToAudioTTS(Upper(Task.Text))', ['Task.Text']],
  ['If(Task.Status == "approved", Task.Yes, "no")', ['Task.Yes', 'no']],
  ['Left(Task.Text, Length(Task.Other))', ['Task.Text']],
  ['Contains(Task.Text, "a")', []],
  ['FindString(Task.Text, "a")', []],
  ['IsNotSetOrEmpty(Task.Text)', []],
  ['!(Task.Text == "a") and true', []],
  ['MakeList("a", Task.Text)[Task.Number]', ['a', 'Task.Text']],
  ['NotKnownHere("a", Task.Text)', ['a', 'Task.Text']],
  ['5', []],
])('%s shows %j', (text, shown) => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(text)
  const parts = shownParts(parsed.value)
  expect(parts.map((part) => (part.kind === 'string' ? part.value : part.name))).toEqual(shown)
})
