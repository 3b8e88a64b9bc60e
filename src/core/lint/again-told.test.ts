import { expect, test } from 'vitest'
import type { NodeId, VariableId } from '#core/base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { expression } from '../model/values.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

const UNKNOWN = '"We do not know yet."'
const DENIED = '"Your card was not charged."'

/** What is said by a variable, as a pass over the design never seen finds it. */
const design = buildFlow(`variable Msg = ${UNKNOWN}
start -> early: set(Msg = ${UNKNOWN}) -> token: fetch -> pay: pay -> done: return
pay.timeout -> late: set(Other = "x") -> copy: set(Other = Task.Msg) -> sorry: play(Task.Other) -> done
pay.failure -> done`)

function giving(node: string, variable: string, text: string): Edit {
  const statement = { type: 'string', variable, value: expression(text) }
  const props = { statements: [statement] }
  return { type: 'set-node', node: node as NodeId, patch: { props } }
}

function saying(text: string): Edit {
  const audio = { type: 'expression', text }
  return { type: 'set-node', node: 'sorry' as NodeId, patch: { props: { audio } } }
}

const initially = (text: string): Edit => ({
  type: 'set-variable',
  variable: design.variables.find(({ name }) => name === 'Task.Msg')?.id ?? ('' as VariableId),
  patch: { initial: expression(text) },
})

const EDITS: readonly (readonly [string, Edit, boolean])[] = [
  ['other words before the payment', giving('early', 'Task.Msg', DENIED), true],
  ['nothing is copied any more', giving('copy', 'Task.Other', '"x"'), false],
  ['it is copied again', giving('copy', 'Task.Other', 'Task.Msg'), true],
  ['another variable is said', saying('Task.Msg'), true],
  ['another value comes between', giving('late', 'Task.Msg', UNKNOWN), false],
  ['and none any more', giving('late', 'Task.Other', '"x"'), true],
  ['it is only measured', saying('If(Length(Task.Msg) == 1, "a", "b")'), false],
  ['it is said under a condition', saying('Append("We do not know whether ", Task.Msg)'), false],
  ['it is said by itself', saying('Task.Msg'), true],
  ['the words before the payment are gone', giving('early', 'Task.Other', '"x"'), false],
  ['and stand there from the start', initially(DENIED), true],
  ['other ones stand there', initially(UNKNOWN), false],
]

test('a pass after another text in a variable finds what a pass over a design never seen finds', () => {
  const check = startLinter()
  let now: Design = design
  expect(denied(check(now))).toBe(false)
  for (const [what, edit, isDenied] of EDITS) {
    const applied = applyEdit(now, edit)
    if (!applied.ok) throw new Error(applied.error.code)
    now = applied.value.design
    const later = check(now)
    expect(later).toEqual(lintDesign(structuredClone(now)))
    expect([what, denied(later)]).toEqual([what, isDenied])
  }
})

function denied({ problems }: ReturnType<typeof lintDesign>): boolean {
  return problems.some(({ code }) => code === 'SF-REL-08')
}
