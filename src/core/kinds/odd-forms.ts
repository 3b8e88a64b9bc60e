import { closest } from '../base/closest.ts'
import type { ActionId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { isSameName } from '../base/same-name.ts'
import type { FlowNode, FlowSettings } from '../model/design.ts'
import type { Json } from '../model/values.ts'
import { type Forms, isFilledIn, type Oddity, TEXT } from './archy-forms.ts'
import { asList, asObject } from './archy-values.ts'
import type { JsonObject, NodeKind, Reading } from './define.ts'
import { supportedLanguages } from './languages.ts'
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
    ...oddIn(carried, knownBy(FLOW_FORMS)),
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
  return carried === undefined ? [] : oddIn(carried, knownBy(TASK_FORMS))
}

export function oddInVariable(carried: JsonObject | undefined): readonly Oddity[] {
  return carried === undefined ? [] : oddIn(carried, knownBy(VARIABLE_FORMS))
}

/** What a file has beside its tasks in a form that cannot be read, with what is odd about it as far as that is known. */
export interface UnreadItem {
  readonly name: string
  /** The keys that lead to it. */
  readonly path: readonly string[]
  readonly odd: readonly Oddity[]
  /** What of it Architect has, and whose form is not known. */
  readonly unshown: readonly string[]
}

/** What stands beside tasks is read together or not at all: these are the reason that none of the flow is. */
export function unreadItemsOf({ carried }: FlowSettings): readonly UnreadItem[] {
  return KINDS.flatMap((kind): readonly UnreadItem[] => {
    const { archy } = kind
    const { list = null, keys: [key = ''] = [] } = archy ?? {}
    if (archy === null || list === null) return []
    return asList(carried?.[list]).flatMap((entry, i): readonly UnreadItem[] => {
      const item = asObject(entry)[key]
      const body = asObject(item)
      const isKnown = item !== undefined && kind.check(archy.read(body, NOTHING).props).ok
      const name = body['name']
      const path = [list, String(i), key]
      if (isKnown && typeof name === 'string') return []
      const odd = oddIn(body, archy).map((one) => ({ ...one, path: [...path, ...one.path] }))
      const unshown = archy.unshown(body)
      return [{ name: typeof name === 'string' ? name : `${i + 1}`, path, odd, unshown }]
    })
  })
}

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

type Known = Pick<NonNullable<NodeKind['archy']>, 'forms' | 'properties' | 'bare'>

function knownBy(forms: Forms): Known {
  return { forms, properties: [], bare: () => null }
}

const byKey: ReadonlyMap<string, Known> = new Map(
  KINDS.flatMap(({ archy }) => (archy?.keys ?? []).map((key) => [key, archy as Known] as const)),
)

function oddIn(
  body: JsonObject,
  { forms: own, properties, bare }: Known,
  isAbsent = (key: string) => (body[key] ?? null) === null,
): readonly Oddity[] {
  const forms: Forms = { name: TEXT, ...own }
  const known = new Set(['name', ...properties, ...Object.keys(forms)])
  // What is there already is not what another key was meant for: a newer Architect may have more properties.
  const absent = [...known].filter(isAbsent)
  return Object.entries(body).flatMap(([key, json]): readonly Oddity[] => {
    if (json === null) return []
    if (Object.hasOwn(forms, key)) {
      return (forms[key]?.(json) ?? []).map((odd) => {
        const path = [key, ...odd.path]
        const value = odd.isBare === true ? bare(path) : null
        return { ...odd, path, ...(value === null ? {} : { bare: value }) }
      })
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
