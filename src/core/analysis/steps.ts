import { remember } from '../base/remember.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { KeypadInput } from './keypad-inputs.ts'
import type { Payment, TokenFetch } from './roles.ts'
import type { TokenUse } from './token-uses.ts'

/**
 * Some of the steps of a design, and what they are, each list in the order in which `Analysis` has it. All but `nodes`
 * hold only what is on some path: of a part of the steps that no path comes to most rules have nothing to say, and where
 * all lists that one looks at are empty it is not asked.
 */
export interface Steps {
  /** All of them. Right where few have anything that a rule may speak of, and only of those it asks for paths. */
  readonly nodes: readonly FlowNode[]
  /** Those that some path arrives at. */
  readonly reached: readonly FlowNode[]
  /** Those of them that call a data action. */
  readonly calls: readonly FlowNode[]
  readonly inputs: readonly KeypadInput[]
  readonly fetches: readonly TokenFetch[]
  readonly payments: readonly Payment[]
  /** The payments, and the calls that exchange one token for another. */
  readonly spends: readonly Payment[]
  /** The uses of the tokens that these steps fetch. */
  readonly uses: readonly TokenUse[]
}

/** All steps of a design. */
export const allSteps = remember((analysis: Analysis): Steps => {
  const { graph, inputs, roles, tokenUses, isReachable } = analysis
  const { nodes } = graph.index.design
  const reached = nodes.filter(isReachable)
  const isReached = ({ node }: { readonly node: FlowNode }) => isReachable(node)
  return {
    nodes,
    reached,
    calls: reached.filter((node) => graph.facts(node).call !== null),
    inputs,
    fetches: roles.fetches.filter(isReached),
    payments: roles.payments.filter(isReached),
    spends: roles.spends.filter(isReached),
    uses: tokenUses,
  }
})
