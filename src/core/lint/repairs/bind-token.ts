import type { Analysis } from '../../analysis/analyse.ts'
import type { Payment } from '../../analysis/roles.ts'
import { expression } from '../../model/values.ts'
import type { Fix } from '../problem.ts'

/** Binds the only token that is surely there to an input that has none; null when there is none, or a choice. */
export function bindToken(
  { graph, roles, assignments }: Analysis,
  { node }: Payment,
  field: string,
): Fix | null {
  const tokens = new Set(
    roles.fetches.flatMap(({ token }) =>
      (token.task === null || token.task === node.task) && assignments.isSetAt(node, token)
        ? [token]
        : [],
    ),
  )
  const [token] = tokens
  const inputs = graph.facts(node).call?.inputs
  if (token === undefined || tokens.size > 1 || inputs === undefined) return null
  return {
    title: `Give ${token.name} to ${node.name} as ${field}`,
    safety: 'unsafe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: { props: { ...node.props, inputs: { ...inputs, [field]: expression(token.name) } } },
      },
    ],
  }
}
