import { literalProblem } from './check-literal.ts'
import type { Reporter } from './reporter.ts'
import { at, listOf, mapOf, onlyEntry, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

export interface Variable {
  readonly name: string
  /** As Architect names it: `String`, `Integer`, `StringCollection`. */
  readonly type: string
  readonly secure: boolean
  readonly readOnly: boolean
}

/** The variables that one task sees. Names are compared without regard to case. */
export interface Scope {
  readonly find: (name: string) => Variable | undefined
  readonly markUsed: (variable: Variable) => void
}

/** Reads a list of declarations, reporting those that Architect refuses. */
export function readVariables(
  tree: Tree | undefined,
  scopeName: 'Flow' | 'Task',
  where: string,
  report: Reporter,
): readonly Variable[] {
  const declared = new Map<string, Variable>()
  for (const item of listOf(tree) ?? []) {
    const variable = readVariable(item, scopeName, where, report)
    if (variable === null) continue
    const key = variable.name.toLowerCase()
    if (declared.has(key)) {
      report.error(
        where,
        `you cannot add the variable '${variable.name}' because a variable with that name already exists.`,
      )
    }
    declared.set(key, variable)
  }
  return [...declared.values()]
}

export function createScope(variables: readonly Variable[], used: Set<Variable>): Scope {
  const byName = new Map(
    [...builtIns, ...variables].map((variable) => [variable.name.toLowerCase(), variable]),
  )
  return {
    find: (name) => byName.get(name.toLowerCase()),
    markUsed: (variable) => used.add(variable),
  }
}

/** Variables that nothing reads or writes are worth a warning, as Architect gives one. */
export function reportUnused(
  variables: readonly Variable[],
  used: ReadonlySet<Variable>,
  where: string,
  report: Reporter,
): void {
  for (const variable of variables) {
    if (used.has(variable)) continue
    report.warning(`${where} / ${variable.name}`, `The variable '${variable.name}' is not used.`)
  }
}

/** Types a variable may have; each also exists as a collection. */
const variableTypes = new Set([
  'string',
  'boolean',
  'integer',
  'decimal',
  'dateTime',
  'duration',
  'currency',
  'phoneNumber',
  'json',
  'queue',
  'user',
  'group',
  'skill',
  'languageSkill',
  'prompt',
  'wrapupCode',
  'externalContact',
  'externalOrganization',
  'schedule',
  'scheduleGroup',
  'agentScorePair',
  'emailAddress',
])

const variableProperties = new Set([
  'name',
  'description',
  'initialValue',
  'isInput',
  'isOutput',
  'isSecure',
])

/** Valid in a secure call flow (checked with Genesys' design-time core of 2018). */
const builtIns: readonly Variable[] = [
  ...builtIn('String', [
    'Flow.InvocationData',
    'Flow.Version',
    'Call.Ani',
    'Call.CalledAddress',
    'Call.CalledAddressOriginal',
    'Call.ConversationId',
    'Call.RemoteName',
    'Interaction.Id',
    'Interaction.Language',
  ]),
  ...builtIn('Boolean', ['Flow.IsTest']),
  ...builtIn('DateTime', ['Flow.StartDateTimeUtc', 'System.MaxDateTime', 'System.MinDateTime']),
  ...builtIn('Integer', ['System.MaxInt', 'System.MinInt']),
  ...builtIn('Duration', ['System.MaxDuration', 'System.MinDuration']),
]

function builtIn(type: string, names: readonly string[]): readonly Variable[] {
  return names.map((name) => ({ name, type, secure: false, readOnly: true }))
}

function readVariable(
  item: Tree,
  scopeName: 'Flow' | 'Task',
  where: string,
  report: Reporter,
): Variable | null {
  const entry = onlyEntry(item)
  const name = textOf(at(entry?.[1], 'name'))
  if (entry === null || name === null) {
    report.error(
      where,
      'a variable must be a mapping with one key, such as stringVariable, and have a name.',
    )
    return null
  }
  const [key, body] = entry
  const type = typeOfKey(key)
  if (type === null) {
    report.error(where, `'${key}' is not a known type of variable.`)
    return null
  }
  const place = `${where} / ${name}`
  reportMistakes(body, name, scopeName, place, report)
  checkInitialValue(at(body, 'initialValue'), type, place, report)
  return { name, type, secure: at(body, 'isSecure') === true, readOnly: false }
}

function reportMistakes(
  body: Tree,
  name: string,
  scopeName: 'Flow' | 'Task',
  place: string,
  report: Reporter,
): void {
  if (!new RegExp(`^${scopeName}\\.[A-Za-z_][\\w-]*$`, 'i').test(name)) {
    report.error(
      place,
      `The variable name '${name}' is not valid here; it must start with '${scopeName}.'.`,
    )
  }
  for (const [key, direction] of [
    ['isInput', 'inputs'],
    ['isOutput', 'outputs'],
  ] as const) {
    if (at(body, key) !== true) continue
    report.error(
      place,
      `'${scopeName.toLowerCase()}' scoped variables cannot used as ${direction} in flows of type 'Secure Call Flow'.`,
    )
  }
  const isSecure = at(body, 'isSecure')
  if (isSecure !== undefined && typeof isSecure !== 'boolean') {
    report.error(
      place,
      `isSecure: the value '${textOf(isSecure) ?? ''}' is not a supported boolean.`,
    )
  }
  for (const key of mapOf(body)?.keys() ?? []) {
    if (!variableProperties.has(key))
      report.error(place, `The property '${key}' is not known here.`)
  }
}

/** A literal or none: a variable begins with nothing that has to be worked out (Genesys' design-time core of 2018). */
function checkInitialValue(
  tree: Tree | undefined,
  type: string,
  place: string,
  report: Reporter,
): void {
  if (tree === undefined || at(tree, 'noValue') === true) return
  const map = mapOf(tree)
  if (map === null || !map.has('lit')) {
    report.error(place, 'the initial value must be a mapping with one of lit, noValue')
    return
  }
  const problem = literalProblem(map.get('lit'), { type })
  if (problem !== null) report.error(place, `Invalid initial value: ${problem}`)
}

function typeOfKey(key: string): string | null {
  const match = /^(\w+?)(Collection)?Variable$/.exec(key)
  const type = match?.[1]
  if (type === undefined || !variableTypes.has(type)) return null
  return type.charAt(0).toUpperCase() + type.slice(1) + (match?.[2] ?? '')
}
