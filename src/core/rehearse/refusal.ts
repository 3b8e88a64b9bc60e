import { endpointOf, environmentKeysIn, knownHost } from '../analysis/actions/endpoint.ts'
import {
  describeTestValueError,
  readTestValue,
  type TestValueError,
  type TestValues,
  ownText,
} from '../analysis/preview/test-values.ts'
import { type SecretKind, secretsIn } from '../analysis/secrets/secret-literals.ts'
import { findGateway, GATEWAYS } from '../gateways/registry.ts'
import { categoryOf, type DataAction, isStub } from '../model/data-action.ts'

/** Why an action is not rehearsed, or not with these values. A rehearsal sends real requests and shows what is in them. */
export type RehearsalRefusal = { readonly action: string } & (
  | { readonly code: 'live-endpoint'; readonly host: string; readonly gateway: string }
  | { readonly code: 'live-key'; readonly key: string }
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
  return /^\s*([^/?#]*:\/\/)?([^/?#]*)/.exec(action.request.url)?.[2] ?? action.request.url
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
  const texts = textsOf(action)
  const refusals: RehearsalRefusal[] = texts.flatMap(({ part, text }) =>
    secretsIn(text).map(({ kind }) => ({ action: name, code: 'secret' as const, part, kind })),
  )
  const keys = texts.flatMap(({ text }) => environmentKeysIn(text))
  const live = keys.find(({ environment }) => environment === 'live')
  if (live !== undefined) refusals.push({ action: name, code: 'live-key', key: live.text })
  const endpoint = endpointName(action)
  const known = knownEndpoint(action)
  if (known?.environment === 'live') {
    refusals.push({ action: name, code: 'live-endpoint', host: endpoint, gateway: known.gateway })
  } else if (known?.environment !== 'sandbox' && keys.length === 0 && !isTestEndpoint(endpoint)) {
    const isKeyed = known?.environment === 'either'
    refusals.push({ action: name, code: 'unknown-endpoint', endpoint, isKeyed })
  }
  return refusals
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

/** The host as a gateway knows it: its own gateway first, but a live host of any gateway is live. */
function knownEndpoint(action: DataAction) {
  const { host } = endpointOf(action)
  if (host === null) return null
  const own = findGateway(action.gateway)
  for (const gateway of own === undefined ? GATEWAYS : [own, ...GATEWAYS]) {
    const found = knownHost(gateway, host.name)
    if (found !== undefined) return { environment: found.environment, gateway: gateway.title }
  }
  return null
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
