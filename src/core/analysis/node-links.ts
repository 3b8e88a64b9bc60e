import type { VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowNode, Variable } from '../model/design.ts'
import type { AssignmentAt, ResolvedAssignment } from './assignment.ts'
import { type Read, readsIn, variablesIn } from './references.ts'
import { shownSet } from './shown-set.ts'

/** A read of a variable, and the node that reads it. */
export interface Reader extends Read {
  readonly node: FlowNode
}

/** What one node has to do with the variables of a design. */
export interface NodeLinks {
  readonly reads: readonly Reader[]
  /** By their numbers, the variables that it reads. */
  readonly readAt: readonly number[]
  readonly assigns: readonly ResolvedAssignment[]
  readonly assignsAt: readonly AssignmentAt[]
  readonly byOutput: ReadonlyMap<string, readonly ResolvedAssignment[]>
  /** By output, the variables that have a value because the node was left by it. */
  readonly shown: ReadonlyMap<string, readonly Variable[]>
}

/** The links of a node with these facts: they change with the facts and with the declared variables, and nothing else. */
export function linksOf(node: FlowNode, facts: NodeFacts, index: DesignIndex): NodeLinks {
  if (facts.uses.length === 0 && facts.assigns.length === 0) return NO_LINKS
  const { variables } = index.design
  const before = known.get(facts)
  if (before?.variables === variables) return before.links
  const links = makeLinks(node, facts, index)
  known.set(facts, { variables, links })
  return links
}

const known = new WeakMap<
  NodeFacts,
  { readonly variables: Design['variables']; readonly links: NodeLinks }
>()

/** By their ids, the numbers under which analysis counts the variables of a design: their places in its list. */
export const numbersOf = remember(
  (variables: Design['variables']): ReadonlyMap<VariableId, number> =>
    new Map(variables.map(({ id }, i) => [id, i])),
)

const NOTHING = new Map<string, never>()
export const NO_LINKS: NodeLinks = {
  reads: [],
  readAt: [],
  assigns: [],
  assignsAt: [],
  byOutput: NOTHING,
  shown: NOTHING,
}

function makeLinks(node: FlowNode, facts: NodeFacts, index: DesignIndex): NodeLinks {
  const numbers = numbersOf(index.design.variables)
  const numberOf = (variable: Variable | undefined) =>
    (variable && numbers.get(variable.id)) ?? UNDECLARED
  const reads: Reader[] = []
  const readAt: number[] = []
  for (const read of readsIn(facts.uses, node, index)) {
    reads.push(read)
    const number = numberOf(read.variable)
    if (number !== UNDECLARED && !readAt.includes(number)) readAt.push(number)
  }
  const assigns: ResolvedAssignment[] = []
  const assignsAt: AssignmentAt[] = []
  const byOutput = new Map<string, ResolvedAssignment[]>()
  for (const own of facts.assigns) {
    const target = index.variable(own.variable, node.task)
    const { source } = own
    const madeOf =
      source.type === 'value' && source.value.type === 'expression'
        ? variablesIn(source.value.text, node.task, index)
        : NO_VARIABLES
    const assignment = { ...own, target, number: numberOf(target), madeOf }
    assigns.push(assignment)
    assignsAt.push({ node, assignment })
    const list = byOutput.get(own.output)
    if (list === undefined) byOutput.set(own.output, [assignment])
    else list.push(assignment)
  }
  return { reads, readAt, assigns, assignsAt, byOutput, shown: shownBy(node, facts, index) }
}

/** The number of a variable that no design declares. */
export const UNDECLARED = -1

const NO_VARIABLES: readonly Variable[] = []

function shownBy(
  node: FlowNode,
  { outputs }: NodeFacts,
  index: DesignIndex,
): ReadonlyMap<string, readonly Variable[]> {
  let shown: Map<string, readonly Variable[]> | null = null
  for (const { id, when } of outputs) {
    const variables = when?.flatMap((condition) => shownSet(condition, node.task, index)) ?? []
    if (variables.length === 0) continue
    shown ??= new Map()
    shown.set(id, variables)
  }
  return shown ?? NOTHING
}
