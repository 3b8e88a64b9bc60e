import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { Variable } from '../model/design.ts'
import { type Analysis, analyse } from './analyse.ts'
import { unsetPath } from './unset-path.ts'

/** What the flows decide on that they have written before: a path that goes against it is none. */
const DECIDED = /decide\(Task\.(Ok|Tries < 2)\)/g
/** Nor is one that answers a question otherwise than before: so each decision has one of its own. */
const DECISION = /decide\(Length\(Task\.CC\) == 16\)/g

/** Flows of any shape in which no loop is sure to make a pass, values that are taken away, and an error handler. */
const flows = fc.oneof(
  fc
    .tuple(arbitraryPayFlow(), fc.boolean())
    .map(([flow, isDecided]) =>
      buildFlow(
        (isDecided ? flow : withOwnQuestions(flow))
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

function withOwnQuestions(flow: string): string {
  let digits = 0
  return flow
    .replaceAll(DECIDED, 'decide(Length(Task.CC) == 16)')
    .replaceAll(DECISION, () => `decide(Length(Task.CC) == ${(digits += 1)})`)
}

test('there is a path only where a variable may not be set, and wherever that is unless a written value or an answer rules it out', () => {
  fc.assert(
    fc.property(flows, (design) => {
      const analysis = analyse(design)
      const { graph, assignments } = analysis
      const isSure = design.nodes.some((node) =>
        graph.facts(node).outputs.some(({ comesFirst }) => comesFirst),
      )
      fc.pre(!isSure)
      const decided = design.nodes.flatMap((node) =>
        graph.linksAt(graph.placeOf(node)).reads.filter(({ use }) => use.place === 'logic'),
      )
      const questions = new Set(decided.map(({ use }) => use.expression))
      const isDecided =
        questions.size < decided.length ||
        decided.some(({ variable }) => mayBeWritten(analysis, variable))
      for (const { id } of design.nodes) {
        const node = graph.node(id)
        for (const variable of graph.index.design.variables) {
          const isSet = assignments.isSetAt(node, variable)
          // What the error handler finds set nobody knows.
          if (isSet && !analysis.isOnMainPath(node)) continue
          const path = unsetPath(analysis, node, variable)
          if (isDecided && path === null) continue
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

/** Whether a variable may hold what stands in the design as it is. */
function mayBeWritten({ assignments }: Analysis, variable: Variable | undefined): boolean {
  if (variable === undefined) return false
  if (variable.initial.type !== 'none') return true
  return assignments.to(variable).some(({ assignment: { source } }) => source.type === 'value')
}
