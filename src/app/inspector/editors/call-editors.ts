import { z } from 'zod'
import type { ContractField, DataAction } from '#core/model/data-action.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { valueSchema } from '#core/model/values.ts'

export const inputsShape = z.record(z.string(), valueSchema)
export const outputsShape = z.record(z.string(), z.string())

/** A row of the table of bindings: a property of the contract, or a binding that the contract knows nothing of. */
export interface BindingRow<T> {
  readonly name: string
  readonly field: ContractField | undefined
  readonly bound: T | undefined
}

/** The contract's order first, then what is left over from another contract. */
export function bindingRows<T>(
  fields: readonly ContractField[],
  bindings: Readonly<Record<string, T>>,
): readonly BindingRow<T>[] {
  const known = new Set(fields.map(({ name }) => name))
  return [
    ...fields.map((field) => ({
      name: field.name,
      field,
      bound: Object.hasOwn(bindings, field.name) ? bindings[field.name] : undefined,
    })),
    ...Object.entries(bindings)
      .filter(([name]) => !known.has(name))
      .map(([name, bound]) => ({ name, field: undefined, bound })),
  ]
}

/** The action that a node calls. */
export function calledAction(design: Design, node: FlowNode): DataAction | undefined {
  const index = indexDesign(design)
  const { call } = factsOf(node, index)
  return call === null || call.action === null ? undefined : index.action(call.action)
}

/** The bindings without one. */
export function without<T>(
  bindings: Readonly<Record<string, T>>,
  name: string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(bindings).filter(([key]) => key !== name))
}
