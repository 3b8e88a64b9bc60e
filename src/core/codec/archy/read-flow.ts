import { freshId, type TaskId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { Json } from '../../model/values.ts'
import { readOtherStart } from './flow-start.ts'
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
}

export interface RawFlow {
  readonly body: JsonObject
  /** The one where the flow starts first, then in the order of the file. */
  readonly tasks: readonly RawTask[]
  /** What the flow carries of a start that is no task of the file's list. */
  readonly start: JsonObject
}

/** Finds the flow in a file, its tasks, and the task where it starts. */
export function findFlow(tree: YamlTree): Result<RawFlow, ArchyReadError> {
  const top = asObject(tree.root)
  if (!(FLOW_KEY in top)) {
    const type = Object.keys(top).find((key) => FLOW_TYPES.has(key))
    return err(type === undefined ? { code: 'not-a-flow' } : { code: 'other-flow-type', type })
  }
  const body = asObject(top[FLOW_KEY])
  const tasks = readTasks(tree, body['tasks'])
  return tasks.ok ? startFirst(body, tasks.value) : tasks
}

/** The top keys of other flows (public exports and the SDK's list of flow types). */
const FLOW_TYPES = new Set([
  'bot',
  'commonModule',
  'digitalBot',
  'inboundCall',
  'inboundChat',
  'inboundEmail',
  'inboundShortMessage',
  'inqueueCall',
  'inqueueEmail',
  'inqueueShortMessage',
  'outboundCall',
  'surveyInvite',
  'voice',
  'voicemail',
  'workflow',
  'workitem',
])

function readTasks(
  tree: YamlTree,
  json: Json | undefined,
): Result<readonly RawTask[], ArchyReadError> {
  const tasks: RawTask[] = []
  const taken = new Set<string>()
  for (const item of asList(json)) {
    const { task } = asObject(item)
    const body = asObject(task)
    const isList = body['actions'] === undefined || Array.isArray(body['actions'] ?? [])
    if (task === undefined || Object.keys(body).length === 0 || !isList) {
      const expected = '“- task:” with a name and a list of actions'
      return err({ code: 'unexpected-shape', expected, ...tree.position(item, json ?? null) })
    }
    const name = textOf(body['name'])
    const id = freshId<TaskId>(idFrom(name, 'task'), taken)
    taken.add(id)
    tasks.push({ id, name, refId: textOf(body['refId']) || name, body, item })
  }
  return ok(tasks)
}

/** A file may leave startUpRef out when it has one task; then the first one is meant. */
function startFirst(body: JsonObject, tasks: readonly RawTask[]): Result<RawFlow, ArchyReadError> {
  const reference = textOf(body['startUpRef'])
  const other = readOtherStart(body, new Set(tasks.map(({ id }) => id)))
  if (other !== null) return ok({ body, tasks: [other.task, ...tasks], start: other.carried })
  const [first] = tasks
  if (first === undefined) return err({ code: 'no-tasks' })
  const refId = reference === '' ? first.refId : referencedTask(reference)
  const start = refId === null ? null : findTask(tasks, refId)
  if (start === null) return err({ code: 'unknown-start', reference })
  return ok({ body, tasks: [start, ...tasks.filter((task) => task !== start)], start: {} })
}

/** By reference id, or by name where people have written the name. */
export function findTask(tasks: readonly RawTask[], refId: string): RawTask | null {
  return (
    tasks.find((task) => task.refId === refId) ?? tasks.find((task) => task.name === refId) ?? null
  )
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : ''
}
