import { expect, it } from 'vitest'
import { describeWithSharedData, sharedJson } from '../../../testing/shared-data.ts'
import { evaluateLine } from './evaluate-line.ts'

interface Case {
  readonly id: string
  readonly expression: string
  readonly result: string
}

describeWithSharedData('the examples of the Architect core', () => {
  const cases = sharedJson<readonly Case[]>('data', 'expression-cases.json')

  it('are all there', () => {
    expect(cases.length).toBeGreaterThan(300)
  })

  it.each(cases)('$id: $expression', ({ expression, result }) => {
    const answer = evaluateLine({ expression })
    expect('result' in answer ? comparable(answer.result) : answer).toBe(comparable(result))
  })
})

/** A decimal may differ in trailing zeros. */
function comparable(literal: string): string {
  return /^-?\d+\.\d+$/.test(literal) ? literal.replace(/\.?0+$/, '') : literal
}
