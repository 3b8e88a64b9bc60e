import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'

/** The step with which every call begins; undefined while the flow has none. */
export function firstStep(analysis: Analysis): FlowNode | undefined {
  return analysis.answer(findFirst)
}

function findFirst({ graph }: Analysis): FlowNode | undefined {
  return graph.roots.find(({ isErrorHandler }) => !isErrorHandler)?.node
}
