import { parseDocument } from 'yaml'

/** A YAML document as plain values; keys are text, as `yes:` and `"yes":` must mean the same. */
export type Tree = string | number | boolean | null | readonly Tree[] | TreeMap

export type TreeMap = ReadonlyMap<string, Tree>

/** Reads a document; the error is the parser's, with line and column. */
export function readTree(text: string): { readonly tree: Tree } | { readonly error: string } {
  try {
    const document = parseDocument(text, { uniqueKeys: true })
    const [error] = document.errors
    if (error !== undefined) return { error: error.message }
    return { tree: toTree(document.toJS({ mapAsMap: true, maxAliasCount: 50 }), 0) }
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : 'The file cannot be read.' }
  }
}

export function mapOf(tree: Tree | undefined): TreeMap | null {
  return tree instanceof Map ? tree : null
}

export function listOf(tree: Tree | undefined): readonly Tree[] | null {
  return Array.isArray(tree) ? tree : null
}

/** Text of a scalar; numbers and booleans as they would be written. Null for anything else. */
export function textOf(tree: Tree | undefined): string | null {
  if (typeof tree === 'string') return tree
  return typeof tree === 'number' || typeof tree === 'boolean' ? String(tree) : null
}

/** Value below a path of keys; undefined as soon as one is missing. */
export function at(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  return keys.reduce<Tree | undefined>((inner, key) => mapOf(inner)?.get(key), tree)
}

/** The only entry of a map with one entry. */
export function onlyEntry(tree: Tree | undefined): readonly [string, Tree] | null {
  const map = mapOf(tree)
  if (map === null || map.size !== 1) return null
  return [...map][0] ?? null
}

/** Every text in the tree. */
export function* allTexts(tree: Tree): Iterable<string> {
  if (typeof tree === 'string') yield tree
  const children = mapOf(tree)?.values() ?? listOf(tree) ?? []
  for (const child of children) yield* allTexts(child)
}

/** Far deeper than any flow; a file built to exhaust the stack ends here. */
const deepest = 400

function toTree(value: unknown, depth: number): Tree {
  if (depth > deepest) throw new Error(`The file is nested deeper than ${deepest} levels.`)
  if (value instanceof Map) {
    return new Map([...value].map(([key, child]) => [keyText(key), toTree(child, depth + 1)]))
  }
  if (Array.isArray(value)) return value.map((child) => toTree(child, depth + 1))
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' ? value : null
}

/** In YAML 1.1 an unquoted `yes` or `no` is a boolean; many published flows are written so. */
function keyText(key: unknown): string {
  if (key === true) return 'yes'
  return key === false ? 'no' : String(key)
}
