import { analyseAction } from '../../../analysis/actions/analyse-action.ts'
import { loudReferences } from '../../../analysis/actions/loud-inputs.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { clears } from '../../../analysis/assignment.ts'
import { emptyOn } from '../../../analysis/empty-on.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path, rootEdges } from '../../../analysis/paths.ts'
import { valuesArriving } from '../../../analysis/token-uses.ts'
import { unsetPath } from '../../../analysis/unset-path.ts'
import type { NodeId } from '../../../base/ids.ts'
import type { Use } from '../../../kinds/facts.ts'
import { type DataAction, isStub } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'

type CardPart = 'pan' | 'cvv' | 'expiry'

export const PARTS: Readonly<Record<CardPart, { readonly what: string; readonly none: string }>> = {
  pan: { what: 'the card', none: 'no card number' },
  cvv: { what: 'the CVV', none: 'no CVV' },
  expiry: { what: 'the expiry date', none: 'no expiry date' },
}

/** The part of the card that a call cannot do without. */
export function partNeeded(
  { classOf }: Analysis,
  action: DataAction,
  { field }: Use,
  variable: Variable,
): CardPart | null {
  const { sensitivity } = classOf(variable)
  if (sensitivity === 'pan') return sensitivity
  if (sensitivity !== 'cvv' && sensitivity !== 'expiry') return null
  const isNeeded = action.inputs.some(
    ({ name, required }) => required && `inputs.${name}` === field,
  )
  return isNeeded && !isStub(action) ? sensitivity : null
}

/** Whether a value that nothing has set is told elsewhere: of an import here, else where the request prints it aloud. */
export function isUnsetTold(action: DataAction, { field }: Use): boolean {
  return (
    isStub(action) ||
    loudReferences(analyseAction(action), field.slice('inputs.'.length)).length > 0
  )
}

/** A path on which a part of the card is emptied, or is so from the start, and not keyed in again; null for none. */
export function pathEmptied(
  analysis: Analysis,
  goal: FlowNode,
  variable: Variable,
  { part, isToldUnset }: { readonly part: CardPart; readonly isToldUnset: boolean },
): Path | null {
  const { graph, assignments, inputAt } = analysis
  const isUnset =
    !assignments.isSetAt(goal, variable) && unsetPath(analysis, goal, variable) !== null
  if (isUnset && isToldUnset) return null
  const setting = assignments.into(variable)
  const isKeyedIn = (edge: GraphEdge) =>
    setting.has(edge) ||
    mayHaveAsked(analysis, edge, variable) ||
    (part !== 'pan' && inputAt(edge.from)?.variable === variable)
  // Searched from the payment back, since in a flow that is right the card is keyed in close before it.
  const { onward, arriving: edges } = valuesArriving(graph, goal, isKeyedIn)
  const arriving = new Set(edges)
  for (const edge of setting) {
    const isEmptying = assignments
      .on(edge)
      .some(({ target, source }) => target === variable && clears(source))
    if (!isEmptying || !arriving.has(edge)) continue
    const avoidEdge = (other: GraphEdge) => other !== edge && isKeyedIn(other)
    const path = findPath(graph, { from: [edge], goal, avoidEdge })
    if (path !== null) return path
  }
  const isEmptyAtStart = clears({ type: 'value', value: variable.initial, place: 'assignment' })
  if (!isEmptyAtStart && !isUnset) return null
  const isRoot = (id: NodeId) => graph.rootAt(graph.placeOf(graph.node(id))) !== undefined
  if (![...onward].some(isRoot)) return null
  return findPath(graph, { from: rootEdges(graph), goal, avoidEdge: isKeyedIn })
}

/**
 * Whether a condition decides on something that the flow noted when the card was there, such as “card is right”: which of
 * its arms is taken without a card is the author’s to know. What a gateway returned is no such note: it is of the card
 * before.
 */
export function mayHaveAsked(analysis: Analysis, edge: GraphEdge, card: Variable): boolean {
  const { graph, assignments, readsOf, taints } = analysis
  const { from, output } = edge
  const { outputs } = graph.facts(from)
  if (!outputs.some(({ id, when }) => id === output && when !== undefined)) return false
  // What is empty notes nothing.
  const empty = emptyOn(analysis, edge)
  return readsOf(from).some(
    ({ variable }) =>
      variable !== undefined &&
      !empty.includes(variable) &&
      assignments
        .to(variable)
        .some(
          ({ node, assignment }) =>
            assignment.source.type === 'value' && taints.of(card, node).size > 0,
        ),
  )
}
