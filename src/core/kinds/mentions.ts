import { assert } from '../base/assert.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode, FlowSettings, Variable } from '../model/design.ts'
import type { Audio, Json } from '../model/values.ts'
import { isCarriedField } from './carried-uses.ts'
import type { JsonObject } from './define.ts'
import { factsOf } from './node-facts.ts'

/** A text that mentions variables: the bare name of one, or an expression that may mention several. */
export interface Mention {
  readonly kind: 'name' | 'expression'
  readonly text: string
  /** Where it stands, as facts write it: `inputs.amount`. */
  readonly field: string
}

/** Gives the text to put in the place of a mention: the same text leaves it as it is. */
export type Rewrite = (mention: Mention) => string

/**
 * The patch that rewrites every mention of variables in a node; null when nothing changes. What a kind's facts do
 * not name is not read by anything, so the facts are the complete list; the form's fields are not.
 */
export function rewriteNode(
  node: FlowNode,
  index: DesignIndex,
  rewrite: Rewrite,
): Partial<Pick<FlowNode, 'props' | 'carried'>> | null {
  let props: JsonObject = node.props
  for (const mention of mentionsOf(node, index)) {
    const text = rewrite(mention)
    if (text !== mention.text) props = replaceAt(props, mention.field, mention.text, text)
  }
  const carried = node.carried === undefined ? undefined : rewriteCarried(node.carried, rewrite)
  if (props === node.props && carried === node.carried) return null
  return { props, ...(carried === undefined ? {} : { carried }) }
}

/** The patch that rewrites what the flow's own audio mentions; null when nothing changes. */
export function rewriteFlow(flow: FlowSettings, rewrite: Rewrite): Partial<FlowSettings> | null {
  const greeting = rewriteAudio(flow.greeting, 'greeting', rewrite)
  const errorAudio = rewriteAudio(flow.errorAudio, 'errorAudio', rewrite)
  if (greeting === flow.greeting && errorAudio === flow.errorAudio) return null
  return { greeting, errorAudio }
}

/** The patch that rewrites what the initial value of a variable mentions; null when nothing changes. */
export function rewriteInitial(variable: Variable, rewrite: Rewrite): Partial<Variable> | null {
  const { initial } = variable
  if (initial.type !== 'expression') return null
  const text = rewrite({ kind: 'expression', text: initial.text, field: 'initial' })
  return text === initial.text ? null : { initial: { type: 'expression', text } }
}

function mentionsOf(node: FlowNode, index: DesignIndex): readonly Mention[] {
  const { uses, assigns } = factsOf(node, index)
  const found = new Map<string, Mention>()
  for (const { field, expression } of uses) {
    // Rewritten with all that is carried.
    if (isCarriedField(field)) continue
    found.set(field, { kind: 'expression', text: expression, field })
  }
  for (const { field, variable } of assigns) {
    found.set(field, { kind: 'name', text: variable, field })
  }
  return [...found.values()]
}

/** A value or an audio holds its expression under `text`; a condition or a binding is the text itself. */
function replaceAt(props: JsonObject, path: string, from: string, to: string): JsonObject {
  const replaced = replaceIn(props, path, from, to)
  assert(isObject(replaced), 'the properties of a node are an object')
  return replaced
}

function replaceIn(json: Json | undefined, path: string, from: string, to: string): Json {
  if (path === '') {
    if (json === from) return to
    assert(isObject(json) && json['text'] === from, `no mention of “${from}” where facts say so`)
    return { ...json, text: to }
  }
  const [key, rest] = splitPath(json, path)
  if (isList(json))
    return json.map((item, i) => (String(i) === key ? replaceIn(item, rest, from, to) : item))
  assert(isObject(json) && Object.hasOwn(json, key), `no property “${key}” where facts say so`)
  return { ...json, [key]: replaceIn(json[key], rest, from, to) }
}

/** The name of a contract's property may hold dots of its own, and is always the last part of a path. */
function splitPath(json: Json | undefined, path: string): readonly [key: string, rest: string] {
  const dot = path.indexOf('.')
  if (dot < 0 || (isObject(json) && Object.hasOwn(json, path))) return [path, '']
  return [path.slice(0, dot), path.slice(dot + 1)]
}

function rewriteAudio(audio: Audio, field: string, rewrite: Rewrite): Audio {
  if (audio.type !== 'expression') return audio
  const text = rewrite({ kind: 'expression', text: audio.text, field })
  return text === audio.text ? audio : { type: 'expression', text }
}

/** The keys under which Archy YAML writes expressions and variables (Archy, "Flow authoring": `exp`, `var`). */
const CARRIED_KEYS: Readonly<Record<string, Mention['kind']>> = {
  exp: 'expression',
  var: 'name',
  variable: 'name',
}

function rewriteCarried(carried: JsonObject, rewrite: Rewrite): JsonObject {
  let changed = false
  const rewritten = Object.entries(carried).map(([key, value]): [string, Json] => {
    const kept = rewriteCarriedValue(key, value, rewrite)
    changed ||= kept !== value
    return [key, kept]
  })
  return changed ? Object.fromEntries(rewritten) : carried
}

function rewriteCarriedValue(key: string, value: Json, rewrite: Rewrite): Json {
  const kind = Object.hasOwn(CARRIED_KEYS, key) ? CARRIED_KEYS[key] : undefined
  if (typeof value === 'string') {
    return kind === undefined ? value : rewrite({ kind, text: value, field: 'carried' })
  }
  if (isList(value)) {
    const items = value.map((item) => rewriteCarriedValue('', item, rewrite))
    return items.some((item, i) => item !== value[i]) ? items : value
  }
  return isObject(value) ? rewriteCarried(value, rewrite) : value
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !isList(json)
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}
