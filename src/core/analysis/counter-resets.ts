import type { FlowNode, Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPath, type Path } from './paths.ts'
import { parsedExpression } from './references.ts'

/** A count that is set back in every round of the loop that it should end. */
export interface CounterReset {
  readonly node: FlowNode
  readonly counter: Variable
  /** The condition that never sees the count go on. */
  readonly decision: FlowNode
  /** One round, from the decision back to it. */
  readonly round: Path
}

/**
 * The steps that set a count back in every round. An inner loop whose count begins anew in each round of an outer one
 * can be gone round without its reset, and is none of them.
 */
export function countersReset(analysis: Analysis): readonly CounterReset[] {
  const { graph, assignments, readsOf } = analysis
  const { design } = graph.index
  const counters = new Map<Variable, { raised: boolean; resets: Set<GraphEdge> }>()
  for (const edge of graph.edges) {
    for (const { target, source } of assignments.on(edge)) {
      if (target === undefined || source.type !== 'value') continue
      const known = counters.get(target) ?? { raised: false, resets: new Set<GraphEdge>() }
      if (isNumber(source.value)) known.resets.add(edge)
      else known.raised ||= raises(source.value, target)
      counters.set(target, known)
    }
  }
  return [...counters].flatMap(([counter, { raised, resets }]): readonly CounterReset[] => {
    if (!raised || resets.size === 0) return []
    return design.nodes.flatMap((decision): readonly CounterReset[] => {
      const decides = readsOf(decision).some(
        ({ use, variable }) => use.place === 'logic' && variable === counter,
      )
      if (!decides || !analysis.isReachable(decision)) return []
      const round = { from: graph.out(decision), goal: decision }
      const any = findPath(graph, round)
      const reset = any?.find((edge) => resets.has(edge))
      if (any === null || reset === undefined) return []
      const spared = findPath(graph, { ...round, avoidEdge: (edge) => resets.has(edge) })
      return spared === null ? [{ node: reset.from, counter, decision, round: any }] : []
    })
  })
}

function isNumber(value: Value): boolean {
  if (value.type === 'literal') return typeof value.value === 'number'
  return value.type === 'expression' && parsedExpression(value.text)?.kind === 'number'
}

function raises(value: Value, counter: Variable): boolean {
  const parsed = value.type === 'expression' ? parsedExpression(value.text) : null
  if (parsed?.kind !== 'binary') return false
  return [parsed.left, parsed.right].some(
    (part) => part.kind === 'reference' && part.name.toLowerCase() === counter.name.toLowerCase(),
  )
}
