import { sameItems } from '../base/same-items.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { reach } from './paths.ts'
import { stepsThat } from './step-traits.ts'
import { variableNamed } from './references.ts'
import { joinPieces, type Pieces, piecesShown, placesOfPieces } from './shown-pieces.ts'

/** A value that Extract Secure Data copies into a variable that is not secure, with what it shows of one secret. */
export interface Extraction {
  readonly node: FlowNode
  /** Leads to the expression in the form of the node. */
  readonly field: string
  readonly expression: string
  readonly target: Variable
  readonly origin: Variable
  readonly pieces: Pieces
  /** What says where the piece begins. */
  readonly places: readonly Variable[]
}

/** What is known of a secret after an extraction: its own pieces and those of earlier ones on a path to it. */
export interface Recombination {
  readonly pieces: Pieces
  /** In the order of the path, the last one among them. */
  readonly extractions: readonly Extraction[]
}

/** Every extraction on some path, in flow order. What shows nothing of a secret is left out. */
export function extractionsOf(analysis: Analysis): readonly Extraction[] {
  const { graph, assignments, exposure } = analysis
  const { index } = graph
  return analysis
    .answer(stepsThatExtract, sameItems)
    .flatMap((node) => assignments.of(node).map((assignment) => ({ node, assignment })))
    .flatMap(({ node, assignment: { source, target, field } }): readonly Extraction[] => {
      if (source.type !== 'value' || source.place !== 'extract') return []
      if (source.value.type !== 'expression' || target === undefined || target.secure) return []
      const { text } = source.value
      return Array.from(exposure.shownBy(text, node.task), ([origin, shown]) => ({
        node,
        field: field.replace(/variable$/, 'value'),
        expression: text,
        target,
        origin,
        pieces: piecesShown(text, origin, shown, { task: node.task, index }),
        places: placesOfPieces(text, origin, { task: node.task, index }).flatMap(
          (name) => variableNamed(name, node.task, index) ?? [],
        ),
      }))
    })
}

/** In flow order. */
function stepsThatExtract(whole: Analysis): readonly FlowNode[] {
  const found = stepsThat(whole).extract.filter(whole.isReachable)
  const { order } = whole
  const place = ({ id }: FlowNode) => order.get(id) ?? order.size
  return found.length < 2 ? found : found.toSorted((a, b) => place(a) - place(b))
}

/** Whether an extraction is gone through again, for another piece of the same secret. */
export function takesPieceByPiece(
  { graph, assignments }: Analysis,
  { node, origin, places }: Extraction,
): boolean {
  if (places.length === 0) return false
  const setting = assignments.into(origin)
  const round = reach(graph, { from: graph.out(node), avoidEdge: (edge) => setting.has(edge) })
  const isMoved = (place: Variable) =>
    [...assignments.into(place)].some(({ from }) => round.has(from.id))
  return round.has(node.id) && places.some(isMoved)
}

/**
 * What extractions show together. Two that no path takes both of, or between which the secret is keyed in anew, are no
 * digits of one card.
 */
export function recombine(
  { graph, assignments }: Analysis,
  extractions: readonly Extraction[],
  sizeOf: (pieces: Pieces) => number,
): ReadonlyMap<Extraction, Recombination> {
  const together = new Map<Extraction, Recombination>()
  const later = new Map<Extraction, ReadonlySet<string>>()
  for (const extraction of extractions) {
    const { origin, node } = extraction
    let best: Recombination = { pieces: extraction.pieces, extractions: [extraction] }
    for (const [earlier, known] of together) {
      if (earlier.origin !== origin) continue
      if (earlier.node !== node && later.get(earlier)?.has(node.id) !== true) continue
      const pieces = joinPieces(known.pieces, extraction.pieces)
      if (sizeOf(pieces) <= sizeOf(best.pieces)) continue
      best = { pieces, extractions: [...known.extractions, extraction] }
    }
    together.set(extraction, best)
    const setting = assignments.into(origin)
    later.set(
      extraction,
      reach(graph, { from: graph.out(node), avoidEdge: (edge) => setting.has(edge) }),
    )
  }
  return together
}
