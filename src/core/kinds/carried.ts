import type { FlowNode } from '../model/design.ts'
import type { Json } from '../model/values.ts'
import { kindOf } from './registry.ts'

/**
 * Whether the property that holds a field is kept as the import had it, because it says more than the node can hold: a
 * queue that a statement names, for example. What is missing in the field is there then. A property that the file
 * leaves out or leaves empty says nothing, and neither does a plain text where Archy has keys such as `exp` and `lit`.
 */
export function carriesField({ kind, carried = {} }: FlowNode, field: string): boolean {
  const { archy } = kindOf({ kind })
  const property = archy?.keysOf(field)[0]
  const json = property === undefined ? undefined : carried[property]
  return typeof json === 'object' && saysMore(json)
}

function saysMore(json: Json | undefined): boolean {
  if (typeof json !== 'object') return json !== undefined && json !== ''
  if (json === null) return false
  const entries: readonly (readonly [string, Json])[] = Object.entries(json)
  return entries.some(([key, value]) => key !== 'noValue' && saysMore(value))
}
