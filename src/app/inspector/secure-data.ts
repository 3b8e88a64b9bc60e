import { factsOf } from '#core/kinds/node-facts.ts'
import { variablesMeant } from '#core/kinds/variable-users.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'

/** Whether a node calls a secure action, or reads or writes a secure variable: then it wears the hue. */
export function usesSecureData(design: Design, node: FlowNode): boolean {
  const index = indexDesign(design)
  const { call, uses, assigns } = factsOf(node, index)
  if (call?.secure === true) return true
  const mentions = [
    ...uses.map(({ expression, field }) => ({
      kind: 'expression' as const,
      text: expression,
      field,
    })),
    ...assigns.map(({ variable, field }) => ({ kind: 'name' as const, text: variable, field })),
  ]
  return mentions.some((mention) =>
    variablesMeant(mention, node.task, index).some(({ secure }) => secure),
  )
}
