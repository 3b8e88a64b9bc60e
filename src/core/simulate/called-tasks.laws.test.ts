import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeOutAtMost, writeOutCalls } from '#core/analysis/called-tasks.ts'
import { isCrossing, originalIds } from '#core/analysis/written-ids.ts'
import { buildGraph, type FlowGraph } from '#core/analysis/flow-graph.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { menuDesigns } from '#testing/menu-designs.ts'
import { eventsOf } from '#testing/random-call.ts'

/** Where a path may be: what ends a task leads on by itself to wherever the task was called. */
function settled(graph: FlowGraph, nodes: readonly FlowNode[]): readonly FlowNode[] {
  const all = new Set(nodes)
  for (const node of all) {
    for (const { output, to } of graph.out(node)) {
      if (to !== undefined && (output === 'goes back' || isCrossing(node.id))) all.add(to)
    }
  }
  return [...all]
}

test.each([
  ['each call is followed by itself', writeOutCalls],
  ['some calls share steps', (design: Design) => writeOutAtMost(design, 8)],
  ['all calls do', (design: Design) => writeOutAtMost(design, 0)],
])(
  'a call takes no way that the checks do not follow, where %s',
  (_, writeOut) => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.oneof(callingDesigns, menuDesigns), picks, (design, answers) => {
        const graph = buildGraph(indexDesign(writeOut(design).design))
        let at = settled(
          graph,
          graph.roots.filter((root) => !root.isErrorHandler).map(({ node }) => node),
        )
        for (const event of eventsOf(design, answers, 200)) {
          if (event.type === 'failed') break
          if (event.type !== 'left' && event.type !== 'called') continue
          const output = event.type === 'called' ? 'calls' : event.output
          const onward = at
            .filter(({ id }) => originalIds(id) === event.node)
            .flatMap((node) => graph.out(node).filter((edge) => edge.output === output))
          expect(onward.length).toBeGreaterThan(0)
          at = settled(
            graph,
            onward.flatMap(({ to }) => to ?? []),
          )
        }
      }),
      { numRuns: 300 },
    )
  },
  60_000,
)
