import type { NodeId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import { analyseAssignments, type Assignments } from './assignment.ts'
import type { Classification } from './classify.ts'
import { buildGraph, type FlowGraph, type GraphEdge, type Root } from './flow-graph.ts'
import type { Exposure } from './exposure.ts'
import { flowOrder } from './flow-order.ts'
import type { Influence } from './influence.ts'
import { findKeypadInputs, type KeypadInput } from './keypad-inputs.ts'
import { analyseLiveness, type Liveness } from './liveness.ts'
import type { Reader } from './node-links.ts'
import { nodesThatEnd, type Path, placesReached, shortestPaths } from './paths.ts'
import type { Read } from './references.ts'
import type { Roles, TokenFetch } from './roles.ts'
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
  /** By the place of a node, as bits: on some path, on the main path, leads to an end. Two analyses are compared by it. */
  readonly standingAt: (place: number) => number
  readonly readsOf: (node: FlowNode) => readonly Read[]
  /** The nodes that read a variable, and how, in the order of the design. */
  readonly readersOf: (variable: Pick<Variable, 'id'>) => readonly Reader[]
  /** What a node takes from the caller's keys; undefined when it takes none, or is on no path. */
  readonly inputAt: (node: FlowNode) => KeypadInput | undefined
  /** Works out something of a thing that several ask for, once; `about` stands for that alone. */
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
  readonly size: number
}

const analyses = new WeakMap<Design, Analysis>()

/** The analysis of a checked design; the same design gives the same analysis. */
export function analyse(design: Design): Analysis {
  const known = analyses.get(design)
  if (known !== undefined) return known
  const graph = buildGraph(indexDesign(design))
  const assignments = analyseAssignments(graph)
  const lore = stepLoreOf(graph, assignments)
  const { classOf } = lore
  const reachable = once(() => reachedFrom(graph.roots))
  const onMainPath = once(() =>
    reachedFrom(graph.roots.filter(({ isErrorHandler }) => !isErrorHandler)),
  )
  const taints = once(() => analyseTaint(graph, assignments, classOf))
  const ending = once(() => nodesThatEnd(graph))
  const endless = once(endlessNodes)
  const order = once(() => flowOrder(graph))
  const uses = once(() => findTokenUses(graph, assignments, lore.roles, isReachable))
  const ofFetch = once(() => grouped(uses(), ({ fetch }) => [fetch]))
  const through = once(() => grouped(uses(), ({ between }) => between))
  const tree = once(() => shortestPaths(graph))
  const inputs = once(() => findKeypadInputs(graph, assignments, classOf, isReachable))
  const liveness = once(() => analyseLiveness(graph, assignments))
  const inputByNode = once(() => new Map(inputs().map((input) => [input.node, input])))
  const worked = new Map<object, unknown>()
  const analysis: Analysis = {
    graph,
    assignments,
    classOf,
    isReachable,
    comesToEnd: (node) => ending()[graph.placeOf(node)] === 1,
    reachesEnd: ({ toAt }) => ending()[toAt] === 1,
    standingAt: (place) =>
      (reachable()[place] ?? 0) + 2 * (onMainPath()[place] ?? 0) + 4 * (ending()[place] ?? 0),
    readsOf: (node) => graph.linksAt(graph.placeOf(node)).reads,
    readersOf: (variable) => lore.readersOf(variable),
    shared(about, make) {
      if (!worked.has(about)) worked.set(about, make())
      return worked.get(about) as ReturnType<typeof make>
    },
    answer: (question) => question(analysis),
    inputAt: (node) => inputByNode().get(node),
    usesOf: (fetch) => ofFetch().get(fetch) ?? [],
    usesThrough: (node) => through().get(node.id) ?? [],
    longest: (use) => analysis.shared(use, () => longestPath(graph, assignments, use)),
    retime() {
      graph.retime()
      worked.clear()
    },
    pathTo: (node) => tree().to(node),
    isOnMainPath: (node) => onMainPath()[graph.placeOf(node)] === 1,
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
      return uses()
    },
    get taints() {
      return taints()
    },
    get influence() {
      return lore.influence
    },
    get liveness() {
      return liveness()
    },
    get exposure() {
      return lore.exposure
    },
    get inputs() {
      return inputs()
    },
  }
  analyses.set(design, analysis)
  return analysis

  function isReachable(node: FlowNode): boolean {
    return reachable()[graph.placeOf(node)] === 1
  }

  function reachedFrom(roots: readonly Root[]): Uint8Array {
    return placesReached(
      graph,
      roots.map(({ node }) => graph.placeOf(node)),
    )
  }

  function endlessNodes(): readonly FlowNode[] {
    return design.nodes.filter((node) => {
      const out = graph.out(node)
      return out.length > 0 && isReachable(node) && !out.some(analysis.reachesEnd)
    })
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
