import { expect, it } from 'vitest'
import type { EvaluationContext } from './evaluate.ts'
import { evaluateExpression } from './evaluate.ts'
import { describeEvaluationError } from './failure.ts'
import { parseExpression } from './parse.ts'
import { literalOf } from './value-text.ts'
import type { Value } from './values.ts'
import { toJson } from '../json/json-value.ts'

const VALUES: Readonly<Record<string, Value>> = {
  'Task.Card': { type: 'string', data: '4111111111111111' },
  'Task.Contact': { type: 'unknown', data: toJson({ age: 5 }) },
}

function evaluate(text: string, context: Partial<EvaluationContext> = {}) {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`cannot be read: ${text}`)
  return evaluateExpression(parsed.value, { variables: (name) => VALUES[name], now: 0, ...context })
}

it('asks for variables by the name as written', () => {
  const asked: string[] = []
  evaluate('Append(task.a, Task.B)', {
    variables: (name) => {
      asked.push(name)
      return { type: 'string', data: name }
    },
  })
  expect(asked).toEqual(['task.a', 'Task.B'])
})

it('tells the place of a failure', () => {
  expect(evaluate('1 + Length(Task.Nobody)')).toMatchObject({
    ok: false,
    error: { code: 'unknown-variable', name: 'Task.Nobody', start: 11, end: 22 },
  })
})

it('can leave the values out of the words for a failure', () => {
  const tooBig = evaluate('ToInt(Task.Card)')
  if (tooBig.ok) throw new Error('a card number is no Integer')
  expect(describeEvaluationError(tooBig.error)).toContain('4111111111111111')
  expect(describeEvaluationError(tooBig.error, 'hidden')).toBe(
    'The integer must lie between -999999999999999 and 999999999999999. (position 1)',
  )
  const notDate = evaluate('ToDateTime(Task.Card)')
  if (notDate.ok) throw new Error('a card number is no date')
  expect(describeEvaluationError(notDate.error, 'hidden')).toBe(
    'The value cannot be converted to DateTime. Expected a date like 2009-01-10T06:30:00Z. (position 1)',
  )
})

function exists(_type: string, name: string): boolean {
  return name !== 'Nowhere'
}

it('knows queues, users and prompts as far as it is told', () => {
  const found = evaluate('ToQueue("Payments")', { exists })
  expect(found.ok && literalOf(found.value)).toBe('Payments')
  expect(evaluate('ToQueue("Nowhere")', { exists })).toMatchObject({
    error: { code: 'cannot-convert' },
  })
  const missing = evaluate('FindQueue("Nowhere")', { exists })
  expect(missing.ok && literalOf(missing.value)).toBe('NOT_SET')
})

it('fails on a value of no known type instead of guessing', () => {
  expect(evaluate('Task.Contact.age + 1')).toMatchObject({ error: { code: 'no-overload' } })
  const set = evaluate('IsSet(Task.Contact.age)')
  expect(set.ok && literalOf(set.value)).toBe('true')
})

it('evaluates a deep expression in no time', () => {
  const sum = evaluate(`1${'+1'.repeat(61)}`)
  expect(sum.ok && literalOf(sum.value)).toBe('62')
  const logic = evaluate(`true${' and true'.repeat(61)}`)
  expect(logic.ok && literalOf(logic.value)).toBe('true')
  expect(evaluate('1.0000001 ^ 999999999999999').ok).toBe(false)
})
