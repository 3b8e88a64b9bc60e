import { remember } from '../base/remember.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { sameItems } from './watch/answers.ts'

/** The steps that end the flow, in the order of the design, whether or not a path arrives at them. */
export function endingSteps(analysis: Analysis): readonly FlowNode[] {
  return analysis.answer(findEnds, sameItems)
}

const findEnds = remember(({ graph }: Analysis): readonly FlowNode[] =>
  graph.index.design.nodes.filter((node) => graph.facts(node).ends !== null),
)
