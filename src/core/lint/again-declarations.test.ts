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
