import type { NodeId } from '../base/ids.ts'
import { followIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { analyseAssignments, type Assignments } from './assignment.ts'
import type { Classification } from './classify.ts'
import { type Before, beforeOf } from './before.ts'
import {
  buildGraph,
  type FlowGraph,
  followGraph,
  type GraphEdge,
  type WholeGraph,
} from './flow-graph.ts'
import { analyseDominance, type Dominance } from './dominance.ts'
import type { Exposure } from './exposure.ts'
import { flowOrder, ranksIn } from './flow-order.ts'
import type { Influence } from './influence.ts'
import { findKeypadInputs, inputsByNode, type KeypadInput } from './keypad-inputs.ts'
import { analyseLiveness, type Liveness } from './liveness.ts'
import { type Reader, UNDECLARED } from './node-links.ts'
import { type Path, shortestPaths } from './paths.ts'
import type { Read } from './references.ts'
import type { Roles, TokenFetch } from './roles.ts'
import { isSameInput, keepSame } from './same-lists.ts'
import { keepSolutions, solutionsOf } from './solutions.ts'
import { standingOf } from './standing.ts'
import { stepLoreOf } from './step-lore.ts'
import { type LongestPath, longestPath } from './token-time.ts'
import { findTokenUses, type TokenUse } from './token-uses.ts'
import { analyseTaint, type Taints } from './taint.ts'

/** Everything that rules and the canvas may ask about a design, worked out once and only when asked. */
export interface Analysis {
  readonly graph: FlowGraph
  readonly assignments: Assignments
  readonly roles: Roles
  /** Which fetched token arrives at which payment. */
  readonly tokenUses: readonly TokenUse[]
  readonly usesOf: (fetch: TokenFetch) => readonly TokenUse[]
  /** The uses in which a node lies between fetch and payment. */
  readonly usesThrough: (node: FlowNode) => readonly TokenUse[]
  /** The longest way from the fetch of a use to its payment; null when there is none. */
  readonly longest: (use: TokenUse) => LongestPath | null
  /** The seconds that steps take have changed, and nothing else: only what was found of times is forgotten. */
  readonly retime: () => void
  /** A shortest path from the start to a node; null when it cannot be reached. */
  readonly pathTo: (node: FlowNode) => Path | null
  /**
   * Which steps paths cannot do without. An edit of any line can change it, and it is worked out for the whole flow at
   * once: to be asked where a problem has been found, not to find one.
   */
  readonly dominance: Dominance
  readonly taints: Taints
  readonly influence: Influence
  readonly liveness: Liveness
  readonly exposure: Exposure
  /** The steps on some path that take keys from the caller. */
  readonly inputs: readonly KeypadInput[]
  /** The place of every node in the order in which a reader follows the flow. */
  readonly order: Ranks
  readonly classOf: (variable: Variable) => Classification
  readonly isReachable: (node: FlowNode) => boolean
  /** Whether some path arrives at a node other than by the error handler. */
  readonly isOnMainPath: (node: FlowNode) => boolean
  /** The steps on some path that can be left, and from which no path comes to an end of the flow. */
  readonly endless: readonly FlowNode[]
  /** Whether some path from a node comes to an end of the flow. */
  readonly comesToEnd: (node: FlowNode) => boolean
  /** The same of an output. */
  readonly reachesEnd: (edge: GraphEdge) => boolean
  readonly readsOf: (node: FlowNode) => readonly Read[]
  /** The nodes that read a variable, and how, in the order of the design. */
  readonly readersOf: (variable: Pick<Variable, 'id'>) => readonly Reader[]
  /** What a node takes from the caller's keys; undefined when it takes none, or is on no path. */
  readonly inputAt: (node: FlowNode) => KeypadInput | undefined
  /**
   * Works out something of a thing that several ask for, once; `about` stands for that alone. It must tell neither how
   * long steps take nor what data actions send or are called: it stays known while those are edited.
   */
  readonly shared: <T>(about: object, make: () => T) => T
  /**
   * Answers a question about the whole design. What takes going through all of it is asked like this by whoever is
   * asked about a part: after an edit the question is asked again, and where the answer is the same nothing else is.
   */
  readonly answer: <T>(question: (whole: Analysis) => T, same?: (a: T, b: T) => boolean) => T
}

/** The places of nodes in some order. */
export interface Ranks {
  get(node: NodeId): number | undefined
  /** By the place of the node in the design. */
  at(place: number): number
  readonly size: number
}

const analyses = new WeakMap<Design, Analysis>()

/** The analysis of a checked design; the same design gives the same analysis. */
export function analyse(design: Design): Analysis {
  const known = analyses.get(design)
  if (known !== undefined) return known
  const analysis = analysisOf(buildGraph(indexDesign(design)), null)
  analyses.set(design, analysis)
  return analysis
}

/**
 * The analysis of a design that was edited, which finds out only what may be other than before; the same as without the
 * one before. Where steps have other places nothing is known of it.
 */
export function analyseAfter(design: Design, last: Design): Analysis {
  const analysis = analyses.get(last)
  const index = followIndex(design, last)
  const solutions = analysis && solutionsOf(analysis)
  const graph = solutions === undefined ? null : followGraph(solutions.graph, index)
  if (solutions === undefined || graph === null) return analyse(design)
  const after = analysisOf(graph, beforeOf(solutions, graph))
  analyses.set(design, after)
  return after
}

function analysisOf(graph: WholeGraph, last: Before | null): Analysis {
  let before = last
  const { assignments, made, states: assigned } = analyseAssignments(graph, before)
  const lore = stepLoreOf(graph, assignments, before)
  const { classOf } = lore
  const taints = once(() => analyseTaint(graph, assignments, lore, before))
  const endless = once(endlessNodes)
  let ranks = before?.isOrderedAlike === true ? before.solutions.ranks : null
  const order = once(() => ranksIn(graph, (ranks ??= flowOrder(graph))))
  const found = once(() => findTokenUses(graph, assignments, lore.roles, isReachable, before))
  const ofFetch = once(() => grouped(found().uses, ({ fetch }) => [fetch]))
  const through = once(() => grouped(found().uses, ({ between }) => between))
  const shortest = once(() => shortestPaths(graph))
  const dominance = once(() => analyseDominance(graph))
  const inputs = once(() => {
    const now = findKeypadInputs(graph, lore, standing().isReached)
    if (before === null) return now
    return keepSame(before.solutions.inputs, now, ({ node }) => node, isSameInput)
  })
  const liveness = once(() => analyseLiveness(graph, assignments, before))
  const standing = once(() => {
    return standingOf(assigned, liveness().states)
  })
  const worked = new Map<object, unknown>()
  const analysis: Analysis = {
    graph,
    assignments,
    classOf,
    isReachable,
    comesToEnd: (node) => standing().comesToEnd(graph.placeOf(node)),
    reachesEnd: ({ toAt }) => standing().comesToEnd(toAt),
    readsOf: (node) => graph.linksAt(graph.placeOf(node)).reads,
    readersOf: ({ id }) => lore.readers[graph.index.numbers.byId.get(id) ?? UNDECLARED] ?? [],
    shared(about, make) {
      if (!worked.has(about)) worked.set(about, make())
      return worked.get(about) as ReturnType<typeof make>
    },
    answer: (question) => question(analysis),
    inputAt: (node) => inputsByNode(inputs()).get(node),
    usesOf: (fetch) => ofFetch().get(fetch) ?? [],
    usesThrough: (node) => through().get(node.id) ?? [],
    longest: (use) => analysis.shared(use, () => longestPath(graph, assignments, use)),
    retime() {
      graph.retime()
      worked.clear()
    },
    pathTo: (node) => shortest().to(node),
    isOnMainPath: (node) => standing().isOnMainPath(graph.placeOf(node)),
    get dominance() {
      return dominance()
    },
    get endless() {
      return endless()
    },
    get order() {
      return order()
    },
    get roles() {
      return lore.roles
    },
    get tokenUses() {
      return found().uses
    },
    get taints() {
      return taints().taints
    },
    get influence() {
      return lore.influence
    },
    get liveness() {
      return liveness().liveness
    },
    get exposure() {
      return lore.exposure
    },
    get inputs() {
      return inputs()
    },
  }
  keepSolutions(analysis, {
    others: last?.others ?? null,
    redeclared: last?.redeclared ?? null,
    relinked: last?.relinked ?? [],
    graph,
    made,
    assigned,
    lore,
    get held() {
      return taints().states
    },
    get needed() {
      return liveness().states
    },
    get standing() {
      return standing()
    },
    get shortest() {
      return shortest()
    },
    get ranks() {
      return ranks
    },
    get inputs() {
      return inputs()
    },
    get uses() {
      return found()
    },
  })
  if (before !== null) {
    // All is worked out that is made of what was before, and that is let go: else it would keep all before it.
    for (const work of [taints, liveness, inputs, found]) work()
    before = null
  }
  return analysis

  function isReachable(node: FlowNode): boolean {
    return standing().isReached(graph.placeOf(node))
  }

  function endlessNodes(): readonly FlowNode[] {
    const { isReached, comesToEnd } = standing()
    const nodes: FlowNode[] = []
    for (let place = 0; place < graph.index.size; place += 1) {
      if (!isReached(place) || comesToEnd(place)) continue
      const node = graph.nodeAt(place)
      if (node !== undefined) nodes.push(node)
    }
    return nodes
  }
}

function grouped<Key, T>(
  items: readonly T[],
  keysOf: (item: T) => Iterable<Key>,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return groups
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
