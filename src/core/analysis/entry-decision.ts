import type { VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { Ending } from '../kinds/facts.ts'
import { FAILURE } from '../kinds/outputs.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { ResolvedAssignment } from './assignment.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPath, reach, rootEdges } from './paths.ts'
import { readsInvocationData, variablesIn } from './references.ts'
import { stepsThat } from './step-traits.ts'

/**
 * Whether a decision on how the flow was entered stands before an end, on every path. A flow that is started both by
 * agents and by Transfer to Secure Flow has both sorts of ends, and tells by the invocation data or by participant data
 * which of them is right.
 */
export function isChosenByEntry(analysis: Analysis, node: FlowNode): boolean {
  return analysis.answer((whole) => standsBehindEntry(whole, node))
}

function standsBehindEntry(analysis: Analysis, node: FlowNode): boolean {
  const { graph } = analysis
  const { ends } = graph.facts(node)
  const sides = sidesOf(analysis).get(ends === 'return-to-agent' ? 'agent' : 'other')
  if (sides === undefined || ends === null) return false
  const around = findPath(graph, {
    from: rootEdges(graph),
    goal: node,
    avoidEdge: (edge) => sides.has(edge),
  })
  return around === null
}

type Side = 'agent' | 'other'

/** The outputs by which decisions on how the flow was entered lead to one sort of ends, where another leads to the other. */
const sidesOf = remember((analysis: Analysis): ReadonlyMap<Side, ReadonlySet<GraphEdge>> => {
  const { graph } = analysis
  const sides = new Map<Side, Set<GraphEdge>>()
  for (const node of stepsThat(analysis).decide) {
    if (!decidesOnEntry(analysis, node)) continue
    const found = graph.out(node).map((edge) => ({ edge, side: sideOf(analysis, edge) }))
    const isDivided = (['agent', 'other'] as const).every((side) =>
      found.some((way) => way.side === side),
    )
    if (!isDivided) continue
    for (const { edge, side } of found) {
      if (side !== null) sides.set(side, (sides.get(side) ?? new Set()).add(edge))
    }
  }
  return sides
})

/** To an agent alone or never to one; a transfer is an end for both. */
function sideOf({ graph }: Analysis, edge: GraphEdge): Side | null {
  const ends = new Set<Ending>()
  for (const id of reach(graph, { from: [edge] })) {
    const { ends: ending } = graph.facts(graph.node(id))
    if (ending !== null) ends.add(ending)
  }
  if (!ends.has('return-to-agent')) return ends.size === 0 ? null : 'other'
  return ends.has('disconnect') ? null : 'agent'
}

/** Whether what a step decides on was all there when the flow was entered, and is more than constants. */
function decidesOnEntry(analysis: Analysis, node: FlowNode): boolean {
  const conditions = analysis.graph.facts(node).uses.filter(({ place }) => place === 'logic')
  const reads = analysis.readsOf(node).filter(({ use }) => use.place === 'logic')
  const isGiven = givenAtEntry(analysis)
  if (!reads.every(({ variable }) => variable !== undefined && isGiven(variable))) return false
  return reads.length > 0 || conditions.some(({ expression }) => readsInvocationData(expression))
}

/** Whether all that a variable is ever given comes from whoever started the flow, but for constants. */
const givenAtEntry = remember((analysis: Analysis): ((variable: Variable) => boolean) => {
  const { graph, assignments } = analysis
  const known = new Map<VariableId, boolean>()
  const isGiven = (variable: Variable): boolean => {
    const before = known.get(variable.id)
    if (before !== undefined) return before
    // A value that is made of itself says nothing of where it comes from.
    known.set(variable.id, false)
    const all = assignments.to(variable)
    const given =
      all.some(({ node, assignment }) => comesFromEntry(node, assignment)) &&
      all.every(({ node, assignment }) => {
        const { source } = assignment
        if (source.type !== 'value') return comesFromEntry(node, assignment)
        if (source.value.type !== 'expression') return true
        return variablesIn(source.value.text, node.task, graph.index).every(isGiven)
      })
    known.set(variable.id, given)
    return given
  }
  const comesFromEntry = (node: FlowNode, { source, gives, output }: ResolvedAssignment) => {
    // Participant data is the one text that a step finds rather than makes; why something failed is another matter.
    if (source.type === 'system') return gives === 'string' && output !== FAILURE.id
    if (source.type !== 'value' || source.value.type !== 'expression') return false
    const { text } = source.value
    return readsInvocationData(text) || variablesIn(text, node.task, graph.index).some(isGiven)
  }
  return isGiven
})
