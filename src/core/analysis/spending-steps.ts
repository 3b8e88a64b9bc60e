import type { NodeId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { Payment } from './roles.ts'
import { sameItems } from '../base/same-items.ts'

/** The steps that use one token up, in the order of the design. */
export function stepsThatSpend(analysis: Analysis, token: Variable): readonly FlowNode[] {
  return analysis.answer(({ roles }) => byToken(roles.spends).get(token) ?? NONE, sameItems)
}

/** Whether any of these steps uses a token up. */
export function isAnySpent(analysis: Analysis, steps: ReadonlySet<NodeId>): boolean {
  return analysis.answer(({ roles }) => {
    const spending = idsOf(roles.spends)
    for (const id of steps) if (spending.has(id)) return true
    return false
  })
}

const NONE: readonly FlowNode[] = []

const byToken = remember(
  (spends: readonly Payment[]): ReadonlyMap<Variable, readonly FlowNode[]> => {
    const found = new Map<Variable, FlowNode[]>()
    for (const { node, tokens } of spends) {
      for (const token of new Set(tokens)) {
        const known = found.get(token)
        if (known === undefined) found.set(token, [node])
        else known.push(node)
      }
    }
    return found
  },
)

const idsOf = remember(
  (spends: readonly Payment[]): ReadonlySet<NodeId> => new Set(spends.map(({ node }) => node.id)),
)
