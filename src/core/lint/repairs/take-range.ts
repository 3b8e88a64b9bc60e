import type { FlowNode } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/** Lets an input take a range of digits that # ends. Its prompt does not say so yet. */
export function takeRange({ id, name, props }: FlowNode, min: number, max: number): Fix {
  const digits = { type: 'range', min, max, terminator: '#' }
  return {
    title: `Take ${min} to ${max} digits and # at ${name}`,
    safety: 'unsafe',
    edits: [{ type: 'set-node', node: id, patch: { props: { ...props, digits } } }],
  }
}
