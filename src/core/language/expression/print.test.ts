import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FUNCTIONS } from './functions.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'
import { renameReferences, variableReferences } from './references.ts'
import type { Expression } from './syntax.ts'
import { partsOf } from './syntax.ts'

it.each([
  ['1+2*3', '1 + 2 * 3'],
  ['(1+2)*3', '(1 + 2) * 3'],
  ['1-(2-3)', '1 - (2 - 3)'],
  ['(2^3)^2', '(2 ^ 3) ^ 2'],
  ['2^(3^2)', '2 ^ 3 ^ 2'],
  ['-(-5)', '-(-5)'],
  ['!(true AND false)', '!(true and false)'],
  ['true?1:(false?2:3)', 'true ? 1 : (false ? 2 : 3)'],
  ['Task.list [ 0 ]', 'Task.list[0]'],
])('%s is written %s', (text, printed) => {
  const parsed = parseExpression(text)
  expect(parsed.ok ? printExpression(parsed.value) : parsed.error).toBe(printed)
})

/** Without places: they change when a text is written anew. */
function structure(expression: Expression): unknown {
  const { start: _start, end: _end, ...rest } = expression
  const own = Object.entries(rest).filter(
    ([key, value]) => !key.endsWith('Start') && typeof value !== 'object',
  )
  return [Object.fromEntries(own), partsOf(expression).map(structure)]
}

const place = { start: 0, end: 0 }
const NAMES = ['Task.a', 'Flow.b', 'Task.Secure_CC']
const BINARY = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '&',
  '|',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
] as const

const { expression } = fc.letrec<{ expression: Expression; postfix: Expression }>((tie) => ({
  postfix: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'depth' },
    fc.constantFrom(...NAMES).map((name): Expression => ({ kind: 'reference', name, ...place })),
    fc
      .tuple(
        fc.constantFrom(...FUNCTIONS.map(({ name }) => name)),
        fc.array(tie('expression'), { maxLength: 3, depthIdentifier: 'depth' }),
      )
      .map(([name, args]): Expression => ({ kind: 'call', name, args, ...place })),
    fc.tuple(tie('postfix'), tie('expression')).map(
      ([object, index]): Expression => ({
        kind: 'index',
        object,
        index,
        bracketStart: 0,
        ...place,
      }),
    ),
    tie('postfix').map(
      (object): Expression => ({
        kind: 'member',
        object,
        property: 'amount',
        propertyStart: 0,
        ...place,
      }),
    ),
  ),
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'depth' },
    fc
      .constantFrom('0', '007', '5.50', '.5', '3.')
      .map(
        (text): Expression => ({ kind: 'number', text, isDecimal: text.includes('.'), ...place }),
      ),
    fc
      .string({ unit: 'grapheme' })
      .map((value): Expression => ({ kind: 'string', value, ...place })),
    fc.boolean().map((value): Expression => ({ kind: 'boolean', value, ...place })),
    fc.constant<Expression>({ kind: 'not-set', ...place }),
    tie('postfix'),
    fc
      .tuple(fc.constantFrom('-', '!', '~'), tie('expression'))
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator, operand, ...place })),
    fc.tuple(fc.constantFrom(...BINARY), tie('expression'), tie('expression')).map(
      ([operator, left, right]): Expression => ({
        kind: 'binary',
        operator,
        operatorStart: 0,
        left,
        right,
        ...place,
      }),
    ),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(
      ([condition, whenTrue, whenFalse]): Expression => ({
        kind: 'conditional',
        operatorStart: 0,
        condition,
        whenTrue,
        whenFalse,
        ...place,
      }),
    ),
  ),
}))

it('reads what it writes as the same expression', () => {
  fc.assert(
    fc.property(expression, (given) => {
      const parsed = parseExpression(printExpression(given))
      expect(parsed.ok ? structure(parsed.value) : parsed.error).toEqual(structure(given))
    }),
  )
})

it('names every reference at the place where it stands', () => {
  fc.assert(
    fc.property(expression, (given) => {
      const text = printExpression(given)
      const parsed = parseExpression(text)
      const found = parsed.ok ? variableReferences(parsed.value) : []
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        found.map(({ name }) => name),
      )
    }),
  )
})

it('renames exactly the references, and back again', () => {
  fc.assert(
    fc.property(expression, (given) => {
      const text = printExpression(given)
      const renamed = renameReferences(text, 'task.A', 'Task.zz')
      const parsed = parseExpression(renamed)
      const names = parsed.ok ? variableReferences(parsed.value).map(({ name }) => name) : []
      expect(names).not.toContain('Task.a')
      expect(renameReferences(renamed, 'Task.zz', 'Task.a')).toBe(text)
    }),
  )
})

it('answers every text, whatever it is, with an expression or with an error inside the text', () => {
  const bits = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '"',
    '\\',
    '.',
    ',',
    '?',
    ':',
    '!',
    '-',
    '1',
    'Task.a',
    ' ',
    'é',
    '😀',
    'and',
    'Left',
  )
  fc.assert(
    fc.property(
      fc.array(bits).map((parts) => parts.join('')),
      (text) => {
        const parsed = parseExpression(text)
        if (parsed.ok) return
        expect(parsed.error.start).toBeGreaterThanOrEqual(0)
        expect(parsed.error.end).toBeLessThanOrEqual(text.length)
        expect(parsed.error.start).toBeLessThanOrEqual(parsed.error.end)
      },
    ),
  )
})
