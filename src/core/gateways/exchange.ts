import { err, ok, type Result } from '../base/result.ts'
import { isJsonObject, type Json, JsonNumber, toJson } from '../language/json/json-value.ts'
import { readJson, writeJson } from '../language/json/lossless-json.ts'
import { mapResponse } from '../language/response/map-response.ts'
import { describeResponseError, type ResponseError } from '../language/response/response-error.ts'
import type { VelocityVersion } from '../language/velocity/lexer.ts'
import { describeTemplateError, type TemplateError } from '../language/velocity/template-error.ts'
import {
  parseVelocity,
  renderVelocity,
  type TemplateContext,
} from '../language/velocity/velocity.ts'
import type { ContractField, DataAction } from '../model/data-action.ts'
import type { GatewayReply, GatewayRequest } from './emulator.ts'

/** What a data action is called with. Values of credentials come from the integration, never from a design. */
export interface ActionCall {
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>
  readonly credentials: Readonly<Record<string, string>>
  /** What the custom auth action has returned; empty where there is none. */
  readonly authResponse?: Readonly<Record<string, string>>
}

/** A template of the request that cannot be rendered. `header` names the header, when it is one. */
export interface RequestError {
  readonly part: 'URL' | 'header' | 'body'
  readonly header: string | null
  readonly error: TemplateError
}

/** Why a reply leaves by failure: nothing of this is logged for a secure action, so it is said here. */
export type FailureReason =
  | { readonly code: 'http-status'; readonly status: number }
  | { readonly code: 'response'; readonly error: ResponseError }
  | { readonly code: 'not-json'; readonly text: string }
  | { readonly code: 'contract'; readonly field: string; readonly expected: string }

/** By which output Call Secure Data is left, and what comes with it. */
export type ActionOutcome =
  | { readonly output: 'success'; readonly values: ReadonlyMap<string, Json> }
  | { readonly output: 'failure'; readonly reason: FailureReason }
  | { readonly output: 'timeout' }

/** The request that a data action sends, as Velocity renders it. A GET has no body (Genesys Resource Center). */
export function renderRequest(
  { request, inputs }: Pick<DataAction, 'request' | 'inputs'>,
  call: ActionCall,
  version: VelocityVersion = '2.x',
): Result<GatewayRequest, RequestError> {
  const context = contextOf(inputs, call)
  const render = (part: RequestError['part'], header: string | null, text: string) => {
    const template = parseVelocity(text)
    const rendered = template.ok ? renderVelocity(template.value, context, { version }) : template
    return rendered.ok ? rendered : err({ part, header, error: rendered.error })
  }
  const url = render('URL', null, request.url)
  if (!url.ok) return url
  const headers: [string, string][] = []
  for (const { name, value } of request.headers) {
    const rendered = render('header', name, value)
    if (!rendered.ok) return rendered
    headers.push([name, rendered.value])
  }
  const body = request.method === 'GET' ? ok('') : render('body', null, request.body)
  if (!body.ok) return body
  const { method } = request
  return ok({ method, url: url.value, headers: Object.fromEntries(headers), body: body.value })
}

/** What becomes of a reply: only a status of 2xx, a mapping that works and a result as the contract says succeed. */
export function outcomeOf(
  { response, outputs, timeoutSeconds }: DataAction,
  reply: GatewayReply,
  waitsSeconds: number = timeoutSeconds,
  version: VelocityVersion = '2.x',
): ActionOutcome {
  if (reply.delaySeconds > waitsSeconds) return { output: 'timeout' }
  if (reply.status < 200 || reply.status > 299) {
    return failure({ code: 'http-status', status: reply.status })
  }
  const mapped = mapResponse({ ...response, raw: reply.body }, version)
  if (!mapped.ok) return failure({ code: 'response', error: mapped.error })
  const result = readJson(mapped.value.text)
  if (!result.ok || !isJsonObject(result.value)) {
    return failure({ code: 'not-json', text: mapped.value.text })
  }
  for (const field of outputs) {
    const expected = breachOf(field, result.value.get(field.name))
    if (expected !== null) return failure({ code: 'contract', field: field.name, expected })
  }
  return { output: 'success', values: result.value }
}

/**
 * What the reply to a custom auth action gives to the templates of the other actions as `authResponse`: the plain
 * values of its JSON object. Empty when the sign-in has failed.
 */
export function authResponseOf(reply: GatewayReply): Readonly<Record<string, string>> {
  const read = readJson(reply.body)
  if (reply.status !== 200 || !read.ok || !isJsonObject(read.value)) return {}
  return Object.fromEntries(
    [...read.value].flatMap(([name, value]) => {
      if (typeof value === 'string') return [[name, value]]
      return value instanceof JsonNumber ? [[name, value.text]] : []
    }),
  )
}

export function describeRequestError({ part, header, error }: RequestError): string {
  return `${header === null ? `The ${part}` : `Header ${header}`}: ${describeTemplateError(error)}`
}

export function describeFailureReason(reason: FailureReason): string {
  switch (reason.code) {
    case 'http-status':
      return `The gateway has answered with status ${reason.status}: the action leaves by failure, and its body is not read.`
    case 'response':
      return describeResponseError(reason.error)
    case 'not-json':
      return 'The success template gives no JSON object: the action leaves by failure. Give every translation a default that is JSON.'
    case 'contract':
      return `The output ${reason.field} must be ${reason.expected}. Correct the translation or the contract.`
  }
}

function contextOf(
  fields: readonly ContractField[],
  { inputs, credentials, authResponse = {} }: ActionCall,
): TemplateContext {
  const given = Object.fromEntries(
    fields.flatMap(({ name }) =>
      Object.hasOwn(inputs, name) ? [[name, toJson(inputs[name] ?? null)] as const] : [],
    ),
  )
  return { input: { ...given, rawRequest: writeJson(given) }, credentials, authResponse }
}

/** What the value should have been; null when it is as the contract says. */
function breachOf({ type, required }: ContractField, value: Json | undefined): string | null {
  if (value === undefined || value === null) return required ? 'there, as it is required' : null
  switch (type) {
    case 'string':
      return typeof value === 'string' ? null : 'text'
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false'
    case 'integer':
      return value instanceof JsonNumber && /^-?\d+$/.test(value.text) ? null : 'a whole number'
    case 'number':
      return value instanceof JsonNumber ? null : 'a number'
  }
}

function failure(reason: FailureReason): ActionOutcome {
  return { output: 'failure', reason }
}
