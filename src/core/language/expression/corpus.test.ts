import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeWithSharedData, sharedPath } from '../../../testing/shared-data.ts'
import { checkExpression } from './check.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'
import { describeExpressionProblem } from './problem.ts'

describeWithSharedData('the expressions of published flows', () => {
  const folder = sharedPath('data', 'archy-corpus')
  const found = new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) =>
        expressionsIn(parse(readFileSync(`${folder}/${file}`, 'utf8'), { logLevel: 'silent' })),
      ),
  )
  // Archy replaces {{…}} before it reads an expression.
  const expressions = Array.from(found).filter((text) => !text.includes('{{'))

  it('are there', () => {
    expect(expressions.length).toBeGreaterThan(150)
  })

  it.each(expressions)('%j can be read, checked and written again', (text) => {
    const parsed = parseExpression(text)
    if (!parsed.ok) throw new Error(parsed.error.code)
    expect(parseExpression(printExpression(parsed.value)).ok).toBe(true)
    const checked = checkExpression(parsed.value, () => ({ type: 'unknown', secure: false }), {
      allowSecure: true,
    })
    const problems = checked.ok ? [] : checked.error
    // Flows of other kinds may use what a secure call flow may not.
    const others = problems.filter(({ code }) => code !== 'not-in-secure-flow')
    expect(others.map(describeExpressionProblem)).toEqual([])
  })
})

function expressionsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'exp' && typeof value === 'string' ? [value] : expressionsIn(value),
  )
}
