import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { declaringEdits } from '#testing/declaring-edits.ts'
import { passesFindTheSame, TEMPLATE_DESIGNS } from '#testing/lint-law.ts'
import type { TaskId, VariableId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'

const imported = TEMPLATE_DESIGNS.slice(0, 4).map(
  (design) => mustRead(mustWrite(design).yaml).design,
)

passesFindTheSame('change what is declared', declaringEdits, {
  designs: [
    ['a flow that calls tasks', callingDesigns],
    ['an imported flow', fc.constantFrom(...imported)],
  ],
  configs: [
    {},
    { severities: new Map([['token-headroom', 'off']]) },
    { severities: new Map([['sensitive-variable-is-secure', 'info']]) },
  ],
})

test('what has looked for a name that nothing had is asked again when a variable is called so', () => {
  const rule = ruleThatFinds(({ analysis }) => {
    const found = analysis.graph.index.variable('Flow.Later', 'main' as TaskId)
    return found === undefined ? [] : [found.name]
  })
  const design = buildFlow('variable Note\nstart -> done: return')
  const [note] = design.variables
  if (note === undefined) throw new Error('no variable')
  const later = { ...note, id: 'later' as VariableId, name: 'flow.later', task: null }
  const check = startLinter({ rules: [rule] })
  const foundIn = (variables: Design['variables']) =>
    check({ ...design, variables }).problems.length
  expect([[note], [note, later], [note]].map(foundIn)).toEqual([0, 1, 0])
})

test('an edge tells of the variable that its node sets since that is called so', () => {
  const design = buildFlow(`variable Flow.Card secure
    variable Flow.Other secure
    variable Flow.CVV secure
    variable Ok boolean = true
    action Charge in Card Other
    start -> cvv: collect(Flow.CVV) -> ok: decide(Task.Ok) -> copy: set(Flow.Card = Flow.CVV)
    copy -> pay: call(Charge, Card=Flow.Card, Other=Flow.Other) -> done: return
    ok.no -> other: set(Flow.Other = Flow.CVV) -> done`)
  const check = startLinter()
  const secureOn = (...names: readonly string[]) => {
    const variables = design.variables.map((variable, i) => ({
      ...variable,
      name: names[i] ?? variable.name,
    }))
    return check({ ...design, variables }).edges.get('copy:next')?.secureCount ?? 0
  }
  expect(secureOn('Flow.Card', 'Flow.Other')).toBe(1)
  expect(secureOn('Flow.Third', 'Flow.Other')).toBe(0)
  expect(secureOn('Flow.Third', 'Flow.Card')).toBe(1)
})

test('what is said aloud is another variable since a second one has the name', () => {
  const design = buildFlow(`variable Flow.Note
    start -> say: play(ToAudioTTS(Flow.Note)) -> done: return`)
  const cards = design.variables.map((note) => ({
    ...note,
    id: 'card' as VariableId,
    sensitivity: 'pan' as const,
  }))
  const twice = { ...design, variables: [...design.variables, ...cards] }
  const check = startLinter()
  const spoken = (of: Design) =>
    check(of).problems.filter(({ code }) => code === 'SF-SEC-11').length
  expect([design, twice, design].map(spoken)).toEqual([0, 1, 0])
})
