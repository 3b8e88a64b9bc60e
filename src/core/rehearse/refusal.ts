import { visibleLine } from '../base/visible-text.ts'
import { endpointOf, environmentKeysIn, knownEndpoint } from '../analysis/actions/endpoint.ts'
import {
  describeTestValueError,
  readTestValue,
  type TestValueError,
  type TestValues,
  ownText,
} from '../analysis/preview/test-values.ts'
import { cardNumbersIn } from '../analysis/secrets/card-numbers.ts'
import { type SecretKind, secretsIn } from '../analysis/secrets/secret-literals.ts'
import { readingsOf } from '../analysis/secrets/unescaped.ts'
import { type ActionCall, renderRequest } from '../gateways/exchange.ts'
import { categoryOf, type DataAction, isStub } from '../model/data-action.ts'

/** Why an action is not rehearsed, or not with these values. A rehearsal sends real requests and shows what is in them. */
export type RehearsalRefusal = { readonly action: string } & (
  | { readonly code: 'live-endpoint'; readonly host: string; readonly gateway: string }
  | { readonly code: 'live-key'; readonly key: string }
  /** Programs do not agree on the host: what was shown to the person need not be where the org sends. */
  | { readonly code: 'unclear-endpoint'; readonly hosts: readonly string[] }
  /** Nobody here knows where it goes, or the key of the integration decides: the person must say that it is a test. */
  | { readonly code: 'unknown-endpoint'; readonly endpoint: string; readonly isKeyed: boolean }
  | { readonly code: 'value'; readonly input: string; readonly error: TestValueError }
  | { readonly code: 'secret'; readonly part: string; readonly kind: SecretKind }
  | { readonly code: 'stub'; readonly category: string }
)

/** Where the requests of an action go: a host, or the reference that its URL begins with. */
export function endpointName(action: Pick<DataAction, 'request'>): string {
  const { host } = endpointOf(action)
  if (host !== null) return host.name
  const url = action.request.url.trim()
  const [reference = ''] = /^[^/?#]+(?=[/?]|$)/.exec(url.replace(/^[^/?#]*:\/\//, '')) ?? []
  // A directive may write the host: then only the whole says what the person agrees to.
  return visibleLine(reference === '' ? url : reference)
}

/**
 * Why an action must not be rehearsed, the gravest reason first; empty when it may be.
 *
 * @param isTestEndpoint Whether the person has said of an endpoint by its name that it is one for tests. It does not
 *   help a host that is known to be live.
 */
export function refusalsOf(
  action: DataAction,
  isTestEndpoint: (endpoint: string) => boolean,
): readonly RehearsalRefusal[] {
  const { name } = action
  if (isStub(action)) return [{ action: name, code: 'stub', category: categoryOf(action) }]
  const secrets = textsOf(action).flatMap(({ part, text }) =>
    secretsIn(text).map(({ kind }) => ({ action: name, code: 'secret' as const, part, kind })),
  )
  return [...secrets, ...keyRefusals(action), ...endpointRefusals(action, isTestEndpoint)]
}

/**
 * Why a request must not be sent as it was rendered: a template can put together what stands in none of its parts.
 *
 * @param isTestEndpoint As of `refusalsOf`. Who has said it of the reference that the URL begins with has said it of
 *   what the reference stands for.
 */
export function refusalsOfRendered(
  action: DataAction,
  inputs: ActionCall['inputs'],
  isTestEndpoint: (endpoint: string) => boolean,
): readonly RehearsalRefusal[] {
  const rendered = renderRequest(action, { inputs, credentials: {} })
  // What cannot be rendered here has been judged by what it says.
  if (!rendered.ok) return []
  const { name } = action
  const { url, body } = rendered.value
  const headers = Object.entries(rendered.value.headers).map(([header, value]) => ({
    name: header,
    value,
  }))
  const sent = { ...action, request: { ...action.request, url, body, headers } }
  const cards = textsOf(sent).filter(({ text }) =>
    readingsOf(text).some((reading) => cardNumbersIn(reading.text).length > 0),
  )
  const said = isTestEndpoint(endpointName(action))
  return [
    ...cards.map(({ part }) => ({
      action: name,
      code: 'secret' as const,
      part,
      kind: 'card-number' as const,
    })),
    ...keyRefusals(sent),
    ...endpointRefusals(sent, (endpoint) => said || isTestEndpoint(endpoint)),
  ]
}

function keyRefusals(action: DataAction): readonly RehearsalRefusal[] {
  const keys = textsOf(action).flatMap(({ text }) => environmentKeysIn(text))
  const live = keys.find(({ environment }) => environment === 'live')
  return live === undefined ? [] : [{ action: action.name, code: 'live-key', key: live.text }]
}

function endpointRefusals(
  action: DataAction,
  isTestEndpoint: (endpoint: string) => boolean,
): readonly RehearsalRefusal[] {
  const { name } = action
  const { names, isClear } = endpointOf(action)
  const known = knownEndpoint(action)
  if (known?.host.environment === 'live') {
    const { host, gateway } = { host: known.name, gateway: known.gateway.title }
    return [{ action: name, code: 'live-endpoint', host, gateway }]
  }
  if (!isClear) return [{ action: name, code: 'unclear-endpoint', hosts: names }]
  const endpoint = endpointName(action)
  const environment = known?.host.environment
  const isTest = environment === 'sandbox' || (environment === 'either' && hasTestKey(action))
  if (isTest || isTestEndpoint(endpoint)) return []
  return [{ action: name, code: 'unknown-endpoint', endpoint, isKeyed: environment === 'either' }]
}

/** Whether the key that signs the request in is there and one for tests. A credential could be any, whatever else is there. */
function hasTestKey({ request }: DataAction): boolean {
  const texts = [request.url, ...request.headers.map(({ value }) => value)]
  return (
    texts.some((text) => environmentKeysIn(text).length > 0) &&
    ![...texts, request.body].some((text) => /credentials|authResponse/.test(text))
  )
}

/** Values that must not be sent: a card that nobody publishes for tests, a secret, or what the contract does not take. */
export function refusedValues(
  { name, inputs }: Pick<DataAction, 'name' | 'inputs'>,
  values: TestValues,
): readonly RehearsalRefusal[] {
  return inputs.flatMap((field) => {
    const read = readTestValue(field, ownText(values, field.name))
    return read.ok
      ? []
      : [{ action: name, code: 'value' as const, input: field.name, error: read.error }]
  })
}

export function describeRehearsalRefusal(refusal: RehearsalRefusal): string {
  const { action } = refusal
  switch (refusal.code) {
    case 'live-endpoint':
      return `${action} sends to ${refusal.host}, where payments of ${refusal.gateway} are real. A rehearsal never goes there: give the action the sandbox address of the gateway.`
    case 'unclear-endpoint':
      return `The address of ${action} is not spelled plainly, so that nobody can tell where its requests go${refusal.hosts.length === 0 ? '' : ` (${refusal.hosts.join(' or ')})`}. Write it as https://host/…, in plain letters, with one host and no Host header.`
    case 'live-key':
      return `${action} holds a live key (${refusal.key}…). Take it out: keys belong to the integration, and a rehearsal needs the one of the sandbox.`
    case 'unknown-endpoint':
      return refusal.isKeyed
        ? `${refusal.endpoint} serves tests and real payments alike: the key of the integration decides. Rehearse ${action} only if that is a test key, and say so.`
        : `Nobody here knows whether ${refusal.endpoint} takes real payments. Rehearse ${action} only if it is an endpoint for tests, and say so.`
    case 'value':
      return `The value for ${refusal.input} of ${action} is not sent. ${describeTestValueError(refusal.error)}`
    case 'secret':
      return `${refusal.part} of ${action} holds ${SECRET_WORDS[refusal.kind]}. Its test would show it to everybody who may look: put it into the integration and name it here.`
    case 'stub':
      return `Of ${action} nothing is known but its name: give it a request and a contract, or import it from the category ${refusal.category}.`
  }
}

const SECRET_WORDS: Readonly<Record<SecretKind, string>> = {
  'live-key': 'a live key',
  'cloud-key': 'a key of a cloud service',
  jwt: 'a token',
  basic: 'a user name and a password',
  password: 'a password',
  bearer: 'a token',
  'private-key': 'a private key',
  'card-number': 'a number that could be a real card',
}

function textsOf({ request, response }: DataAction): readonly { part: string; text: string }[] {
  return [
    { part: 'The URL', text: request.url },
    ...request.headers.map(({ name, value }) => ({ part: `The header ${name}`, text: value })),
    { part: 'The body', text: request.body },
    { part: 'The success template', text: response.successTemplate },
    ...Object.entries(response.translationMapDefaults).map(([name, text]) => ({
      part: `The default of ${name}`,
      text,
    })),
  ]
}
