import type { Analysis } from './analyse.ts'
import { findLoopBound } from './counted-loop.ts'
import type { GraphEdge } from './flow-graph.ts'
import { isCardInput, isInputFailure, type KeypadInput } from './keypad-inputs.ts'
import { isComeToBy } from './only-way.ts'
import { findPath, type Path } from './paths.ts'

/** How an input is asked for again by itself after it has failed. */
export interface InputRetry {
  /** How often it is asked for at most; infinite when nothing counts. */
  readonly attempts: number
  /** Looks for the way from the failure back to the input. */
  readonly round: () => Path
  /** The same with nothing else asked on the way, to a prompt that says the same as before; null when there is none. */
  readonly sameAgain: Path | null
}

/** What happens between the failure of an input and its next try; null where it is not tried again by itself. */
export function automaticRetry(analysis: Analysis, failure: GraphEdge): InputRetry | null {
  const { graph, assignments } = analysis
  const node = failure.from
  const back = edgesBack(analysis, failure)
  if (back.length === 0) return null
  const inside = new Set(back)
  const wayBack = (
    avoidEdge: (edge: GraphEdge) => boolean,
    avoidNode?: (other: typeof node) => boolean,
  ) =>
    findPath(graph, {
      from: [failure],
      goal: node,
      avoidEdge: (edge) => !inside.has(edge) || avoidEdge(edge),
      ...(avoidNode && { avoidNode }),
    })
  const bound = findLoopBound(
    graph,
    assignments,
    back,
    undefined,
    (edges) => wayBack((edge) => edges.includes(edge)) === null,
  )
  return {
    attempts:
      bound === null
        ? Number.POSITIVE_INFINITY
        : // A bound counts the first try too where the flow does not get to the input but by its edge.
          bound.times + (isComeToBy(analysis, node, bound.edge) ? 0 : 1),
    round: () => wayBack(none) ?? [],
    sameAgain: promptChanges(analysis, node)
      ? null
      : wayBack(none, (other) => graph.facts(other).asks !== undefined),
  }
}

/** The edges of all ways from a failure back to its input on which nothing is chosen, in the order of the design. */
function edgesBack(analysis: Analysis, failure: GraphEdge): readonly GraphEdge[] {
  const { graph } = analysis
  const { loopAt } = graph.loops
  const start = failure.fromAt
  const loop = loopAt(start)
  if (loopAt(failure.toAt) !== loop) return []
  const ahead = [failure]
  const seen = new Set([start])
  for (const { toAt } of ahead) {
    if (seen.has(toAt)) continue
    seen.add(toAt)
    for (const edge of graph.outAt(toAt)) {
      if (loopAt(edge.toAt) === loop && !isChoosing(analysis, edge)) ahead.push(edge)
    }
  }
  const leadsBack = new Set([start])
  for (const place of leadsBack) {
    for (const edge of graph.intoAt(place)) {
      if (seen.has(edge.fromAt) && !isChoosing(analysis, edge)) leadsBack.add(edge.fromAt)
    }
  }
  return ahead
    .filter(({ fromAt, toAt }) => leadsBack.has(fromAt) && leadsBack.has(toAt))
    .sort((a, b) => a.fromAt - b.fromAt)
}

/** Whether the caller has chosen something by an output, in a step that is no part of the card. */
function isChoosing(analysis: Analysis, edge: GraphEdge): boolean {
  const { graph } = analysis
  if (graph.factsAt(edge.fromAt).asks === undefined || isInputFailure(graph, edge)) return false
  const input = analysis.inputAt(edge.from)
  return input !== undefined && isChoice(analysis, input)
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

function none(): boolean {
  return false
}
