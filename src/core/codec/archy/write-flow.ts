import { isSameName } from '../../base/same-name.ts'
import type { NodeId, TaskId } from '../../base/ids.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { indexDesign } from '../../model/design-index.ts'
import type { Design, Task } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { restoreCarried } from './carried.ts'
import { languageSettings } from './default-settings.ts'
import { MODELLED_SETTINGS, readSettings, writeSettings } from './flow-settings.ts'
import { BESIDE_KEY, START_KEYS, writeStart } from './flow-start.ts'
import { MENUS } from './menus.ts'
import { outputPathsInFile, writeOutputPaths } from './output-paths.ts'
import { type FileTask, FLOW_KEY, taskReferences } from './references.ts'
import type { Step } from './structure.ts'
import { writeVariables } from './variables.ts'
import { type ActionWriter, actionWriter } from './write-actions.ts'
import { notesOn } from './write-notes.ts'
import { type TextPosition, writeYaml } from './yaml-text.ts'

type Lists = ReadonlyMap<NodeId, readonly Step[]>

/** The text of a flow whose steps have been put into lists. */
export function writeFlow(
  design: Design,
  tasks: readonly FileTask[],
  lists: Lists,
  begins: ReadonlyMap<TaskId, JsonObject>,
): { readonly yaml: string; readonly positions: ReadonlyMap<NodeId, TextPosition> } {
  const index = indexDesign(design)
  const begun = tasks.filter(
    ({ entry, task }) => entry !== null && index.node(entry)?.task === task,
  )
  const refIds = new Map(begun.map(({ entry, refId }) => [entry, refId]))
  const own = tasks.flatMap(({ task, name, refId, isGenerated, isMenu }) =>
    isGenerated ? [] : [{ id: task, name, refId, isMenu }],
  )
  const writer = actionWriter(
    index,
    taskReferences(own),
    (entry) => refIds.get(entry) ?? '',
    numberCopies(tasks.map((task) => stepsOf(design, task, lists))),
  )
  const items = tasks.map((task) => writeTask(design, task, lists, writer, begins))
  const body = writeBody(design, tasks, items)
  const root = { [FLOW_KEY]: body, ...asObject(design.flow.carried?.[BESIDE_KEY]) }
  const { text, positions } = writeYaml(root, notesOn(design, tasks, writer, root))
  return { yaml: text, positions: nodePositions(tasks, writer, items, positions) }
}

/** Copies are numbered in the order in which they first occur in the file. */
function numberCopies(lists: readonly (readonly Step[])[]): ReadonlyMap<NodeId, number> {
  const seen = new Map<NodeId, number>()
  const count = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.type !== 'node') continue
      seen.set(step.node, (seen.get(step.node) ?? 0) + 1)
      for (const branch of step.branches.values()) count(branch)
    }
  }
  for (const list of lists) count(list)
  const copied = [...seen].filter(([, times]) => times > 1)
  return new Map(copied.map(([node], i) => [node, i + 1]))
}

function writeTask(
  design: Design,
  file: FileTask,
  lists: Lists,
  writer: ActionWriter,
  begins: ReadonlyMap<TaskId, JsonObject>,
): JsonObject {
  const [first, ...rest] = file.isMenu ? writer.list(stepsOf(design, file, lists)) : []
  if (file.isMenu && rest.length === 0) return asObject(first)
  const own = file.isGenerated ? undefined : design.tasks.find(({ id }) => id === file.task)
  const begin = own && begins.get(own.id)
  const { refId: _, variables: unknown, outputPaths: __, ...carried } = own?.carried ?? {}
  const outputPaths = own === undefined ? pathsUsed(design, file, lists) : outputPathsInFile(own)
  const variables = [
    ...(own === undefined ? [] : writeVariables(design.variables.filter((v) => v.task === own.id))),
    ...asList(unknown),
  ]
  return {
    task: {
      name: file.name,
      refId: file.refId,
      ...(variables.length === 0 ? {} : { variables }),
      ...carried,
      actions: [
        ...(begin === undefined ? [] : [begin]),
        ...writer.list(stepsOf(design, file, lists)),
      ],
      ...(outputPaths === undefined ? {} : { outputPaths }),
    },
  }
}

/** A task that export makes ends by output paths of the task that it was taken out of. */
function pathsUsed(design: Design, { entry, task }: FileTask, lists: Lists): Json | undefined {
  const index = indexDesign(design)
  const used = new Set<string>()
  const collect = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.type !== 'node') continue
      const node = index.node(step.node)
      const path = node === undefined ? undefined : factsOf(node, index).returns?.path
      if (path !== undefined) used.add(path)
      for (const branch of step.branches.values()) collect(branch)
    }
  }
  collect(entry === null ? [] : (lists.get(entry) ?? []))
  const declared = index.task(task)?.outputPaths ?? []
  return writeOutputPaths(declared.filter((name) => used.has(name)))
}

/** A task that begins with a step of another one does nothing but jump there. */
function stepsOf(design: Design, { entry, task }: FileTask, lists: Lists): readonly Step[] {
  if (entry === null) return []
  const isElsewhere = indexDesign(design).node(entry)?.task !== task
  return isElsewhere ? [{ type: 'jump', to: entry, way: null }] : (lists.get(entry) ?? [])
}

function writeBody(
  design: Design,
  tasks: readonly FileTask[],
  items: readonly JsonObject[],
): JsonObject {
  const refIdOf = (task: TaskId) =>
    tasks.find((file) => file.task === task && !file.isGenerated)?.refId ?? null
  const { flow } = design
  const { variables: unknown, ...carried } = flow.carried ?? {}
  const menus = items.filter((_, i) => tasks[i]?.isMenu === true)
  const { start, tasks: listed } = writeStart(
    design,
    tasks,
    items.filter((_, i) => tasks[i]?.isMenu !== true),
  )
  const settings = restoreCarried(
    writeSettings(flow, refIdOf),
    Object.fromEntries(Object.entries(carried).filter(([key]) => !START_KEYS.has(key))),
    MODELLED_SETTINGS,
    (body) =>
      writeSettings(
        readSettings(body, (refId) => taskWith(design, tasks, refId)),
        refIdOf,
      ),
  )
  const { name, description, division, defaultLanguage, supportedLanguages, ...rest } = settings
  const variables = [
    ...writeVariables(design.variables.filter((variable) => variable.task === null)),
    ...asList(unknown),
  ]
  const entries: [string, Json | undefined][] = [
    ['name', name],
    ['description', description],
    ['division', division],
    ...Object.entries(start),
    ['defaultLanguage', defaultLanguage],
    ['supportedLanguages', withLanguage(supportedLanguages, flow.defaultLanguage)],
    ['variables', variables.length === 0 ? undefined : variables],
    ...Object.entries(rest),
    ...(menus.length === 0 ? [] : [[MENUS, menus] satisfies [string, Json]]),
    ...Object.entries(listed),
  ]
  return Object.fromEntries(entries.flatMap(([key, v]) => (v === undefined ? [] : [[key, v]])))
}

/**
 * The default language must be one of those that the flow supports; which one `{{x}}` will be is not known, and a
 * file may name none.
 */
function withLanguage(languages: Json | undefined, language: string): Json | undefined {
  const listed = asObject(languages)
  const isListed = Object.keys(listed).some((key) => isSameName(key, language))
  return languages === undefined || isListed || language === '' || /[{$]/.test(language)
    ? languages
    : { ...listed, [language]: languageSettings(language) }
}

function taskWith(design: Design, tasks: readonly FileTask[], refId: string): TaskId | null {
  const file = tasks.find((task) => !task.isGenerated && task.refId === refId)
  return design.tasks.find((task: Task) => task.id === file?.task)?.id ?? null
}

/** A node stands where its action does; one that is no action, such as the entry, where its task begins. */
function nodePositions(
  tasks: readonly FileTask[],
  writer: ActionWriter,
  items: readonly JsonObject[],
  positions: ReadonlyMap<Json, TextPosition>,
): ReadonlyMap<NodeId, TextPosition> {
  const found = new Map<NodeId, TextPosition>()
  for (const [i, { entry, isGenerated }] of tasks.entries()) {
    const at = positions.get(items[i] ?? null)
    if (!isGenerated && entry !== null && at !== undefined) found.set(entry, at)
  }
  const marked = new Map<NodeId, TextPosition>()
  for (const [action, { node }] of writer.marks) {
    const at = positions.get(action)
    const known = marked.get(node)
    if (at !== undefined && (known === undefined || at.line < known.line)) marked.set(node, at)
  }
  return new Map([...found, ...marked])
}
