import type { FlowNode } from '../model/design.ts'
import type { Json } from '../model/values.ts'
import { asList, asObject } from './archy-values.ts'

/** A text where Archy has `{exp: …}`, `{lit: …}` or `{var: …}`: it is not read as a value, and Archy refuses it. */
export interface BareValue {
  readonly field: string
  /** What it is given to, in words. */
  readonly what: string
}

/** The bare texts that an import has carried along, in its bindings, statements and attributes. */
export function bareValuesOf({ carried }: FlowNode): readonly BareValue[] {
  return carried === undefined
    ? []
    : [
        ...callIn(carried['category']),
        ...itemsIn(carried['statements'], 'statements', ['value'], 'the value of a variable'),
        ...itemsIn(carried['attributes'], 'attributes', ['name', 'value'], 'an attribute'),
      ]
}

/** Whether bare texts in a property of an action are looked for here. */
export function looksForBare(property: string | undefined): boolean {
  return property === 'category' || property === 'statements' || property === 'attributes'
}

const SIDES = [
  ['inputs', 'inputs', 'the input'],
  ['successOutputs', 'outputs', 'the output'],
  ['failureOutputs', 'failureOutputs', 'the output'],
] as const

/** `category.<category>.dataAction.<action>`, whatever the two are called. */
function callIn(category: Json | undefined): readonly BareValue[] {
  const action = firstOf(firstOf(firstOf(category)))
  return SIDES.flatMap(([key, side, what]) =>
    Object.entries(asObject(asObject(action)[key])).flatMap(([name, value]) =>
      isBare(value) ? [{ field: `${side}.${name}`, what: `${what} ${name}` }] : [],
    ),
  )
}

/** Each item wraps its keys in one: its data type, or `attribute`. */
function itemsIn(
  list: Json | undefined,
  field: string,
  keys: readonly string[],
  what: string,
): readonly BareValue[] {
  return asList(list).flatMap((item, i) =>
    keys.flatMap((key) =>
      isBare(asObject(firstOf(item))[key]) ? [{ field: `${field}.${i}.${key}`, what }] : [],
    ),
  )
}

function firstOf(json: Json | undefined): Json | undefined {
  return Object.values(asObject(json))[0]
}

function isBare(json: Json | undefined): boolean {
  return json !== undefined && typeof json !== 'object'
}
