import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { Json } from '../../model/values.ts'
import { type Quotes, yamlScalar } from './yaml-scalar.ts'

/** Line and column of a text, from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** Block style as Genesys' exports have it, and where each item of a list stands. */
export interface YamlText {
  readonly text: string
  readonly positions: ReadonlyMap<Json, TextPosition>
}

/** Writes YAML; `commentOf` may give an item of a list a comment. */
export function writeYaml(root: JsonObject, commentOf: (item: Json) => string | null): YamlText {
  const writer: Writer = { lines: [], positions: new Map(), commentOf }
  writeMap(writer, root, 0, '')
  return { text: `${writer.lines.join('\n')}\n`, positions: writer.positions }
}

interface Writer {
  readonly lines: string[]
  readonly positions: Map<Json, TextPosition>
  readonly commentOf: (item: Json) => string | null
}

/** `lead` is what stands before the first key instead of its indentation: the dash of a list. */
function writeMap(writer: Writer, map: JsonObject, indent: number, lead: string): void {
  let start = lead === '' ? ' '.repeat(indent) : lead
  const comment = lead === '' ? null : writer.commentOf(map)
  for (const [i, [key, value]] of Object.entries(map).entries()) {
    const head = `${start}${yamlKey(key)}:`
    writeValue(writer, value, head, indent, key, i === 0 ? comment : null)
    start = ' '.repeat(indent)
  }
}

function writeValue(
  writer: Writer,
  value: Json,
  head: string,
  indent: number,
  key: string,
  comment: string | null,
): void {
  const note = comment === null ? '' : ` # ${comment}`
  if (isEmpty(value)) {
    writer.lines.push(`${head} ${Array.isArray(value) ? '[]' : '{}'}${note}`)
  } else if (Array.isArray(value)) {
    writer.lines.push(`${head}${note}`)
    for (const item of asList(value)) writeItem(writer, item, indent + 2)
  } else if (typeof value === 'object' && value !== null) {
    writer.lines.push(`${head}${note}`)
    writeMap(writer, asObject(value), indent + 2, '')
  } else {
    writer.lines.push(`${head} ${yamlScalar(value, quotesFor(key))}${note}`)
  }
}

function writeItem(writer: Writer, item: Json, indent: number): void {
  const lead = `${' '.repeat(indent)}- `
  if (typeof item === 'object' && item !== null) {
    writer.positions.set(item, { line: writer.lines.length + 1, column: indent + 3 })
  }
  if (isEmpty(item)) writer.lines.push(`${lead}${Array.isArray(item) ? '[]' : '{}'}`)
  else if (Array.isArray(item)) {
    writer.lines.push(lead.trimEnd())
    for (const inner of asList(item)) writeItem(writer, inner, indent + 2)
  } else if (typeof item === 'object' && item !== null) {
    writeMap(writer, asObject(item), indent + 2, lead)
  } else writer.lines.push(`${lead}${yamlScalar(item, 'double')}`)
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** Exports quote the two outputs of a decision, which YAML 1.1 reads as booleans, and plain text where they must. */
function yamlKey(key: string): string {
  return yamlScalar(key, 'double')
}

/** References are always quoted in exports; in expressions, which hold strings, single quotes stay readable. */
function quotesFor(key: string): Quotes {
  if (key.endsWith('Ref')) return 'always'
  return key === 'exp' ? 'single' : 'double'
}
