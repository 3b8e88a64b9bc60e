import type { NodeId, TaskId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { FlowEdge, FlowNode } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { WAY_ON_KEYS, wayOnBody, wayOnKey } from './jumps.ts'
import type { Item } from './read-lists.ts'

/** Where a list leads: to a step, off the end of the task, or to wherever another task begins. */
export interface Target {
  readonly to:
    | { readonly type: 'node'; readonly node: NodeId }
    | { readonly type: 'task'; readonly task: TaskId }
    | null
  /** What the jump that leads there holds besides its target. */
  readonly carried: Json | null
  /** The action of the file that leads there, if one does: it may have comments. */
  readonly wayOn?: Json
}

export interface Link {
  readonly from: NodeId
  readonly output: string
  readonly target: Target
}

export interface Linker {
  readonly links: Link[]
  /** Knows the actions and the tasks of the file. */
  readonly index: DesignIndex
  /** Jumps, and next passes, that follow a step whose branches all lead there. */
  readonly joined: Map<NodeId, Pick<Target, 'carried' | 'wayOn'>>
}

export const END: Target = { to: null, carried: null }

/**
 * Draws the edges of a list and says where it begins. What follows a branch is the next sibling: a branch that does
 * not end leads there, and so does an output without a branch.
 */
export function linkList(
  linker: Linker,
  items: readonly Item[],
  follow: Target,
  loop: { readonly header: Target; readonly exit: Target } | null,
): Target {
  let next = follow
  for (const [i, item] of [...items.entries()].toReversed()) {
    if (item.type === 'node') next = linkNode(linker, item, next, loop)
    else if (item.type === 'jump') {
      const { carried, wayOn } = item
      const to = { type: 'task', task: item.task } as const
      const before = loop === null ? items[i - 1] : undefined
      if (before?.type === 'node' && isBranching(linker, before.node)) {
        linker.joined.set(before.node.id, { carried, wayOn })
        next = { to, carried: null }
      } else next = { to, carried, wayOn }
    } else {
      const target = item.type === 'next-pass' ? loop?.header : loop?.exit
      const { carried, wayOn } = item
      const isLast = item.type === 'next-pass' && i === items.length - 1
      const isNeedless = isLast && isSameStep(follow, loop?.header ?? END)
      const before = isNeedless ? items[i - 1] : undefined
      if (before?.type === 'node' && isBranching(linker, before.node)) {
        linker.joined.set(before.node.id, { carried, wayOn })
      } else {
        next = { ...(target ?? END), carried: carried ?? (isNeedless ? NEXT_PASS : null), wayOn }
      }
    }
  }
  return next
}

/** A next pass that would begin anyway is written only where a file has it. */
const NEXT_PASS: Json = { [WAY_ON_KEYS['next-pass']]: wayOnBody('next-pass', undefined) }

function isSameStep(a: Target, b: Target): boolean {
  return a.to?.type === 'node' && b.to?.type === 'node' && a.to.node === b.to.node
}

/** All its outputs nest lists, so that what follows is where those lists lead that do not end. */
function isBranching({ index }: Linker, node: FlowNode): boolean {
  const { outputs } = factsOf(node, index)
  return outputs.length > 0 && outputs.every(({ archy, repeats }) => archy === 'nested' && !repeats)
}

function linkNode(
  linker: Linker,
  { node, branches }: Item & { type: 'node' },
  next: Target,
  loop: { readonly header: Target; readonly exit: Target } | null,
): Target {
  const here: Target = { to: { type: 'node', node: node.id }, carried: null }
  const { outputs } = factsOf(node, linker.index)
  // The action that follows is the output's own whose way on it is, and no matter of lists that run on to it.
  const isOwned = outputs.some(({ archy }) => archy !== 'nested')
  const follow: Target = isOwned ? { to: next.to, carried: null } : next
  for (const output of outputs) {
    const list = branches.get(output.id) ?? []
    let target = next
    if (output.repeats === true) target = linkList(linker, list, here, { header: here, exit: next })
    else if (output.archy === 'nested') target = linkList(linker, list, follow, loop)
    linker.links.push({ from: node.id, output: output.id, target })
  }
  return here
}

/** The edges of the links, once it is known where tasks begin, and what the steps that they leave must carry. */
export function drawEdges(
  links: readonly Link[],
  entryOf: (task: TaskId) => NodeId | null,
): {
  readonly edges: readonly FlowEdge[]
  readonly carried: ReadonlyMap<NodeId, Record<string, Json>>
} {
  const edges: FlowEdge[] = []
  const carried = new Map<NodeId, Record<string, Json>>()
  for (const { from, output, target } of links) {
    const to = resolveTarget(target, entryOf)
    if (to === null) continue
    edges.push({ from, output, to })
    if (target.carried !== null) {
      carried.set(from, { ...carried.get(from), [wayOnKey(output)]: target.carried })
    }
  }
  return { edges, carried }
}

export function resolveTarget(
  { to }: Target,
  entryOf: (task: TaskId) => NodeId | null,
): NodeId | null {
  if (to === null) return null
  return to.type === 'node' ? to.node : entryOf(to.task)
}
