import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeWithSharedData, sharedPath } from '#testing/shared-data.ts'
import { checkExpression } from './check.ts'
import { describeExpressionError } from './expression-error.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'
import { describeExpressionProblem } from './problem.ts'

describeWithSharedData('the expressions of published flows', () => {
  it('can be read, checked and written again', () => {
    const expressions = publishedExpressions()
    expect(expressions.length).toBeGreaterThan(150)
    expect(expressions.flatMap(complaintsAbout)).toEqual([])
  })
})

/** Without those that hold {{…}}, which Archy replaces before it reads an expression. */
function publishedExpressions(): readonly string[] {
  const folder = sharedPath('data', 'archy-corpus')
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const found = files.flatMap((file) =>
    expressionsIn(parse(readFileSync(join(folder, file), 'utf8'), { logLevel: 'silent' })),
  )
  return Array.from(new Set(found)).filter((text) => !text.includes('{{'))
}

function complaintsAbout(text: string): readonly string[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) return [`${text}: ${describeExpressionError(parsed.error)}`]
  if (!parseExpression(printExpression(parsed.value)).ok) return [`${text}: not written well`]
  const checked = checkExpression(parsed.value, () => ({ type: 'unknown', secure: false }), {
    allowSecure: true,
  })
  // Flows of other kinds may use what a secure call flow may not.
  return (checked.ok ? [] : checked.error)
    .filter(({ code }) => code !== 'not-in-secure-flow')
    .map((problem) => `${text}: ${describeExpressionProblem(problem)}`)
}

function expressionsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'exp' && typeof value === 'string' ? [value] : expressionsIn(value),
  )
}
