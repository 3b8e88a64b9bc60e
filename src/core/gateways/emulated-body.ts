import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../language/json/json-value.ts'
import { readJson } from '../language/json/lossless-json.ts'
import type { Json as PlainJson } from '../model/values.ts'
import type { GatewayReply, GatewayRequest } from './emulator.ts'

/** A JSON reply at once. `isModelled`: the body is made up in the gateway's manner. */
export function jsonReply(
  status: number,
  body: PlainJson,
  { isModelled = false }: { readonly isModelled?: boolean } = {},
): GatewayReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    delaySeconds: 0,
    isModelled,
  }
}

/** The same reply, marked as made up. */
export function modelled(reply: GatewayReply): GatewayReply {
  return { ...reply, isModelled: true }
}

/** The body as JSON; null when it is none. */
export function jsonOf(request: GatewayRequest): Json | null {
  const read = readJson(request.body)
  return read.ok ? read.value : null
}

/** The text or number at a path of keys and indexes; empty when there is none. */
export function textAt(json: Json | null, ...path: readonly string[]): string {
  const value = valueAt(json, path)
  if (typeof value === 'string') return value
  return value instanceof JsonNumber ? value.text : ''
}

/** Whether the value at the path is written as a number, without quotes. */
export function isNumberAt(json: Json | null, ...path: readonly string[]): boolean {
  return valueAt(json, path) instanceof JsonNumber
}

/** The names of an object's members in the order in which they stand; none where the path leads to no object. */
export function namesAt(json: Json | null, ...path: readonly string[]): readonly string[] {
  const value = valueAt(json, path)
  return isJsonObject(value) ? [...value.keys()] : []
}

/** The fields of a form; null when the body is none. A field that is given twice counts once. */
export function formOf(request: GatewayRequest): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>()
  for (const pair of request.body.split('&')) {
    const [name = '', ...value] = pair.split('=')
    const decoded = [name, value.join('=')].map(decodeFormText)
    const [key = null, text = null] = decoded
    if (key === null || text === null || key === '') return null
    fields.set(key, text)
  }
  return fields
}

/** An amount in minor units: 1999. */
export function isMinorUnits(text: string): boolean {
  return /^[1-9]\d{0,11}$/.test(text)
}

/** A currency as ISO 4217 writes it: EUR. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}

/** An amount in major units: 19.99. */
export function isMajorUnits(text: string): boolean {
  return /^\d{1,10}(\.\d{1,2})?$/.test(text) && Number(text) > 0
}

function valueAt(json: Json | null, path: readonly string[]): Json | null {
  let value: Json | undefined = json ?? undefined
  for (const key of path) {
    if (isJsonObject(value)) value = value.get(key)
    else if (isJsonArray(value)) value = value[Number(key)]
    else return null
  }
  return value ?? null
}

function decodeFormText(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
