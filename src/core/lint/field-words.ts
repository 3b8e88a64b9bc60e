import { kindOf } from '../kinds/registry.ts'
import type { FlowNode } from '../model/design.ts'

/**
 * What a field of a node is called in a sentence, as its form has it: “Condition”, or “Attributes” 2 for an item of a
 * list. Null where the form does not show the field.
 */
export function fieldInWords(node: FlowNode, field: string): string | null {
  const [key, ...rest] = field.split('.')
  const label = kindOf(node).fields.find((candidate) => candidate.key === key)?.label
  if (label === undefined) return null
  const item = rest.find((part) => part !== '' && !PARTS.has(part))
  if (item === undefined) return `“${label}”`
  return `“${label}” ${/^\d+$/.test(item) ? Number(item) + 1 : item}`
}

/** An expression in quotes, cut where it is too long for a sentence. */
export function quotedExpression(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}”`
}

const LONGEST = 60

const PARTS: ReadonlySet<string> = new Set([
  'cases',
  'on',
  'value',
  'variable',
  'expression',
  'name',
])
