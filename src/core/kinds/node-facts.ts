import type { ActionId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DataAction } from '../model/data-action.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { NodeFacts } from './facts.ts'
import { kindOf } from './registry.ts'

/**
 * The facts of a node, made once per node, list of tasks and action that they were made with: a kind looks at nothing
 * else that could change them.
 */
const known = new WeakMap<FlowNode, Known>()

interface Known {
  readonly tasks: object
  /** The action that was asked for, and what was there. */
  readonly asked: { readonly id: ActionId; readonly action: DataAction | undefined } | null
  readonly facts: NodeFacts
}

/** Nodes that stand for a part of a step: their kind would say what the whole step does. */
const parts = new WeakMap<FlowNode, NodeFacts>()

export function factsOf(node: FlowNode, index: DesignIndex): NodeFacts {
  const entry = known.get(node)
  if (entry !== undefined && isValid(entry, index)) return entry.facts
  const own = parts.get(node)
  if (own !== undefined) return own
  const ear = listeningTo(index)
  ear.asked = null
  const facts = kindOf(node).facts({ index: ear.index, node })
  known.set(node, { tasks: index.design.tasks, asked: ear.asked, facts })
  return facts
}

/** An index that tells which action was asked for last: one for all nodes, since making one takes longer than asking. */
const listeningTo = remember(
  (index: DesignIndex): { readonly index: DesignIndex; asked: Known['asked'] } => {
    const ear = {
      asked: null as Known['asked'],
      index: {
        ...index,
        action(id: ActionId) {
          const action = index.action(id)
          ear.asked = { id, action }
          return action
        },
      },
    }
    return ear
  },
)

function isValid({ tasks, asked }: Known, index: DesignIndex): boolean {
  if (tasks !== index.design.tasks) return false
  return asked === null || index.action(asked.id) === asked.action
}

/** Gives a node other facts than before: for a copy whose words are written over. */
export function renewFacts(node: FlowNode, index: DesignIndex, facts: NodeFacts): void {
  const asked = known.get(node)?.asked ?? null
  known.set(node, { tasks: index.design.tasks, asked, facts })
}

/** Lets a node that analysis has made for a part of a step have the facts of that part. */
export function asPart(node: FlowNode, facts: NodeFacts): FlowNode {
  parts.set(node, facts)
  return node
}
