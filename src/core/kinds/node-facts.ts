import type { ActionId, NodeId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DataAction } from '../model/data-action.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { withCarriedUses } from './carried-uses.ts'
import type { NodeFacts } from './facts.ts'
import { kindOf } from './registry.ts'

/**
 * The facts of a node, made once per node, list of tasks and action that they were made with: a kind looks at nothing
 * else that could change them.
 */
interface Known {
  readonly node: FlowNode
  readonly tasks: Design['tasks']
  /** The action that was asked for, and what was there. */
  readonly asked: { readonly id: ActionId; readonly action: DataAction | undefined } | null
  readonly facts: NodeFacts
}

/**
 * By list of tasks, the first node that was asked for with an id: nearly all of them, and a map of ids takes a fraction
 * of the time that keys take which may vanish.
 */
const firstOf = remember<Design['tasks'], Map<NodeId, Known>>(() => new Map())

/** Nodes whose id another one had before them: what an edit has made of one, and copies. */
const later = new WeakMap<FlowNode, Known>()

/** Nodes that stand for a part of a step: their kind would say what the whole step does. */
const parts = new WeakMap<FlowNode, NodeFacts>()

export function factsOf(node: FlowNode, index: DesignIndex): NodeFacts {
  const asking = askingIn(index)
  const entry = knownOf(node, asking.first)
  if (entry !== undefined && isValid(entry, index)) return entry.facts
  const own = parts.get(node)
  if (own !== undefined) return own
  asking.asked = null
  const facts = withCarriedUses(kindOf(node).facts({ index: asking.index, node }), node)
  know({ node, tasks: index.design.tasks, asked: asking.asked, facts }, asking.first)
  return facts
}

/** Gives a node other facts than before: for a copy whose words are written over. */
export function renewFacts(node: FlowNode, index: DesignIndex, facts: NodeFacts): void {
  const { first } = askingIn(index)
  const asked = knownOf(node, first)?.asked ?? null
  know({ node, tasks: index.design.tasks, asked, facts }, first)
}

/** Lets a node that analysis has made for a part of a step have the facts of that part. */
export function asPart(node: FlowNode, facts: NodeFacts): FlowNode {
  parts.set(node, facts)
  return node
}

interface Asking {
  readonly first: Map<NodeId, Known>
  /** Tells which action was asked for last. */
  readonly index: DesignIndex
  asked: Known['asked']
}

/** One for all nodes of a design, since making one takes longer than asking. */
const askingIn = remember((index: DesignIndex): Asking => {
  const asking: Asking = {
    first: firstOf(index.design.tasks),
    asked: null,
    index: {
      ...index,
      action(id: ActionId) {
        const action = index.action(id)
        asking.asked = { id, action }
        return action
      },
    },
  }
  return asking
})

function knownOf(node: FlowNode, first: Asking['first']): Known | undefined {
  const entry = first.get(node.id)
  return entry === undefined || entry.node === node ? entry : later.get(node)
}

function know(entry: Known, first: Asking['first']): void {
  const { node } = entry
  const before = first.get(node.id)
  if (before === undefined || before.node === node) first.set(node.id, entry)
  else later.set(node, entry)
}

function isValid({ tasks, asked }: Known, index: DesignIndex): boolean {
  if (tasks !== index.design.tasks) return false
  return asked === null || index.action(asked.id) === asked.action
}
