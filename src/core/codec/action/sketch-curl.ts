import { err, ok, type Result } from '../../base/result.ts'
import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../../language/json/json-value.ts'
import { readJson } from '../../language/json/lossless-json.ts'
import { type ActionNote, credentialsIn } from './action-draft.ts'
import { credential, credentialNames, hideSecrets } from './hide-secrets.ts'
import type { ActionImportError } from './import-error.ts'
import { type CurlRequest, readCurl } from './read-curl.ts'
import { fixedText } from './render-sketch.ts'
import type { RequestSketch, SketchBody, SketchJson, SketchPair } from './request-sketch.ts'
import { nameOfRequest, sketchAddress, sketchQuery } from './sketch-address.ts'
import {
  collectValues,
  credentialName,
  isPlaceholder,
  MAX_VALUES,
  type ValueCollector,
} from './value-names.ts'

/**
 * A sketch of the action that sends what a curl command sends. Whatever signs the caller in is named as a credential and
 * never in the sketch; values of the address, the headers and the body can become inputs.
 */
export function sketchCurl(text: string): Result<RequestSketch, ActionImportError> {
  const read = readCurl(text)
  if (!read.ok) return read
  const request = read.value
  const collector = collectValues(credentialNames(credentialsIn(text)))
  const address = sketchAddress(request.url, collector)
  if (!address.ok) return address
  const notes: ActionNote[] = [...request.notes]
  const user = request.user ?? address.value.user
  const signIn = user === null ? [] : [basicHeader(user, collector, notes)]
  const sent = request.headers.filter(
    ({ name }) => signIn.length === 0 || !isNamed(name, 'authorization'),
  )
  const headers = [...signIn, ...sent.map((header) => sketchHeader(header, collector, notes))]
  const { body, isJsonAssumed } = sketchBody(request, collector)
  if (isJsonAssumed) {
    headers.unshift({ name: 'Content-Type', value: ['application/json'] })
    notes.push({ code: 'json-assumed' })
  } else if (body.type === 'form' && !sent.some(({ name }) => isNamed(name, 'content-type'))) {
    headers.unshift({ name: 'Content-Type', value: ['application/x-www-form-urlencoded'] })
  }
  if (collector.values.length > MAX_VALUES) {
    return err({ code: 'too-many-values', count: collector.values.length, limit: MAX_VALUES })
  }
  return ok({
    name: nameOfRequest(request.method, address.value.path),
    method: request.method,
    address: address.value.text,
    query: address.value.query,
    headers,
    body,
    values: collector.values,
    outputs: [],
    timeoutSeconds: request.timeoutSeconds ?? 10,
    notes,
  })
}

function isNamed(name: string, lower: string): boolean {
  return name.toLowerCase() === lower
}

/** `Basic` as Genesys' own examples write it; Stripe and others take a key as the user, and no password. */
function basicHeader(
  user: { readonly name: string; readonly password: string },
  { credentials }: ValueCollector,
  notes: ActionNote[],
): SketchPair {
  const isKey = user.password === ''
  const name = credentials.nameOf(`user ${user.name}`, isKey ? 'secretKey' : 'username')
  notes.push({ code: 'credential', where: 'The user (-u)', name })
  if (isKey) return basic(`${credential(name)}:`)
  const password = credentials.nameOf(`password ${user.password}`, 'password')
  notes.push({ code: 'credential', where: 'The password (-u)', name: password })
  return basic(`${credential(name)}:${credential(password)}`)
}

function basic(pair: string): SketchPair {
  return { name: 'Authorization', value: [`Basic $encoding.base64("${pair}")`] }
}

/** Headers that say who calls, whatever their value looks like. */
const SIGN_IN =
  /^(?:(?:proxy-)?authorization|cookie)$|(?:^|[-_])(?:api|access|auth|secret|subscription|client|private|session)?-?(?:key|token|secret|password|credential|signature)$|apikey/i
/** Fixed by what the action sends and understands. */
const FIXED = /^(?:content-type|accept|accept-.*|content-.*|user-agent|referer|origin)$|version$/i
/** Something else in each call. */
const EACH_CALL = /idempotency|request-?id|correlation|trace|reference/i

function sketchHeader(
  { name, value }: { readonly name: string; readonly value: string },
  collector: ValueCollector,
  notes: ActionNote[],
): SketchPair {
  const where = `header ${name}`
  if (EACH_CALL.test(name)) {
    return {
      name,
      value: [
        {
          value: collector.add({
            where,
            keys: [name],
            text: value,
            type: 'string',
            usual: 'input',
          }),
        },
      ],
    }
  }
  if (SIGN_IN.test(name)) return { name, value: [signInText(name, value, collector, notes)] }
  const hidden = hideSecrets(value, `The header ${name}`, collector.credentials)
  notes.push(...hidden.notes)
  if (FIXED.test(name)) return { name, value: [fixedText(hidden.text)] }
  const id = collector.add({
    where,
    keys: [name],
    text: hidden.text,
    type: 'string',
    usual: isPlaceholder(value) ? 'input' : 'constant',
  })
  return { name, value: [{ value: id }] }
}

/** `Bearer …` keeps its first word; of what is named already nothing is hidden. */
function signInText(
  name: string,
  value: string,
  { credentials }: ValueCollector,
  notes: ActionNote[],
): string {
  if (/\$\{credentials\.\w+\}/.test(value)) return fixedText(value)
  const [, scheme = '', secret = ''] = /^(?:([A-Za-z][A-Za-z-]*)\s+)?(.*)$/s.exec(value) ?? []
  const bases: Readonly<Record<string, string>> = { bearer: 'accessToken', basic: 'basicAuth' }
  const base = bases[scheme.toLowerCase()] ?? credentialName([name])
  const named = credentials.nameOf(`header ${secret}`, base)
  notes.push({ code: 'credential', where: `The header ${name}`, name: named })
  return `${scheme === '' ? '' : `${scheme} `}${credential(named)}`
}

function sketchBody(
  { body, headers }: CurlRequest,
  collector: ValueCollector,
): { readonly body: SketchBody; readonly isJsonAssumed: boolean } {
  if (body === '') return { body: { type: 'none' }, isJsonAssumed: false }
  const type = headers.find(({ name }) => isNamed(name, 'content-type'))?.value ?? ''
  if (/json/i.test(type) || (type === '' && /^\s*[[{]/.test(body))) {
    const json = readJson(body)
    if (json.ok) {
      const tree = sketchJson(json.value, [], collector)
      return { body: { type: 'json', json: tree }, isJsonAssumed: type === '' }
    }
  }
  if (type === '' || /urlencoded/i.test(type)) {
    const pairs = sketchQuery(body, 'body', collector)
    return { body: { type: 'form', pairs }, isJsonAssumed: false }
  }
  const id = collector.add({
    where: 'body',
    keys: ['body'],
    text: body,
    type: 'string',
    usual: 'constant',
  })
  return { body: { type: 'text', text: [{ value: id }] }, isJsonAssumed: false }
}

function sketchJson(json: Json, keys: readonly string[], collector: ValueCollector): SketchJson {
  if (isJsonArray(json)) {
    return {
      type: 'list',
      items: json.map((item, i) => sketchJson(item, [...keys, String(i)], collector)),
    }
  }
  if (isJsonObject(json)) {
    const members = Array.from(
      json,
      ([key, value]) => [key, sketchJson(value, [...keys, key], collector)] as const,
    )
    return { type: 'object', members }
  }
  if (json === null) return { type: 'fixed', json: 'null' }
  const where = `body ${keys.join('.')}`
  if (typeof json === 'string') {
    return { type: 'value', value: collector.add({ where, keys, text: json, type: 'string' }) }
  }
  const text = typeof json === 'boolean' ? String(json) : json.text
  return { type: 'value', value: collector.add({ where, keys, text, type: typeOf(json) }) }
}

function typeOf(json: boolean | JsonNumber) {
  if (typeof json === 'boolean') return 'boolean' as const
  return /^-?\d+$/.test(json.text) ? ('integer' as const) : ('number' as const)
}
