import { err, ok, type Result } from '../../base/result.ts'
import { REQUEST_METHODS } from '../../model/data-action.ts'
import type { Json } from '../../model/values.ts'
import type { ActionDraft } from './action-draft.ts'
import { readSchema } from './action-schema.ts'
import type { ActionImportError } from './import-error.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'

/** What a file of Genesys says of an action; what it cannot say is what a new action has. Nothing is carried yet. */
export function readPlainAction(file: JsonMap): Result<ActionDraft, ActionImportError> {
  const name = at(file, 'name')
  if (typeof name !== 'string' || name === '') return missing(['name'], 'a text')
  const request = readRequest(at(file, 'config', 'request'))
  if (!request.ok) return request
  const response = readResponse(at(file, 'config', 'response'))
  if (!response.ok) return response
  const input = at(file, ...INPUT)
  if (!isJsonMap(input)) return missing(INPUT, 'a schema')
  const output = at(file, ...OUTPUT)
  if (!isJsonMap(output)) return missing(OUTPUT, 'a schema')
  return ok({
    name: name.replace(EXPORTED, ''),
    secure: at(file, 'secure') === true,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: true,
    inputs: [...readSchema(input).fields],
    outputs: [...readSchema(output).fields],
    request: request.value,
    response: response.value,
    timeoutSeconds: timeoutOf(at(file, 'config', 'timeoutSeconds')),
  })
}

export const INPUT = ['contract', 'input', 'inputSchema'] as const
export const OUTPUT = ['contract', 'output', 'successSchema'] as const

/** A file without a timeout means the default of Genesys (Resource Center, "Configure a custom action"). */
export const DEFAULT_TIMEOUT_SECONDS = 60

/** Genesys names the file after the moment of the export: `Charge - Exported 2026-11-26 @ 18:30`. */
export const EXPORTED = / - Exported \d{4}-\d{2}-\d{2} @ \d{1,2}:\d{2}$/

const REQUEST = ['config', 'request'] as const
const RESPONSE = ['config', 'response'] as const
/** What Genesys sends and gives out when nothing is said (Resource Center, "Add configuration to custom actions"). */
const DEFAULT_SUCCESS = '${rawResult}'

function readRequest(request: Json | undefined): Result<ActionDraft['request'], ActionImportError> {
  if (!isJsonMap(request)) return missing(REQUEST, 'an object')
  const url = at(request, 'requestUrlTemplate')
  if (typeof url !== 'string') return missing([...REQUEST, 'requestUrlTemplate'], 'a text')
  const type = at(request, 'requestType')
  if (typeof type !== 'string') return missing([...REQUEST, 'requestType'], 'a text')
  const method = REQUEST_METHODS.find((candidate) => candidate === type.toUpperCase())
  if (method === undefined) {
    return err({ code: 'method', at: [...REQUEST, 'requestType'].join('.'), method: type })
  }
  const headers = readTexts(at(request, 'headers'), [...REQUEST, 'headers'])
  if (!headers.ok) return headers
  const body = at(request, 'requestTemplate') ?? ''
  if (typeof body !== 'string') return missing([...REQUEST, 'requestTemplate'], 'a text')
  const named = Object.entries(headers.value).map(([name, value]) => ({ name, value }))
  return ok({ method, url, headers: named, body })
}

function readResponse(
  response: Json | undefined,
): Result<ActionDraft['response'], ActionImportError> {
  const map = readTexts(at(response, 'translationMap'), [...RESPONSE, 'translationMap'])
  if (!map.ok) return map
  const path = [...RESPONSE, 'translationMapDefaults']
  const defaults = readTexts(at(response, 'translationMapDefaults'), path)
  if (!defaults.ok) return defaults
  const template = at(response, 'successTemplate') ?? DEFAULT_SUCCESS
  if (typeof template !== 'string') return missing([...RESPONSE, 'successTemplate'], 'a text')
  return ok({
    translationMap: map.value,
    translationMapDefaults: defaults.value,
    successTemplate: template,
  })
}

/** Texts by their names. People write a default that is a number without quotes. */
function readTexts(
  json: Json | undefined,
  path: readonly string[],
): Result<Record<string, string>, ActionImportError> {
  if (json === undefined || json === null) return ok({})
  if (!isJsonMap(json)) return missing(path, 'an object of texts')
  const texts: [string, string][] = []
  for (const [name, value] of Object.entries(json)) {
    if (typeof value === 'object' || value === undefined) return missing([...path, name], 'a text')
    texts.push([name, String(value)])
  }
  return ok(Object.fromEntries(texts))
}

function timeoutOf(json: Json | undefined): number {
  const isSeconds = typeof json === 'number' && Number.isInteger(json) && json >= 1 && json <= 60
  return isSeconds ? json : DEFAULT_TIMEOUT_SECONDS
}

function missing(path: readonly string[], expected: string) {
  return err({ code: 'missing' as const, at: path.join('.'), expected })
}
