import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runMode } from '#testing/run-mode.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { type Analysis, analyse, analyseAfter } from './analyse.ts'
import type { Dominance } from './dominance.ts'
import type { FlowGraph, GraphEdge, Root } from './flow-graph.ts'
import { reach } from './paths.ts'

const numRuns = runMode === 'nightly' ? 5000 : 200

/** Errors may lead to any task, so that paths begin at several steps. */
const flows: fc.Arbitrary<Design> = fc.oneof(
  arbitraryPayFlow().map(buildFlow),
  fc
    .record({ design: arbitraryFlow(14), handler: fc.option(fc.nat(2)) })
    .map(({ design, handler }) => {
      const task = handler === null ? undefined : design.tasks[handler]?.id
      if (task === undefined) return design
      return { ...design, flow: { ...design.flow, errorHandling: { type: 'task' as const, task } } }
    }),
)

type Law = (graph: FlowGraph, node: FlowNode, step: FlowNode) => boolean

/** Whether an output leads on to such a node, past no step that is avoided; that a loop counts is not minded. */
function leads(
  graph: FlowGraph,
  from: readonly GraphEdge[],
  isGoal: (node: FlowNode) => boolean,
  avoidNode: (node: FlowNode) => boolean = () => false,
): boolean {
  return [...reach(graph, { from, avoidNode })].some((id) => isGoal(graph.node(id)))
}

/** By its definition: paths come to the node, and none of them without the step. */
const isPassedBefore: Law = (graph, node, step) => {
  const isRoot = (one: FlowNode) => graph.roots.some((root) => root.node === one)
  const outOf = (roots: readonly Root[]) => roots.flatMap((root) => graph.out(root.node))
  const isNode = (other: FlowNode) => other === node
  const comes = isRoot(node) || leads(graph, outOf(graph.roots), isNode)
  if (node === step) return comes
  const roots = graph.roots.filter((root) => root.node !== step)
  const isAround = leads(graph, outOf(roots), isNode, (other) => other === step)
  return comes && !isRoot(node) && !isAround
}

/** The same of paths that go on from the node to an end. */
const isPassedAfter: Law = (graph, node, step) => {
  const mayEnd = (one: FlowNode) => {
    const out = graph.out(one)
    return (
      graph.facts(one).ends !== null || out.length === 0 || out.some(({ to }) => to === undefined)
    )
  }
  const from = graph.out(node)
  const ends = mayEnd(node) || leads(graph, from, mayEnd)
  if (node === step) return ends
  const isAround = leads(
    graph,
    from,
    (other) => other !== step && mayEnd(other),
    (other) => other === step,
  )
  return ends && !mayEnd(node) && !isAround
}

test.each<[keyof Dominance, Law]>([
  ['before', isPassedBefore],
  ['after', isPassedAfter],
])('steps that every path passes %s a step are those without which none is found', (way, law) => {
  fc.assert(
    fc.property(flows, (design) => {
      const { graph, dominance } = analyse(design)
      const passed = dominance[way]
      const steps = graph.index.design.nodes
      for (const node of steps) {
        const others = steps.filter((step) => step !== node && law(graph, node, step))
        for (const step of steps) expect(passed.has(node, step)).toBe(law(graph, node, step))
        // The nearest is the one that comes behind all others, or before them.
        const nearest = others.find((step) => others.every((other) => passed.has(step, other)))
        expect(passed.nearest(node)).toBe(nearest ?? null)
        expect(passed.nearestOfAll([node])).toBe(law(graph, node, node) ? node : null)
      }
    }),
    { numRuns },
  )
})

/** By ids: the nodes of two analyses are not the same objects. */
function foundBy({ graph, dominance }: Analysis): unknown {
  return graph.index.design.nodes.map((node) => [
    node.id,
    dominance.before.nearest(node)?.id,
    dominance.after.nearest(node)?.id,
    dominance.before.nearestOfAll(targetsOf(graph.out(node)))?.id,
    dominance.after.nearestOfAll(targetsOf(graph.out(node)))?.id,
  ])
}

function targetsOf(edges: readonly GraphEdge[]): readonly FlowNode[] {
  return edges.flatMap(({ to }) => to ?? [])
}

test('after edits, which leave gaps among the steps, it is that of a design never seen', () => {
  fc.assert(
    fc.property(flows, fc.array(gestures, { maxLength: 8 }), (start, steps) => {
      let design = start
      analyse(design)
      for (const step of steps) {
        let edited = design
        for (const edit of editOf(design, step)) {
          const applied = applyEdit(edited, edit)
          if (applied.ok) edited = applied.value.design
        }
        expect(foundBy(analyseAfter(edited, design))).toEqual(foundBy(analyse({ ...edited })))
        design = edited
      }
    }),
    { numRuns },
  )
})
