import { freshId, type TaskId } from '../../base/ids.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { OPAQUE_KIND } from '../../kinds/registry.ts'
import { indexDesign } from '../../model/design-index.ts'
import type { Design } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import type { RawTask } from './read-flow.ts'
import { referencedMenu } from './menus.ts'
import { defaultRefId, type FileTask, taskReference } from './references.ts'

/**
 * A file may start elsewhere than in a task of its list: in a menu, or with actions at the top. A design always starts
 * in a task, so such a file gets one; the flow carries what the file says instead, and while the task does no more,
 * it is written so again.
 */
export interface OtherStart {
  readonly task: RawTask
  readonly carried: JsonObject
}

const START_NAME = 'Start'
const MENU_ACTION = 'jumpToMenu'
/** Seen in flows of other types, whose only task it holds (public exports of in-queue flows and common modules). */
const ACTIONS_KEY = 'startUpTaskActions'
const VARIABLES_KEY = 'startUpTaskVariables'

/** The flow's key of what stands beside it at the top of its file; no property has a blank in its name. */
export const BESIDE_KEY = 'beside the flow'

/** Null when the file starts in a task. */
export function readOtherStart(body: JsonObject, taken: ReadonlySet<string>): OtherStart | null {
  const { startUpRef: menu, [ACTIONS_KEY]: actions, [VARIABLES_KEY]: variables } = body
  const base = {
    id: freshId<TaskId>('start', taken),
    name: START_NAME,
    refId: defaultRefId(START_NAME, 0),
    item: body,
  }
  if (typeof menu === 'string' && /(?:^|\/)menus\/menu\[/.test(menu)) {
    const jump = { [MENU_ACTION]: { name: 'Jump to Menu', targetMenuRef: menu } }
    return { task: { ...base, body: { actions: [jump] } }, carried: { startUpRef: menu } }
  }
  if (!Array.isArray(actions)) return null
  const own: Record<string, Json> = { actions }
  if (variables !== undefined) own['variables'] = variables
  return { task: { ...base, body: own }, carried: { [ACTIONS_KEY]: true } }
}

/** Where the flow starts, and its tasks, as the file says it. `items` are all tasks of the file, the first one first. */
export function writeStart(
  design: Design,
  files: readonly FileTask[],
  items: readonly JsonObject[],
): { readonly start: JsonObject; readonly tasks: JsonObject } {
  const { startUpRef: menu, [ACTIONS_KEY]: isInline } = design.flow.carried ?? {}
  const [first, ...others] = items
  const rest = others.length === 0 ? {} : { tasks: others }
  if (typeof menu === 'string' && isJumpToMenu(design, files, menu)) {
    return { start: { startUpRef: menu }, tasks: rest }
  }
  const { actions, variables, ...more } = asObject(first?.['task'])
  if (isInline === true && isPlain(more)) {
    const own = variables === undefined ? {} : { [VARIABLES_KEY]: variables }
    return { start: {}, tasks: { ...own, [ACTIONS_KEY]: actions ?? [], ...rest } }
  }
  return { start: { startUpRef: taskReference(files[0]?.refId ?? '') }, tasks: { tasks: items } }
}

/** What the flow carries of its start and of what stands beside it in the file, which is written with them. */
export const START_KEYS: ReadonlySet<string> = new Set(['startUpRef', ACTIONS_KEY, BESIDE_KEY])

function isPlain(body: JsonObject): boolean {
  return Object.keys(body).every((key) => key === 'name' || key === 'refId')
}

/** Whether the task where the call comes in does nothing but jump to the menu. */
function isJumpToMenu(design: Design, files: readonly FileTask[], menu: string): boolean {
  const [main] = design.tasks
  const index = indexDesign(design)
  const entry = main?.entry == null ? undefined : index.node(main.entry)
  if (main === undefined || entry === undefined) return false
  const nodes = design.nodes.filter(({ task }) => task === main.id)
  if (factsOf(entry, index).assigns.length > 0) return false
  const next = index.target(entry.id, 'next')
  const refId = referencedMenu(menu)
  const isStart = (file: FileTask) =>
    file.isMenu && file.entry === next && (file.refId === refId || file.name === refId)
  if (nodes.length === 1) return files.some(isStart)
  const jump = nodes.find((node) => node !== entry)
  return (
    nodes.length === 2 &&
    jump?.kind === OPAQUE_KIND.id &&
    jump.props['key'] === MENU_ACTION &&
    asObject(jump.props['body'])['targetMenuRef'] === menu &&
    next === jump.id
  )
}
