import type { Analysis } from './analyse.ts'
import { findLoopBound } from './counted-loop.ts'
import type { GraphEdge } from './flow-graph.ts'
import { isCardInput, isInputFailure, type KeypadInput } from './keypad-inputs.ts'
import { findPath, type Path, reach, reachBackward } from './paths.ts'

/** How an input is asked for again by itself after it has failed. */
export interface InputRetry {
  /** How often it is asked for at most; infinite when nothing counts. */
  readonly attempts: number
  /** From the failure back to the input. */
  readonly round: Path
  /** The same with nothing else asked on the way, to a prompt that says the same as before; null when there is none. */
  readonly sameAgain: Path | null
}

/** What happens between the failure of an input and its next try; null where it is not tried again by itself. */
export function automaticRetry(analysis: Analysis, failure: GraphEdge): InputRetry | null {
  const { graph, assignments } = analysis
  const node = failure.from
  const avoidEdge = choosingEdges(analysis)
  const from = [failure]
  const isGoal = (other: typeof node) => other === node
  const round = findPath(graph, { from, avoidEdge, goal: node })
  if (round === null) return null
  const ahead = reach(graph, { from, avoidEdge, avoidNode: isGoal, towards: node })
  const back = reachBackward(graph, node, {
    avoidEdge,
    avoidNode: (other) => other === node || !ahead.has(other.id),
  })
  const isInside = (id: typeof node.id) => id === node.id || (ahead.has(id) && back.has(id))
  const places = [graph.placeOf(node)]
  for (const id of ahead) {
    if (id !== node.id && back.has(id)) places.push(graph.placeOf(graph.node(id)))
  }
  const loop: GraphEdge[] = []
  for (const place of places.sort((a, b) => a - b)) {
    for (const edge of graph.outAt(place)) {
      const { to } = edge
      if (to === undefined || !isInside(to.id) || avoidEdge(edge)) continue
      if (edge.from !== node || edge === failure) loop.push(edge)
    }
  }
  const breaks = (edges: readonly GraphEdge[]) =>
    findPath(graph, {
      from,
      goal: node,
      avoidEdge: (edge) => avoidEdge(edge) || edges.includes(edge),
    }) === null
  const bound = findLoopBound(graph, assignments, loop, undefined, breaks)
  const sameAgain = promptChanges(analysis, node)
    ? null
    : findPath(graph, {
        from,
        avoidEdge,
        goal: node,
        avoidNode: (other) => other !== node && graph.facts(other).asks !== undefined,
      })
  const isFirstCounted =
    bound !== null &&
    findPath(graph, {
      from: waysToLoopOf(analysis, node),
      goal: node,
      avoidEdge: (edge) => edge === bound.edge,
    }) === null
  return {
    attempts: bound === null ? Number.POSITIVE_INFINITY : bound.times + (isFirstCounted ? 0 : 1),
    round,
    sameAgain,
  }
}

/** Where the flow gets to the loop that a node is in: what comes before cannot go round it. */
function waysToLoopOf({ graph, isReachable }: Analysis, node: GraphEdge['from']) {
  const { loopAt, membersOf } = graph.loops
  const place = graph.placeOf(node)
  const loop = loopAt(place)
  const isIn = (other: typeof node) => loopAt(graph.placeOf(other)) === loop
  return [
    ...membersOf(place)
      .flatMap((member) => graph.intoAt(member))
      .filter(({ from }) => !isIn(from) && isReachable(from)),
    ...graph.roots.flatMap((root) => (isIn(root.node) ? graph.out(root.node) : [])),
  ]
}

/** The outputs by which the caller has chosen something, in a step that is no part of the card. */
function choosingEdges(analysis: Analysis): (edge: GraphEdge) => boolean {
  return (edge) => {
    const input = analysis.inputAt(edge.from)
    return input !== undefined && !isInputFailure(analysis.graph, edge) && isChoice(analysis, input)
  }
}

/** Whether a decision is made on what is keyed in. */
function isChoice({ readersOf }: Analysis, input: KeypadInput): boolean {
  if (isCardInput(input) || input.variable === undefined) return false
  return readersOf(input.variable).some(({ use }) => use.place === 'logic')
}

/** A prompt that reads a variable can say something else each time. */
function promptChanges({ readsOf }: Analysis, node: GraphEdge['from']): boolean {
  return readsOf(node).some(({ use }) => use.place === 'audio')
}
