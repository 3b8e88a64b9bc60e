import { expect, it } from 'vitest'
import { describeWithSharedData, sharedJson } from '#testing/shared-data.ts'
import { evaluateLine } from './evaluate-line.ts'

interface Case {
  readonly id: string
  readonly expression: string
  readonly result: string
}

describeWithSharedData('the examples of the Architect core', () => {
  it('have the results that the core documents', () => {
    const cases = sharedJson<readonly Case[]>('data', 'expression-cases.json')
    expect(cases.length).toBeGreaterThan(300)
    const different = cases.flatMap(({ id, expression, result }) => {
      const answer = evaluateLine({ expression })
      const ours = 'result' in answer ? answer.result : answer.error
      if (comparable(ours) === comparable(result)) return []
      return [`${id}: ${expression} is ${result}, but we say ${ours}`]
    })
    expect(different).toEqual([])
  })
})

/** A decimal may differ in trailing zeros. */
function comparable(literal: string): string {
  return /^-?\d+\.\d+$/.test(literal) ? literal.replace(/\.?0+$/, '') : literal
}
