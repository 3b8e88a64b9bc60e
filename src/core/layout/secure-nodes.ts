import { linksOf } from '../analysis/node-links.ts'
import type { NodeId } from '../base/ids.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'

const known = new WeakMap<Design, ReadonlySet<NodeId>>()

/** The nodes that read or set a secure variable: their cards carry the key. */
export function secureNodes(design: Design): ReadonlySet<NodeId> {
  const before = known.get(design)
  if (before !== undefined) return before
  const index = indexDesign(design)
  const nodes = design.nodes.filter((node) => {
    const { reads, assigns } = linksOf(node, factsOf(node, index), index)
    return (
      reads.some(({ variable }) => variable?.secure === true) ||
      assigns.some(({ target }) => target?.secure === true)
    )
  })
  const secure = new Set(nodes.map((node) => node.id))
  known.set(design, secure)
  return secure
}
