import { remember } from '../base/remember.ts'
import type { KeypadQuestion } from '../kinds/facts.ts'
import { FAILURE } from '../kinds/outputs.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import type { StepLore } from './step-lore.ts'

/** A step that takes keys from the caller, with what is keyed in. */
export interface KeypadInput {
  readonly node: FlowNode
  readonly question: KeypadQuestion
  /** Undefined while the step does not say where the keys go. */
  readonly variable: Variable | undefined
  readonly sensitivity: Sensitivity
}

/** The steps on some path that take keys from the caller, in the order of the design. */
export function findKeypadInputs(
  graph: FlowGraph,
  { classOf, traits }: Pick<StepLore, 'classOf' | 'traits'>,
  isReached: (place: number) => boolean,
): readonly KeypadInput[] {
  const found: KeypadInput[] = []
  for (const node of traits.ask) {
    const place = graph.placeOf(node)
    const { asks } = graph.factsAt(place)
    if (asks === undefined || !isReached(place)) continue
    const { assigns } = graph.linksAt(place)
    const variable = assigns.find(({ source }) => source.type === 'keypad')?.target
    const sensitivity = variable === undefined ? 'none' : classOf(variable).sensitivity
    found.push({ node, question: asks, variable, sensitivity })
  }
  return found
}

/** The inputs of a list by their steps. */
export const inputsByNode = remember(
  (inputs: readonly KeypadInput[]): ReadonlyMap<FlowNode, KeypadInput> =>
    new Map(inputs.map((input) => [input.node, input])),
)

/** Whether a part of the card is keyed in. */
export function isCardInput({ sensitivity }: KeypadInput): boolean {
  return sensitivity === 'pan' || sensitivity === 'cvv' || sensitivity === 'expiry'
}

/** Whether an output is the one by which a step is left when the caller has keyed in nothing that it takes. */
export function isInputFailure(graph: FlowGraph, { from, output }: GraphEdge): boolean {
  return output === FAILURE.id && graph.facts(from).asks !== undefined
}
