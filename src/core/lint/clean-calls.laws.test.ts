import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runMode } from '#testing/run-mode.ts'
import { wrongsOf } from '#testing/witnessed-call.ts'
import { FLOW_TEMPLATES } from '../gateways/templates.ts'
import type { Design } from '../model/design.ts'
import { lintDesign } from './lint.ts'

const TEMPLATES = FLOW_TEMPLATES.map((template) => template.build()).filter(
  ({ actions }) => actions.length > 0,
)

/** A template in which a few lines lead elsewhere in the first task. */
const rewired = fc
  .record({
    template: fc.constantFrom(...TEMPLATES),
    lines: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
  })
  .map(({ template, lines }): Design => {
    const [first] = template.tasks
    const steps = template.nodes.filter(({ id, task }) => task === first?.id && id !== first.entry)
    const edges = [...template.edges]
    for (const [line, to] of lines) {
      const at = line % edges.length
      const edge = edges[at]
      const target = steps[to % steps.length]
      const isOfFirst = steps.some(({ id }) => id === edge?.from)
      if (edge !== undefined && target !== undefined && isOfFirst) {
        edges[at] = { ...edge, to: target.id }
      }
    }
    return { ...template, edges }
  })

const RUNS = runMode === 'nightly' ? 5000 : 300

test('no call of a design without errors sends a card that was not keyed in or a token that is none', () => {
  let clean = 0
  fc.assert(
    fc.property(
      rewired,
      fc.array(fc.array(fc.nat(), { minLength: 30, maxLength: 60 }), {
        minLength: 6,
        maxLength: 6,
      }),
      (design, calls) => {
        if (lintDesign(design).problems.some(({ severity }) => severity === 'error')) return
        clean += 1
        for (const picks of calls) expect(wrongsOf(design, picks)).toEqual([])
      },
    ),
    { numRuns: RUNS },
  )
  expect(clean).toBeGreaterThan(RUNS / 20)
})

test('a call of a design that pays without a token shows it', () => {
  const design = TEMPLATES.find(({ nodes }) =>
    nodes.some(({ id }) => id === 'generate-session-token'),
  )
  if (design === undefined) throw new Error('no template fetches a session token')
  const edges = design.edges.map((edge) =>
    edge.to === 'generate-session-token'
      ? { ...edge, to: design.nodes.find(({ id }) => id === 'process-payment')?.id ?? edge.to }
      : edge,
  )
  expect(wrongsOf({ ...design, edges }, [1, 2])).toContain('Session_Token is NOT_SET, no token')
})
