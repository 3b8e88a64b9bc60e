import type { OrgState } from '../state.ts'
import { checkMenu } from './check-menu.ts'
import type { Context } from './context.ts'
import { audio, queue, reference } from './property-checks.ts'
import type { Reporter } from './reporter.ts'
import { createScope, readVariables, reportUnused } from './scope.ts'
import type { Variable } from './scope.ts'
import { walkActions } from './walk-actions.ts'
import { at, listOf, mapOf, onlyEntry, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** Checks a secure call flow; returns whether it uses secure data. */
export function checkSecureCall(body: Tree, org: OrgState, report: Reporter): boolean {
  checkTopLevel(body, report)
  const flowVariables = readVariables(at(body, 'variables'), 'Flow', 'flow variables', report)
  const used = new Set<Variable>()
  const tasks = (listOf(at(body, 'tasks')) ?? []).flatMap((item) => readTask(item, report))
  const context: Context = {
    report,
    scope: createScope(flowVariables, used),
    org,
    tasks: new Set(tasks.map(({ reference }) => reference)),
    menus: new Set(menusOf(body).map(({ reference }) => reference)),
    outputPaths: new Map(tasks.map((task) => [task.reference, outputPathsOf(task)])),
    task: null,
    languages: languagesOf(body),
    insideLoop: false,
  }
  checkSettings(body, context)
  reportDuplicateNames(tasks, report)
  for (const { body: menu, name } of menusOf(body)) checkMenu(menu, name, context)
  for (const task of tasks) checkTask(task, flowVariables, used, context)
  reportUnused(flowVariables, used, 'flow variables', report)
  return [...used].some(({ secure }) => secure) || usesSecureActions(body)
}

interface Part {
  readonly name: string
  readonly reference: string
  readonly body: Tree
}

const topLevel = new Set([
  'name',
  'description',
  'division',
  'startUpRef',
  'defaultLanguage',
  'supportedLanguages',
  'variables',
  'initialGreeting',
  'settingsActionDefaults',
  'settingsErrorHandling',
  'settingsMenu',
  'settingsPrompts',
  'settingsSpeechRec',
  'menus',
  'tasks',
])

function checkTopLevel(body: Tree, report: Reporter): void {
  for (const key of mapOf(body)?.keys() ?? []) {
    if (!topLevel.has(key)) report.error('secureCall', `The property '${key}' is not known here.`)
  }
}

function readTask(item: Tree, report: Reporter): readonly Part[] {
  const [key, body] = onlyEntry(item) ?? [null, null]
  const name = textOf(at(body, 'name')) ?? ''
  if (key !== 'task' || name === '') {
    report.error('tasks', 'a task must be a mapping with the key task, and have a name.')
    return []
  }
  return [{ name, reference: textOf(at(body, 'refId')) ?? name, body }]
}

function menusOf(body: Tree): readonly Part[] {
  return (listOf(at(body, 'menus')) ?? []).flatMap((item) => {
    const inner = onlyEntry(item)?.[1]
    const name = textOf(at(inner, 'name')) ?? ''
    return inner === undefined
      ? []
      : [{ name, reference: textOf(at(inner, 'refId')) ?? name, body: inner }]
  })
}

function outputPathsOf({ body }: Part): readonly string[] {
  return (listOf(at(body, 'outputPaths')) ?? []).flatMap(
    (item) => textOf(at(item, 'outputPath', 'name')) ?? [],
  )
}

function languagesOf(body: Tree): ReadonlySet<string> {
  const tags = [...(mapOf(at(body, 'supportedLanguages'))?.keys() ?? [])]
  return new Set(tags.map((tag) => tag.toLowerCase()))
}

function checkSettings(body: Tree, context: Context): void {
  const { report, languages } = context
  const language = textOf(at(body, 'defaultLanguage'))
  if (language === null) report.error('defaultLanguage', 'No value set for Default Language')
  else if (!languages.has(language.toLowerCase())) {
    report.error(
      'defaultLanguage',
      `the language '${language}' is not a supported language on the flow.`,
    )
  }
  const start = textOf(at(body, 'startUpRef')) ?? ''
  reference(/\/menus\//.test(start) ? 'menu' : 'task')(
    at(body, 'startUpRef'),
    'startUpRef',
    context,
  )
  audio('Initial Greeting')(at(body, 'initialGreeting'), 'initialGreeting', context)
  const handling = at(body, 'settingsErrorHandling', 'errorHandling')
  const where = 'settingsErrorHandling / errorHandling'
  const [style, target] = onlyEntry(handling) ?? [null, null]
  if (style === 'task') reference('task')(at(target, 'targetTaskRef'), where, context)
  else if (style === 'menu') reference('menu')(at(target, 'targetMenuRef'), where, context)
  else if (style === 'queue') queue('Queue')(at(target, 'targetQueue'), where, context)
  else if (handling !== undefined && style !== 'disconnect') {
    report.error(where, 'error handling must be one of disconnect, task, menu, queue')
  }
}

function reportDuplicateNames(tasks: readonly Part[], report: Reporter): void {
  const names = tasks.map(({ name }) => name.toLowerCase())
  for (const task of tasks) {
    if (names.filter((name) => name === task.name.toLowerCase()).length > 1) {
      report.error(task.name, 'Another task has the same name')
    }
  }
}

function checkTask(
  task: Part,
  flowVariables: readonly Variable[],
  used: Set<Variable>,
  context: Context,
): void {
  const own = readVariables(at(task.body, 'variables'), 'Task', task.name, context.report)
  const scope = createScope([...flowVariables, ...own], used)
  const { falls } = walkActions(at(task.body, 'actions'), task.name, {
    ...context,
    scope,
    task: task.reference,
  })
  if (falls) context.report.error(task.name, 'The task does not contain a terminating action')
  reportUnused(own, used, task.name, context.report)
}

function usesSecureActions(tree: Tree): boolean {
  const entries = [...(mapOf(tree) ?? [])]
  return (
    entries.some(
      ([key, child]) =>
        (/^(?:extractSecureData|callDataSecure)$/.test(key) && at(child, 'name') !== undefined) ||
        usesSecureActions(child),
    ) || (listOf(tree) ?? []).some(usesSecureActions)
  )
}
