import type { NodeId } from '#core/base/ids.ts'
import { differenceOf } from '#core/base/list-difference.ts'
import { sameItems } from '#core/base/same-items.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { PathStep, Problem } from '#core/lint/problem.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'

/**
 * How the steps of a problem's path read, remembered: the same list as long as none of them was edited. A hundred
 * problems have paths through half of a flow, and most edits are on few of them.
 */
export function createPathTexts({ path }: Problem): (design: Design) => readonly string[] {
  const onPath = new Set(path.map(({ node }) => node))
  let known: { readonly design: Design; readonly texts: readonly string[] } | null = null
  return (design) => {
    const texts =
      known !== null && readsAsBefore(known.design, design, onPath)
        ? known.texts
        : textsOf(path, design)
    known = {
      design,
      texts: known !== null && sameItems(known.texts, texts) ? known.texts : texts,
    }
    return known.texts
  }
}

function readsAsBefore(before: Design, now: Design, onPath: ReadonlySet<NodeId>): boolean {
  if (before.tasks !== now.tasks || before.actions !== now.actions) return false
  for (const id of editedNodes(before, now)) if (onPath.has(id)) return false
  return true
}

/** Asked by every problem of the list in turn about the same two designs. */
function editedNodes({ nodes: before }: Design, { nodes: now }: Design): ReadonlySet<NodeId> {
  if (last?.before !== before || last.now !== now) {
    const { gone, come } = differenceOf(before, now)
    last = { before, now, ids: new Set([...gone, ...come].map(({ id }) => id)) }
  }
  return last.ids
}

let last: {
  readonly before: Design['nodes']
  readonly now: Design['nodes']
  readonly ids: ReadonlySet<NodeId>
} | null = null

function textsOf(path: Problem['path'], design: Design): readonly string[] {
  const index = indexDesign(design)
  return path.map((step) => textOf(step, index))
}

/** The output is named where the path does not take the usual way on. */
function textOf(step: PathStep, index: DesignIndex): string {
  const node = index.node(step.node)
  if (node === undefined) return step.node
  const output = factsOf(node, index).outputs.find(({ id }) => id === step.output)
  const details = [
    ...(output?.role === 'exception' ? [output.label] : []),
    ...(step.seconds === undefined ? [] : [`${step.seconds} s`]),
  ]
  return details.length === 0 ? node.name : `${node.name} (${details.join(', ')})`
}
