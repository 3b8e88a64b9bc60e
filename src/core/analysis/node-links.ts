import type { NodeFacts } from '../kinds/facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { VariableNumbers } from '../model/variable-numbers.ts'
import type { AssignmentAt, ResolvedAssignment } from './assignment.ts'
import { mentionsIn, type Read, variablesIn } from './references.ts'
import { shownSet } from './shown-set.ts'

/** A read of a variable, and the node that reads it. */
export interface Reader extends Read {
  readonly node: FlowNode
  /** Under which analysis counts the variable; -1 when nothing declares it. */
  readonly number: number
}

/** What one node has to do with the variables of a design. */
export interface NodeLinks {
  readonly reads: readonly Reader[]
  readonly assigns: readonly ResolvedAssignment[]
  readonly assignsAt: readonly AssignmentAt[]
  readonly byOutput: readonly OnOutput[]
  /** By output, the variables that have a value because the node was left by it. */
  readonly shown: ReadonlyMap<string, readonly Variable[]>
}

/** What a node assigns when it is left by one output: hardly any node assigns on two. */
export interface OnOutput {
  readonly output: string
  readonly assigns: readonly ResolvedAssignment[]
}

/** The links of a node with these facts: they change with the facts and with the declared variables, and nothing else. */
export function makeLinks(node: FlowNode, facts: NodeFacts, index: DesignIndex): NodeLinks {
  const isAny = facts.uses.length > 0 || facts.assigns.length > 0
  return isAny ? linksOfUses(node, facts, index) : NO_LINKS
}

/** The same, made once. Whoever keeps what is made does not need it: to remember something new takes as long as to make it. */
export function linksOf(node: FlowNode, facts: NodeFacts, index: DesignIndex): NodeLinks {
  const { numbers } = index
  const before = known.get(facts)
  if (before?.numbers === numbers) return before.links
  const links = makeLinks(node, facts, index)
  if (links !== NO_LINKS) known.set(facts, { numbers, links })
  return links
}

const known = new WeakMap<
  NodeFacts,
  { readonly numbers: VariableNumbers; readonly links: NodeLinks }
>()

const NOTHING = new Map<string, never>()
export const NO_LINKS: NodeLinks = {
  reads: [],
  assigns: [],
  assignsAt: [],
  byOutput: [],
  shown: NOTHING,
}

function linksOfUses(node: FlowNode, facts: NodeFacts, index: DesignIndex): NodeLinks {
  const numbers = index.numbers.byId
  const numberOf = (variable: Variable | undefined) =>
    (variable && numbers.get(variable.id)) ?? UNDECLARED
  const reads = mentionsIn(facts.uses, node, index).map(
    ({ use, name, variable, isTest }): Reader => ({
      use,
      name,
      variable,
      isTest,
      node,
      number: numberOf(variable),
    }),
  )
  const assigns = facts.assigns.map(
    ({ output, variable, field, source, gives }): ResolvedAssignment => {
      const target = index.variable(variable, node.task)
      const madeOf =
        source.type === 'value' && source.value.type === 'expression'
          ? variablesIn(source.value.text, node.task, index)
          : NO_VARIABLES
      const number = numberOf(target)
      return gives === undefined
        ? { output, variable, field, source, target, number, madeOf }
        : { output, variable, field, source, gives, target, number, madeOf }
    },
  )
  return {
    reads,
    assigns,
    assignsAt: assigns.map((assignment) => ({ node, assignment })),
    byOutput: groupByOutput(assigns),
    shown: shownBy(node, facts, index),
  }
}

function groupByOutput(assigns: readonly ResolvedAssignment[]): readonly OnOutput[] {
  const [first] = assigns
  if (first === undefined) return NO_LINKS.byOutput
  const { output } = first
  if (assigns.every((one) => one.output === output)) return [{ output, assigns }]
  const outputs = new Set(assigns.map((one) => one.output))
  return [...outputs].map((own) => ({
    output: own,
    assigns: assigns.filter((one) => one.output === own),
  }))
}

/** What is assigned on one output of a node. */
export function assignedOn({ byOutput }: NodeLinks, output: string): readonly ResolvedAssignment[] {
  for (const one of byOutput) if (one.output === output) return one.assigns
  return NO_ASSIGNS
}

const NO_ASSIGNS: readonly ResolvedAssignment[] = []

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
