import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expressionQuestions } from '#testing/arbitrary-expressions.ts'
import { compareWithCore } from '#testing/expression-core.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'
import { runMode } from '#testing/run-mode.ts'

/** The same ones every day; others, and more of them, where the core is what a run is about. */
const isWhole = ['nightly', 'conformance'].includes(runMode)
const sample = isWhole ? { numRuns: 3000 } : { numRuns: 100, seed: 1 }

describeWithSharedData('our checker and the Architect core', () => {
  it('agree about random expressions', { timeout: 600_000 }, () => {
    const questions = fc.sample(expressionQuestions(), sample)
    expect(compareWithCore(questions).disagreements).toEqual([])
  })
})
