import { JavaException, LimitReached } from '../java/java-exception.ts'
import { type JavaNumber, javaNumberText, numberOfJson, sameNumber } from '../java/java-number.ts'
import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../json/json-value.ts'

/** A value as the Java engine holds it while it renders; null is Java's null. */
export type JavaValue =
  | null
  | boolean
  | string
  | JavaNumber
  | JavaList
  | JavaMap
  | JavaEntry
  | JavaChar
  | LoopScope
  | Tool

export interface JavaList {
  readonly type: 'List'
  readonly items: JavaValue[]
  /** A Java array, such as the result of `split`; Velocity 1.7 cannot print those. */
  readonly isArray: boolean
}

/** A LinkedHashMap; the index is the text of the key with its class. */
export interface JavaMap {
  readonly type: 'Map'
  readonly entries: Map<string, JavaEntry>
}

export interface JavaEntry {
  readonly type: 'Entry'
  readonly key: JavaValue
  readonly value: JavaValue
}

interface JavaChar {
  readonly type: 'Character'
  readonly text: string
}

/** `$foreach`, which the loop itself keeps up to date. */
export interface LoopScope {
  readonly type: 'Loop'
  index: number
  hasNext: boolean
  readonly parent: JavaValue
}

export type ToolName = 'esc' | 'math' | 'encoding' | 'successTemplateUtils'

export interface Tool {
  readonly type: 'Tool'
  readonly name: ToolName
}

export function listOf(items: readonly JavaValue[], isArray = false): JavaList {
  return { type: 'List', items: [...items], isArray }
}

export function mapOf(entries: readonly (readonly [JavaValue, JavaValue])[]): JavaMap {
  const map: JavaMap = { type: 'Map', entries: new Map() }
  for (const [key, value] of entries) putEntry(map, key, value)
  return map
}

/** Sets the key and returns what it had. */
export function putEntry(map: JavaMap, key: JavaValue, value: JavaValue): JavaValue {
  const index = keyIndex(key)
  const before = map.entries.get(index)?.value ?? null
  map.entries.set(index, { type: 'Entry', key, value })
  return before
}

export function entryValue(map: JavaMap, key: JavaValue): JavaValue {
  return map.entries.get(keyIndex(key))?.value ?? null
}

export function keyIndex(key: JavaValue): string {
  return `${javaClassName(key)}:${javaText(key)}`
}

/** JSON as a Java map of maps, lists, strings and numbers. */
export function javaValueOf(json: Json): JavaValue {
  if (json instanceof JsonNumber) return numberOfJson(json.text)
  if (isJsonArray(json)) return listOf(json.map(javaValueOf))
  if (isJsonObject(json))
    return mapOf(Array.from(json, ([key, value]) => [key, javaValueOf(value)]))
  return json
}

/** `String.valueOf(value)`. Lists that contain each other many times over are stopped, not printed. */
export function javaText(value: JavaValue): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean') return String(value)
  return compoundText(value, { left: MAX_PARTS }, 0)
}

export function isNumber(value: JavaValue): value is JavaNumber {
  return typeof value === 'object' && value !== null && NUMBER_TYPES.has(value.type)
}

/** `left.equals(right)`. */
export function javaEquals(left: JavaValue, right: JavaValue): boolean {
  return equalWithin(left, right, { left: MAX_PARTS })
}

/** For messages, and to tell keys of different classes apart. */
export function javaClassName(value: JavaValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'String'
  if (typeof value === 'boolean') return 'Boolean'
  if (value.type === 'Tool') return `$${value.name}`
  return value.type === 'Loop' ? '$foreach' : value.type
}

const NUMBER_TYPES: ReadonlySet<string> = new Set([
  'Integer',
  'Long',
  'BigInteger',
  'Double',
  'BigDecimal',
])

const MAX_PARTS = 100_000
const MAX_DEPTH = 100

interface Budget {
  left: number
}

function spend(budget: Budget): void {
  budget.left -= 1
  if (budget.left < 0) throw new LimitReached('a list or map has too many parts')
}

function compoundText(value: JavaValue, budget: Budget, depth: number): string {
  spend(budget)
  if (depth > MAX_DEPTH) throw new LimitReached('lists and maps are nested too deeply')
  if (value === null || typeof value !== 'object') return javaText(value)
  const inner = (part: JavaValue): string =>
    part === value ? selfText(value) : compoundText(part, budget, depth + 1)
  switch (value.type) {
    case 'List':
      return `[${value.items.map(inner).join(', ')}]`
    case 'Map':
      return `{${Array.from(value.entries.values(), (entry) => `${inner(entry.key)}=${inner(entry.value)}`).join(', ')}}`
    case 'Entry':
      return `${inner(value.key)}=${inner(value.value)}`
    case 'Character':
      return value.text
    case 'Loop':
      // Velocity's Scope is a map of what a template has set in it, which is nothing here.
      return '{}'
    case 'Tool':
      throw new JavaException(
        'UnsupportedOperationException',
        `${javaClassName(value)} has no text`,
      )
    default:
      return javaNumberText(value)
  }
}

/** Java's collections notice when they contain themselves directly. */
function selfText({ type }: { readonly type: string }): string {
  return type === 'Map' ? '(this Map)' : '(this Collection)'
}

function equalWithin(left: JavaValue, right: JavaValue, budget: Budget): boolean {
  spend(budget)
  if (left === right) return true
  if (isNumber(left) && isNumber(right)) return sameNumber(left, right)
  if (!isCompound(left) || !isCompound(right)) return false
  if (left.type === 'List' && right.type === 'List') {
    if (left.isArray || right.isArray || left.items.length !== right.items.length) return false
    return left.items.every((item, index) => equalWithin(item, right.items[index] ?? null, budget))
  }
  if (left.type === 'Map' && right.type === 'Map') {
    if (left.entries.size !== right.entries.size) return false
    return Array.from(left.entries).every(([index, entry]) => {
      const other = right.entries.get(index)
      return other !== undefined && equalWithin(entry.value, other.value, budget)
    })
  }
  return left.type === 'Character' && right.type === 'Character' && left.text === right.text
}

function isCompound(value: JavaValue): value is Exclude<JavaValue, null | boolean | string> {
  return typeof value === 'object' && value !== null
}
