import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { Json } from '../../model/values.ts'
import { below, type NotedPath, notedThing, slotsAt, type YamlNotes } from './yaml-notes.ts'
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

/** Writes YAML; `notesOf` may say something beside the whole or an item of a list. */
export function writeYaml(root: JsonObject, notesOf: (thing: Json) => YamlNotes | null): YamlText {
  const writer: Writer = { lines: [], positions: new Map(), notesOf }
  writeMap(writer, root, 0, '', notedHere(writer, root, null))
  return { text: `${writer.lines.join('\n')}\n`, positions: writer.positions }
}

interface Writer {
  readonly lines: string[]
  readonly positions: Map<Json, TextPosition>
  readonly notesOf: (thing: Json) => YamlNotes | null
}

/** What is said inside a thing of its own, or inside the one around it. */
function notedHere(writer: Writer, thing: Json, around: NotedPath | null): NotedPath | null {
  const notes = typeof thing === 'object' && thing !== null ? writer.notesOf(thing) : null
  return notes === null ? around : notedThing(thing, notes)
}

/** `lead` is what stands before the first key instead of its indentation: the dash of a list. */
function writeMap(
  writer: Writer,
  map: JsonObject,
  indent: number,
  lead: string,
  noted: NotedPath | null,
  afterLead = '',
): void {
  const isThing = lead !== '' && noted?.isTop === true
  for (const [i, [key, value]] of Object.entries(map).entries()) {
    const inner = noted?.isTop === true && i > 0 ? null : below(noted, key)
    const { before, after, below: ended } = slotsAt(inner)
    const isFirst = i === 0 && lead !== ''
    // Those of a thing stand around the dash of its item.
    if (!isThing) writeComments(writer, before, isFirst ? indent - 2 : indent)
    const start = isFirst ? lead : ' '.repeat(indent)
    const behind = isFirst && !isThing ? `${afterLead}${after}` : after
    writeValue(writer, value, `${start}${yamlKey(key)}:`, indent, key, inner, behind)
    if (!isThing) writeComments(writer, ended, indent)
  }
}

function writeComments({ lines }: Writer, comments: readonly string[], indent: number): void {
  for (const comment of comments) lines.push(`${' '.repeat(indent)}${comment}`)
}

function writeValue(
  writer: Writer,
  value: Json,
  head: string,
  indent: number,
  key: string,
  noted: NotedPath | null,
  after: string,
): void {
  if (isEmpty(value)) {
    writer.lines.push(`${head} ${Array.isArray(value) ? '[]' : '{}'}${after}`)
  } else if (Array.isArray(value)) {
    writer.lines.push(`${head}${after}`)
    writeItems(writer, value, indent + 2, noted)
  } else if (typeof value === 'object' && value !== null) {
    writer.lines.push(`${head}${after}`)
    writeMap(writer, asObject(value), indent + 2, '', noted)
  } else {
    writer.lines.push(`${head} ${yamlScalar(value, quotesFor(key))}${after}`)
  }
}

function writeItems(
  writer: Writer,
  list: readonly Json[],
  indent: number,
  noted: NotedPath | null,
): void {
  for (const [i, item] of asList(list).entries()) {
    const inner = notedHere(writer, item, below(noted, i))
    const { before, after, below: ended } = slotsAt(inner)
    writeComments(writer, before, indent)
    writeItem(writer, item, indent, inner, after)
    writeComments(writer, ended, indent)
  }
}

function writeItem(
  writer: Writer,
  item: Json,
  indent: number,
  noted: NotedPath | null,
  after: string,
): void {
  const lead = `${' '.repeat(indent)}- `
  if (typeof item === 'object' && item !== null) {
    writer.positions.set(item, { line: writer.lines.length + 1, column: indent + 3 })
  }
  if (isEmpty(item)) writer.lines.push(`${lead}${Array.isArray(item) ? '[]' : '{}'}${after}`)
  else if (Array.isArray(item)) {
    writer.lines.push(`${lead.trimEnd()}${after}`)
    writeItems(writer, item, indent + 2, noted)
  } else if (typeof item === 'object' && item !== null) {
    writeMap(writer, asObject(item), indent + 2, lead, noted, after)
  } else writer.lines.push(`${lead}${yamlScalar(item, 'double')}${after}`)
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
