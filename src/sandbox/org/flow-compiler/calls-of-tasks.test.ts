import { expect, test } from 'vitest'
import { writeArchy } from '#core/codec/archy/write.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { createOrgState } from '../seed.ts'
import { compileFlow } from './compile.ts'

test('what export writes of calls of tasks compiles', () => {
  const design = buildFlow(`
    entered by transfer
    start -> ask: calltask(Ask) -> again: calltask(Ask) -> thanks: play("Thanks.") -> end: hangup
    ask.Refused, again.Refused -> sorry: play("Sorry.") -> end
    task Ask ends Refused
    card: collect(Flow.Number) -> good: endtask
    card.failure -> bad: endtask(Refused)`)
  const written = writeArchy(design)
  const yaml = written.ok ? written.value.yaml : ''
  const { messages } = compileFlow(yaml, createOrgState({ basePath: '', uploadOrigin: '' }))
  expect(messages.filter(({ type }) => type === 'Error')).toEqual([])
  expect(yaml.match(/callTask:/g)).toHaveLength(2)
})
