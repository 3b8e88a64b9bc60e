import { describe, expect, test } from 'vitest'
import { scanExpression } from './scan-expression.ts'

function mentionsOf(text: string): readonly string[] | string {
  const scanned = scanExpression(text)
  return 'error' in scanned ? scanned.error : scanned.mentions.map(({ name }) => name)
}

describe('what an expression mentions', () => {
  test.each([
    ['Task.Card', ['Task.Card']],
    ['Append(Task.A, "Task.B", Flow.C)', ['Task.A', 'Flow.C']],
    ['If(IsSet(Task.A) and not Task.B, NOT_SET, true)', ['Task.A', 'Task.B']],
    ['"a \\" Task.A" + Task.B', ['Task.B']],
    ['Task.List[0].name == 12.5', ['Task.List']],
    ['GetAt(Split(Flow.InvocationData, "|"), 0)', ['Flow.InvocationData']],
    ['ToAudio(Prompt.Welcome)', ['Prompt.Welcome']],
    ['bare + Task.A', ['bare', 'Task.A']],
  ])('%s', (text, names) => {
    expect(mentionsOf(text)).toEqual(names)
  })
})

describe('what cannot be an expression', () => {
  test.each([
    ['', 'There is no expression defined'],
    ['Append("a", "b"', 'Missing ) for ( at position 7.'],
    ['Task.A)', "')' at position 7 closes nothing."],
    ['Task.A[1)', "')' at position 9 closes nothing."],
    ['"a" + "b', 'The text at position 7 has no closing quote.'],
  ])('%s', (text, error) => {
    expect(mentionsOf(text)).toBe(error)
  })
})
