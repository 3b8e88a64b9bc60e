import type { ActionId, NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { DataAction } from '../model/data-action.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { withCarriedUses } from './carried-uses.ts'
import type { NodeFacts } from './facts.ts'
import { kindOf } from './registry.ts'

/**
 * The facts of a node, made once per node, and per action, tasks and settings that they were made with: a kind looks at
 * nothing else that could change them, and most look at no tasks.
 */
interface Known {
  readonly node: FlowNode
  /** The tasks, where anything of the design was looked at but an action. */
  readonly tasks: Design['tasks'] | null
  /** The action that was asked for, and what was there. */
  readonly asked: { readonly id: ActionId; readonly action: DataAction | undefined } | null
  /** What the import of the flow says beyond the model, where it was looked at. */
  readonly settings: { readonly carried: DesignIndex['carried'] } | null
  readonly facts: NodeFacts
}

/**
 * By list of tasks, the first node that was asked for with an id: nearly all of them, and a map of ids takes a fraction
 * of the time that keys take which may vanish.
 */
const firsts = new WeakMap<Design['tasks'], Map<NodeId, Known>>()

function firstOf(tasks: Design['tasks']): Map<NodeId, Known> {
  const found = firsts.get(tasks) ?? new Map<NodeId, Known>()
  firsts.set(tasks, found)
  return found
}

/** Nodes whose id another one had before them: what an edit has made of one, and copies. */
const later = new WeakMap<FlowNode, Known>()

/** The facts for which a kind has looked at more of the design than the node and an action. */
const around = new WeakSet<NodeFacts>()

/** Nodes that stand for a part of a step: their kind would say what the whole step does. */
const parts = new WeakMap<FlowNode, NodeFacts>()

export function factsOf(node: FlowNode, index: DesignIndex): NodeFacts {
  const asking = askingIn(index)
  const entry = knownOf(node, asking.first)
  if (entry !== undefined && isValid(entry, index)) return entry.facts
  const own = parts.get(node)
  if (own !== undefined) return own
  asking.asked = null
  asking.settings = null
  asking.looksAround = false
  const facts = withCarriedUses(kindOf(node).facts({ index: asking.index, node }), node)
  const tasks = asking.looksAround ? index.design.tasks : null
  know({ node, tasks, asked: asking.asked, settings: asking.settings, facts }, asking.first)
  return facts
}

/** Whether facts of a node can be others when the tasks of its design are. */
export function dependsOnTasks(facts: NodeFacts): boolean {
  return around.has(facts)
}

/** What is known by the tasks that a design had before an edit stays known. */
export function keepFacts(tasks: Design['tasks'], before: Design['tasks']): void {
  if (!firsts.has(tasks)) firsts.set(tasks, firstOf(before))
}

/** Gives a node other facts than before: for a copy whose words are written over. */
export function renewFacts(node: FlowNode, index: DesignIndex, facts: NodeFacts): void {
  const { first } = askingIn(index)
  const known = knownOf(node, first)
  const { asked = null, settings = null, tasks = index.design.tasks } = known ?? {}
  know({ node, tasks, asked, settings, facts }, first)
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
  settings: Known['settings']
  /** Whether anything else of the design was looked at. */
  looksAround: boolean
}

/** One for all nodes of a design, since making one takes longer than asking. */
const askingIn = remember((index: DesignIndex): Asking => {
  const asking: Asking = {
    first: firstOf(index.design.tasks),
    asked: null,
    settings: null,
    looksAround: false,
    index: {
      ...index,
      get design() {
        asking.looksAround = true
        return index.design
      },
      task(id: TaskId) {
        asking.looksAround = true
        return index.task(id)
      },
      action(id: ActionId) {
        const action = index.action(id)
        asking.asked = { id, action }
        return action
      },
      get carried() {
        const { carried } = index
        asking.settings = { carried }
        return carried
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
  const { node, tasks, facts } = entry
  if (tasks !== null) around.add(facts)
  const before = first.get(node.id)
  if (before === undefined || before.node === node) first.set(node.id, entry)
  else later.set(node, entry)
}

function isValid({ tasks, asked, settings }: Known, index: DesignIndex): boolean {
  if (tasks !== null && tasks !== index.design.tasks) return false
  if (settings !== null && settings.carried !== index.carried) return false
  return asked === null || index.action(asked.id) === asked.action
}
