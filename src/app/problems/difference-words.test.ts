import { expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { differenceBetween } from '#core/model/design-difference.ts'
import { batch } from '#core/model/edit.ts'
import { findProblems } from '#core/lint/lint.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { differenceInWords } from './difference-words.ts'

/** What the fix of the first problem of a rule does, in words. */
function fixInWords(flow: string, rule: string): readonly string[] {
  const design = buildFlow(flow)
  const fix = findProblems(design).find((problem) => problem.rule === rule)?.fix
  if (fix == null) throw new Error(`no fix of ${rule}`)
  const done = applyEdit(design, batch(fix.edits))
  if (!done.ok) throw new Error(done.error.code)
  const { design: after } = done.value
  return differenceInWords(differenceBetween(design, after), design, after).map(
    ({ kind, text, values }) =>
      `${kind} ${text}${values === undefined ? '' : ` [${values.before} > ${values.after}]`}`,
  )
}

test('a fetch that moves says which outputs lead elsewhere', () => {
  const lines = fixInWords(
    `start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay -> done: return
     token.failure, token.timeout, cvv.failure, pay.failure, pay.timeout -> done`,
    'token-after-input',
  )
  expect(lines).toContain('change next of “start” leads to “cvv”, no longer to “token”')
  expect(lines).toContain('change success of “cvv” leads to “token”, no longer to “pay”')
  expect(lines.at(-1)).toMatch(/^move \d nodes? stands? elsewhere$/)
})

test('a value that changes is told as it was and as it will be', () => {
  expect(
    fixInWords('start -> token: fetch -> pay: pay -> done: return', 'processing-prompt-set'),
  ).toEqual(['change “While waiting” of “token” [null > PromptSystem.processing]'])
})

test('error handling says what is added and what is set', () => {
  const lines = fixInWords('start -> hello: play -> done: return', 'error-handling-set')
  expect(lines).toContain('add Task “On error”')
  expect(lines).toContain('add Node “Return after an error”')
  expect(lines.some((line) => line.startsWith('change Flow settings: error handling'))).toBe(true)
})

test('what stands elsewhere only is one line', () => {
  const design = buildFlow('start -> hello: play -> done: return')
  const positions = { ['hello' as NodeId]: { x: 1, y: 1 }, ['done' as NodeId]: { x: 2, y: 2 } }
  const done = applyEdit(design, { type: 'move-nodes', positions })
  if (!done.ok) throw new Error(done.error.code)
  const { design: after } = done.value
  expect(differenceInWords(differenceBetween(design, after), design, after)).toEqual([
    { kind: 'move', text: '2 nodes stand elsewhere' },
  ])
})
