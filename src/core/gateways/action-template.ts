import type { ActionId } from '../base/ids.ts'
import type { ContractField, DataAction, Sensitivity } from '../model/data-action.ts'

interface Header {
  readonly name: string
  readonly value: string
}

/** A secure data action of a gateway's folder. What most have in common is filled in. */
export function secureAction(
  action: Pick<
    DataAction,
    'name' | 'integration' | 'gateway' | 'purpose' | 'inputs' | 'timeoutSeconds'
  > &
    Partial<Pick<DataAction, 'tokenLifetimeSeconds' | 'singleUse'>> & {
      readonly request: {
        readonly method?: DataAction['request']['method']
        readonly url: string
        readonly headers: readonly Header[]
        readonly body?: string
      }
      readonly reply: readonly MappedField[]
    },
): DataAction {
  const { request, reply, ...rest } = action
  return {
    id: action.name.toLowerCase().replaceAll('_', '-') as ActionId,
    category: action.integration,
    secure: true,
    tokenLifetimeSeconds: null,
    singleUse: true,
    ...rest,
    outputs: reply.map(({ field }) => field),
    request: { method: 'POST', body: '', ...request, headers: [...request.headers] },
    response: responseOf(reply),
  }
}

export function input(name: string, sensitivity: Sensitivity, description: string): ContractField {
  return { name, type: 'string', required: true, description, sensitivity }
}

/** An output and the definite path in the reply that it comes from. */
interface MappedField {
  readonly field: ContractField
  readonly path: string
}

/**
 * An output is not required: a gateway that leaves one out or answers null is no broken contract, and the flow tests
 * for it (a translated null takes no default, Genesys Resource Center, "Translation map").
 */
export function output(
  name: string,
  path: string,
  description: string,
  sensitivity: Sensitivity = 'none',
): MappedField {
  return { field: { name, type: 'string', required: false, description, sensitivity }, path }
}

/** An output that is true or false, and false where the path leads nowhere. */
export function flag(name: string, path: string, description: string): MappedField {
  return {
    field: { name, type: 'boolean', required: false, description, sensitivity: 'none' },
    path,
  }
}

/** The parts of an expiry that is keyed in as MMYY. */
export const EXPIRY_MONTH = '${input.Expiry.substring(0, 2)}'
export const EXPIRY_YEAR = '${input.Expiry.substring(2, 4)}'

/**
 * An amount in major units, such as 25.00, as whole minor units. Rounded, not cut: 19.99 times 100 is a hair less than
 * 1999. For currencies without cents or with three decimals the factor is another.
 */
export const MINOR_UNITS = '$math.round($math.mul(${input.Amount}, 100))'

/** A header of basic authentication from two fields of the credentials. */
export function basicAuth(user: string, password: string): Header {
  return {
    name: 'Authorization',
    value: `Basic $encoding.base64("\${credentials.${user}}:\${credentials.${password}}")`,
  }
}

export function bearerAuth(field: string): Header {
  return { name: 'Authorization', value: `Bearer \${credentials.${field}}` }
}

export const JSON_HEADERS: readonly Header[] = [
  { name: 'Content-Type', value: 'application/json' },
  { name: 'Accept', value: 'application/json' },
]

/** Every output has a translation of its own, with a default for a path that leads nowhere. */
function responseOf(reply: readonly MappedField[]): DataAction['response'] {
  const named = reply.map(({ field, path }) => ({ field, path, name: camelCase(field.name) }))
  return {
    translationMap: Object.fromEntries(named.map(({ name, path }) => [name, path])),
    translationMapDefaults: Object.fromEntries(
      named.map(({ name, field }) => [name, field.type === 'boolean' ? 'false' : '""']),
    ),
    successTemplate: `{${named.map(({ field, name }) => `"${field.name}": \${${name}}`).join(', ')}}`,
  }
}

/** `Payment_ID` → `paymentId`: translated values stand in templates by names of their own. */
function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
