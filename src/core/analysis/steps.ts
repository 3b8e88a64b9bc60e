import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { KeypadInput } from './keypad-inputs.ts'
import type { Payment, TokenFetch } from './roles.ts'
import type { TokenUse } from './token-uses.ts'

/** Some of the steps of a design, and what they are, each list in the order in which `Analysis` has it. */
export interface Steps {
  readonly nodes: readonly FlowNode[]
  readonly inputs: readonly KeypadInput[]
  readonly fetches: readonly TokenFetch[]
  readonly payments: readonly Payment[]
  /** The payments, and the calls that exchange one token for another. */
  readonly spends: readonly Payment[]
  /** The uses of the tokens that these steps fetch. */
  readonly uses: readonly TokenUse[]
}

/** All steps of a design. */
export function allSteps({ graph, inputs, roles, tokenUses }: Analysis): Steps {
  const { fetches, payments, spends } = roles
  return { nodes: graph.index.design.nodes, inputs, fetches, payments, spends, uses: tokenUses }
}
