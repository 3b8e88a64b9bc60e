import { ok, type Result } from '../../base/result.ts'
import type { GatewayRequest } from '../../gateways/emulator.ts'
import { type ActionCall, renderRequest, type RequestError } from '../../gateways/exchange.ts'
import type { VelocityVersion } from '../../language/velocity/lexer.ts'
import type { DataAction } from '../../model/data-action.ts'
import { secretsIn } from '../secrets/secret-literals.ts'
import { type MarkedTemplate, markTemplate, type Piece, piecesOf } from './masked-text.ts'

/** One part of a request, by the path of its field in the action. */
export interface RequestPart {
  readonly field: string
  /** What it is called in a sentence. */
  readonly name: string
  readonly pieces: readonly Piece[]
}

/** What the gateway receives, ready to be shown. */
export interface RequestPreview {
  readonly sent: GatewayRequest
  readonly url: RequestPart
  readonly headers: readonly (RequestPart & { readonly header: string })[]
  readonly body: RequestPart
}

/** The request as it is sent for these values, with everything secret in it known as such. */
export function previewRequest(
  action: DataAction,
  call: ActionCall,
  version: VelocityVersion,
): Result<RequestPreview, RequestError> {
  const sent = renderRequest(action, call, version)
  if (!sent.ok) return sent
  const { request } = action
  const isSecretName = secretNames(action)
  const marks = {
    url: markTemplate(request.url, isSecretName),
    headers: request.headers.map(({ value }) => markTemplate(value, isSecretName)),
    body: markTemplate(request.body, isSecretName),
  }
  const marked = renderRequest(
    {
      ...action,
      request: {
        method: request.method,
        url: marks.url?.text ?? '',
        headers: request.headers.map(({ name }, i) => ({
          name,
          value: marks.headers[i]?.text ?? '',
        })),
        body: marks.body?.text ?? '',
      },
    },
    call,
    version,
  )
  const secrets = secretValues(action, call)
  const pieces = (rendered: string, text: string | undefined, template: MarkedTemplate | null) =>
    piecesOf(
      rendered,
      template === null || text === undefined ? null : { text, printed: template.printed },
      secrets,
    )
  const rendered = marked.ok ? marked.value : undefined
  return ok({
    sent: sent.value,
    url: {
      field: 'request.url',
      name: 'the URL',
      pieces: pieces(sent.value.url, rendered?.url, marks.url),
    },
    headers: request.headers.map(({ name }, i) => ({
      field: `request.headers.${i}.value`,
      name: `the header ${name}`,
      header: name,
      pieces: pieces(
        sent.value.headers[name] ?? '',
        rendered?.headers[name],
        marks.headers[i] ?? null,
      ),
    })),
    body: {
      field: 'request.body',
      name: 'the body',
      pieces: pieces(sent.value.body, rendered?.body, marks.body),
    },
  })
}

/** The path of the field that a request fails by. */
export function fieldOfError({ request }: DataAction, { part, header }: RequestError): string {
  if (part === 'URL') return 'request.url'
  if (part === 'body') return 'request.body'
  return `request.headers.${request.headers.findIndex(({ name }) => name === header)}.value`
}

/** The parts of a request in the order in which they are sent. */
export function partsOf({ url, headers, body }: RequestPreview): readonly RequestPart[] {
  return [url, ...headers, body]
}

/** Everything that must not be seen of a call, wherever it turns up. */
export function secretValues(
  { inputs, request }: DataAction,
  { inputs: given, credentials, authResponse = {} }: ActionCall,
): readonly string[] {
  const secret = inputs.filter(({ sensitivity }) => sensitivity !== 'none')
  const texts = [request.url, request.body, ...request.headers.map(({ value }) => value)]
  return [
    ...secret.map(({ name }) => String((Object.hasOwn(given, name) ? given[name] : null) ?? '')),
    ...Object.values(credentials),
    ...Object.values(authResponse).filter((value) => value.length >= LONG_ENOUGH),
    ...texts.flatMap((text) => secretsIn(text).map(({ start, end }) => text.slice(start, end))),
  ]
}

/** Inputs that the contract calls sensitive, all inputs at once, and everything of the integration. */
function secretNames({ inputs }: DataAction): (name: string) => boolean {
  const secret = inputs.filter(({ sensitivity }) => sensitivity !== 'none')
  const names = new Set(secret.map(({ name }) => `input.${name}`))
  if (secret.length > 0) for (const whole of ['input', 'input.rawRequest']) names.add(whole)
  return (name) => names.has(name) || /^(credentials|authResponse)(\.|$)/.test(name)
}

/** What a sign-in answers beside the token is no secret: `Bearer`, `3600`. */
const LONG_ENOUGH = 8
