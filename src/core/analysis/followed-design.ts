import { factsOf, renewFacts } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { DesignIndex } from '../model/design-index.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { analyse } from './analyse.ts'
import { writeOutCalls } from './called-tasks.ts'

/** What an edit has changed that leaves all paths as they are: what steps are called, what they say, how long it takes. */
export interface WordChange {
  /** What a step says or has among its properties is another. */
  readonly words: boolean
  readonly times: boolean
}

/** A design to analyse, and how it differs from the one before; null where its paths may differ. */
export interface Followed {
  readonly design: Design
  readonly change: WordChange | null
}

/**
 * Follows a design as it is edited, with a copy that is its own. A step that was not edited stays the same object
 * there, so that what was found out about it stays known. Where an edit leaves all paths as they are, the copy itself
 * stays: the words of the edited steps are written over in it, and its analysis holds on.
 */
export function followDesign(): (design: Design) => Followed {
  const copies = new WeakMap<FlowNode, Own<FlowNode>>()
  let last: { source: Design; readonly own: Own<Design> } | null = null
  return (design) => {
    const before = last
    const edits = before === null ? null : editsOf(before.source, before.own, design)
    if (before === null || edits === null) {
      const own = { ...design, nodes: design.nodes.map(copyOf) }
      last = { source: design, own }
      return { design: own, change: null }
    }
    const change = {
      words: edits.some(({ words }) => words),
      times: edits.some(({ times }) => times),
    }
    for (const edit of edits) copies.delete(edit.before)
    // Copies of steps in called tasks cannot be written over: the design is written out anew.
    if (edits.length > 0 && writeOutCalls(before.own).design !== before.own) {
      const own = { ...design, nodes: design.nodes.map(copyOf) }
      last = { source: design, own }
      return { design: own, change }
    }
    const { own } = before
    Object.assign(own, design, { nodes: own.nodes.slice() })
    for (const { own: node, after } of edits) {
      copies.set(after, node)
      writeOver(own, node, after)
    }
    if (change.times) analyse(own).retime()
    last = { source: design, own }
    return { design: own, change }
  }

  function copyOf(node: FlowNode): Own<FlowNode> {
    const known = copies.get(node)
    if (known !== undefined) return known
    const copy = { ...node }
    copies.set(node, copy)
    return copy
  }
}

type Own<T> = { -readonly [Key in keyof T]: T[Key] }

interface NodeEdit extends WordChange {
  readonly before: FlowNode
  readonly after: FlowNode
  /** The copy of the node that stands for both. */
  readonly own: Own<FlowNode>
}

/** The nodes that differ; null when something differs that paths depend on. */
function editsOf(before: Design, own: Own<Design>, after: Design): readonly NodeEdit[] | null {
  const isSame =
    before.id === after.id &&
    before.flow === after.flow &&
    before.tasks === after.tasks &&
    before.edges === after.edges &&
    before.variables === after.variables &&
    before.actions === after.actions &&
    before.nodes.length === after.nodes.length
  if (!isSame) return null
  const index = indexDesign(after)
  const edits: NodeEdit[] = []
  for (const [place, node] of after.nodes.entries()) {
    const old = before.nodes[place]
    const copy = own.nodes[place]
    if (old === node) continue
    const change = old && wordsOnly(old, node, index)
    if (old === undefined || copy === undefined || !change) return null
    edits.push({ ...change, before: old, after: node, own: copy })
  }
  return edits
}

function wordsOnly(before: FlowNode, after: FlowNode, index: DesignIndex): WordChange | null {
  if (before.id !== after.id || before.task !== after.task || before.kind !== after.kind) {
    return null
  }
  if (!isEqual(before.carried, after.carried)) return null
  const words = !isEqual(before.props, after.props) || !isEqual(before.comments, after.comments)
  // What an import carries as a whole may name tasks, which are entered from it.
  if (words && !kindOf(after).offered) return null
  const { says: _, seconds, ...paths } = factsOf(before, index)
  const { says: __, seconds: later, ...others } = factsOf(after, index)
  return isEqual(paths, others) ? { words, times: !isEqual(seconds, later) } : null
}

/** Of what JSON can hold; an infinite time stands for none there, and none is infinite. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function writeOver(design: Design, own: Own<FlowNode>, after: FlowNode): void {
  const index = indexDesign(design)
  const { says: _, ...paths } = factsOf(own, index)
  const { says, seconds } = factsOf(after, index)
  for (const key of ['carried', 'comments'] as const) delete own[key]
  Object.assign(own, after)
  renewFacts(own, index, { ...paths, seconds, ...(says === undefined ? {} : { says }) })
}
