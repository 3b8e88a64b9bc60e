import type { FlowNode } from '../model/design.ts'
import { kindOf } from './registry.ts'

/**
 * Whether a part that the kind models is kept as the import had it, because it says more than the node can hold: a
 * queue that a statement names, for example. What is missing in the properties is there then.
 */
export function carriesModelledPart({ kind, carried = {} }: FlowNode): boolean {
  const { archy } = kindOf({ kind })
  return archy !== null && archy.properties.some((property) => Object.hasOwn(carried, property))
}
