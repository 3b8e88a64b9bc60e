import { freshId, type TaskId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { Design } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { readOtherStart } from './flow-start.ts'
import { FLOW_TYPE_KEYS } from './flow-types.ts'
import { knownMenus, MENUS } from './menus.ts'
import { outputPathsOfTask } from './output-paths.ts'
import type { ArchyReadError } from './read-error.ts'
import { idFrom } from './read-ids.ts'
import { FLOW_KEY, referencedTask } from './references.ts'
import type { YamlTree } from './yaml-tree.ts'

/** A task as it stands in the file. */
export interface RawTask {
  readonly id: TaskId
  readonly name: string
  readonly refId: string
  readonly body: JsonObject
  /** The item of the list of tasks, whose place is known. */
  readonly item: Json
  /** Stands in the list of menus, which are tasks of one step here. */
  readonly isMenu?: true
}

export interface RawFlow {
  /** The key at the top of the file. */
  readonly type: string
  readonly body: JsonObject
  /** The one where the flow starts first, then in the order of the file. */
  readonly tasks: readonly RawTask[]
  /** What the flow carries of a start that is no task of the file's list. */
  readonly start: JsonObject
  /** What stands beside the flow at the top of the file. */
  readonly beside: JsonObject
}

/** The tasks as far as steps that call them look at them. */
export function taskShells(tasks: readonly RawTask[]): Design['tasks'] {
  return tasks.map(({ id, name, body }) => ({
    id,
    name,
    entry: null,
    ...outputPathsOfTask(body['outputPaths']).own,
  }))
}

/** Finds the flow in a file, its tasks, and the task where it starts. With `anyType` one of any type of Architect. */
export function findFlow(tree: YamlTree, anyType = false): Result<RawFlow, ArchyReadError> {
  const top = asObject(tree.root)
  const type = FLOW_TYPE_KEYS.find((key) => key in top)
  if (type === undefined) return err({ code: 'not-a-flow' })
  const isSecure = type === FLOW_KEY
  if (!isSecure && !anyType) return err({ code: 'other-flow-type', type })
  const body = asObject(top[type])
  const tasksAre = body['tasks'] ?? []
  if (Object.keys(body).length === 0 || !Array.isArray(tasksAre)) {
    const expected =
      Object.keys(body).length === 0
        ? `“${type}:” with the properties of the flow below it`
        : 'a list of tasks below “tasks:”, each as “- task:”,'
    return err({ code: 'unexpected-shape', expected, ...tree.position(tasksAre, body, top) })
  }
  const tasks = readTasks(tree, [
    ...(isSecure ? [] : entriesIn(body['states'], 'state')),
    ...entriesIn(body['tasks']),
    ...(isSecure ? knownMenus(body) : asList(body[MENUS])).map(menuEntry),
  ])
  if (!tasks.ok) return tasks
  const start = startFirst(tree, type, body, tasks.value)
  const { [type]: _, ...beside } = top
  return start.ok ? ok({ ...start.value, beside }) : start
}

/** An item of a list of tasks, and the task in it; undefined where it holds none. */
interface TaskEntry {
  readonly item: Json
  readonly task: Json | undefined
  readonly isMenu?: true
}

function entriesIn(list: Json | undefined, key = 'task'): readonly TaskEntry[] {
  return asList(list).map((item) => ({ item, task: asObject(item)[key] }))
}

/** A menu, whose shape is not that of a task, is one action. */
function menuEntry(item: Json): TaskEntry {
  const { name, refId } = asObject(asObject(item)['menu'])
  return { item, task: { name: name ?? null, refId: refId ?? null, actions: [item] }, isMenu: true }
}

function readTasks(
  tree: YamlTree,
  entries: readonly TaskEntry[],
): Result<readonly RawTask[], ArchyReadError> {
  const tasks: RawTask[] = []
  const taken = new Set<string>()
  for (const { item, task, isMenu } of entries) {
    const body = asObject(task)
    const isList = body['actions'] === undefined || Array.isArray(body['actions'] ?? [])
    if (task === undefined || Object.keys(body).length === 0 || !isList) {
      const expected = '“- task:” with a name and a list of actions'
      return err({ code: 'unexpected-shape', expected, ...tree.position(item) })
    }
    const name = textOf(body['name'])
    const id = freshId<TaskId>(idFrom(name, 'task'), taken)
    taken.add(id)
    const refId = textOf(body['refId']) || name
    // What is said of a menu is said of its step.
    tasks.push({ id, name, refId, body, ...(isMenu === true ? { item: body, isMenu } : { item }) })
  }
  return ok(tasks)
}

/** A file may leave startUpRef out when it has one task; then the first one is meant. */
function startFirst(
  tree: YamlTree,
  type: string,
  body: JsonObject,
  tasks: readonly RawTask[],
): Result<Omit<RawFlow, 'beside'>, ArchyReadError> {
  const reference = textOf(body['startUpRef'])
  const other = readOtherStart(body, new Set(tasks.map(({ id }) => id)))
  if (other !== null) return ok({ type, body, tasks: [other.task, ...tasks], start: other.carried })
  const [first] = tasks
  if (first === undefined) {
    return err({ code: 'no-tasks', ...tree.keyPosition(asObject(tree.root), type) })
  }
  const refId = reference === '' ? first.refId : referencedTask(reference)
  const named = refId === null ? null : findTask(tasks, refId)
  // Where another flow starts is shown as far as it is known.
  const start = type === FLOW_KEY ? named : (named ?? startingState(reference, tasks) ?? first)
  if (start === null) {
    return err({ code: 'unknown-start', reference, ...tree.keyPosition(body, 'startUpRef') })
  }
  return ok({ type, body, tasks: [start, ...tasks.filter((task) => task !== start)], start: {} })
}

function startingState(reference: string, tasks: readonly RawTask[]): RawTask | null {
  const refId = /(?:^|\/)states\/state\[(.*)\]$/s.exec(reference)?.[1]
  return refId === undefined ? null : findTask(tasks, refId)
}

/** By reference id, or by name where people have written the name. */
export function findTask(all: readonly RawTask[], refId: string): RawTask | null {
  return findIn(
    all.filter(({ isMenu }) => isMenu === undefined),
    refId,
  )
}

export function findMenu(all: readonly RawTask[], refId: string): RawTask | null {
  return findIn(
    all.filter(({ isMenu }) => isMenu === true),
    refId,
  )
}

function findIn(tasks: readonly RawTask[], refId: string): RawTask | null {
  return (
    tasks.find((task) => task.refId === refId) ?? tasks.find((task) => task.name === refId) ?? null
  )
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : ''
}
