import { ownValue } from '../base/own-value.ts'
import type { Call } from '../kinds/facts.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import type { FlowGraph } from './flow-graph.ts'
import { variablesInCall } from './references.ts'
import type { Returned } from './roles.ts'

/** A call of a data action, with the variables that it reads and gives values to. */
export interface CallLinks {
  readonly action: DataAction
  /** The contract of the action as it was: an action can be written over. */
  readonly inputs: DataAction['inputs']
  readonly outputs: DataAction['outputs']
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

/**
 * The call of the node at a place; null when it calls no action that the design has. `known` is what was made for it last,
 * and is right as long as the action has the same contract.
 */
export function callLinks(
  graph: FlowGraph,
  place: number,
  known: CallLinks | undefined,
): CallLinks | null {
  const { call } = graph.factsAt(place)
  if (call === null || call.action === null) return null
  const action = graph.index.action(call.action)
  if (action === undefined) return null
  const isSame =
    known?.action === action && known.inputs === action.inputs && known.outputs === action.outputs
  return isSame ? known : makeLinks(graph, place, call, action)
}

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
  const { inputs, outputs } = action
  return { action, inputs, outputs, reads, returns, returnedBy, bound }
}
