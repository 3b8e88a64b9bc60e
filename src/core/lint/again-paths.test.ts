import { expect, test } from 'vitest'
import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { passesFindTheSame } from '#testing/lint-law.ts'
import type { NodeId } from '../base/ids.ts'
import { SENSITIVITIES } from '../model/data-action.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { lintDesign } from './lint.ts'

/** What changes paths and what holds on them: lines, steps, variables, actions. */
function editsOf(design: Design, step: Gesture): readonly Edit[] {
  const { what, pick, other } = step
  const edge = design.edges[(pick * 7) % Math.max(design.edges.length, 1)]
  const node = design.nodes[(pick * 5) % Math.max(design.nodes.length, 1)]
  const target = design.nodes[(other * 3) % Math.max(design.nodes.length, 1)]
  const variable = design.variables[other % Math.max(design.variables.length, 1)]
  const action = design.actions[other % Math.max(design.actions.length, 1)]
  switch (what % 4) {
    case 0:
      return edge === undefined || target === undefined
        ? []
        : [{ type: 'connect', edge: { ...edge, to: target.id } }]
    case 1: {
      if (node === undefined || target?.kind !== node.kind) return editOf(design, step)
      return [{ type: 'set-node', node: node.id, patch: { props: target.props } }]
    }
    case 2: {
      if (variable === undefined || action === undefined) return []
      const sensitivity = SENSITIVITIES[pick % SENSITIVITIES.length] ?? 'none'
      const purposes = ['payment', 'session-token', 'tokenize', 'other'] as const
      const purpose = purposes[pick % purposes.length] ?? 'other'
      return pick % 2 === 0
        ? [{ type: 'set-variable', variable: variable.id, patch: { sensitivity } }]
        : [{ type: 'set-action', action: action.id, patch: { purpose } }]
    }
    default:
      return editOf(design, step)
  }
}

passesFindTheSame('change paths', editsOf)

test('what two rules propose alike is made anew for both when it is another', () => {
  const design = buildFlow(`start -> sorry: play("Sorry.") -> count: set(Tries = Task.Tries + 1)
count -> early: fetch -> late: fetch -> exchange: tokenize(Other_Token) -> pay: pay -> done: return
early.timeout, late.failure, late.timeout, pay.timeout -> sorry
exchange.failure -> exchange`)
  const check = startLinter()
  check(design)
  const start = design.edges.find(({ from }) => from === 'start')
  const applied = applyEdit(design, {
    type: 'connect',
    edge: { from: 'start' as NodeId, output: start?.output ?? '', to: 'late' as NodeId },
  })
  expect(applied.ok && check(applied.value.design)).toEqual(
    applied.ok && lintDesign(structuredClone(applied.value.design)),
  )
})

test('the round that shows an endless loop is the same whichever way into the loop is looked at first', () => {
  const row = (name: string) =>
    Array.from({ length: 20 }, (_, i) => `${name}${i}: play`).join(' -> ')
  const built = buildFlow(`start -> ${row('say')} -> a: decide(Task.Ok)
a.yes -> b: play -> a
a.no -> c: play -> a
early: play
${row('more')} -> between: play -> c
early -> between`)
  // Nothing leads to it, and yet it stands before all others: what it leads to is gone through before the rest.
  const early = built.nodes.filter(({ id }) => id === 'early')
  const design = { ...built, nodes: [...early, ...built.nodes.filter(({ id }) => id !== 'early')] }
  const check = startLinter()
  check(design)
  const applied = applyEdit(design, {
    type: 'disconnect',
    from: 'early' as NodeId,
    output: 'next',
  })
  expect(applied.ok && check(applied.value.design)).toEqual(
    applied.ok && lintDesign(structuredClone(applied.value.design)),
  )
})

test('what is extracted elsewhere is found where an error is handled, and no longer once it is not', () => {
  const design = buildFlow(`on-error Handler
variable Flow.Hint
start -> cvv: collect(CVV) -> cut: extract(Flow.Hint = Right(Task.CVV, 1)) -> done: return
task Handler
tell: data(Hint = Flow.Hint) -> end: return`)
  const cut = design.nodes.find(({ id }) => id === 'cut')
  const props = JSON.parse(
    JSON.stringify(cut?.props).replace('Right(Task.CVV, 1)', 'Length(Task.CVV)'),
  )
  const applied = applyEdit(design, { type: 'set-node', node: 'cut' as NodeId, patch: { props } })
  if (!applied.ok) throw new Error(applied.error.code)
  const check = startLinter()
  for (const one of [design, applied.value.design, design, applied.value.design]) {
    expect(check(one)).toEqual(lintDesign(structuredClone(one)))
  }
  const leaks = [design, applied.value.design].map(
    (one) => lintDesign(one).problems.filter(({ code }) => code === 'SF-SEC-04').length,
  )
  expect(leaks).toEqual([1, 0])
})
