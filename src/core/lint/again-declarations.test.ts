import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { declaringEdits } from '#testing/declaring-edits.ts'
import { lintPasses } from '#testing/lint-passes.ts'
import { runMode } from '#testing/run-mode.ts'
import type { TaskId, VariableId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'
import type { Severities } from './config.ts'
import { defineRule } from './define.ts'

const runs = runMode === 'nightly' ? 1500 : runMode === 'quick' ? 10 : 60
const steps = fc.array(gestures, { maxLength: 12 })

const templates = FLOW_TEMPLATES.map((template) => template.build())
const imported = templates.slice(0, 4).map((design) => mustRead(mustWrite(design).yaml).design)

const CONFIGURED: readonly (Severities | undefined)[] = [
  undefined,
  new Map([['token-headroom', 'off']]),
  new Map([['sensitive-variable-is-secure', 'info']]),
]

test.each([
  ['a small flow', arbitraryPayFlow().map(buildFlow)],
  ['a flow that calls tasks', callingDesigns],
  ['a flow of real size', fc.constantFrom(...templates)],
  ['an imported flow', fc.constantFrom(...imported)],
])(
  'after edits of what is declared in %s a pass finds what one over a design never seen finds',
  { timeout: 600_000 },
  (_, designs) => {
    fc.assert(
      fc.property(designs, steps, fc.constantFrom(...CONFIGURED), (design, edits, severities) => {
        const config = severities === undefined ? {} : { severities }
        for (const { again, anew } of lintPasses(design, edits, declaringEdits, config))
          expect(again).toEqual(anew)
      }),
      { numRuns: runs },
    )
  },
)

test('what has looked for a name that nothing had is asked again when a variable is called so', () => {
  const docs = { summary: '', why: '', source: '', fix: '', invalid: [], valid: [] }
  const rule = defineRule({
    rule: 'seeking',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { found: 'It is there.' },
    docs,
    *check({ analysis, report }) {
      const found = analysis.graph.index.variable('Flow.Later', 'main' as TaskId)
      if (found !== undefined) yield report('found', {}, { node: null })
    },
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
