import { z } from 'zod'
import { freshId, type ActionId, type NodeId, type TaskId, type VariableId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type DataAction, dataActionSchema } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import {
  type Design,
  edgeSchema,
  type FlowNode,
  nodeSchema,
  type Position,
  positionSchema,
  type Variable,
  variableSchema,
} from '../model/design.ts'
import { shapeProblem } from '../model/shape-problem.ts'
import { batch, type Edit } from '../model/edit.ts'
import { type NodeError, checkNodes, describeNodeError } from './check-design.ts'
import type { JsonObject } from './define.ts'
import { isFixed } from './graph-edits.ts'
import { rewriteNode } from './mentions.ts'
import { freeNodeName } from './new-node.ts'
import { factsOf } from './node-facts.ts'
import { kindOf } from './registry.ts'
import { calledTask } from './task-facts.ts'
import { variablesMeant } from './variable-users.ts'

/** The format of copied nodes as text; a change that older versions cannot read raises the version. */
const FORMAT = 'secure-flow-studio/nodes'
const VERSION = 1
/** More than any flow of Genesys has; keeps a pasted text from freezing the page. */
const MAX_TEXT = 2_000_000
const MAX_NODES = 2000

const copiedSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  nodes: z.array(nodeSchema).min(1).max(MAX_NODES),
  edges: z.array(edgeSchema).max(MAX_NODES * 20),
  variables: z.array(variableSchema).max(MAX_NODES),
  actions: z.array(dataActionSchema).max(MAX_NODES),
  layout: z.record(z.string(), positionSchema),
  /** The tasks that the nodes call; a text of an older version names none. */
  tasks: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .max(MAX_NODES)
    .default([]),
})
type Copied = z.infer<typeof copiedSchema>

/** Why a text cannot be pasted as nodes. */
export type PasteError =
  | { readonly code: 'not-nodes' }
  | { readonly code: 'too-large' }
  | { readonly code: 'newer-version' }
  | { readonly code: 'damaged'; readonly path: string; readonly detail: string }
  | NodeError

/** What a paste would do: the edit, and the nodes that it adds. */
export interface Paste {
  readonly edit: Edit
  readonly nodes: readonly FlowNode[]
}

/**
 * Nodes as text for the clipboard: with the edges between them, and the variables and data actions that they name.
 * Null when nothing among them may be copied.
 */
export function copyNodes(design: Design, ids: Iterable<NodeId>): string | null {
  const index = indexDesign(design)
  const wanted = new Set(ids)
  const nodes = design.nodes.filter((node) => wanted.has(node.id) && !isFixed(node))
  if (nodes.length === 0) return null
  const kept = new Set(nodes.map((node) => node.id))
  const variables = new Set<VariableId>()
  const actions = new Set<ActionId>()
  for (const node of nodes) {
    rewriteNode(node, index, (mention) => {
      for (const { id } of variablesMeant(mention, node.task, index)) variables.add(id)
      return mention.text
    })
    const action = factsOf(node, index).call?.action
    if (action != null) actions.add(action)
  }
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    nodes,
    edges: design.edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)),
    variables: design.variables.filter((variable) => variables.has(variable.id)),
    actions: design.actions.filter((action) => actions.has(action.id)),
    layout: Object.fromEntries(nodes.map(({ id }) => [id, design.layout[id] ?? { x: 0, y: 0 }])),
    tasks: nodes.flatMap((node) => {
      const called = calledTask(index, node)
      return called === null ? [] : [{ id: called.id, name: called.name }]
    }),
  } satisfies Copied)
}

/**
 * Pastes copied nodes into a task of any design, moved by an offset. Ids and names become free ones; variables and data
 * actions that the design does not have by name are added, those that it has are used as they are.
 */
export function pasteNodes(
  design: Design,
  text: string,
  task: TaskId,
  offset: Position,
): Result<Paste, PasteError> {
  const read = readCopied(text)
  if (!read.ok) return read
  const copied = read.value
  const checked = checkNodes({ ...design, nodes: copied.nodes })
  if (!checked.ok) return err(checked.error)
  const actions = matchActions(design, copied.actions)
  const layout = new Map(Object.entries(copied.layout))
  const ids = new Map<NodeId, NodeId>()
  const nodes: FlowNode[] = []
  const additions: Edit[] = []
  const taken = new Set<string>(design.nodes.map((node) => node.id))
  for (const original of copied.nodes) {
    if (isFixed(original)) continue
    const id = freshId<NodeId>(original.id, taken)
    taken.add(id)
    ids.set(original.id, id)
    const name = freeNodeName([...design.nodes, ...nodes], original.name)
    const node = {
      ...original,
      id,
      task,
      name,
      props: withIds(original, { action: actions.ids, task: matchTasks(design, copied.tasks) }),
    }
    const { x, y } = layout.get(original.id) ?? { x: 0, y: 0 }
    nodes.push(node)
    additions.push({
      type: 'add-node',
      node,
      position: { x: x + offset.x, y: y + offset.y },
    })
  }
  if (nodes.length === 0) return err({ code: 'not-nodes' })
  const edges = copied.edges.flatMap(({ from, output, to }): Edit[] => {
    const [source, target] = [ids.get(from), ids.get(to)]
    if (source === undefined || target === undefined) return []
    return [{ type: 'connect', edge: { from: source, output, to: target } }]
  })
  const variables = missingVariables(design, copied.variables, task)
  const added = actions.added.map((action): Edit => ({ type: 'add-action', action }))
  return ok({ edit: batch([...variables, ...added, ...additions, ...edges]), nodes })
}

export function describePasteError(error: PasteError): string {
  switch (error.code) {
    case 'not-nodes':
      return 'The clipboard holds no nodes: copy some in a design first.'
    case 'too-large':
      return 'What the clipboard holds is too large to paste.'
    case 'newer-version':
      return 'These nodes were copied with a newer version: update Secure Flow Studio to paste them.'
    case 'damaged':
      return `The copied nodes are damaged: “${error.path}” ${error.detail}. Copy them again.`
    case 'unknown-kind':
    case 'invalid-props':
      return describeNodeError(error)
  }
}

function readCopied(text: string): Result<Copied, PasteError> {
  if (text.length > MAX_TEXT) return err({ code: 'too-large' })
  const json = parseJson(text)
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT) {
    return err({ code: 'not-nodes' })
  }
  if ('version' in json && typeof json.version === 'number' && json.version > VERSION) {
    return err({ code: 'newer-version' })
  }
  const parsed = copiedSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  return err({ code: 'damaged', ...shapeProblem(json, parsed.error) })
}

/** Undefined for a text that is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface MatchedActions {
  readonly ids: ReadonlyMap<string, ActionId>
  readonly added: readonly DataAction[]
}

/** The YAML of a flow means an action by category and name, so those decide whether it is the same. */
function matchActions(design: Design, copied: readonly DataAction[]): MatchedActions {
  const ids = new Map<string, ActionId>()
  const added: DataAction[] = []
  const taken = new Set<string>(design.actions.map((action) => action.id))
  for (const action of copied) {
    const same = [...design.actions, ...added].find(
      (other) => other.category === action.category && other.name === action.name,
    )
    if (same !== undefined) {
      ids.set(action.id, same.id)
      continue
    }
    const id = freshId<ActionId>(action.id, taken)
    taken.add(id)
    ids.set(action.id, id)
    added.push({ ...action, id })
  }
  return { ids, added }
}

/** A task is the same when its name is: one that the design does not have is not called. */
function matchTasks(design: Design, copied: Copied['tasks']): ReadonlyMap<string, TaskId> {
  return new Map(
    copied.flatMap(({ id, name }) => {
      const same = design.tasks.find((task) => task.name === name)
      return same === undefined ? [] : [[id, same.id] as const]
    }),
  )
}

/** The fields of a kind say which of its properties hold the id of an action or a task. */
function withIds(
  node: FlowNode,
  ids: Readonly<Record<'action' | 'task', ReadonlyMap<string, string>>>,
): JsonObject {
  const patch = kindOf(node).fields.flatMap(({ key, control }) => {
    if (control.type !== 'action' && control.type !== 'task') return []
    const held = node.props[key]
    return typeof held === 'string' ? [[key, ids[control.type].get(held) ?? null] as const] : []
  })
  return { ...node.props, ...Object.fromEntries(patch) }
}

function missingVariables(
  design: Design,
  copied: readonly Variable[],
  task: TaskId,
): readonly Edit[] {
  const index = indexDesign(design)
  const taken = new Set<string>(design.variables.map((variable) => variable.id))
  const names = new Set<string>()
  return copied.flatMap((variable): Edit[] => {
    const name = variable.name.toLowerCase()
    if (index.variable(variable.name, task) !== undefined || names.has(name)) return []
    names.add(name)
    const id = freshId<VariableId>(variable.id, taken)
    taken.add(id)
    const owner = variable.task === null ? null : task
    return [{ type: 'add-variable', variable: { ...variable, id, task: owner } }]
  })
}
