import { isSameName } from '../../base/same-name.ts'
import type { NodeId } from '../../base/ids.ts'
import { present } from '../../base/assert.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { Branches, JsonObject, Reading } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { kindOf } from '../../kinds/registry.ts'
import { categoryOf } from '../../model/data-action.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import { restoreCarried } from './carried.ts'
import type { Way } from './flow-ways.ts'
import { isWayOnKey, TARGET_MENU, WAY_ON_KEYS, wayOnBody, wayOnKey } from './jumps.ts'
import { standsBesideTasks } from './menus.ts'
import { menuReference, taskReference, type TaskReferences } from './references.ts'
import type { Step } from './structure.ts'

/** The Update Data that stands for what the flow's entry unpacks; import knows it by this name. */
export const UNPACK_NAME = 'Unpack invocation data'

/** What is said of an action beside its text: the node that it is of, and which copies are of the same node. */
interface ActionMark {
  readonly node: NodeId
  readonly sharedStep: number | null
}

export interface ActionWriter {
  /** The marks of the actions that have been written. */
  readonly marks: ReadonlyMap<Json, ActionMark>
  /** The outputs that have been written as a way on, by its action. */
  readonly waysOn: ReadonlyMap<Json, Way>
  list(steps: readonly Step[]): readonly Json[]
}

/** `refIdOf` gives the task that begins with a node; `copies` numbers the nodes that are written more than once. */
export function actionWriter(
  index: DesignIndex,
  references: TaskReferences,
  refIdOf: (entry: NodeId) => string,
  copies: ReadonlyMap<NodeId, number>,
): ActionWriter {
  const marks = new Map<Json, ActionMark>()
  const waysOn = new Map<Json, Way>()
  const list = (steps: readonly Step[]): readonly Json[] => steps.flatMap(write)
  const write = (step: Step): readonly Json[] => {
    if (step.type !== 'node') {
      const wayOn = writeWayOn(index, step, refIdOf)
      if (step.way !== null) waysOn.set(wayOn, step.way)
      return [wayOn]
    }
    const node = present(index.node(step.node), `no node ${step.node}`)
    const branches = listsOf(step.branches, list)
    const action = kindOf(node).isEntry
      ? writeUnpacking(index, node)
      : writeAction(index, references, node, branches)
    if (action === null) return []
    markItemsInPlace(node, action, branches)
    marks.set(action, { node: node.id, sharedStep: copies.get(node.id) ?? null })
    return [action]
  }
  /** What is said of an action is said of what stands for it in the file. */
  const markItemsInPlace = (node: FlowNode, action: JsonObject, branches: Branches): void => {
    const [body] = Object.values(action)
    const items = kindOf(node).archy?.inPlace({ index, node }, asObject(body)) ?? {}
    for (const [output, item] of Object.entries(items)) {
      const [only = null] = branches[output] ?? []
      const [mark, way] = [marks.get(only), waysOn.get(only)]
      if (mark !== undefined) marks.set(item, mark)
      if (way !== undefined) waysOn.set(item, way)
    }
  }
  return { marks, waysOn, list }
}

function listsOf(
  branches: ReadonlyMap<string, readonly Step[]>,
  list: (steps: readonly Step[]) => readonly Json[],
): Readonly<Record<string, readonly Json[]>> {
  const lists: [string, readonly Json[]][] = []
  for (const [output, steps] of branches) {
    const actions = list(steps)
    if (actions.length > 0) lists.push([output, actions])
  }
  return Object.fromEntries(lists)
}

function writeWayOn(
  index: DesignIndex,
  step: Exclude<Step, { type: 'node' }>,
  refIdOf: (entry: NodeId) => string,
): JsonObject {
  const { way } = step
  const toMenu = step.type === 'jump' && standsBesideTasks(index, step.to)
  const type = toMenu ? 'jump-to-menu' : step.type
  const carried = way === null ? undefined : index.node(way.from)?.carried?.[wayOnKey(way.output)]
  const body = wayOnBody(type, carried)
  return { [WAY_ON_KEYS[type]]: { ...body, ...targetOf(step, toMenu, refIdOf) } }
}

function targetOf(
  step: Exclude<Step, { type: 'node' }>,
  toMenu: boolean,
  refIdOf: (entry: NodeId) => string,
): JsonObject {
  if (step.type !== 'jump') return {}
  const refId = refIdOf(step.to)
  return toMenu
    ? { [TARGET_MENU]: menuReference(refId) }
    : { [ASSUMED.targetTask.value]: taskReference(refId) }
}

/** The entry is no action; what it unpacks is an Update Data, as its facts say. */
function writeUnpacking(index: DesignIndex, node: FlowNode): JsonObject | null {
  const statements = factsOf(node, index).assigns.flatMap(({ variable, source }) =>
    source.type === 'value' && source.value.type === 'expression'
      ? [
          {
            [index.variable(variable, node.task)?.type ?? 'string']: {
              variable,
              value: { exp: source.value.text },
            },
          },
        ]
      : [],
  )
  if (statements.length === 0) return null
  return { updateData: { name: UNPACK_NAME, statements } }
}

function writeAction(
  index: DesignIndex,
  references: TaskReferences,
  node: FlowNode,
  branches: Readonly<Record<string, readonly Json[]>>,
): JsonObject {
  const { archy } = kindOf(node)
  const codec = present(archy, `${node.kind} is not written`)
  const around = { index, node }
  const written = { name: node.name, ...codec.write(around, branches, references.refer) }
  const modelled = new Set(['name', ...codec.properties])
  for (const key of codec.nested) modelled.delete(key)
  const carried = Object.fromEntries(
    Object.entries(node.carried ?? {}).filter(([key]) => !isWayOnKey(key)),
  )
  const body = restoreCarried(written, carried, modelled, (original) =>
    rewrite(index, references, node, original),
  )
  return { [codec.key(around)]: body }
}

/** What we would write for a body: tells whether a carried property still means what the node says now. */
export function rewrite(
  index: DesignIndex,
  references: TaskReferences,
  node: FlowNode,
  body: JsonObject,
): JsonObject {
  const kind = kindOf(node)
  const codec = present(kind.archy, `${node.kind} is not written`)
  const { outputs: _, ...own } = body
  const around = { index, node }
  // A kind without keys of its own holds the action as it is; only the name may be missing.
  if (codec.keys.length === 0) return { ...own, name: nodeName(codec.key(around), own) }
  const { props } = codec.read(own, knownActions(index, references))
  if (!kind.check(props).ok) return {}
  const name = nodeName(kind.title, own)
  return { name, ...codec.write({ index, node: { ...node, name, props } }, {}, references.refer) }
}

/** An action without a name is called by its kind. */
export function nodeName(title: string, body: JsonObject): string {
  const { name } = body
  return typeof name === 'string' || typeof name === 'number' ? String(name) : title
}

/** Finds data actions that are there, and adds none. */
function knownActions(index: DesignIndex, { task }: TaskReferences): Reading {
  return {
    task,
    action({ category, name }) {
      const found = index.design.actions.find(
        (action) => isSameName(categoryOf(action), category) && isSameName(action.name, name),
      )
      return found?.id ?? ('' as never)
    },
  }
}
