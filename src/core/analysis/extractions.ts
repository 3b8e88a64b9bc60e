import type { NodeId } from '../base/ids.ts'
import { sameItems } from '../base/same-items.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPath, reach } from './paths.ts'
import { stepsThat } from './step-traits.ts'
import { variableNamed } from './references.ts'
import { asOthers, joinPieces, type Pieces, piecesShown, placesOfPieces } from './shown-pieces.ts'

/** Where an expression shows something of one secret. */
export interface Showing {
  readonly node: FlowNode
  /** Leads to the expression in the form of the node. */
  readonly field: string
  readonly expression: string
  readonly origin: Variable
  readonly pieces: Pieces
  /** What says where the pieces are cut. */
  readonly places: readonly Variable[]
}

/** A value that Extract Secure Data copies into a variable that is not secure, with what it shows of one secret. */
export interface Extraction extends Showing {
  readonly target: Variable
}

/** What is known of a secret after it is shown: these pieces and those shown earlier on a path to here. */
export interface Recombination<T extends Showing> {
  readonly pieces: Pieces
  /** In the order of the path, the last one among them. */
  readonly showings: readonly T[]
}

/** Every extraction on some path, in flow order. What shows nothing of a secret is left out. */
export function extractionsOf(analysis: Analysis): readonly Extraction[] {
  const { assignments } = analysis
  return analysis
    .answer(stepsThatExtract, sameItems)
    .flatMap((node) => assignments.of(node).map((assignment) => ({ node, assignment })))
    .flatMap(({ node, assignment: { source, target, field } }): readonly Extraction[] => {
      if (source.type !== 'value' || source.place !== 'extract') return []
      if (source.value.type !== 'expression' || target === undefined || target.secure) return []
      const { text } = source.value
      const at = { node, field: field.replace(/variable$/, 'value'), expression: text }
      return showingsAt(analysis, at).map((showing) => ({ ...showing, target }))
    })
}

/** What an expression of a step shows, secret by secret. */
export function showingsAt(
  { exposure, graph: { index } }: Pick<Analysis, 'exposure' | 'graph'>,
  at: Pick<Showing, 'node' | 'field' | 'expression'>,
): readonly Showing[] {
  const { node, expression } = at
  const scope = { task: node.task, index }
  return Array.from(exposure.shownBy(expression, node.task), ([origin, shown]) => ({
    ...at,
    origin,
    pieces: piecesShown(expression, origin, shown, scope),
    places: placesOfPieces(expression, origin, scope).flatMap(
      (name) => variableNamed(name, node.task, index) ?? [],
    ),
  }))
}

/** In flow order. */
function stepsThatExtract(whole: Analysis): readonly FlowNode[] {
  const found = stepsThat(whole).extract.filter(whole.isReachable)
  const { order } = whole
  const place = ({ id }: FlowNode) => order.get(id) ?? order.size
  return found.length < 2 ? found : found.toSorted((a, b) => place(a) - place(b))
}

/** Whether something is shown again on a way round, and another piece of the same secret by then. */
export function showsPieceByPiece(analysis: Analysis, showing: Showing): boolean {
  if (showing.places.length === 0) return false
  const round = reachedWithSecret(analysis, showing)
  return round.has(showing.node.id) && isMovedIn(analysis, showing, round)
}

/**
 * What is shown together. Two pieces that no path shows both of, or between which the secret is keyed in anew, are no
 * digits of one card.
 */
export function recombine<T extends Showing>(
  analysis: Analysis,
  showings: readonly T[],
  sizeOf: (pieces: Pieces) => number,
): ReadonlyMap<T, Recombination<T>> {
  const together = new Map<T, Recombination<T>>()
  const later = new Map<T, ReadonlySet<NodeId>>()
  for (const showing of showings) {
    const { origin, node } = showing
    let best: Recombination<T> = { pieces: showing.pieces, showings: [showing] }
    for (const [earlier, known] of together) {
      if (earlier.origin !== origin) continue
      const reached = later.get(earlier)
      if (earlier.node !== node && reached?.has(node.id) !== true) continue
      const isMoved = reached !== undefined && isMovedIn(analysis, showing, reached)
      const own = isMoved ? asOthers(showing.pieces, node.id) : showing.pieces
      const pieces = joinPieces(known.pieces, own)
      if (sizeOf(pieces) <= sizeOf(best.pieces)) continue
      best = { pieces, showings: [...known.showings, showing] }
    }
    together.set(showing, best)
    later.set(showing, reachedWithSecret(analysis, showing))
  }
  return together
}

/** Where paths come to from here before the secret is keyed in anew. */
function reachedWithSecret(
  { graph, assignments }: Analysis,
  { node, origin }: Showing,
): ReadonlySet<NodeId> {
  const setting = assignments.into(origin)
  return reach(graph, { from: graph.out(node), avoidEdge: (edge) => setting.has(edge) })
}

/** Whether one of these steps, before what is shown here, says that its pieces are cut elsewhere. */
function isMovedIn(
  { graph, assignments }: Analysis,
  { node, origin, places }: Showing,
  steps: ReadonlySet<NodeId>,
): boolean {
  const setting = assignments.into(origin)
  const isBefore = (edge: GraphEdge) =>
    findPath(graph, { from: [edge], goal: node, avoidEdge: (other) => setting.has(other) }) !== null
  return places.some((place) =>
    [...assignments.into(place)].some((edge) => steps.has(edge.from.id) && isBefore(edge)),
  )
}
