import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { stepsThat } from './step-traits.ts'
import { sameItems } from '../base/same-items.ts'

/** The steps that end the flow, in the order of the design, whether or not a path arrives at them. */
export function endingSteps(analysis: Analysis): readonly FlowNode[] {
  return analysis.answer((whole) => stepsThat(whole).end, sameItems)
}
