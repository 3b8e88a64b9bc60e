import { expect, it } from 'vitest'
import { compareWithCore, DISAGREEMENTS } from '#testing/expression-core.ts'
import {
  conversionQuestions,
  functionQuestions,
  operatorQuestions,
  secureQuestions,
} from '#testing/expression-questions.ts'
import { syntaxQuestions } from '#testing/syntax-questions.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'
import { runMode } from '#testing/run-mode.ts'

/** The core takes some hundredths of a second for a question: most days a sample has to do. */
const isWhole = ['nightly', 'conformance'].includes(runMode)

const SAMPLE = 25

describeWithSharedData('our checker and the Architect core', () => {
  const used = new Set<string>()

  it.each([
    ['operators between all types', operatorQuestions()],
    ['functions with fitting and unfitting arguments', functionQuestions()],
    ['results where another type is needed', conversionQuestions()],
    ['secure variables', secureQuestions()],
    ['a list of users', [{ expr: 'MakeList(Task.v)', vars: { 'Task.v': { type: 'user' } } }]],
    ['names, literals and syntax', syntaxQuestions()],
  ])('agree about %s', { timeout: 300_000 }, (_name, questions) => {
    const asked = isWhole ? questions : questions.filter((_, i) => i % SAMPLE === 0)
    const { disagreements, reasons } = compareWithCore(asked)
    for (const reason of reasons) used.add(reason)
    expect(disagreements).toEqual([])
  })

  it.runIf(isWhole)('still differ for every reason listed', () => {
    const all = DISAGREEMENTS.map(({ reason }) => reason)
    expect(all.filter((reason) => !used.has(reason))).toEqual([])
  })
})
