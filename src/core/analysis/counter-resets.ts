import type { FlowNode, Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import type { Analysis } from './analyse.ts'
import type { ResolvedAssignment } from './assignment.ts'
import type { GraphEdge } from './flow-graph.ts'
import { isComeToBy } from './only-way.ts'
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
  /** Whether nothing else sets the count back in that round. */
  readonly isOnly: boolean
}

/**
 * The counts that are set back in every round that leads to a decision on them. An inner loop whose count begins anew in
 * each round of an outer one can be gone round without its reset, and is none of them.
 */
export function countersReset(
  analysis: Analysis,
  decisions: readonly FlowNode[],
): readonly CounterReset[] {
  const found: CounterReset[] = []
  for (const decision of decisions) found.push(...resetBefore(analysis, decision))
  return found
}

function resetBefore(analysis: Analysis, decision: FlowNode): readonly CounterReset[] {
  const { graph } = analysis
  const decided = decidedOn(analysis, decision)
  if (decided.length === 0 || !isGoneRound(analysis, decision)) return NO_RESETS
  return [...new Set(decided)].flatMap((counter): readonly CounterReset[] => {
    const resets = resetsOf(analysis, counter)
    if (resets.size === 0) return []
    const round = { from: graph.out(decision), goal: decision }
    const any = findPath(graph, round)
    const [reset, ...others] = any?.filter((edge) => resets.has(edge)) ?? []
    if (any === null || reset === undefined) return []
    const spared = findPath(graph, { ...round, avoidEdge: (edge) => resets.has(edge) })
    const isOnly = others.length === 0
    return spared === null ? [{ node: reset.from, counter, decision, round: any, isOnly }] : []
  })
}

/** A number that a step of a loop puts into the variable in which that loop counts its passes. */
export interface PassReset {
  readonly node: FlowNode
  readonly counter: Variable
  readonly loop: FlowNode
  /** From the loop to the step and back. */
  readonly round: Path
}

export function passesReset(analysis: Analysis, nodes: readonly FlowNode[]): readonly PassReset[] {
  const found: PassReset[] = []
  for (const node of nodes) found.push(...passesResetBy(analysis, node))
  return found
}

function passesResetBy(analysis: Analysis, node: FlowNode): readonly PassReset[] {
  const { graph, assignments } = analysis
  const counters = numbered(assignments.of(node))
  if (counters.length === 0) return NO_RESETS
  const { loopAt } = graph.loops
  const goneRound = loopAt(graph.placeOf(node))
  return [...new Set(counters)].flatMap((counter) =>
    [...assignments.into(counter)].flatMap((pass): readonly PassReset[] => {
      const { from: loop, output } = pass
      if (loopAt(pass.fromAt) !== goneRound) return NO_RESETS
      const counts = graph
        .facts(loop)
        .outputs.some(
          ({ id, passes, passesBy }) => id === output && (passes ?? passesBy) !== undefined,
        )
      if (!counts) return NO_RESETS
      const isInside = isComeToBy(analysis, node, pass)
      const there = isInside ? findPath(graph, { from: [pass], goal: node }) : null
      const back = there && findPath(graph, { from: graph.out(node), goal: loop })
      if (there === null || back === null) return NO_RESETS
      return [{ node, counter, loop, round: [...there, ...back] }]
    }),
  )
}

const NO_RESETS: readonly never[] = []

/** The variables that are given a number. */
function numbered(assigned: readonly ResolvedAssignment[]): readonly Variable[] {
  const found: Variable[] = []
  for (const { target, source } of assigned) {
    if (target !== undefined && source.type === 'value' && isNumber(source.value))
      found.push(target)
  }
  return found
}

/** Whether some way leads from a step back to it. */
function isGoneRound({ graph }: Analysis, node: FlowNode): boolean {
  const { loopAt } = graph.loops
  const loop = loopAt(graph.placeOf(node))
  return graph.out(node).some(({ toAt }) => loopAt(toAt) === loop)
}

function decidedOn({ readsOf }: Analysis, node: FlowNode): readonly Variable[] {
  const decided: Variable[] = []
  for (const { use, variable } of readsOf(node)) {
    if (use.place === 'logic' && variable !== undefined) decided.push(variable)
  }
  return decided
}

/** The edges on which a number is put into a variable; none where nothing counts it up. */
function resetsOf({ assignments }: Analysis, counter: Variable): ReadonlySet<GraphEdge> {
  const resets = new Set<GraphEdge>()
  let isRaised = false
  for (const edge of assignments.into(counter)) {
    for (const { target, source } of assignments.on(edge)) {
      if (target !== counter || source.type !== 'value') continue
      if (isNumber(source.value)) resets.add(edge)
      else isRaised ||= raises(source.value, counter)
    }
  }
  return isRaised ? resets : NOTHING
}

const NOTHING: ReadonlySet<GraphEdge> = new Set()

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
