import type { FlowNode } from '../../model/design.ts'
import type { Fix } from '../problem.ts'
import { inWords } from '../words.ts'

/**
 * Gives calls shorter time-outs, each at its own step: other steps that call the same action keep theirs. For a person
 * to look at: a payment that the gateway would still have answered is then left by timeout.
 */
export function limitTimeouts(
  limits: readonly { readonly node: FlowNode; readonly seconds: number }[],
): Fix | null {
  if (limits.length === 0 || limits.some(({ seconds }) => seconds < 1)) return null
  const words = limits.map(({ node, seconds }) => `${node.name} ${seconds} s`)
  return {
    title: `Give ${inWords(words)}`,
    safety: 'unsafe',
    edits: limits.map(({ node, seconds }) => ({
      type: 'set-node',
      node: node.id,
      patch: { props: { ...node.props, timeoutSeconds: seconds } },
    })),
  }
}
