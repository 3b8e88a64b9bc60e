import type { NodeId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { Problem } from '#core/lint/problem.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'

/** A step that was just added, as it was then. */
export interface FreshNode {
  readonly node: FlowNode
  /** Something else was selected since. */
  readonly isLeft: boolean
}

export type FreshNodes = ReadonlyMap<NodeId, FreshNode>

/** Rules about ends that are open: nothing to say while a flow that has no end yet is being drawn. */
const OPEN_ENDS: ReadonlySet<string> = new Set([
  'all-action-outputs-handled',
  'error-handling-set',
  'every-path-exits-rightly',
  'input-failure-handled',
  'no-dangling-output',
])

/** What is said of a flow without a step: that it is new is seen. */
const DOES_NOTHING = 'flow-well-formed'

/** The problems that are told now: not those of steps that nobody has touched, nor of what is only begun. */
export function withoutGrace(
  problems: readonly Problem[],
  design: Design,
  fresh: FreshNodes,
): readonly Problem[] {
  const isEmpty = design.nodes.length === 1 && design.tasks.length === 1
  if (fresh.size === 0 && !isEmpty) return problems
  const isBegun = !hasEnd(design)
  if (isEmpty) return problems.filter(({ rule }) => rule !== DOES_NOTHING)
  const told = problems.filter(
    ({ node, rule }) => (node === null || !fresh.has(node)) && !(isBegun && OPEN_ENDS.has(rule)),
  )
  return told.length === problems.length ? problems : told
}

/**
 * The steps that are still untouched after an edit or a selection. A step has been touched when it was left after a
 * change of it, or when somebody comes back to it.
 */
export function stillFresh(
  fresh: FreshNodes,
  design: Design,
  selection: readonly NodeId[],
): FreshNodes {
  const index = indexDesign(design)
  let isSame = true
  const still = new Map<NodeId, FreshNode>()
  for (const [id, known] of fresh) {
    const node = index.node(id)
    const isSelected = selection.includes(id)
    const isTouched = isSelected ? known.isLeft : node !== known.node
    if (node === undefined || isTouched) {
      isSame = false
      continue
    }
    const isLeft = known.isLeft || !isSelected
    if (isLeft !== known.isLeft) isSame = false
    still.set(id, { ...known, isLeft })
  }
  return isSame ? fresh : still
}

function hasEnd(design: Design): boolean {
  const index = indexDesign(design)
  return design.nodes.some((node) => factsOf(node, index).ends !== null)
}
