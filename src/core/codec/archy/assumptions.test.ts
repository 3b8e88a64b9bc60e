import { expect, test } from 'vitest'
import type { TaskId } from '#core/base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

/** A flow that has everything whose form in Archy YAML is assumed. */
const design = buildFlow(`
  start: enter -> ask: collect(CC, digits=13-19) -> check: extract(Last4 = Right(Task.CC, 4)) -> pay: pay -> end: return
  ask.failure -> again: play -> ask
  task Handler
  sorry: play -> back: return
`)

const evidence: Readonly<Record<string, RegExp>> = {
  'secure-variable': /isSecure: true/,
  acknowledgement: /secureDataAcknowledged: true/,
  'secure-action-key': /callDataSecure:[^]*dataAction:\n +Process_Payment:/,
  'dtmf-key': /terminatingDtmf: digit_#/,
  'error-handling-task': /errorHandling:\n +task:\n +targetTaskRef: "/,
  'jump-to-task': /jumpToTask:\n +name: .*\n +targetTaskRef: "/,
  'reference-characters': /task\[Shared: ask_\d+\]/,
}

test('every assumption says what is written, and what would settle it', () => {
  const handler = design.tasks[1]?.id ?? ('' as TaskId)
  const flow = { ...design.flow, errorHandling: { type: 'task' as const, task: handler } }
  const written = writeArchy({ ...design, flow })
  if (!written.ok) throw new Error(written.error.map(describeArchyProblem).join('\n'))
  for (const { id, settledBy } of ASSUMPTIONS) {
    expect(written.value.yaml).toMatch(evidence[id] ?? /an assumption without evidence/)
    expect(settledBy).toMatch(/^an export with|^an export whose/)
  }
})
