import { expect, it } from 'vitest'
import type { CheckOptions, ScopeVariable } from './check.ts'
import { checkExpression } from './check.ts'
import { parseExpression } from './parse.ts'
import { describeExpressionProblem } from './problem.ts'

const VARIABLES: Readonly<Record<string, ScopeVariable>> = {
  'task.name': { type: 'string', secure: false },
  'task.count': { type: 'integer', secure: false },
  'task.card': { type: 'string', secure: true },
  'task.money': { type: 'currency', secure: false },
  'task.list': { type: 'stringCollection', secure: false },
  'task.order': { type: 'json', secure: false },
  'task.contact': { type: 'unknown', secure: false },
}

function scope(name: string): ScopeVariable | undefined {
  return VARIABLES[name.toLowerCase()]
}

function check(text: string, options: Partial<CheckOptions> = {}) {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`cannot be read: ${text}`)
  const checked = checkExpression(parsed.value, scope, { allowSecure: false, ...options })
  return checked.ok ? checked.value : checked.error.map(describeExpressionProblem)
}

it.each([
  ['Append(Task.name, "!")', 'string'],
  ['TASK.NAME', 'string'],
  ['Task.count / 2', 'decimal'],
  ['If(Task.count > 1, Task.list, MakeList("a"))', 'stringCollection'],
  ['Task.list[0]', 'string'],
  ['Task.money["CODE"]', 'string'],
  ['MakeList(NOT_SET, 1.5)', 'decimalCollection'],
  ['Task.order.customer.name', 'json'],
  ['Task.contact.anything + 1', 'integer'],
  ['Append(Task.contact.firstName, "x")', 'string'],
  ['Task.contact[0]', 'unknown'],
  ['GetAt(Task.contact, 0)', 'unknown'],
  ['MakeList(Task.contact)', 'unknownCollection'],
  ['NOT_SET', 'notSet'],
  ['Prompt.Welcome', 'prompt'],
])('%s has the type %s', (text, type) => {
  expect(check(text)).toEqual({ type })
})

it.each([
  ['"5"', 'integer', 'ToInt'],
  ['Task.count', 'string', 'ToString'],
  ['Task.order.name', 'string', 'ToString'],
  ['"hello"', 'audio', 'ToAudioTTS'],
  ['Prompt.Welcome', 'audio', 'ToAudio'],
] as const)('%s fits %s through %s', (text, expected, conversion) => {
  expect(check(text, { expected })).toEqual({ type: expected, conversion })
})

it('lets NOT_SET stand for every type', () => {
  expect(check('NOT_SET', { expected: 'dateTime' })).toEqual({ type: 'notSet' })
})

it('allows secure variables only where they may be read', () => {
  const refused =
    "Secure variables cannot be used here. You can use the 'Extract Secure Data' action to unsecure the value from 'Task.card' to a non-secure variable. (position 7)"
  expect(check('IsSet(Task.card)')).toEqual([refused])
  expect(check('IsSet(Task.card)', { allowSecure: true })).toEqual({ type: 'boolean' })
  expect(check('"Task.card"')).toEqual({ type: 'string' })
})

it.each([
  ['Task.nome', 'There is no variable Task.nome. Declare it, or correct the name. (position 1)'],
  [
    'Lenght(Task.name)',
    'The function Lenght is not known here. Correct its name; if it is newer, Architect alone can check it. (position 1)',
  ],
  ['Task.money.value', 'A value of type Currency has no property value. (position 12)'],
  [
    'Task.money[Task.name]',
    'A property of a value of type Currency is named by a text in double quotes between [ and ]. (position 11)',
  ],
  [
    'Task.name + Task.count',
    '+ does not take String and Integer. Expected (augend: integer, addend: integer), or (augend: decimal, addend: integer), or (augend: integer, addend: decimal), or (augend: decimal, addend: decimal), or (augend: currency, addend: currency), or (augend: audioOrPrompt, addend: audioOrPrompt), or (augend: duration, addend: dateTime), or (augend: dateTime, addend: duration), or (augend: duration, addend: duration), or (augend: string, addend: string). (position 11)',
  ],
  [
    'Left(Task.count, 2)',
    'Left does not take Integer and Integer. Expected Left(text: string, length: integer). (position 1)',
  ],
  ['If(true, 1, "a")', 'If needs arguments of one type, but got Integer and String. (position 1)'],
  ['Task.name == 5', '== needs arguments of one type, but got String and Integer. (position 11)'],
  [
    'MakeList(NOT_SET)',
    'MakeList cannot tell a type from NOT_SET alone. Wrap one in a conversion, for example ToString(NOT_SET). (position 1)',
  ],
  ['Left("a", -1)', 'length must be at least 0. (position 11)'],
  ['1 / 0', 'divisor must not be zero. (position 5)'],
  [
    '1000000000000000',
    'An Integer must lie between -999999999999999 and 999999999999999. (position 1)',
  ],
  ['MakeCurrency(1, "USX")', '"USX" is not an ISO 4217 currency code. (position 17)'],
  [
    'ToAudioBlank(Task.count)',
    'milliseconds must be a value of type Integer that is written out, not computed. (position 14)',
  ],
  [
    'Append(AudioPlaybackOptions(Prompt.x, true), Prompt.x)',
    'AudioPlaybackOptions must be the outermost call of the expression. (position 8)',
  ],
  [
    'ToAudioNumber(1, Language.Case.dative, Language.Case.article)',
    'Only one Language.Case constant can be given. (position 40)',
  ],
  ['FindQueue("x")', 'FindQueue is not available in a secure call flow. (position 1)'],
])('%s: %s', (text, problem) => {
  expect(check(text)).toEqual([problem])
})

it('says which type is needed, and how to make a collection', () => {
  expect(check('Task.list', { expected: 'integer' })).toEqual([
    'The result is String Collection, but Integer is needed here. (position 1)',
  ])
  expect(check('Task.name', { expected: 'stringCollection' })).toEqual([
    'The result is String, but String Collection is needed here. Wrap it in MakeList. (position 1)',
  ])
})

it('lists every mistake once, in the order of the text', () => {
  expect(check('Append(Task.nome, Lenght(Task.card))', { expected: 'integer' })).toEqual([
    'There is no variable Task.nome. Declare it, or correct the name. (position 8)',
    expect.stringContaining('The function Lenght is not known here.'),
    expect.stringContaining("unsecure the value from 'Task.card'"),
  ])
})
