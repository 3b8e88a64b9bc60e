import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGraph, type FlowGraph, type GraphEdge } from '#core/analysis/flow-graph.ts'
import { findPathInto } from '#core/analysis/paths-into.ts'
import { findPath } from '#core/analysis/paths.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { eventsOf } from '#testing/random-call.ts'

const STEPS = ['loop(1)', 'loop(2)', 'loop(0)', 'loop(2)', 'play("Hello.")', 'collect(Digit)']
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  loop: ['loop', 'next'],
  play: ['next'],
  collect: ['success', 'failure'],
}

/** Loops in each other, side by side, left early and entered in the middle. */
const loops = fc
  .array(fc.record({ word: fc.constantFrom(...STEPS), to: fc.tuple(fc.nat(7), fc.nat(7)) }), {
    minLength: 7,
    maxLength: 7,
  })
  .map((steps) =>
    [
      'start -> n0',
      ...steps.map(({ word }, i) => `n${i}: ${word}`),
      'n7: return',
      ...steps.flatMap(({ word, to }, i) =>
        (OUTPUTS[word.split('(', 1)[0] ?? ''] ?? []).map(
          (output, at) => `n${i}.${output} -> n${to[at] ?? 7}`,
        ),
      ),
    ].join('\n'),
  )

/** The outputs that a call takes. */
function edgesOf(design: Design, graph: FlowGraph, picks: readonly number[]): readonly GraphEdge[] {
  return eventsOf(design, picks, 120).flatMap((event) =>
    event.type === 'left'
      ? graph.edges.filter(({ from, output }) => from.id === event.node && output === event.output)
      : [],
  )
}

test('what a call does is a path that is found, whichever passes its loops make', () => {
  const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(loops, picks, fc.nat(), fc.nat(), (flow, answers, some, other) => {
      const design = buildFlow(flow)
      const graph = buildGraph(indexDesign(design))
      const taken = edgesOf(design, graph, answers)
      const first = some % Math.max(taken.length, 1)
      const part = taken.slice(first, first + 1 + (other % 12))
      const from = part[0]
      const goal = part.at(-1)?.to
      if (from === undefined || goal === undefined) return
      const avoidEdge = (edge: GraphEdge) => !part.includes(edge)
      expect(findPath(graph, { from: [from], goal, avoidEdge })).not.toBeNull()
      const isStart = (node: GraphEdge['from']) => node === from.from
      expect(findPathInto(graph, { goal, isStart, avoidEdge })).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})
