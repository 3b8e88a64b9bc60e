import { closest } from '../base/closest.ts'
import type { ActionId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { isSameName } from '../base/same-name.ts'
import type { FlowNode, FlowSettings } from '../model/design.ts'
import type { Json } from '../model/values.ts'
import { type Forms, isFilledIn, type Oddity, TEXT } from './archy-forms.ts'
import { asList, asObject } from './archy-values.ts'
import type { JsonObject, Reading } from './define.ts'
import { supportedLanguages } from './languages.ts'
import { choicesByNameOnly } from './menu/choices.ts'
import { FLOW_FORMS, TASK_FORMS, VARIABLE_FORMS } from './flow-forms.ts'
import { KINDS, kindOf } from './registry.ts'
import { isTypeKey } from './type-keys.ts'

/** What an import has of a step in a form that cannot be read: the step counts as if it was left out. */
export function oddFormsOf(node: FlowNode): readonly Oddity[] {
  // Nearly every step was drawn, or has nothing that no kind knows: to remember that would take longer than to see it.
  const isPlain = node.carried === undefined && (kindOf(node).archy?.whole(node) ?? null) === null
  return isPlain ? NONE : oddFormsIn(node)
}

const NONE: readonly Oddity[] = []

const oddFormsIn = remember((node: FlowNode): readonly Oddity[] => {
  const { archy } = kindOf(node)
  if (archy === null) return NONE
  const whole = archy.whole(node)
  // A step carries null for what its file leaves out; what fields hold as it stood there is not carried at all.
  const isLeftOut = (key: string) =>
    archy.properties.includes(key)
      ? node.carried?.[key] === null
      : node.carried?.[key] === undefined
  if (whole === null) return oddIn(inForce(node), archy, isLeftOut)
  const known = byKey.get(whole.key)
  return known === undefined ? NONE : oddIn(whole.body, known)
})

/** The same of the flow itself, of the variables that it declares in types that are known, and of others. */
export function oddSettingsOf({ carried, defaultLanguage }: FlowSettings): readonly Oddity[] {
  if (carried === undefined) return []
  const languages = supportedLanguages({ carried, defaultLanguage })
  const isSupported = languages.some(
    (language) => isFilledIn(language) || isSameName(language, defaultLanguage),
  )
  return [
    ...oddIn(carried, { forms: FLOW_FORMS, properties: [] }),
    ...(languages.length === 0 ||
    defaultLanguage === '' ||
    isFilledIn(defaultLanguage) ||
    isSupported
      ? []
      : [
          {
            path: ['defaultLanguage'],
            found: `“${defaultLanguage}”`,
            takes: `one of supportedLanguages (${languages.join(', ')})`,
          },
        ]),
  ]
}

export function oddInTask(carried: JsonObject | undefined): readonly Oddity[] {
  return carried === undefined ? [] : oddIn(carried, { forms: TASK_FORMS, properties: [] })
}

export function oddInVariable(carried: JsonObject | undefined): readonly Oddity[] {
  return carried === undefined ? [] : oddIn(carried, { forms: VARIABLE_FORMS, properties: [] })
}

/** A menu that a file has in a form that cannot be read, with what is odd about it as far as that is known. */
export interface UnreadMenu {
  readonly name: string
  /** The keys that lead to it. */
  readonly path: readonly string[]
  readonly odd: readonly Oddity[]
  /** Choices that Architect has, and whose form is not known. */
  readonly choices: readonly string[]
}

/** Menus are read together or not at all: these are the reason that none of the flow is. */
export function unreadMenusOf({ carried }: FlowSettings): readonly UnreadMenu[] {
  return asList(carried?.['menus']).flatMap((item, i): readonly UnreadMenu[] => {
    const { menu } = asObject(item)
    const body = asObject(menu)
    const archy = menuKind?.archy
    if (archy == null || menuKind === undefined) return []
    const isKnown = menu !== undefined && menuKind.check(archy.read(body, NOTHING).props).ok
    const name = body['name']
    const path = ['menus', String(i), 'menu']
    if (isKnown && typeof name === 'string') return []
    const odd = oddIn(body, archy).map((one) => ({ ...one, path: [...path, ...one.path] }))
    const choices = choicesByNameOnly(body)
    return [{ name: typeof name === 'string' ? name : `${i + 1}`, path, odd, choices }]
  })
}

const menuKind = KINDS.find(({ archy }) => archy?.list === 'menus')
const NOTHING: Reading = { task: () => null, action: () => '' as ActionId }

/** An entry of a list of variables that declares none of a type that Architect is known to have. */
export function oddVariables(carried: JsonObject | undefined): readonly Oddity[] {
  return asList(carried?.['variables']).flatMap((item, i): readonly Oddity[] => {
    const keys = Object.keys(asObject(item))
    const [key = ''] = keys
    const path = ['variables', String(i)]
    const isType = key.endsWith(VARIABLE) && isTypeKey(key.slice(0, -VARIABLE.length))
    if (keys.length === 1 && isType) return []
    const found = keys.length === 0 ? 'nothing' : `the key “${key}”`
    return [{ path, found, takes: 'a data type such as stringVariable' }]
  })
}

const VARIABLE = 'Variable'

interface Known {
  readonly forms: Forms
  readonly properties: readonly string[]
}

const byKey: ReadonlyMap<string, Known> = new Map(
  KINDS.flatMap(({ archy }) => (archy?.keys ?? []).map((key) => [key, archy as Known] as const)),
)

function oddIn(
  body: JsonObject,
  { forms: own, properties }: Known,
  isAbsent = (key: string) => (body[key] ?? null) === null,
): readonly Oddity[] {
  const forms: Forms = { name: TEXT, ...own }
  const known = new Set(['name', ...properties, ...Object.keys(forms)])
  // What is there already is not what another key was meant for: a newer Architect may have more properties.
  const absent = [...known].filter(isAbsent)
  return Object.entries(body).flatMap(([key, json]): readonly Oddity[] => {
    if (json === null) return []
    if (Object.hasOwn(forms, key)) {
      return (forms[key]?.(json) ?? []).map((odd) => ({ ...odd, path: [key, ...odd.path] }))
    }
    const meant = known.has(key) ? null : closest(key, absent)
    return meant === null ? [] : [{ path: [key], found: `the key “${key}”`, takes: meant }]
  })
}

/**
 * The properties of an import that are still written back: one that fields hold is, as long as nobody has given them
 * another value than it was read as.
 */
function inForce(node: FlowNode): JsonObject {
  const { archy, initial } = kindOf(node)
  const { props, carried = {} } = node
  const fieldsOf = (property: string) =>
    Object.keys(initial).filter((field) => archy?.keysOf(field)[0] === property)
  // What a step calls or goes to stands in the design and is not looked for.
  const reading: Reading = { task: () => null, action: () => (props['action'] ?? '') as ActionId }
  const entries = Object.entries(carried).filter(([property, json]) => {
    const fields = fieldsOf(property)
    if (fields.length === 0) return true
    const read = archy?.read({ [property]: json }, reading).props ?? {}
    return fields.every((field) => isSame(read[field], props[field]))
  })
  return Object.fromEntries(entries)
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
