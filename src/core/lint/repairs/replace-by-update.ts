import { updateData } from '../../kinds/update-data/index.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/**
 * Turns a step with statements into Update Data, which sets the same variables in the same order. What an import has
 * brought of the step belongs to its kind: then there is no fix.
 */
export function replaceByUpdate({ id, name, props, carried = {} }: FlowNode): Fix | null {
  const checked = updateData.check({ statements: props['statements'] ?? null })
  if (!checked.ok || Object.keys(carried).length > 0) return null
  return {
    title: `Turn ${name} into Update Data`,
    safety: 'safe',
    edits: [{ type: 'set-node', node: id, patch: { kind: updateData.id, props: checked.value } }],
  }
}
