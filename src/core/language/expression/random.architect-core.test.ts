import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expressionQuestions } from '#testing/arbitrary-expressions.ts'
import { compareWithCore } from '#testing/expression-core.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'

const numRuns = ['nightly', 'conformance'].includes(import.meta.env.MODE) ? 3000 : 100

describeWithSharedData('our checker and the Architect core', () => {
  it('agree about random expressions', { timeout: 600_000 }, () => {
    const questions = fc.sample(expressionQuestions(), numRuns)
    expect(compareWithCore(questions).disagreements).toEqual([])
  })
})
