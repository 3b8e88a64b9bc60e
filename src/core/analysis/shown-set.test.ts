import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateExpression } from '#core/language/expression/evaluate.ts'
import { valueOf } from '#core/language/expression/outcome.ts'
import type { Value } from '#core/language/expression/values.ts'
import { isTrue } from '#core/kinds/simulation.ts'
import { parsedExpression } from './references.ts'
import { namesShownSet } from './shown-set.ts'

function shown(text: string, holds: boolean): readonly string[] {
  const parsed = parsedExpression(text)
  expect(parsed).not.toBeNull()
  return parsed === null ? [] : namesShownSet(parsed, holds)
}

describe('what a condition shows to have a value', () => {
  test.each([
    ['IsSet(Task.Text)', true],
    ['!IsSet(Task.Text)', false],
    ['IsNotSetOrEmpty(Task.Text)', false],
    ['!IsNotSetOrEmpty(Task.Text)', true],
    ['isnotsetorempty(Task.Text) == false', true],
    ['IsSet(Task.Text) and Length(Task.Text) > 2', true],
    ['IsNotSetOrEmpty(Task.Text) or Length(Task.Text) > 2', false],
    ['Task.Text == "paid"', true],
    ['"paid" == Task.Text', true],
    ['Task.Text != ""', false],
    ['Task.Text != NOT_SET', true],
    ['Task.Text == NOT_SET', false],
  ])('%s, when it is %s', (text, holds) => {
    expect(shown(text, holds)).toEqual(['Task.Text'])
    expect(shown(text, !holds)).toEqual([])
  })

  test('a number that was compared, whatever came of it', () => {
    expect(shown('Task.Number > 3', true)).toEqual(['Task.Number'])
    expect(shown('Task.Number > 3', false)).toEqual(['Task.Number'])
  })

  test('of two of which one is enough, none', () => {
    expect(shown('IsSet(Task.Text) or IsSet(Task.Number)', true)).toEqual([])
  })
})

const VALUES: Readonly<Record<string, readonly [Value, Value]>> = {
  'task.text': [valueOf('string', null), valueOf('string', 'paid')],
  'task.other': [valueOf('string', null), valueOf('string', '')],
  'task.number': [valueOf('integer', null), valueOf('integer', 3)],
  'task.flag': [valueOf('boolean', null), valueOf('boolean', true)],
}

const { condition } = fc.letrec<{ condition: string; test: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('test'),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or', '==', '!='), tie('condition'))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    tie('condition').map((inner) => `!(${inner})`),
    fc.tuple(tie('condition'), fc.boolean()).map(([inner, is]) => `(${inner}) == ${is}`),
  ),
  test: fc.oneof(
    fc
      .tuple(
        fc.constantFrom('IsSet', 'IsNotSetOrEmpty'),
        fc.constantFrom('Task.Text', 'Task.Other', 'Task.Flag'),
      )
      .map(([test, name]) => `${test}(${name})`),
    fc
      .tuple(
        fc.constantFrom('Task.Text', 'Task.Other', '"paid"', '""', 'NOT_SET'),
        fc.constantFrom('==', '!='),
        fc.constantFrom('Task.Text', 'Task.Other', '"paid"', '""'),
      )
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.constantFrom('3', 'Task.Number'))
      .map(([operator, right]) => `Task.Number ${operator} ${right}`),
    fc.constantFrom('Task.Flag', 'Task.Flag == false', 'true', 'false'),
  ),
}))

test('what is shown to have a value has one whenever the condition comes out so', () => {
  const run = { numRuns: 2000 }
  fc.assert(
    fc.property(condition, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (text, set) => {
      const parsed = parsedExpression(text)
      fc.pre(parsed !== null)
      const names = Object.keys(VALUES)
      const isSet = new Map(names.map((name, i) => [name, set[i] ?? false]))
      const found = evaluateExpression(parsed, {
        variables: (name) => VALUES[name.toLowerCase()]?.[isSet.get(name.toLowerCase()) ? 1 : 0],
        now: 0,
      })
      // What fails is left by no output.
      fc.pre(found.ok)
      for (const name of namesShownSet(parsed, isTrue(found.value))) {
        expect(isSet.get(name.toLowerCase()), `${name} in ${text}`).toBe(true)
      }
    }),
    run,
  )
})
