import { expect, it } from 'vitest'
import { parseExpression } from './parse.ts'
import { renameReferences, variableReferences } from './references.ts'

function referencesIn(text: string) {
  const result = parseExpression(text)
  return result.ok ? variableReferences(result.value) : []
}

it('finds every mention with its place, properties left out', () => {
  expect(referencesIn('Append(Task.a, Task.Amount.code, Flow.list[Task.i])')).toEqual([
    { name: 'Task.a', start: 7, end: 13, tested: false },
    { name: 'Task.Amount', start: 15, end: 26, tested: false },
    { name: 'Flow.list', start: 33, end: 42, tested: false },
    { name: 'Task.i', start: 43, end: 49, tested: false },
  ])
})

it('marks what stands inside IsSet or IsNotSetOrEmpty only', () => {
  const found = referencesIn('If(isset(Task.a) and !IsNotSetOrEmpty(Trim(Task.b)), Task.a, "")')
  expect(found.map(({ name, tested }) => [name, tested])).toEqual([
    ['Task.a', true],
    ['Task.b', true],
    ['Task.a', false],
  ])
})

it('does not take a prompt, a string or a function for a variable', () => {
  expect(referencesIn('If("Task.x" == "", PromptSystem.processing, Prompt.welcome)')).toEqual([])
})

it.each([
  ['task.CARD + Task.card.x + Task.cardNumber', 'Task.pan + Task.pan.x + Task.cardNumber'],
  ['"Task.card" + Task.card', '"Task.card" + Task.pan'],
  ['Append(MyTask.card, Task.card)', 'Append(MyTask.card, Task.pan)'],
  ['Find(Task.l)[0].card == Task.card[0]', 'Find(Task.l)[0].card == Task.pan[0]'],
  ['1 + + Task.card', '1 + + Task.pan'],
  ['Task.card "unclosed', 'Task.card "unclosed'],
])('renames Task.card in %s', (text, expected) => {
  expect(renameReferences(text, 'Task.card', 'Task.pan')).toBe(expected)
})
