import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { analyse } from './analyse.ts'
import { unsetPath } from './unset-path.ts'

/** Flows of any shape in which no loop is sure to make a pass, values that are taken away, and an error handler. */
const flows = fc.oneof(
  arbitraryPayFlow().map((flow) =>
    buildFlow(
      flow
        .replaceAll('loop(2)', 'loop(0)')
        .replaceAll('set(Note = "x")', 'set(Note = nothing)')
        .replaceAll('set(Token = "")', 'set(Token = nothing)'),
    ),
  ),
  fc
    .record({ design: arbitraryFlow(12), handler: fc.option(fc.nat(2)) })
    .map(({ design, handler }) => {
      const task = handler === null ? undefined : design.tasks[handler]?.id
      if (task === undefined) return design
      return { ...design, flow: { ...design.flow, errorHandling: { type: 'task' as const, task } } }
    }),
)

test('where no loop is sure to make a pass, there is a path exactly where a variable may not be set', () => {
  fc.assert(
    fc.property(flows, (design) => {
      const analysis = analyse(design)
      const { graph, assignments } = analysis
      const isSure = design.nodes.some((node) =>
        graph.facts(node).outputs.some(({ comesFirst }) => comesFirst),
      )
      fc.pre(!isSure)
      for (const { id } of design.nodes) {
        const node = graph.node(id)
        for (const variable of graph.index.design.variables) {
          const isSet = assignments.isSetAt(node, variable)
          // What the error handler finds set nobody knows.
          if (isSet && !analysis.isOnMainPath(node)) continue
          const path = unsetPath(analysis, node, variable)
          expect({ id, variable: variable.name, isUnset: path !== null }).toEqual({
            id,
            variable: variable.name,
            isUnset: !isSet,
          })
        }
      }
    }),
    { numRuns: 300 },
  )
})
