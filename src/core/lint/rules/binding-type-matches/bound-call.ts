import type { Analysis } from '../../../analysis/analyse.ts'
import type { Call } from '../../../kinds/facts.ts'
import type { DataType } from '../../../language/expression/types.ts'
import type { ContractField, DataAction, Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import type { Value } from '../../../model/values.ts'

/** A call of an action whose contract is known. */
export interface BoundCall {
  readonly node: FlowNode
  readonly call: Call
  readonly action: DataAction
  /** What every message about it tells. */
  readonly words: { readonly node: string; readonly action: string }
  /** The variable that a value is, and nothing else. */
  readonly variableIn: (value: Value | undefined) => Variable | undefined
}

export function boundCall(
  { graph }: Analysis,
  { node, call, action }: Pick<BoundCall, 'node' | 'call' | 'action'>,
): BoundCall {
  return {
    node,
    call,
    action,
    words: { node: node.name, action: action.name },
    variableIn: (value) =>
      value?.type === 'expression' ? graph.index.variable(value.text.trim(), node.task) : undefined,
  }
}

/** The types of a contract, as Architect has them (Genesys Resource Center, “Add contracts to custom actions”). */
export const TYPES: Readonly<Record<ContractField['type'], DataType & Variable['type']>> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
}

/** What is digits and no number. */
export const DIGITS: ReadonlySet<Sensitivity> = new Set(['pan', 'cvv', 'expiry'])
