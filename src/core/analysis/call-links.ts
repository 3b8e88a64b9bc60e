import { ownValue } from '../base/own-value.ts'
import type { Call, NodeFacts } from '../kinds/facts.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'
import type { Design, Variable } from '../model/design.ts'
import type { FlowGraph } from './flow-graph.ts'
import { variablesInCall } from './references.ts'
import type { Returned } from './roles.ts'

/** A call of a data action, with the variables that it reads and gives values to. */
export interface CallLinks {
  readonly action: DataAction
  readonly reads: readonly Variable[]
  readonly returns: readonly Returned[]
  /** The fields of the contract that say what each of `returns` holds. */
  readonly returnedBy: readonly (ContractField | undefined)[]
  /** The fields of the contract that a variable is bound to by itself. */
  readonly bound: readonly Bound[]
}

interface Bound {
  readonly variable: Variable
  readonly field: ContractField
}

/** The call of the node at a place; null when it calls no action that the design has. */
export function callLinksAt(graph: FlowGraph, place: number): CallLinks | null {
  const facts = graph.factsAt(place)
  const { call } = facts
  if (call === null || call.action === null) return null
  const action = graph.index.action(call.action)
  if (action === undefined) return null
  const { variables } = graph.index.design
  const { inputs, outputs } = action
  const before = known.get(facts)
  if (
    before?.variables === variables &&
    before.links.action === action &&
    before.inputs === inputs &&
    before.outputs === outputs
  ) {
    return before.links
  }
  const links = makeLinks(graph, place, call, action)
  known.set(facts, { variables, inputs, outputs, links })
  return links
}

const known = new WeakMap<
  NodeFacts,
  Pick<Design, 'variables'> & Pick<DataAction, 'inputs' | 'outputs'> & { readonly links: CallLinks }
>()

function makeLinks(graph: FlowGraph, place: number, call: Call, action: DataAction): CallLinks {
  const { index } = graph
  const task = graph.nodeAt(place)?.task
  const returns: Returned[] = []
  const returnedBy: (ContractField | undefined)[] = []
  for (const { source, target } of graph.linksAt(place).assigns) {
    if (source.type !== 'call' || target === undefined) continue
    returns.push({ variable: target, property: source.property })
    returnedBy.push(action.outputs.find(({ name }) => name === source.property))
  }
  const bound: Bound[] = []
  const note = (name: string, field: ContractField) => {
    const variable = task === undefined ? undefined : index.variable(name, task)
    if (variable !== undefined) bound.push({ variable, field })
  }
  for (const field of action.inputs) {
    const value = ownValue(call.inputs, field.name)
    if (value?.type === 'expression') note(value.text.trim(), field)
  }
  for (const field of action.outputs) note(ownValue(call.outputs, field.name) ?? '', field)
  const reads = task === undefined ? [] : variablesInCall(call, task, index)
  return { action, reads, returns, returnedBy, bound }
}
