import { type DominatorTree, dominatorTree } from '../base/dominator-tree.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph } from './flow-graph.ts'

/** The steps that paths cannot do without, in one direction along the flow. */
export interface Passed {
  /**
   * The nearest other step that every path passes. Null where there is none: where paths begin or end by themselves,
   * where they come from or lead to several places that have nothing in common, and where there is no path.
   */
  readonly nearest: (node: FlowNode) => FlowNode | null
  /** The same of several steps at once, which can be one of them. */
  readonly nearestOfAll: (nodes: readonly FlowNode[]) => FlowNode | null
  /** Whether every path passes `step`, as each passes the node itself. False where there is no path. */
  readonly has: (node: FlowNode, step: FlowNode) => boolean
}

/**
 * Dominators and post-dominators. A question about one step that paths pass is asked here, and answered at once; one
 * about any of several steps, or about outputs, is asked as a path that avoids them.
 */
export interface Dominance {
  /** Of the paths that come to a node, from wherever the flow is entered. */
  readonly before: Passed
  /** Of the paths that go on from a node to an end: to a step that ends the flow, or to an output that leads nowhere. */
  readonly after: Passed
}

/** Each direction is worked out when somebody asks of it. */
export function analyseDominance(graph: FlowGraph): Dominance {
  let before: Passed | undefined
  let after: Passed | undefined
  return {
    get before() {
      return (before ??= passedIn(graph, treeFromRoots(graph)))
    },
    get after() {
      return (after ??= passedIn(graph, treeFromEnds(graph)))
    },
  }
}

function passedIn(graph: FlowGraph, { above, common, dominates }: DominatorTree): Passed {
  const stepAt = (place: number) => graph.nodeAt(place) ?? null
  return {
    nearest: (node) => stepAt(above(graph.placeOf(node))),
    nearestOfAll: (nodes) => stepAt(common(nodes.map((node) => graph.placeOf(node)))),
    has: (node, step) => dominates(graph.placeOf(step), graph.placeOf(node)),
  }
}

function treeFromRoots(graph: FlowGraph): DominatorTree {
  return dominatorTree({
    size: graph.index.size,
    roots: graph.roots.map(({ node }) => graph.placeOf(node)),
    countAt: (place) => graph.outAt(place).length,
    toAt: (place, way) => graph.outAt(place)[way]?.toAt ?? -1,
  })
}

function treeFromEnds(graph: FlowGraph): DominatorTree {
  const { size } = graph.index
  return dominatorTree({
    size,
    roots: Array.from({ length: size }, (_, place) => place).filter((place) =>
      mayEndAt(graph, place),
    ),
    countAt: (place) => graph.intoAt(place).length,
    toAt: (place, way) => graph.intoAt(place)[way]?.fromAt ?? -1,
  })
}

/**
 * A node without outputs counts as an end: the path goes on, but where is not known (a jump of an import). So does a gap
 * among the places, from which nothing leads on.
 */
function mayEndAt(graph: FlowGraph, place: number): boolean {
  const out = graph.outAt(place)
  return (
    out.length === 0 || graph.factsAt(place).ends !== null || out.some(({ toAt }) => toAt === -1)
  )
}
